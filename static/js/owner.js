// Whose the things are that this device keeps. Another person on it finds nothing of the one before.

import * as forms from "./forms.js";
import * as tails from "./tails.js";

const OWNER = "person"; // in this browser's storage

export const { person } = document.body.dataset; // none on pages for nobody in particular

export const owner = () => localStorage.getItem(OWNER);

export async function wipe() {
  await Promise.allSettled([tails.wipe(), forms.wipe()]);
  localStorage.clear();
  sessionStorage.clear();
}

async function own() {
  const before = owner();
  if (before && before !== person) await wipe();
  localStorage.setItem(OWNER, person);
  await tails.only(person).catch(() => {}); // a page of the one before may have been open still
}

// Settled once what this device keeps is this person's, and nothing else.
export const owned = person ? own() : Promise.resolve();
