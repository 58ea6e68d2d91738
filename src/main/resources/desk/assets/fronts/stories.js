// The list beside the board: the newest stories, those that words find, or the one that an address names.
import { fragment } from "../editor/api.js";
import { fragmentInto } from "../editor/html.js";
import { id, onChange } from "./acts.js";
import { storyOf } from "./drag.js";
import { letGo } from "./hold.js";
import { placeHere } from "./slots.js";

const form = document.getElementById("find");
const found = document.getElementById("found");
let waiting = 0;
let asked = 0;

async function load() {
  const turn = ++asked;
  const html = await fragment(`/fronts/${id}/stories?${new URLSearchParams(new FormData(form))}`);
  await letGo();
  if (turn === asked) fragmentInto(found, html);
}

function soon(ms) {
  clearTimeout(waiting);
  waiting = setTimeout(() => load().catch(() => {}), ms);
}

form.addEventListener("input", () => soon(200));
form.addEventListener("submit", (event) => { event.preventDefault(); soon(0); });
found.addEventListener("click", (event) => {
  const button = event.target.closest("[data-put]");
  if (button) placeHere(button.closest("[data-story]").dataset.story);
});
onChange(() => soon(0));
soon(0);

// An address pasted anywhere on the board puts its story there.
document.addEventListener("paste", (event) => {
  if (event.target.closest?.("input, textarea, dialog")) return;
  const story = storyOf(event.clipboardData.getData("text/plain"));
  if (!story) return;
  event.preventDefault();
  placeHere(story);
});
