// The forms that open without a network: this person's own, in the browser's cache. Beside each form's page stands what
// the server last acknowledged of it, because the page itself may be older.

const CACHE = "forms";
const CHECKED = "forms-checked"; // when, in ms, in this browser's storage
const EVERY = 600_000;
const stateOf = (form) => `${form}?acknowledged`;

export const wipe = () => caches.delete(CACHE);

// Remember what the server has acknowledged: {draft, saved, fields}.
export async function acknowledge(form, state) {
  const cache = await caches.open(CACHE);
  await cache.put(stateOf(form), new Response(JSON.stringify(state)));
}

// What the server last acknowledged to this device, or null.
export async function acknowledged(form) {
  const found = await caches.match(stateOf(form), { cacheName: CACHE });
  return found ? found.json() : null;
}

// The forms that open now without a network: their addresses and titles.
export async function opening() {
  const cache = await caches.open(CACHE);
  const forms = (await cache.keys()).map((request) => new URL(request.url)).filter((url) => !url.search);
  return Promise.all(
    forms.map(async ({ pathname }) => {
      const page = new DOMParser().parseFromString(await (await cache.match(pathname)).text(), "text/html");
      return { address: pathname, title: page.querySelector("h1").textContent };
    }),
  );
}

// Ask for the list anew at the next page: a judgement is about to be sealed, or the worker is a new one.
export const checkSoon = () => localStorage.removeItem(CHECKED);

// Fetch today's forms and forget those that are no longer this person's to write.
export async function check(list) {
  const age = Date.now() - Number(localStorage.getItem(CHECKED) ?? 0);
  if (age < EVERY && (await caches.has(CACHE))) return;
  const answer = await fetch(list);
  if (!answer.ok || answer.redirected) return;
  const { today, open } = await answer.json();
  const cache = await caches.open(CACHE);
  for (const request of await cache.keys()) {
    if (!open.includes(new URL(request.url).pathname)) await cache.delete(request);
  }
  for (const form of today) {
    const page = await fetch(form);
    if (page.ok && !page.redirected) await cache.put(form, page);
  }
  localStorage.setItem(CHECKED, String(Date.now()));
}
