// The library beside the text: search it, drag from it, or put in what was chosen where the caret is.
import { carries } from "../carried.js";
import { fragment } from "./api.js";
import { insertMedia } from "./commands.js";
import { filters } from "./filters.js";
import { fragmentInto } from "./html.js";
import { Picks } from "./picks.js";
import { panel } from "./side.js";
import * as story from "./story.js";
import { text } from "./texts.js";
import { putMediaHere, takeFiles } from "./uploads.js";

function fileButton() {
  const label = document.createElement("label");
  label.className = "button";
  label.textContent = text("drop.fromHere");
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = "image/*,video/*,audio/*";
  input.className = "unseen";
  input.addEventListener("change", () => {
    const { body } = story.views();
    takeFiles(body, [...input.files], body.state.selection.to, story.zone);
    input.value = "";
  });
  label.append(input);
  return label;
}

function fill(section) {
  const search = document.createElement("input");
  search.type = "search";
  search.setAttribute("aria-label", text("media.search"));
  search.placeholder = text("media.search");
  const kind = document.createElement("select");
  kind.setAttribute("aria-label", text("field.type"));
  kind.add(new Option(text("block.picture"), "picture"));
  kind.add(new Option(text("block.film"), "film"));
  kind.add(new Option(text("library.kind.audio"), "audio"));
  const picks = document.createElement("div");
  picks.className = "picks";
  const several = new Picks(picks, () => kind.value !== "picture");
  let waiting = 0;
  const load = async () => {
    fragmentInto(picks, await fragment(`/library/picks?${new URLSearchParams({ q: search.value, kind: kind.value, ...narrowed.query() })}`));
    several.told();
  };
  const narrowed = filters(() => load());
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(load, 200); });
  kind.addEventListener("change", load);
  picks.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-id]");
    if (!button || several.clicked(event, button)) return;
    insertMedia(story.views().body, kind.value === "picture" ? "picture" : "video", button.dataset.id, story.zone());
  });
  carries(picks, "button[data-id]", (button) => several.with(button));
  several.put.addEventListener("click", () => {
    putMediaHere(story.views().body, several.list(), story.zone);
    several.none();
  });
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = `${text("drop.hint")} ${text("drop.several")}`;
  section.replaceChildren(search, kind, ...narrowed.elements, fileButton(), hint, several.put, picks);
  load();
}

story.on("ready", () => panel("library", { open: (section) => { if (!section.childElementCount) fill(section); } }));
