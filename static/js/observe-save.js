// Saves the sheet while one types: five seconds after a change, on leaving a field, on leaving the page.
// The state is always in words beside the title. Nothing typed is ever thrown away: what the server has not acknowledged
// stays in the page, and in this tab's storage when the session has run out.
//
// Other scripts say `sheet:changed` on the form when they changed it, `sheet:save` to save at once (answered by
// `sheet:settled`), and hear `sheet:errors`, `sheet:added` (notes from another device) and `sheet:restore`.

const form = document.querySelector("#sheet");
const state = document.querySelector("[data-save]");
const trouble = document.querySelector("[data-trouble]");
const SAVE_AFTER = 5000;
const RETRY_AFTER = 10000;

let dirty = Boolean(state.querySelector(".save--failed")); // something here that the server has not acknowledged
let held = Boolean(trouble.querySelector("[data-conflict]")); // two versions: wait until the person has chosen
let lost = false; // the last save did not reach the server
let leaving = false;
let busy = null; // the save that is on its way
let timer = 0;

function show(name, time) {
  const words = document.querySelector(`template[data-save-state="${name}"]`).content.cloneNode(true);
  const at = words.querySelector("[data-save-time]");
  if (at && time) at.textContent = time;
  state.replaceChildren(words);
}

function fields() {
  const all = {};
  for (const [name, value] of new FormData(form)) (all[name] ??= []).push(value);
  delete all.csrfmiddlewaretoken;
  return all;
}

function changed() {
  dirty = true;
  clearTimeout(timer);
  if (!held) timer = setTimeout(save, SAVE_AFTER);
}

function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;
}

async function send() {
  clearTimeout(timer);
  dirty = false;
  show("saving");
  try {
    const answer = await fetch(form.dataset.draftUrl, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify(fields()),
    });
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (!isJson) throw new Error(`status ${answer.status}`);
    take(answer.status, await answer.json());
  } catch {
    failed();
  }
}

function take(status, answer) {
  lost = false;
  if (status === 200) {
    form.elements.draft.value = answer.draft;
    sessionStorage.removeItem(form.dataset.key);
    form.dispatchEvent(new CustomEvent("sheet:errors", { detail: {} }));
    show("saved", answer.saved_at);
  } else if (status === 401) {
    failed();
    sessionStorage.setItem(form.dataset.key, JSON.stringify(fields()));
    say("You have been signed out. What you wrote is kept in this tab.", answer.sign_in, "Sign in to save it");
  } else if (status === 409) {
    hold(answer);
  } else {
    dirty = true;
    show("failed");
    form.dispatchEvent(new CustomEvent("sheet:errors", { detail: answer.errors ?? {} }));
    if (answer.errors?.[""]) say(answer.errors[""]);
  }
}

function failed() {
  dirty = true;
  lost = true;
  show("failed");
  clearTimeout(timer);
  timer = setTimeout(save, RETRY_AFTER);
}

function hold(answer) {
  held = true;
  dirty = true;
  form.elements.draft.value = answer.draft; // saving again now replaces the other version, which is shown
  show("failed");
  trouble.innerHTML = answer.html; // drawn by our own template, with everyone's words escaped
  form.dispatchEvent(new CustomEvent("sheet:added", { detail: answer.notes }));
  trouble.querySelector("[data-conflict]").focus();
}

function say(words, address, link) {
  const banner = document.createElement("p");
  banner.className = "banner banner--error";
  banner.setAttribute("role", "alert");
  banner.textContent = `${words} `;
  if (address) {
    const way = document.createElement("a");
    way.href = address;
    way.textContent = link;
    way.addEventListener("click", () => {
      leaving = true;
    });
    banner.append(way);
  }
  trouble.replaceChildren(banner);
}

async function save() {
  while (busy) await busy;
  if (dirty && !held) {
    busy = send();
    await busy;
    busy = null;
  }
  form.dispatchEvent(new CustomEvent("sheet:settled"));
}

form.addEventListener("input", changed);
form.addEventListener("change", changed);
form.addEventListener("sheet:changed", changed);
form.addEventListener("sheet:save", save);
form.addEventListener("focusout", () => dirty && save());
document.addEventListener("visibilitychange", () => document.hidden && dirty && save());
addEventListener("online", save);
state.addEventListener("click", (event) => event.target.closest("[data-save-again]") && save());

trouble.addEventListener("click", (event) => {
  if (!event.target.closest("[data-keep]")) return;
  event.preventDefault();
  held = false;
  trouble.replaceChildren();
  save();
});

// Enter in a field saves; it never seals.
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("input")) {
    event.preventDefault();
    save();
  }
});

// Before the page goes, what is in it must be on the server: else a lost session or connection would lose it.
form.addEventListener("submit", async (event) => {
  if (leaving) return;
  event.preventDefault();
  await save();
  await new Promise((soon) => setTimeout(soon)); // a form cannot be sent again while its own event is on the way
  if (lost || held) return;
  clearTimeout(timer);
  leaving = true;
  form.requestSubmit(event.submitter);
});

addEventListener("beforeunload", (event) => {
  if ((dirty || busy) && !leaving) event.preventDefault();
});

// Come back from signing in: what this tab kept goes back into the form and is saved.
addEventListener("load", () => {
  const kept = sessionStorage.getItem(form.dataset.key);
  if (!kept) return;
  form.dispatchEvent(new CustomEvent("sheet:restore", { detail: JSON.parse(kept) }));
  dirty = true;
  save();
});
