// The tiles of the library: which there are, which is at hand, which are chosen.
export const results = document.getElementById("results");

export function all() {
  return [...results.querySelectorAll(".tile")];
}

export function boxOf(tile) {
  return tile.querySelector("input[name=media]");
}

export function chosen() {
  return all().filter((tile) => boxOf(tile).checked);
}

/** The tile that has the focus, or null. */
export function current() {
  return document.activeElement?.closest(".tile") ?? null;
}

export function goTo(tile) {
  if (!tile) return;
  tile.querySelector("a").focus({ preventScroll: true });
  tile.scrollIntoView({ block: "nearest" });
}

/** How many tiles stand in a row, as they are laid out now. */
function across() {
  const tiles = all();
  const top = tiles[0]?.offsetTop;
  const more = tiles.findIndex((tile) => tile.offsetTop !== top);
  return more < 0 ? tiles.length : more;
}

/** By how many tiles a key steps; 0 for other keys. */
export function step(key, tile) {
  const forward = tile && getComputedStyle(tile).direction === "rtl" ? -1 : 1;
  switch (key) {
    case "ArrowRight": return forward;
    case "ArrowLeft": return -forward;
    case "ArrowDown": return across();
    case "ArrowUp": return -across();
    case "Home": return -all().length;
    case "End": return all().length;
    default: return 0;
  }
}
