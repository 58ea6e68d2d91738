// A copy of unsaved work in this browser, for when it closes before anything was saved.

const key = (id) => `stet:story:${id ?? "new"}`;

/** Keeps what was written on that revision. */
export function keep(id, revision, story) {
  try {
    localStorage.setItem(key(id), JSON.stringify({ revision, story, at: Date.now() }));
  } catch {
    // A full or forbidden store only takes the net away, not the work.
  }
}

/** What was kept, or null. */
export function kept(id) {
  try {
    return JSON.parse(localStorage.getItem(key(id)));
  } catch {
    return null;
  }
}

export function forget(id) {
  try {
    localStorage.removeItem(key(id));
  } catch {
    // Nothing was kept then.
  }
}
