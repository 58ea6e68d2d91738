// Copies of what this device has and the server has not, in the browser's own database: one for each screen.

const STORE = "work";
let opening = null;

function open() {
  opening ??= new Promise((done, fail) => {
    const request = indexedDB.open("stet", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "client" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  return opening;
}

async function use(mode, act) {
  try {
    const database = await open();
    return await new Promise((done, fail) => {
      const request = act(database.transaction(STORE, mode, { durability: "strict" }).objectStore(STORE));
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  } catch (thrown) {
    // A full or forbidden store only takes the net away, not the work.
    console.info("no copy on this device:", thrown?.message);
    return null;
  }
}

/** Keeps a screen's work: {client, person, story, base, n, queue, pending, fresh, at}. */
export const keep = (work) => use("readwrite", (store) => store.put(work));

/** The server has it all. */
export const forget = (client) => use("readwrite", (store) => store.delete(client));

/** The work of all screens, also of those that are gone. */
export const all = async () => (await use("readonly", (store) => store.getAll())) ?? [];

/** Says to other tabs that this screen is there, for as long as it is. */
export function hold(client) {
  navigator.locks?.request(`stet-${client}`, () => new Promise(() => {}));
}

/** The work of screens that are gone: crashed, closed, or away with their window. */
export async function leftBehind() {
  const work = await all();
  if (!work.length) return [];
  if (!navigator.locks) return work.filter(({ at }) => Date.now() - at > 60_000);
  const { held } = await navigator.locks.query();
  const there = new Set(held.map(({ name }) => name));
  return work.filter(({ client }) => !there.has(`stet-${client}`));
}

/** A name for a screen; also where the browser gives none because the desk has no TLS. */
export function screenName() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
