// A gallery's pictures: added from the library, described one by one, put in order by keys or by dragging.
import { announce } from "./announce.js";
import { dialog } from "./ask.js";
import { pickMedia } from "./media.js";
import { text } from "./texts.js";

const SAYS = ["caption", "alt", "credit"];

function field(picture, name, number) {
  const input = document.createElement("input");
  input.type = "text";
  input.dir = "auto";
  input.value = picture[name] ?? "";
  input.placeholder = text(`block.${name}`);
  input.setAttribute("aria-label", `${text(`block.${name}`)} ${number}`);
  input.addEventListener("input", () => { picture[name] = input.value; });
  return input;
}

/** Asks for the pictures; null when it was given up or nothing is left. */
export async function askForPictures(attrs) {
  const pictures = (attrs.pictures ?? []).map((picture) => ({ ...picture }));
  const list = document.createElement("ol");
  list.className = "gallery-list";
  let dragged = null;

  const move = (from, to, focus) => {
    if (to < 0 || to >= pictures.length) return;
    pictures.splice(to, 0, ...pictures.splice(from, 1));
    show();
    if (focus) list.children[to].querySelector(`[data-act="${focus}"]`).focus();
    announce(text("gallery.moved", to + 1, pictures.length));
  };
  const button = (act, label, glyph, run, disabled = false) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "quiet";
    made.dataset.act = act;
    made.textContent = glyph;
    made.setAttribute("aria-label", label);
    // Disabled it would lose the focus of who moves a picture to the edge.
    made.setAttribute("aria-disabled", String(disabled));
    made.addEventListener("click", run);
    return made;
  };
  const row = (picture, i) => {
    const item = document.createElement("li");
    item.draggable = true;
    const image = document.createElement("img");
    image.src = `/library/${picture.media}/thumb`;
    image.alt = "";
    const fields = document.createElement("div");
    fields.append(...SAYS.map((name) => field(picture, name, i + 1)));
    const acts = document.createElement("div");
    acts.append(
      button("up", text("gallery.up", i + 1), "↑", () => move(i, i - 1, "up"), i === 0),
      button("down", text("gallery.down", i + 1), "↓", () => move(i, i + 1, "down"), i === pictures.length - 1),
      button("drop", text("gallery.remove", i + 1), "×", () => { pictures.splice(i, 1); show(); add.focus(); }));
    item.append(image, fields, acts);
    item.addEventListener("dragstart", (event) => { dragged = i; event.dataTransfer.effectAllowed = "move"; });
    item.addEventListener("dragover", (event) => { if (dragged !== null) event.preventDefault(); });
    item.addEventListener("drop", (event) => {
      event.preventDefault();
      if (dragged !== null && dragged !== i) move(dragged, i);
      dragged = null;
    });
    item.addEventListener("keydown", (event) => {
      const by = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      move(i, i + by, by < 0 ? "up" : "down");
    });
    return item;
  };
  const show = () => list.replaceChildren(...pictures.map(row));
  const add = button("add", text("gallery.add"), text("gallery.add"), async () => {
    const picked = await pickMedia(false, { many: true });
    pictures.push(...(picked ?? []).map(({ id }) => ({ type: "picture", media: id })));
    show();
    list.lastElementChild?.querySelector("input")?.focus();
  });
  show();
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = text("gallery.hint");
  const form = await dialog(text("block.gallery"), [hint, list, add], { wide: true });
  if (!form || !pictures.length) return null;
  return { pictures: pictures.map((picture) => Object.fromEntries(Object.entries(picture).filter(([, value]) => value))) };
}
