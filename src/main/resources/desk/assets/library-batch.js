// Words for many pictures and films at once: the same for all of them, and one by one.
import { inert, fragmentInto } from "./html.js";
import { all, chosen } from "./library-tiles.js";
import { text } from "./editor/texts.js";

const box = document.getElementById("describe");
const form = document.getElementById("describe-form");
const list = document.getElementById("describe-each");
const told = document.getElementById("describe-told");
const outcome = document.getElementById("batch-result");

function field(tile, name, label) {
  const input = document.createElement("textarea");
  input.rows = 2;
  input.dir = "auto";
  input.name = `${name}-${tile.dataset.media}`;
  input.value = tile.dataset[name];
  input.defaultValue = tile.dataset[name];
  input.placeholder = label;
  input.setAttribute("aria-label", `${label}: ${tile.dataset.file}`);
  return input;
}

function row(tile) {
  const item = document.createElement("li");
  const small = tile.querySelector("img");
  const picture = document.createElement(small ? "img" : "span");
  if (small) {
    picture.src = small.currentSrc || small.src;
    picture.alt = "";
  }
  const name = document.createElement("bdi");
  name.className = "soft";
  name.textContent = tile.dataset.file;
  const words = document.createElement("div");
  words.append(name, field(tile, "caption", text("library.caption")), field(tile, "alt", text("library.alt")));
  item.append(picture, words);
  return item;
}

/** Opens the dialog for those tiles. */
export function describe(tiles) {
  if (!box || !tiles.length) return;
  form.reset();
  told.textContent = "";
  list.replaceChildren(...tiles.map(row));
  form.dataset.media = tiles.map((tile) => tile.dataset.media).join(" ");
  box.showModal();
  form.elements.caption.focus();
}

/** Only what was typed is sent, so that nothing that others write meanwhile is undone. */
function typed() {
  const given = new URLSearchParams();
  for (const name of ["form-token", "how", "caption", "credit", "creator"]) given.set(name, form.elements[name].value);
  for (const id of form.dataset.media.split(" ")) given.append("media", id);
  for (const input of list.querySelectorAll("textarea")) {
    if (input.value !== input.defaultValue) given.set(input.name, input.value);
  }
  return given;
}

/** The tiles that were described, as they are now, in their places. */
async function refresh(ids) {
  const answer = await fetch(`/library/tiles?ids=${ids.join(",")}`, { headers: { "X-Part": "tiles" } });
  if (!answer.ok) return;
  const fresh = new Map([...inert(await answer.text()).querySelectorAll(".tile")].map((tile) => [tile.dataset.media, tile]));
  for (const old of all()) {
    const now = fresh.get(old.dataset.media);
    if (now) old.replaceWith(document.importNode(now, true));
  }
}

async function save() {
  const given = typed();
  told.textContent = text("library.saving");
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch("/library/batch", { method: "POST", body: given, headers: { "X-Form-Token": given.get("form-token") } });
    const html = await answer.text();
    if (!answer.ok) throw new Error(String(answer.status));
    fragmentInto(outcome, html);
    await refresh(given.getAll("media"));
    box.close();
    outcome.querySelector("button").focus();
  } catch {
    told.textContent = text("library.notSaved");
  } finally {
    form.removeAttribute("aria-busy");
  }
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  save();
});
box?.addEventListener("click", ({ target }) => {
  if (target.closest("[data-describe=close]")) box.close();
});
outcome.addEventListener("click", ({ target }) => {
  if (!target.matches("[data-close]")) return;
  outcome.replaceChildren();
  (chosen()[0] ?? all()[0])?.querySelector("a").focus();
});
