// The judgement: a rule shows itself as soon as the minutes pass its mark; grounds appear one after another; what the
// server found wrong stands beside its field.

const form = document.querySelector("#sheet");

const rules = form.querySelector("[data-rules]");
if (rules) {
  const all = [...rules.querySelectorAll("[data-rule]")];
  const length = Number(rules.dataset.length) * 60;
  const inTimes = (rule) => rule.dataset.unit === "times";
  let front = null; // seconds from the front, as the stopwatch says

  // What a rule measures: seconds of the lesson, or how many times; null where it was not.
  function amount(rule) {
    if (!rule.dataset.measure) return front;
    const { value } = form.elements[`measured_${rule.dataset.measure}`];
    if (value === "") return null;
    return inTimes(rule) ? Number(value) : Math.round(Number(value) * 60);
  }

  function fires(rule) {
    const taken = amount(rule);
    if (taken === null) return false;
    const mark = Number(rule.dataset.rule) * (inTimes(rule) ? 1 : length);
    const have = inTimes(rule) ? taken : taken * 100;
    return rule.dataset.compares === "under" ? have < mark : have > mark;
  }

  function words(rule) {
    const taken = amount(rule) ?? 0;
    if (inTimes(rule)) return `${taken} time${taken === 1 ? "" : "s"}`;
    return `${Math.round(taken / 60)} of ${length / 60} minutes (${Math.round((taken * 100) / length)}%)`;
  }

  // Of those that fire on the first measure, the one with the farthest mark: as the server has it.
  function judge() {
    const firing = all.filter(fires);
    const key = ({ dataset }) => `${dataset.measure} ${dataset.compares}`;
    const alike = firing.filter((rule) => key(rule) === key(firing[0]));
    const farthest = alike.reduce((one, other) => {
      const isFarther = Number(other.dataset.rule) > Number(one.dataset.rule);
      return isFarther === (one.dataset.compares === "over") ? other : one;
    }, alike[0]);
    for (const rule of all) {
      rule.hidden = rule !== farthest;
      rule.querySelector("[data-rule-timed]").textContent = words(rule);
    }
    rules.hidden = !farthest;
  }

  form.addEventListener("sheet:minutes", ({ detail: { seconds } }) => {
    front = seconds;
    judge();
  });
  form.addEventListener("input", ({ target }) => target.name?.startsWith("measured_") && judge());
  form.addEventListener("sheet:restore", judge);
  if (all.every((rule) => rule.dataset.measure)) judge(); // no stopwatch will say how many minutes
}

const grounds = [...form.querySelectorAll("[data-ground]")];
const more = form.querySelector("[data-add-ground]");
const ORDINALS = ["first", "second", "third"];
const pick = (ground) => ground.querySelector("select");

function arrange() {
  const used = grounds.filter((ground) => pick(ground).value);
  const chosen = new Set(used.map((ground) => pick(ground).value));
  grounds.forEach((ground, place) => {
    const isUsed = Boolean(pick(ground).value);
    ground.toggleAttribute("data-used", isUsed);
    ground.hidden = !isUsed && !ground.hasAttribute("data-asked") && !(place === 0 && used.length === 0);
    ground.querySelector("[data-ground-remove]").hidden = !isUsed;
    ground.querySelector(".ground__role").hidden = !isUsed;
    pick(ground).hidden = isUsed; // a chosen ground is its own heading
    ground.querySelector(".label").textContent = isUsed
      ? pick(ground).selectedOptions[0].textContent
      : `${ORDINALS[place][0].toUpperCase()}${ORDINALS[place].slice(1)} ground`;
    for (const option of pick(ground).options) {
      option.disabled = chosen.has(option.value) && option.value !== pick(ground).value;
    }
  });
  const open = grounds.some((ground) => !ground.hidden && !pick(ground).value);
  more.hidden = open || used.length === grounds.length;
  more.querySelector("span").textContent = `Add a ${ORDINALS[used.length] ?? ""} ground`;
}

for (const ground of grounds) {
  pick(ground).addEventListener("change", () => {
    arrange();
    ground.querySelector('input[type="radio"]:checked')?.focus();
  });
  ground.querySelector("[data-ground-remove]").addEventListener("click", () => {
    pick(ground).value = "";
    ground.removeAttribute("data-asked");
    arrange();
    form.dispatchEvent(new CustomEvent("sheet:changed"));
    (more.hidden ? pick(grounds[0]) : more.querySelector("button")).focus();
  });
}
more.addEventListener("click", () => {
  const next = grounds.find((ground) => !pick(ground).value);
  next.setAttribute("data-asked", "");
  arrange();
  pick(next).focus();
});
form.addEventListener("sheet:restore", arrange);
arrange();

// What has been put right is no longer marked.
form.addEventListener("change", (event) => {
  const field = event.target.closest(".is-invalid");
  for (const words of field?.querySelectorAll(".field-error") ?? []) words.remove();
  field?.classList.remove("is-invalid");
  event.target.removeAttribute("aria-invalid");
});

// Sentences beside their fields: those of the last save, and no older ones.
form.addEventListener("sheet:errors", (event) => {
  for (const old of form.querySelectorAll("[data-live-error]")) old.remove();
  for (const [name, sentence] of Object.entries(event.detail)) {
    const field = document.getElementById(`id_${name}`) ?? document.getElementById(`id_${name}_0`);
    if (!name || !field) continue;
    const words = document.createElement("p");
    words.className = "field-error";
    words.setAttribute("role", "alert");
    words.dataset.liveError = "";
    words.textContent = sentence;
    (field.closest(".choices") ?? field).before(words);
  }
});
