// Switches that a person sets on this device. Where nothing can be kept, one holds until the next page.

/** Whether it is on; `otherwise` where nobody chose yet. */
export function isChosen(name, otherwise) {
  try {
    const kept = localStorage.getItem(name);
    return kept === null ? otherwise : kept === "yes" || kept === "on";
  } catch {
    return otherwise;
  }
}

export function choose(name, yes) {
  try {
    localStorage.setItem(name, yes ? "yes" : "no");
  } catch {
    // It stands as it was the next time, that is all.
  }
}
