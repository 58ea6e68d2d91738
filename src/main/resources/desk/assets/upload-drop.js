// What is dragged in: files, and all that lies in folders, as a camera's card has them.

const entriesOf = (folder) => new Promise((resolve, reject) => {
  const reader = folder.createReader();
  const all = [];
  const more = () => reader.readEntries((some) => {
    all.push(...some);
    if (some.length) more();
    else resolve(all);
  }, reject);
  more();
});

async function walk(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const all = [];
  for (const inner of await entriesOf(entry)) all.push(...await walk(inner));
  return all.filter((file) => !file.name.startsWith("."));
}

/** The files, in the order of their names where they come from folders. */
export async function filesIn(transfer) {
  const plain = [...transfer.files];
  // Asked for before anything is waited for: afterwards the browser has forgotten them.
  const entries = [...transfer.items].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.());
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  const all = [];
  for (const entry of entries) if (entry) all.push(...await walk(entry));
  return all.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
}
