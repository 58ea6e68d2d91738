// Chooses a picture or film: from the library by its words, or from this computer into the library.
import { fragment } from "./api.js";
import { dialog } from "./ask.js";
import { filters } from "./filters.js";
import { fragmentInto } from "./html.js";
import { uploader } from "../uploader.js";
import { Picks } from "./picks.js";
import { text } from "./texts.js";

const ARROWS = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };

/** From pick to pick by arrows, beginning at the line of search. */
function walk(event, search, picks) {
  const all = [...picks.querySelectorAll("button[data-id]")];
  let by = ARROWS[event.key];
  if (event.target === search) by = event.key === "ArrowDown" || event.key === "Enter" ? 1 : 0;
  else if (event.key === "ArrowLeft" || event.key === "ArrowRight") by *= getComputedStyle(picks).direction === "rtl" ? -1 : 1;
  if (!by || (event.target !== search && !all.includes(event.target))) return;
  event.preventDefault();
  const next = all[all.indexOf(event.target) + by];
  if (next) next.focus();
  else if (by < 0) search.focus();
}

function fromHere(film, done) {
  const place = document.createElement("div");
  place.className = "uploader-place";
  uploader(place, { one: true, accept: film ? "video/*,audio/*,.mkv,.mov" : "image/*,.heic,.heif,.avif", taken: ({ id, caption, alt, credit }) => done({ id, caption, alt, credit }) });
  return place;
}

/** A story names sounds as it names films. */
function filmOrSound(changed) {
  const kind = document.createElement("select");
  kind.setAttribute("aria-label", text("field.type"));
  kind.add(new Option(text("block.film"), "film"));
  kind.add(new Option(text("library.kind.audio"), "audio"));
  kind.addEventListener("change", changed);
  return kind;
}

/** What chooses several in the dialog, with a line that says how. */
function several(picks, film, done) {
  const chosen = new Picks(picks, () => film);
  chosen.put.addEventListener("click", () => done(chosen.list()));
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = text("drop.several");
  return { chosen, elements: [hint, chosen.put] };
}

/**
 * Opens the library; resolves with {id, caption, alt, credit} of what was chosen, or null.
 * @param more many: several may be chosen, and what resolves is a list of {id}
 */
export async function pickMedia(film, { many = false } = {}) {
  const search = document.createElement("input");
  search.type = "search";
  search.setAttribute("aria-label", text("media.search"));
  search.placeholder = text("media.search");
  const picks = document.createElement("div");
  picks.className = "picks";
  let picked = null;
  let waiting = 0;
  const close = (media) => {
    picked = many && !Array.isArray(media) ? [media] : media;
    picks.closest("dialog").close();
  };
  const { chosen = null, elements = [] } = many ? several(picks, film, close) : {};
  const kinds = film ? [filmOrSound(() => load())] : [];
  const load = async () => {
    const query = new URLSearchParams({ q: search.value, kind: kinds[0]?.value ?? "picture", ...narrowed.query() });
    fragmentInto(picks, await fragment(`/library/picks?${query}`));
    chosen?.told();
  };
  const narrowed = filters(() => load());
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(load, 200);
  });
  search.addEventListener("keydown", (event) => walk(event, search, picks));
  picks.addEventListener("keydown", (event) => walk(event, search, picks));
  picks.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-id]");
    if (button && !chosen?.clicked(event, button)) close({ ...button.dataset });
  });
  const open = dialog(text("media.title"), [search, ...kinds, ...narrowed.elements, fromHere(film, close), ...elements, picks], { confirm: null, wide: true });
  load();
  await open;
  return picked;
}
