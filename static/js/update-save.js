// Saves an update, a report or the words of a meeting while one types: five seconds after the last change, and on leaving
// a field. Without this the buttons do it.

const AFTER = 5_000;
const form = document.querySelector("[data-saves]");
const state = document.querySelector("[data-saved]");
let waiting = 0; // the timer; 0 where nothing waits to be saved
let going = null; // the save that is under way
let refused = false; // what is typed was sent, and is not saved

async function save() {
  clearTimeout(waiting);
  if (going) return later();
  waiting = 0;
  state.textContent = "Saving…";
  const data = new FormData(form);
  data.set("step", "autosave");
  going = fetch(location.href, { method: "POST", body: data }).catch(() => null);
  const answer = await going;
  refused = !answer?.ok;
  if (!refused) {
    const saved = await answer.json();
    if (form.elements.version) form.elements.version.value = saved.version;
    state.textContent = `Saved ${saved.at}`;
  } else if (answer?.status === 409) {
    state.textContent = "Somebody else saved meanwhile. Press Save to see both texts.";
  } else if (answer?.status === 401) {
    state.textContent = "Not saved: you are signed out. Press Save, and sign in.";
  } else {
    state.textContent = "Not saved: press Save to try again.";
    if (!answer) later();
  }
  going = null;
}

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(save, AFTER);
}

form?.addEventListener("input", later);
form?.addEventListener("focusout", ({ relatedTarget }) => waiting && relatedTarget?.type !== "submit" && save());

// A button waits for the save that is under way: else it would be told that somebody else had saved meanwhile.
form?.addEventListener("submit", async (event) => {
  clearTimeout(waiting);
  waiting = 0;
  refused = false;
  if (!going) return;
  event.preventDefault();
  while (going) await new Promise((done) => setTimeout(done, 50));
  refused = false;
  form.requestSubmit(event.submitter);
});

// What is not saved yet does not go without a word.
addEventListener("beforeunload", (event) => (waiting || refused) && event.preventDefault());

// What was typed before this script was there is saved too.
const isTyped = ({ value, defaultValue }) => defaultValue !== undefined && value !== defaultValue;
if (form && [...form.elements].some(isTyped)) later();
