// The service worker: the shell from the cache, and this person's own forms where there is no network. It keeps a form's
// page when one opens it, and never any other page. `self.SHELL` ({name, files, offline}) is set by /worker.js.

const FORM = /^\/observe\/[0-9a-f-]{36}\/$/;
const UNCHANGING = /^\/static\/.*\.[0-9a-f]{12}\.\w+$/; // its name changes when it does
const SIGNING = /^\/(accounts|demo|invitation)\//; // where somebody signs in or out
const AWAY = [502, 503, 504];
const PATIENCE = 5000; // ms until a form is opened from the cache while the network makes up its mind
const FORMS = "forms";

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(self.SHELL.name)
      .then((cache) => cache.addAll(self.SHELL.files))
      .then(() => self.skipWaiting()),
  );
});

// A new version forgets the shell before it, and the forms that were drawn with that: open pages ask for them again.
self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith("shell") && name !== self.SHELL.name);
      await Promise.all([...old, ...(old.length ? [FORMS] : [])].map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "GET" && url.pathname.startsWith("/static/")) event.respondWith(shell(request, url));
  else if (request.mode !== "navigate") return;
  else if (SIGNING.test(url.pathname)) event.waitUntil(caches.delete(FORMS)); // the next person may be another
  else if (request.method === "GET") event.respondWith(open(event, url));
  // Only what our own page sent: another site's form keeps being recognised as such.
  else if (FORM.test(url.pathname) && request.referrer.startsWith(`${location.origin}/`)) event.respondWith(send(request, url));
});

async function shell(request, url) {
  const kept = await caches.match(request);
  if (kept && UNCHANGING.test(url.pathname)) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok && UNCHANGING.test(url.pathname)) {
      const cache = await caches.open(self.SHELL.name);
      await cache.put(request, answer.clone());
    }
    return answer;
  } catch (gone) {
    if (kept) return kept;
    throw gone;
  }
}

const keptForm = (url) => caches.match(url.pathname, { cacheName: FORMS });

async function open(event, url) {
  const kept = FORM.test(url.pathname) ? await keptForm(url) : undefined;
  const asked = fetchAndKeep(event, url);
  const late = kept ? new Promise((answer) => setTimeout(() => answer(kept), PATIENCE)) : undefined;
  try {
    const answer = await Promise.race([asked, ...(late ? [late] : [])]);
    return kept && AWAY.includes(answer.status) ? kept : answer;
  } catch {
    return kept ?? (await caches.match(self.SHELL.offline)) ?? Response.error();
  }
}

async function fetchAndKeep(event, url) {
  const answer = await fetch(event.request);
  if (FORM.test(url.pathname) && answer.type === "basic") event.waitUntil(keep(url, answer.clone()));
  return answer;
}

async function keep(url, answer) {
  const cache = await caches.open(FORMS);
  if (answer.status === 200) await cache.put(url.pathname, answer);
  if (answer.status === 404) await cache.delete(url.pathname);
}

// A seal or a save that did not get through leads back to the form, which then says so.
async function send(request, url) {
  const kept = await keptForm(url);
  try {
    const answer = await fetch(request);
    return kept && AWAY.includes(answer.status) ? kept : answer;
  } catch {
    return kept ?? (await caches.match(self.SHELL.offline)) ?? Response.error();
  }
}
