// One step of the form at a time, by its place in the address; the bar offers what the step is for. Without this script
// all steps stand one below another.

const form = document.querySelector("#sheet");
const tabs = [...document.querySelectorAll(".sheet-steps a")];
const steps = [...form.querySelectorAll(".step")];
const bar = (part) => document.querySelector(`[data-bar="${part}"]`);

// The step of what an address names: a step itself, or something inside one.
function stepOf(hash) {
  const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  return target?.closest(".step") ?? null;
}

function show(step, { focus = false } = {}) {
  for (const other of steps) other.hidden = other !== step;
  for (const tab of tabs) {
    if (tab.hash !== `#${step.id}`) {
      tab.removeAttribute("aria-current");
      continue;
    }
    tab.setAttribute("aria-current", "step");
    tab.scrollIntoView({ block: "nearest", inline: "nearest" }); // all four are wider than the smallest phone
  }
  const judging = step.id === "judgement" || step.id === "check";
  form.querySelector("[data-sealing]").hidden = !judging;
  bar("seal").hidden = !judging;
  bar("note").hidden = judging;
  if (focus) {
    step.querySelector("h2").focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  if (judging) refresh();
}

let refreshes = 0;
const behind = form.querySelector("[data-check-behind]");

// What the server says of the sheet as it is saved now: the check, and the rule's ruler. Only the latest asking is shown:
// an answer to an earlier one may be older than what has been chosen since.
async function refresh() {
  refreshes += 1;
  const asked = refreshes;
  const isSaved = await new Promise((settled) => {
    form.dispatchEvent(new CustomEvent("sheet:save", { detail: settled }));
  });
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  const text = answer?.ok && !answer.redirected ? await answer.text().catch(() => null) : null;
  const isRead = text !== null;
  const page = isRead ? new DOMParser().parseFromString(text, "text/html") : null;
  if (asked !== refreshes) return;
  behind.hidden = isSaved && isRead;
  if (!isRead) return;
  for (const part of form.querySelectorAll("[data-fresh]:not([data-rules])")) {
    const fresh = page.querySelector(`[data-fresh="${part.dataset.fresh}"]`);
    if (fresh) part.replaceChildren(...fresh.childNodes);
  }
  for (const tab of tabs) {
    tab.toggleAttribute("data-done", page.querySelector(`.sheet-steps a[href="${tab.hash}"]`)?.hasAttribute("data-done"));
  }
}

function go() {
  const step = stepOf(location.hash);
  if (!step) return;
  show(step, { focus: true });
  const target = document.getElementById(location.hash.slice(1));
  if (target !== step) (target.matches("input, select, textarea") ? target : target.querySelector("input") ?? target).focus();
}

form.addEventListener("sheet:saved", () => behind.hidden || refresh());

addEventListener("hashchange", go);
// A second press on the same way (an error's, a change link's) goes there again.
document.addEventListener("click", (event) => {
  const way = event.target.closest('a[href^="#"]');
  if (way && way.hash === location.hash) go();
});

const first = tabs.find((tab) => tab.hasAttribute("aria-current"));
show(stepOf(location.hash) ?? document.getElementById(first.hash.slice(1)));
