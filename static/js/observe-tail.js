// This page as a writer: a UUID of its own that survives a reload, and what of its form is not yet acknowledged, kept in
// the device. Whatever a page that is gone had left behind, this one takes over.

import { acknowledged } from "./forms.js";
import { owned, person } from "./owner.js";
import { drop, hold, keep, of } from "./tails.js";

const form = document.querySelector("#sheet");
const place = form.elements.place.value;
const STORED = `writer ${place}`; // in this tab's storage
const RELOADED = 800; // ms until the page before a reload has let go

let writer = { id: "", step: 0 };
let isStale = true; // whether the form has changed since its last step

// What the form would send, each change one step on.
export function fields() {
  if (isStale) writer.step += 1;
  isStale = false;
  sessionStorage.setItem(STORED, JSON.stringify(writer));
  form.elements.writer.value = writer.id;
  form.elements.step.value = writer.step;
  const all = {};
  for (const [name, value] of new FormData(form)) (all[name] ??= []).push(value);
  delete all.csrfmiddlewaretoken;
  return all;
}

export function changed() {
  isStale = true;
}

// Keep what the form holds in this device; answers whether it could.
export async function keepTail() {
  if (!writer.id) return false; // this page is still finding out which it is
  const all = fields();
  const tail = {
    ...{ writer: writer.id, step: writer.step, person, place, fields: all, words: words(), at: Date.now() },
    ...{ form: location.pathname, draft: form.dataset.draftUrl, title: form.dataset.title },
  };
  return keep(tail).then(() => true, () => false);
}

export const dropTail = () => drop(writer.id).catch(() => {});

// What was written, as lines for whoever downloads it.
function words() {
  const notes = [...form.querySelectorAll("[data-note] textarea")].filter((text) => text.value.trim());
  const lines = notes.map((text) => `${text.labels[0]?.textContent ?? "Note"}: ${text.value}`);
  for (const choice of form.querySelectorAll('input[type="radio"]:checked')) {
    const question = choice.closest("fieldset")?.querySelector("legend")?.textContent.trim();
    lines.push(`${question}: ${choice.labels[0]?.querySelector(".choice__word")?.textContent ?? choice.labels[0]?.textContent.trim()}`);
  }
  for (const choice of form.querySelectorAll("select")) {
    if (choice.value) lines.push(`${choice.labels[0]?.textContent}: ${choice.selectedOptions[0].textContent}`);
  }
  const minutes = form.querySelector("[data-stopwatch-clock]");
  if (minutes) lines.push(`Taught from the front: ${minutes.textContent} minutes`);
  return lines;
}

// Find out which writer this page is, and answer what should stand in the form: {fields, isSent}, or null to leave it.
export async function begin() {
  await owned;
  const before = JSON.parse(sessionStorage.getItem(STORED) ?? "null");
  if (before && (await hold(before.id, { patience: RELOADED }))) writer = before;
  const kept = (await of(person)).filter((tail) => tail.place === place);
  let tail = kept.find((each) => each.writer === writer.id);
  for (const each of tail ? [] : kept) {
    if (!(await hold(each.writer))) continue; // another page is writing it just now
    tail = each;
    writer = { id: each.writer, step: each.step };
    break;
  }
  if (!writer.id) {
    writer = { id: crypto.randomUUID(), step: 0 };
    await hold(writer.id);
  }
  form.elements.writer.value = writer.id;
  // The last save of a page that has crashed may have arrived: then this form shows more than the device kept.
  if (form.dataset.writer === writer.id) writer.step = Math.max(writer.step, Number(form.dataset.step));
  if (tail && form.dataset.writer === writer.id && tail.step <= Number(form.dataset.step)) {
    await drop(writer.id, tail.step);
    return null;
  }
  if (tail) {
    writer.step = tail.step;
    isStale = false;
    return { fields: tail.fields, isSent: false };
  }
  const last = await acknowledged(location.pathname).catch(() => null);
  if (last?.fields.place[0] !== place || Number(last.draft) <= Number(form.elements.draft.value)) return null;
  return { fields: last.fields, isSent: true, savedAt: last.saved_at };
}
