// Notes on a ruled page: all as text, one at a time to write in, its chips below the page. Without this script every note
// is a text field.

const form = document.querySelector("#sheet");
const list = form.querySelector("[data-notes]");
const panel = form.querySelector("[data-note-panel]");
const count = form.querySelector("[data-notes-count]");
const add = document.querySelector('[data-bar="note"]');
const skew = Number(form.dataset.now) - Date.now(); // the installation's clock, not this device's
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });

const blank = list.querySelector("[data-blank]");
const usual = blank.querySelector('input[type="time"]').value;
const blankKey = blank.dataset.note;
blank.remove();
form.querySelector("[data-add-note]").remove();

const notes = () => [...list.querySelectorAll("[data-note]")];
const text = (note) => note.querySelector("textarea");
const tools = (note) => note.tools;
const time = (note) => tools(note).querySelector('input[type="time"]');

// The time of day while the lesson runs, with ten minutes of grace; nothing afterwards.
function now() {
  const moment = Date.now() + skew;
  const grace = 600_000;
  const isRunning = moment > Number(form.dataset.start) - grace && moment < Number(form.dataset.end) + grace;
  return isRunning ? clock.format(moment) : "";
}

function changed() {
  form.dispatchEvent(new CustomEvent("sheet:changed"));
}

function summarise() {
  const number = notes().length;
  count.textContent = number ? `${number} note${number > 1 ? "s" : ""}, oldest first` : "None yet";
  list.hidden = number === 0;
  form.querySelector("[data-notes-empty]").hidden = number > 0;
}

function label(note) {
  const at = time(note).value.replace(":", ".");
  note.querySelector("[data-note-clock]").textContent = at;
  note.querySelector(`label[for="${text(note).id}"]`).textContent = `Note at ${at}`;
}

// The note as text, with its chips; pressing it opens it.
function read(note) {
  const shown = note.querySelector(".note-read") ?? document.createElement("button");
  shown.type = "button";
  shown.className = "note-read";
  const words = document.createElement("span");
  words.className = "note-read__words";
  words.textContent = text(note).value;
  const tags = document.createElement("span");
  tags.className = "tags";
  for (const chip of tools(note).querySelectorAll('input[type="checkbox"]:checked')) {
    const tag = document.createElement("span");
    tag.className = "tag";
    tag.textContent = chip.parentElement.textContent.trim();
    tags.append(tag);
  }
  const hint = document.createElement("span");
  hint.className = "visually-hidden";
  hint.textContent = "Change this note: ";
  shown.replaceChildren(hint, words, ...(tags.children.length ? [tags] : []));
  shown.onclick = () => open(note);
  note.querySelector(".ruled__text").prepend(shown);
  shown.hidden = false;
}

function close(note) {
  if (!note.classList.contains("is-open")) return;
  note.classList.remove("is-open");
  note.querySelector("[data-note-clock]").classList.remove("ruled__margin--now");
  panel.hidden = true;
  note.holder.append(tools(note));
  if (text(note).value.trim()) read(note);
  else if (!note.dataset.kept) note.remove();
  text(note).hidden = true;
  summarise();
}

function open(note, { focus = true } = {}) {
  for (const other of notes()) if (other !== note) close(other);
  note.classList.add("is-open");
  note.querySelector("[data-note-clock]").classList.add("ruled__margin--now");
  note.querySelector(".note-read")?.setAttribute("hidden", "");
  text(note).hidden = false;
  panel.append(tools(note));
  panel.hidden = false;
  fit(note);
  if (focus) text(note).focus();
}

function fit(note) {
  const field = text(note);
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

function prepare(note) {
  const details = note.querySelector(".note-tools");
  note.tools = details.querySelector("[data-note-tools]");
  note.holder = document.createElement("div");
  note.holder.hidden = true;
  details.replaceWith(note.holder);
  note.holder.append(note.tools);
  const remove = note.tools.querySelector("[data-note-remove]");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.textContent = "Remove this note";
  button.onclick = () => take(note);
  if (remove) remove.replaceWith(button);
  else note.tools.querySelector(".note-tools__row").append(button);
  text(note).addEventListener("input", () => fit(note));
  time(note).addEventListener("change", () => label(note));
  text(note).hidden = true;
  if (text(note).value) read(note);
  if (note.classList.contains("is-invalid")) open(note, { focus: false });
}

// Remove a note, and offer to take that back.
function take(note) {
  const after = note.nextElementSibling;
  note.dataset.kept = "yes"; // even an empty one may come back
  close(note);
  note.remove();
  summarise();
  changed();
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.setAttribute("role", "status");
  toast.innerHTML = '<span>Note removed</span> <button class="toast__action" type="button">Undo</button>';
  toast.querySelector("button").onclick = () => {
    list.insertBefore(note, after);
    delete note.dataset.kept;
    toast.remove();
    open(note);
    changed();
  };
  list.after(toast);
  setTimeout(() => toast.remove(), 15000);
}

function make({ key = crypto.randomUUID(), at = now() || (notes().length ? time(notes().at(-1)).value : usual), words = "", criteria = [] } = {}) {
  const holder = document.createElement("ol");
  holder.innerHTML = blank.outerHTML.replaceAll(blankKey, key);
  const note = holder.firstElementChild;
  note.removeAttribute("id");
  delete note.dataset.blank;
  note.querySelector("textarea").value = words;
  note.querySelector('input[type="time"]').value = at;
  for (const chip of note.querySelectorAll('input[type="checkbox"]')) chip.checked = criteria.includes(chip.value);
  list.append(note);
  prepare(note);
  label(note);
  summarise();
  return note;
}

const find = (key) => notes().find((note) => note.dataset.note === key);

add.addEventListener("click", () => {
  const write = () => open(make());
  if (!list.closest(".step").hidden) return write();
  addEventListener("hashchange", write, { once: true }); // after the step has been shown and has taken the focus
  location.hash = "#saw";
});

form.addEventListener("sheet:added", (event) => {
  for (const { key, time: at, text: words, criteria } of event.detail) if (!find(key)) make({ key, at, words, criteria });
});

form.addEventListener("sheet:errors", (event) => {
  const wrong = Object.keys(event.detail).find((field) => field.startsWith("note-"));
  if (wrong && find(wrong.slice(5))) open(find(wrong.slice(5)), { focus: false });
});

// What this device kept stands in place of what the page came with; a note that is not among it had been removed.
form.addEventListener("sheet:restore", (event) => {
  const kept = event.detail;
  for (const note of notes()) {
    if ((kept.note ?? []).includes(note.dataset.note)) continue;
    close(note);
    note.remove();
  }
  for (const key of kept.note ?? []) {
    const note = find(key) ?? make({ key });
    text(note).value = kept[`note-${key}-text`]?.[0] ?? "";
    time(note).value = kept[`note-${key}-time`]?.[0] ?? usual;
    for (const chip of tools(note).querySelectorAll('input[type="checkbox"]'))
      chip.checked = (kept[`note-${key}-criteria`] ?? []).includes(chip.value);
    label(note);
    if (text(note).value.trim()) read(note);
    else open(note, { focus: false });
  }
  summarise();
  for (const field of form.querySelectorAll('input[type="radio"], input[name="minutes"], select')) {
    const values = kept[field.name] ?? [];
    if (field.type === "radio") field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
});

// Words that look like a pupil's name: a question beside the note, never a refusal.
form.addEventListener("sheet:hints", (event) => {
  for (const note of notes()) {
    note.querySelector(".name-hint")?.remove();
    const sentence = event.detail[note.dataset.note];
    if (!sentence) continue;
    const hint = document.createElement("p");
    hint.className = "name-hint";
    hint.setAttribute("role", "status");
    hint.textContent = sentence;
    note.querySelector(".ruled__text").append(hint);
  }
});

function tick() {
  const at = now();
  add.querySelector("[data-note-words]").textContent = at ? `Note at ${at.replace(":", ".")}` : "Add a note";
}

for (const note of notes()) {
  note.dataset.kept = "yes";
  prepare(note);
  delete note.dataset.kept;
}
summarise();
tick();
setInterval(tick, 5000);
