// Saves an update or a report while one types, five seconds after the last change. Without this the Save button does it.

const AFTER = 5_000;
const form = document.querySelector("[data-saves]");
const state = form?.querySelector("[data-saved]");
let waiting = 0;
let going = false;

async function save() {
  if (going) return later();
  going = true;
  const data = new FormData(form);
  data.set("step", "autosave");
  state.textContent = "Saving…";
  const answer = await fetch(location.href, { method: "POST", body: data }).catch(() => null);
  going = false;
  if (answer?.ok) {
    const saved = await answer.json();
    if (form.elements.version) form.elements.version.value = saved.version;
    state.textContent = `Saved ${saved.at}`;
  } else if (answer?.status === 409) {
    state.textContent = "Somebody else saved meanwhile. Press Save to see both texts.";
  } else {
    state.textContent = "Not saved: press Save to try again.";
  }
}

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(save, AFTER);
}

form?.addEventListener("input", later);
form?.addEventListener("submit", () => clearTimeout(waiting));
