// Saves the sheet while one types: every five seconds, on leaving a field, on leaving the page. The state is always in
// words beside the title. Nothing typed is ever thrown away: what the server has not acknowledged is kept in this device
// within a second, sent when it can be, and taken over by the next page if this one goes.
//
// Other scripts say `sheet:changed` on the form when they changed it, `sheet:save` to save at once (a function as its
// `detail` is called once that save has ended, with whether the server now holds what the form holds), and hear
// `sheet:saved`, `sheet:errors`, `sheet:added` (notes from another device), `sheet:hints` and `sheet:restore`.

import { checkSoon } from "./forms.js";
import { begin, changed as touched, dropTail, fields, keepTail } from "./observe-tail.js";
import { acknowledged, post, token } from "./sending.js";

const form = document.querySelector("#sheet");
const state = document.querySelector("[data-save]");
const trouble = document.querySelector("[data-trouble]");
const SAVE_AFTER = 5000;
const KEEP_AFTER = 1000;
const RETRY_AFTER = 10000;
const SEALING = `sealing ${form.elements.place.value}`; // in this tab's storage while a seal is on its way

let dirty = Boolean(state.querySelector(".save--failed")); // something here that the server has not acknowledged
let held = Boolean(trouble.querySelector("[data-conflict]")); // two versions: wait until the person has chosen
let lost = false; // the last save did not reach the server
let leaving = false;
let busy = null; // the save that is on its way
let saving = 0;
let keeping = 0;

function show(name, time) {
  const words = document.querySelector(`template[data-save-state="${name}"]`).content.cloneNode(true);
  const at = words.querySelector("[data-save-time]");
  if (at && time) at.textContent = time;
  state.replaceChildren(words);
}

function changed() {
  dirty = true;
  touched();
  keeping ||= setTimeout(keep, KEEP_AFTER);
  if (!held) saving ||= setTimeout(save, SAVE_AFTER);
}

async function keep() {
  clearTimeout(keeping);
  keeping = 0;
  const isKept = dirty ? await keepTail() : true;
  if (dirty && isKept && !navigator.onLine) show("device");
  return isKept;
}

async function send() {
  clearTimeout(saving);
  saving = 0;
  if (!navigator.onLine) return failed();
  dirty = false;
  if (!lost) show("saving"); // words that change under a finger move what it is about to press
  const sent = fields();
  const { status, answer } = await post(form.dataset.draftUrl, sent);
  if (status === 0) return failed();
  lost = false;
  if (status === 200) return settle(sent, answer);
  dirty = true;
  await keep();
  if (status === 409) return hold(answer);
  show("failed");
  if (status === 401) return say("You have been signed out. What you wrote is kept on this device.", answer.sign_in, "Sign in to save it");
  tell("sheet:errors", answer.errors ?? {});
  if (answer.errors?.[""]) say(answer.errors[""]);
}

async function settle(sent, answer) {
  form.elements.draft.value = answer.draft;
  await acknowledged(location.pathname, sent, answer);
  tell("sheet:errors", {});
  tell("sheet:hints", answer.hints ?? {});
  show("saved", answer.saved_at);
  tell("sheet:saved");
  const banner = trouble.querySelector("[data-unsealed]");
  if (banner) banner.querySelector("span").textContent = "You’re back online and everything is saved. It is not sealed yet.";
}

function tell(name, detail) {
  form.dispatchEvent(new CustomEvent(name, { detail }));
}

async function failed() {
  dirty = true;
  lost = true;
  show((await keep()) ? "device" : "failed");
  clearTimeout(saving);
  saving = setTimeout(save, RETRY_AFTER);
}

function hold(answer) {
  held = true;
  form.elements.draft.value = answer.draft; // saving again now replaces the other version, which is shown
  show("failed");
  trouble.innerHTML = answer.html; // drawn by our own template, with everyone's words escaped
  tell("sheet:added", answer.notes);
  trouble.querySelector("[data-conflict]").focus();
}

function say(words, address, link) {
  const banner = document.createElement("p");
  banner.className = "banner banner--look";
  banner.setAttribute("role", "alert");
  const sentence = document.createElement("span");
  sentence.textContent = `${words} `;
  if (address) {
    const way = document.createElement("a");
    way.href = address;
    way.textContent = link;
    way.addEventListener("click", () => {
      leaving = true;
    });
    sentence.append(way);
  }
  banner.append(sentence);
  trouble.replaceChildren(banner);
  return banner;
}

const NOT_SEALED = "Your judgement is not sealed yet. Everything you wrote is kept on this device: seal it when you’re online.";
const BROKEN_OFF = "The connection broke while sealing, so count your judgement as not sealed yet. Seal it again when you’re online: it is only ever sealed once.";

const sayUnsealed = (words) => {
  say(words).dataset.unsealed = "";
};

async function save() {
  clearTimeout(saving);
  saving = 0;
  while (busy) await busy.catch(() => {});
  if (dirty && !held) {
    busy = send();
    try {
      await busy;
    } finally {
      busy = null; // whatever went wrong, the next save is tried
    }
  }
}

form.addEventListener("input", changed);
form.addEventListener("change", changed);
form.addEventListener("sheet:changed", changed);
form.addEventListener("sheet:save", ({ detail: settled }) => save().finally(() => settled?.(!dirty)));
form.addEventListener("focusout", () => dirty && save());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden || !dirty) return;
  keep();
  save();
});
addEventListener("online", save);
state.addEventListener("click", (event) => event.target.closest("[data-save-again]") && save());

// The choice between two versions.
trouble.addEventListener("click", async (event) => {
  const other = event.target.closest("[data-use]");
  if (!other && !event.target.closest("[data-keep]")) return;
  event.preventDefault();
  if (other) {
    leaving = true;
    dirty = false;
    await dropTail();
    return location.replace(other.href);
  }
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
  const isSeal = event.submitter?.value === "seal";
  await save();
  await new Promise((soon) => setTimeout(soon)); // a form cannot be sent again while its own event is on the way
  if (isSeal && (lost || !navigator.onLine)) return sayUnsealed(NOT_SEALED);
  if (lost || held) return;
  clearTimeout(saving);
  leaving = true;
  if (isSeal) {
    sessionStorage.setItem(SEALING, "yes");
    checkSoon();
  }
  form.elements.csrfmiddlewaretoken.value = token(); // a page from the cache holds an older one
  form.requestSubmit(event.submitter);
});

addEventListener("beforeunload", (event) => {
  if ((dirty || busy) && !leaving) event.preventDefault();
});
addEventListener("pageshow", (event) => {
  if (event.persisted) leaving = false; // back from where the form had led
});

// Put back what this device holds and the page does not, once every script listens.
addEventListener("load", async () => {
  const kept = await begin().catch(() => null);
  if (sessionStorage.getItem(SEALING) && !document.querySelector(".error-summary, [data-conflict]")) sayUnsealed(BROKEN_OFF);
  sessionStorage.removeItem(SEALING);
  if (!kept || held) return;
  tell("sheet:restore", kept.fields);
  form.elements.draft.value = kept.fields.draft[0];
  if (kept.isSent) return show("saved", kept.savedAt);
  dirty = true;
  save();
});
