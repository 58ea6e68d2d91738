// The board: shown anew after each change, with the focus where it was.
import { fragment } from "../editor/api.js";
import { fragmentInto } from "../editor/html.js";
import * as live from "../live.js";
import { text, say } from "../editor/texts.js";
import { board, currentVersion, id, onChange, took } from "./acts.js";
import { letGo } from "./hold.js";

const holder = document.getElementById("board");
let wanted = null;
let loading = null;
let again = false;

/** Where the focus shall be when another version of the front is shown: a story's slot. */
export function focusNext(story) {
  wanted = { story, since: currentVersion() };
}

/** The slot that has the focus, or had it last. */
export function currentSlot() {
  const focused = document.activeElement?.closest?.("#board .place");
  return focused ?? holder.querySelector(".place.aimed");
}

/** Slots in their order over all containers. */
export function slots() {
  return [...holder.querySelectorAll(".place")];
}

holder.addEventListener("focusin", (event) => {
  const slot = event.target.closest(".place");
  for (const other of holder.querySelectorAll(".aimed")) other.classList.toggle("aimed", other === slot);
  slot?.classList.add("aimed");
});

async function load() {
  const html = await fragment(`/fronts/${id}/board`);
  await letGo();
  const focused = document.activeElement?.closest?.("#board [data-key]");
  const key = focused?.dataset.key;
  const button = document.activeElement?.closest?.("#board [data-do]")?.dataset.do;
  const aimed = holder.querySelector(".aimed")?.dataset.key;
  fragmentInto(holder, html);
  took(board().dataset.version);
  holder.querySelector(`[data-key="${CSS.escape(aimed ?? "")}"]`)?.classList.add("aimed");
  const due = wanted && wanted.since !== currentVersion();
  const story = due && holder.querySelector(`.place[data-story="${wanted.story}"]`);
  const there = key && holder.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (due) wanted = null;
  const goOn = story || there;
  // First the slot: on a phone its buttons are there only while it has the focus. Whoever moves by one goes on with the same.
  goOn?.focus();
  goOn?.querySelector(`[data-do="${button}"]`)?.focus();
}

/** Until the newest is shown; what was asked for while an older one came is asked for again. */
async function loadAll() {
  do {
    again = false;
    await load();
  } while (again);
}

/** Shows the board as the server has it. */
export function show() {
  if (loading) again = true;
  loading ??= loadAll().catch(() => {}).finally(() => { loading = null; });
  return loading;
}

onChange(show);

let soon = 0;
live.on("front", (event) => {
  if (event.front !== id || Number(event.version) < Number(currentVersion())) return;
  if (event.version !== currentVersion()) say(text("front.changedBy", event.by));
  clearTimeout(soon);
  soon = setTimeout(show, 60);
});
// A story that came, left or has another headline may stand here.
live.on("story", (event) => {
  if (!["publish", "correct", "withhold", "kill"].includes(event.verb)) return;
  clearTimeout(soon);
  soon = setTimeout(show, 400);
});
live.on("many", show);
