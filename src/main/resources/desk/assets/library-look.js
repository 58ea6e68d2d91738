// A quick look at a picture or film, as large as the window, and from there to the next.
import { all, boxOf, goTo, step } from "./library-tiles.js";
import { matches, singleKeys } from "./keys.js";
import { text } from "./editor/texts.js";

const box = document.getElementById("look");
const part = (name) => document.getElementById(`look-${name}`);
const button = (name) => box.querySelector(`[data-look="${name}"]`);
const picture = new Image();
let at = null;
let pick = null;

part("frame").prepend(picture);

function show(tile) {
  at = tile;
  const { dataset } = tile;
  const small = tile.querySelector("img");
  part("none").hidden = small !== null;
  picture.hidden = small === null;
  if (small) {
    // What is here already stands in until the large one has come.
    picture.src = small.currentSrc || small.src;
    picture.alt = dataset.alt;
    const large = new Image();
    large.addEventListener("load", () => { if (at === tile) picture.src = large.src; });
    large.src = dataset.large;
  }
  part("caption").textContent = dataset.caption || dataset.alt;
  part("file").textContent = dataset.file;
  part("size").textContent = dataset.size;
  part("credit").textContent = dataset.credit;
  part("alt").hidden = dataset.alt !== "";
  part("open").href = `/library/${dataset.media}`;
  const tiles = all();
  const place = tiles.indexOf(tile);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  part("told").textContent = text("library.lookAt", number.format(place + 1), dataset.caption || dataset.file);
  button("before").setAttribute("aria-disabled", String(place === 0));
  button("next").setAttribute("aria-disabled", String(place === tiles.length - 1));
  button("pick").setAttribute("aria-pressed", String(boxOf(tile).checked));
}

function go(by) {
  const tiles = all();
  const next = tiles[tiles.indexOf(at) + by];
  if (!next) return;
  show(next);
  // The list behind follows, so that more comes in time and closing leads there.
  next.scrollIntoView({ block: "nearest" });
}

function choose() {
  pick(at);
  button("pick").setAttribute("aria-pressed", String(boxOf(at).checked));
}

/** Opens it; `choosing` chooses a tile, or unchooses it. */
export function look(tile, choosing) {
  pick = choosing;
  show(tile);
  if (!box.open) box.showModal();
  button("close").focus();
}

box.addEventListener("click", ({ target }) => {
  const act = target.closest("[data-look]")?.dataset.look;
  if (act === "close" || target === box) box.close();
  if (act === "next") go(1);
  if (act === "before") go(-1);
  if (act === "pick") choose();
});

box.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const by = ["ArrowLeft", "ArrowRight"].includes(event.key) ? step(event.key, at) : 0;
  const acts = event.target.matches("button:not([data-look=close]), a") && event.key === " ";
  if (by) go(by);
  else if (event.key === " " && !acts) box.close();
  else if (matches(event, "x") && singleKeys()) choose();
  else return;
  event.preventDefault();
});

box.addEventListener("close", () => {
  picture.removeAttribute("src");
  goTo(at);
});
