// Containers: made, changed, moved, taken away; and the front given back to itself.
import { ask, dialog } from "../editor/ask.js";
import { make } from "../editor/dom.js";
import { text } from "../editor/texts.js";
import { act, put, verb } from "./acts.js";

const holder = document.getElementById("board");
const LAYOUTS = ["lead", "lead-supporting", "grid", "list", "strip", "live", "video", "opinion", "recent"];
const TYPES = ["article", "video", "gallery", "live"];
const ANY = "";

const EDITIONS = JSON.parse(document.getElementById("front").dataset.editions);
const SECTIONS = JSON.parse(document.getElementById("front").dataset.sections);

/** Those there are, and one that a query still names. */
function sections(now) {
  return !now || SECTIONS.some(([slug]) => slug === now) ? SECTIONS : [...SECTIONS, [now, now]];
}

const fields = (now = {}) => [
  { name: "layout", label: "front.layout", kind: "choice", choices: LAYOUTS.map((one) => [one, text(`front.layout.${one}`)]) },
  { name: "title", label: "front.partTitle", hint: "front.partTitleHint" },
  { name: "slots", label: "front.slots", pattern: "[1-9]|[1-3][0-9]|40", dir: "ltr" },
  { name: "section", label: "field.section", kind: "choice", choices: [[ANY, text("front.anySection")], ...sections(now.section)], hint: "front.queryHint" },
  { name: "topic", label: "front.topic", dir: "ltr" },
  { name: "type", label: "field.type", kind: "choice", choices: [[ANY, text("front.anyType")], ...TYPES.map((one) => [one, text(`type.${one}`)])] },
  { name: "hours", label: "front.hours", pattern: "[1-9][0-9]{0,3}", dir: "ltr" },
  { name: "pictures", label: "front.pictures", kind: "choice", choices: [[ANY, text("front.picturesAny")], ["true", text("front.pictured")], ["false", text("front.unpictured")]] },
  ...(EDITIONS.length > 1 ? [{ name: "edition", label: "front.otherEdition", kind: "choice", choices: EDITIONS }] : []),
];

function query(given) {
  const asked = {};
  for (const name of ["section", "topic", "type", "edition"]) if (given[name]) asked[name] = given[name];
  if (given.hours) asked.hours = Number(given.hours);
  if (given.pictures) asked.pictures = given.pictures === "true";
  return asked;
}

function values(part) {
  const { title, layout, slots, query: asked } = JSON.parse(part.dataset.json);
  return { ...asked, title, layout, slots: String(slots), hours: asked.hours ? String(asked.hours) : "", pictures: asked.pictures === undefined ? "" : String(asked.pictures) };
}

const parts = () => [...holder.querySelectorAll(".part")];
const move = (part, by) => act([{ type: "move-container", container: part.dataset.container, at: Math.max(0, parts().indexOf(part) + by) }], text("front.moved"));

async function edit(part) {
  const now = values(part);
  const given = await ask(text("front.partChange"), fields(now), now);
  if (!given) return;
  await act([{
    type: "change-container", container: part.dataset.container, title: given.title ?? "", layout: given.layout,
    slots: Number(given.slots || 1), query: query(given),
  }], text("front.partChanged"));
}

async function add() {
  const given = await ask(text("front.addPart"), fields(), { layout: "grid" });
  if (!given) return;
  const made = { type: "add-container", layout: given.layout, title: given.title ?? "" };
  const asked = query(given);
  if (Object.keys(asked).length) made.query = asked;
  if (given.slots) made.slots = Number(given.slots);
  await act([made], text("front.partAdded"));
}

async function giveBack() {
  const sure = await dialog(text("front.giveBack"), [make("p", { text: text("front.giveBackHint") })], { danger: true, confirm: "front.giveBack" });
  if (sure) await put([], text("front.givenBack"));
}

const deeds = {
  "part-up": (part) => move(part, -1),
  "part-down": (part) => move(part, 1),
  "part-change": edit,
  "part-remove": (part) => act([{ type: "remove-container", container: part.dataset.container }], text("front.partRemoved")),
  "part-add": add,
  "give-back": giveBack,
  discard: () => verb("discard", {}, text("front.discarded")),
  unschedule: () => verb("unschedule", {}, text("front.unscheduled")),
  begin: () => verb("restore", { version: "0" }, text("front.begun")),
};

holder.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button && !button.closest(".place")) deeds[button.dataset.do]?.(button.closest(".part"));
});
