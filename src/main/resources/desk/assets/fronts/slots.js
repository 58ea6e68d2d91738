// What can be done to a slot: by its buttons, and by keys while it has the focus.
import { command } from "../keys.js";
import { text } from "../editor/texts.js";
import { act, canRedo, canUndo, onChange, redo, undo } from "./acts.js";
import { currentSlot, focusNext, slots } from "./board.js";
import { change } from "./look.js";
import { askWhere } from "./move.js";

const holder = document.getElementById("board");
const containerOf = (slot) => slot.closest(".part").dataset.container;
const story = (slot) => slot.dataset.story;

/** Puts a story into a slot, where it keeps the focus. */
export function place(which, slot) {
  focusNext(which);
  return act([{ type: "place", story: which, container: containerOf(slot), slot: Number(slot.dataset.slot) }], text("front.placed"));
}

/** Puts a story where somebody looks: into the slot that had the focus, or the first open one. */
export function placeHere(which) {
  const slot = currentSlot() ?? holder.querySelector(".place.open") ?? holder.querySelector(".place");
  return slot ? place(which, slot) : undefined;
}

function remove(slot) {
  return act([{ type: "remove", story: story(slot) }], text("front.removed"));
}

function stick(slot) {
  const now = !slot.classList.contains("sticky");
  focusNext(story(slot));
  return act([{ type: "change", story: story(slot), sticky: now }], text(now ? "front.sticks" : "front.sticksNot"));
}

/** Asks for another place on the front and puts the story there. */
async function move(slot) {
  const to = await askWhere(slot);
  if (to && to !== slot) await place(story(slot), to);
}

/** Goes where stories are found; what is put then comes into this slot. */
function fetchInto(slot) {
  slot.focus({ preventScroll: true });
  document.getElementById("tab-stories").click();
  document.getElementById("find-words").focus();
}

const deeds = {
  remove, stick, look: change, move, fetch: fetchInto,
  keep: (slot) => place(story(slot), slot),
  up: (slot) => moveTo(next(-1, slot), slot),
  down: (slot) => moveTo(next(1, slot), slot),
};

holder.addEventListener("click", (event) => {
  const button = event.target.closest(".place [data-do]");
  if (button) deeds[button.dataset.do](button.closest(".place"));
  // A finger gives no focus everywhere, and a slot's buttons come with it.
  else event.target.closest(".place")?.focus();
});

holder.addEventListener("dblclick", (event) => {
  const slot = event.target.closest(".place");
  if (slot && story(slot)) change(slot);
});

/** The slot so many further, over the borders of containers. */
function next(by, from = currentSlot()) {
  const all = slots();
  const at = all.indexOf(from);
  return at < 0 ? all[0] : all[Math.max(0, Math.min(all.length - 1, at + by))];
}

function moveTo(slot, from = currentSlot()) {
  if (slot && slot !== from) place(story(from), slot);
}

/** The first slot of the container above, or below. */
function ofContainer(by) {
  const parts = [...holder.querySelectorAll(".part")];
  return parts[parts.indexOf(currentSlot().closest(".part")) + by]?.querySelector(".place");
}

const onSlot = () => document.activeElement?.classList.contains("place") === true;
const onStory = () => onSlot() && story(document.activeElement) !== "";
const onPlaced = () => onStory() && document.activeElement.classList.contains("held");

const commands = [
  ["front-next", "front.keyNext", "ArrowDown", onSlot, () => next(1)?.focus()],
  ["front-previous", "front.keyPrevious", "ArrowUp", onSlot, () => next(-1)?.focus()],
  ["front-down", "front.keyDown", "Alt+ArrowDown", onStory, () => moveTo(next(1))],
  ["front-up", "front.keyUp", "Alt+ArrowUp", onStory, () => moveTo(next(-1))],
  ["front-part-down", "front.keyPartDown", "Alt+Shift+ArrowDown", onStory, () => moveTo(ofContainer(1))],
  ["front-part-up", "front.keyPartUp", "Alt+Shift+ArrowUp", onStory, () => moveTo(ofContainer(-1))],
  ["front-move", "front.moveTitle", "M", onStory, () => move(document.activeElement)],
  ["front-look", "front.look", "Enter", onStory, () => change(document.activeElement)],
  ["front-stick", "front.stick", "Space", onPlaced, () => stick(document.activeElement)],
  ["front-remove", "front.remove", "Delete", onPlaced, () => remove(document.activeElement)],
];
for (const [id, title, keys, when, run] of commands) command({ id, title: text(title), keys, when, run });
command({ id: "front-undo", title: text("front.undo"), keys: "Mod+Z", when: canUndo, run: undo });
command({ id: "front-redo", title: text("front.redo"), keys: ["Mod+Shift+Z", "Mod+Y"], when: canRedo, run: redo });

onChange(() => {
  document.querySelector("[data-command=front-undo]").disabled = !canUndo();
  document.querySelector("[data-command=front-redo]").disabled = !canRedo();
});
