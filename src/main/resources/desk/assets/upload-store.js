// Remembers in this browser which files are on their way, so that a page that is loaded again goes on with them. Where
// the browser keeps nothing, they are only not remembered.
const FILES = "files";

/** A file up to this size is kept itself; of a larger one only its marks are, and it has to be chosen again. */
export const KEPT_BYTES = 256 * 1024 * 1024;

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("stet-uploads", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(FILES, { keyPath: "address" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function on(mode, act) {
  try {
    const store = (await open()).transaction(FILES, mode).objectStore(FILES);
    return await new Promise((resolve, reject) => {
      const request = act(store);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } catch {
    return null;
  }
}

const person = () => document.querySelector('meta[name="person"]')?.content;

/** Remembers that this file goes to that address. */
export async function keep(address, file, details) {
  const one = { address, person: person(), name: file.name, size: file.size, lastModified: file.lastModified, details };
  const whole = file.size <= KEPT_BYTES ? { ...one, file } : one;
  // Too large for what is left of the browser's room: then the marks alone.
  if (await on("readwrite", (store) => store.put(whole)) === null) await on("readwrite", (store) => store.put(one));
}

export function forget(address) {
  return on("readwrite", (store) => store.delete(address));
}

/** Those of whoever is signed in: {address, name, size, lastModified, details, file}. */
export async function remembered() {
  const all = await on("readonly", (store) => store.getAll());
  return (all ?? []).filter((one) => one.person === person());
}

/**
 * Does something for an address that no other page of this browser does at this moment; false when one does.
 */
export function alone(address, act) {
  if (!navigator.locks) return act();
  return navigator.locks.request(`stet-upload ${address}`, { ifAvailable: true }, (lock) => (lock ? act() : false));
}
