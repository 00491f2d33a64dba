// The outbox: what this device holds unsent, with send, download and delete, and the forms that open without a network.
// The page is the same for everybody; whose things these are stands in this browser's storage.

import { opening } from "./forms.js";
import { owner } from "./owner.js";
import { sendTail } from "./sending.js";
import * as tails from "./tails.js";

const list = document.querySelector("[data-unsent]");
const row = document.querySelector("template[data-row]").content;
const offline = document.querySelector("[data-opening]");
const clock = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
const person = owner();

const when = (ms) => clock.format(ms).replace(",", "").replace(/(\d\d):(\d\d)$/, "$1.$2");

function download(tail) {
  const way = document.createElement("a");
  way.href = URL.createObjectURL(new Blob([`${tail.title}\nWritten ${when(tail.at)}, not sent.\n\n${tail.words.join("\n")}\n`], { type: "text/plain" }));
  way.download = `${tail.title}.txt`;
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), 10_000);
}

// Deleting offers to take that back.
async function remove(tail) {
  await tails.drop(tail.writer);
  const toast = document.querySelector("template[data-deleted]").content.cloneNode(true).firstElementChild;
  toast.querySelector("button").onclick = async () => {
    toast.remove();
    await tails.keep(tail);
    await draw();
  };
  document.querySelector("[data-none]").after(toast);
  setTimeout(() => toast.remove(), 15_000);
  await draw();
}

async function send(tail, words) {
  words.textContent = "Sending…";
  const why = await tails.whileFree(tail.writer, () => sendTail(tail));
  if (why === "") return draw();
  words.textContent = why ?? "It is open in another tab, which sends it.";
}

function drawn(tail) {
  const item = row.cloneNode(true).firstElementChild;
  const part = (name) => item.querySelector(`[data-${name}]`);
  part("title").textContent = tail.title;
  part("title").href = tail.form;
  const notes = (tail.fields.note ?? []).filter((key) => tail.fields[`note-${key}-text`]?.[0].trim()).length;
  part("detail").textContent = `${notes} note${notes === 1 ? "" : "s"}, last written ${when(tail.at)}`;
  part("send").onclick = () => send(tail, part("words"));
  part("download").onclick = () => download(tail);
  part("delete").onclick = () => remove(tail);
  return item;
}

async function draw() {
  const found = person ? await tails.of(person) : [];
  list.replaceChildren(...found.map(drawn));
  list.hidden = found.length === 0;
  document.querySelector("[data-none]").hidden = found.length > 0;
}

async function drawOpening() {
  const found = person ? await opening() : [];
  const ways = found.map(({ address, title }) => {
    const item = document.createElement("li");
    const way = document.createElement("a");
    way.href = address;
    way.textContent = title;
    item.append(way);
    return item;
  });
  const all = document.createElement("ul");
  all.append(...ways);
  offline.querySelector("[data-ways]").replaceChildren(all);
  offline.hidden = ways.length === 0;
}

function sayWhether() {
  document.querySelector("[data-offline]").hidden = navigator.onLine;
}

addEventListener("online", sayWhether);
addEventListener("offline", sayWhether);
sayWhether();
await Promise.all([draw(), drawOpening()]);
