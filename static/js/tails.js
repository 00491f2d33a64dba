// What this device holds and the server has not acknowledged: one tail for each page that writes, in IndexedDB.
//
// A tail: {writer, step, person, place, form, draft, title, at, fields, words}. `writer` is the page's UUID, `step` the
// how-manieth of its changes this is, `form` and `draft` are addresses, `at` is in ms, `fields` are what the form would
// send (lists of texts by name), `words` the same as lines to read.

const NAME = "staffroom";
const STORE = "tails";

function opened() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "writer" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

// Runs `act` on the store and answers what its request found, once everything is written.
async function ask(mode, act) {
  const database = await opened();
  try {
    return await new Promise((done, failed) => {
      const passage = database.transaction(STORE, mode);
      const request = act(passage.objectStore(STORE));
      passage.oncomplete = () => done(request?.result);
      passage.onerror = passage.onabort = () => failed(passage.error);
    });
  } finally {
    database.close();
  }
}

export async function keep(tail) {
  await ask("readwrite", (store) => store.put(tail));
}

// Forget a tail that has been acknowledged; one that has been written to since stays.
export async function drop(writer, step = Infinity) {
  await ask("readwrite", (store) => {
    const found = store.get(writer);
    found.onsuccess = () => found.result && found.result.step <= step && store.delete(writer);
    return found;
  });
}

// The tails of one person, latest first; none where the browser keeps nothing.
export async function of(person) {
  const all = await ask("readonly", (store) => store.getAll()).catch(() => []);
  return all.filter((tail) => tail.person === person).sort((one, other) => other.at - one.at);
}

// Forget what is not this person's.
export async function only(person) {
  const all = await ask("readonly", (store) => store.getAll());
  for (const tail of all) if (tail.person !== person) await drop(tail.writer);
}

export async function wipe() {
  await new Promise((done) => {
    const asked = indexedDB.deleteDatabase(NAME);
    asked.onsuccess = asked.onerror = asked.onblocked = () => done();
  });
}

// Hold a writer's name for as long as this page lives, so that no other page writes under it: true if it was free.
// After a reload the page before may take a moment to let go.
export function hold(writer, { patience = 0 } = {}) {
  return new Promise((answer) => {
    const options = patience ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
    const held = (lock) => {
      answer(Boolean(lock));
      return lock ? new Promise(() => {}) : undefined;
    };
    navigator.locks.request(`writer ${writer}`, options, held).catch(() => answer(false));
  });
}

// Do something under a writer's name unless a page that lives holds it; answers undefined then.
export function whileFree(writer, act) {
  return navigator.locks.request(`writer ${writer}`, { ifAvailable: true }, (lock) => (lock ? act() : undefined));
}
