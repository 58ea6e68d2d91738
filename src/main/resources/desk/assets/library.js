// The library: choosing by mouse and keys, a quick look, and words for many at once.
import { describe } from "./library-batch.js";
import { look } from "./library-look.js";
import "./library-more.js";
import { all, boxOf, chosen, current, goTo, results, step } from "./library-tiles.js";
import { command } from "./keys.js";
import { carries } from "./carried.js";
import { text } from "./editor/texts.js";

const bar = document.getElementById("picked");
/** Where a range that Shift draws out begins. */
let anchor = null;

function told() {
  const picked = chosen();
  for (const tile of all()) tile.classList.toggle("chosen", boxOf(tile).checked);
  bar.hidden = picked.length === 0;
  document.body.classList.toggle("picking", picked.length > 0);
  const count = new Intl.NumberFormat(document.documentElement.lang).format(picked.length);
  bar.querySelector(".picked").textContent = picked.length ? text("library.pickedCount", count) : "";
}

function pick(tile, on = !boxOf(tile).checked) {
  boxOf(tile).checked = on;
  anchor = tile;
  told();
}

/** All between the anchor and here, and none besides. */
function range(tile) {
  const tiles = all();
  const [from, to] = [tiles.indexOf(anchor ?? tile), tiles.indexOf(tile)].sort((a, b) => a - b);
  tiles.forEach((one, i) => { boxOf(one).checked = i >= from && i <= to; });
  told();
}

function every(on) {
  for (const tile of all()) boxOf(tile).checked = on;
  told();
}

function none() {
  every(false);
  (current() ?? all()[0])?.querySelector("a").focus();
}

results.addEventListener("click", (event) => {
  const tile = event.target.closest(".tile");
  if (!tile) return;
  if (event.target === boxOf(tile)) {
    if (event.shiftKey && anchor?.isConnected) range(tile);
    else anchor = tile;
    told();
  } else if (event.target.closest("a") && (event.shiftKey || event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    if (event.shiftKey) range(tile);
    else pick(tile);
    tile.querySelector("a").focus();
  }
});

bar.addEventListener("click", ({ target }) => {
  const act = target.closest("[data-picked]")?.dataset.picked;
  if (act === "describe") describe(chosen());
  if (act === "all") every(true);
  if (act === "none") none();
});

/** A step by arrows; with Shift it draws out what is chosen. */
function walk(event) {
  const tile = current();
  const by = step(event.key, tile);
  if (!tile || by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const tiles = all();
  const next = tiles[Math.min(tiles.length - 1, Math.max(0, tiles.indexOf(tile) + by))];
  if (event.shiftKey) {
    if (!anchor?.isConnected || !boxOf(anchor).checked) anchor = tile;
    range(next);
  }
  goTo(next);
}

results.addEventListener("keydown", (event) => {
  if (event.key === " " && event.target.closest(".tile a")) {
    event.preventDefault();
    look(current(), pick);
    return;
  }
  walk(event);
});

const some = () => all().length > 0;
const here = () => current() !== null;
const picked = () => chosen().length > 0;
function go(by) {
  const tiles = all();
  const at = tiles.indexOf(current());
  goTo(tiles[at < 0 ? 0 : Math.min(tiles.length - 1, Math.max(0, at + by))]);
}

const searching = () => document.activeElement?.matches("input[type=search]") === true;

command({ id: "tile-look", title: text("library.look"), keys: "Space" });
command({ id: "tile-next", title: text("library.next"), keys: "j", run: () => go(1), when: some });
command({ id: "tile-before", title: text("library.before"), keys: "k", run: () => go(-1), when: some });
command({ id: "tile-pick", title: text("library.pick"), keys: "x", run: () => pick(current()), when: here });
command({ id: "tile-range", title: text("library.range"), keys: ["Shift+ArrowRight", "Shift+ArrowDown"] });
command({ id: "tile-all", title: text("library.pickAll"), keys: "Mod+A", run: () => every(true), when: () => some() && !searching() });
command({ id: "tile-none", title: text("library.pickNone"), keys: "Escape", run: none, when: () => picked() && !searching() });
command({ id: "tile-describe", title: text("library.describe"), keys: "e", run: () => describe(picked() ? chosen() : [current()]), when: () => picked() || here() });
command({ id: "tile-find", title: text("media.search"), keys: "/", run: () => document.getElementById("q").focus() });

carries(results, ".tile", (tile) => {
  const tiles = boxOf(tile).checked ? chosen() : [tile];
  return tiles.map(({ dataset }) => ({ id: dataset.media, film: dataset.kind !== "picture" }));
});

new MutationObserver(told).observe(results, { childList: true, subtree: true });
told();
document.documentElement.dataset.library = "ready";
