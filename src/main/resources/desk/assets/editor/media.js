// Chooses a picture or film of the library.
import { fragment } from "./api.js";
import { dialog } from "./ask.js";
import { fragmentInto } from "./html.js";
import { text } from "./texts.js";

/** Opens the library; resolves with what was picked, or null. */
export async function pickMedia(film) {
  const search = document.createElement("input");
  search.type = "search";
  search.setAttribute("aria-label", text("media.search"));
  search.placeholder = text("media.search");
  const picks = document.createElement("div");
  picks.className = "picks";
  let picked = null;
  let waiting = 0;
  const load = async () => {
    const query = new URLSearchParams({ q: search.value, kind: film ? "film" : "picture" });
    fragmentInto(picks, await fragment(`/library/picks?${query}`));
  };
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(load, 200);
  });
  picks.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-id]");
    if (!button) return;
    picked = { id: button.dataset.id };
    button.closest("dialog").close();
  });
  const open = dialog(text("media.title"), [search, picks], { confirm: null, wide: true });
  load();
  await open;
  return picked;
}
