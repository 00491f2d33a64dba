// What every page needs from a script: it works without. The focus on what went wrong; the service worker, and the forms
// that open without a network; what this device holds unsent; and that none of it outlives a sign-out.

import * as forms from "./forms.js";
import { owned, owner, person, wipe } from "./owner.js";
import { sendTail } from "./sending.js";
import * as tails from "./tails.js";

// What went wrong is read first: the error summary takes the focus when the page arrives with one.
document.querySelector("main > .error-summary, form > .error-summary")?.focus();

// Where tabs are wider than a phone, the one that is shown is in sight.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const row = tab.closest(".tabs");
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

// Long lists can be narrowed by typing.
const lists = document.querySelectorAll("main select:not([multiple])");
if (lists.length) import("./find.js").then(({ begin }) => begin(lists));

const { worker, outbox, forms: list } = document.querySelector("#staffroom").dataset;
const SIGN_OUT = "/logout/";

async function workOffline() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  serviceWorker.addEventListener("controllerchange", forms.checkSoon);
  await serviceWorker.register(worker);
  await serviceWorker.ready;
  await forms.check(list);
}

// What pages that are gone had left behind is sent; what stays is said.
async function sendLeft() {
  const left = (await tails.of(person)).filter((tail) => tail.form !== location.pathname);
  const stays = [];
  for (const tail of left) {
    const why = await tails.whileFree(tail.writer, () => sendTail(tail));
    if (why) stays.push(tail);
  }
  document.querySelector("[data-left]")?.remove();
  if (stays.length) {
    const words = ` What you wrote on ${stays[0].title} is saved on this device only. `;
    say(navigator.onLine ? "Not sent yet." : "You’re offline.", words, "See what is here");
  }
}

// Nobody is signed in: whoever comes next may be another.
async function warn() {
  const isOutbox = document.querySelector("[data-unsent]"); // which stands in for any page
  if (isOutbox || !owner() || !(await tails.of(owner())).length) return;
  const words = " Something written on this device is not sent yet. Sign in as the person who wrote it: it goes by itself. If somebody else signs in here, it is wiped. ";
  say("Wait a moment.", words, "See what it is");
}

function say(begin, sentence, link) {
  const banner = document.createElement("div");
  banner.className = "banner banner--look";
  banner.dataset.left = "";
  banner.setAttribute("role", "status");
  const words = document.createElement("p");
  const strong = document.createElement("strong");
  strong.textContent = begin;
  const way = document.createElement("a");
  way.href = outbox;
  way.textContent = link;
  words.append(strong, sentence, way);
  banner.append(words);
  document.querySelector("main").prepend(banner);
}

// Signing out wipes this device. Where something is unsent, the page that says so comes first.
document.addEventListener("submit", async (event) => {
  const { target } = event;
  const { pathname } = new URL(target.action, location.href);
  if (!pathname.endsWith(SIGN_OUT)) return;
  event.preventDefault();
  const unsent = await tails.of(person ?? owner());
  if (unsent.length && location.pathname !== pathname) return location.assign(pathname);
  await wipe();
  target.submit();
});

if (person) {
  await owned;
  addEventListener("online", sendLeft);
  await Promise.allSettled([workOffline(), sendLeft()]);
} else {
  await warn();
}
