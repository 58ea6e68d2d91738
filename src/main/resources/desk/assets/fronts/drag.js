// Stories dragged from slot to slot, from the list beside the board, or as an address from anywhere.
import { board } from "./acts.js";
import { place } from "./slots.js";

const KIND = "application/x-stet-story";
const ADDRESS = /([0-9]{3,18})\/?$/;
const holder = document.getElementById("board");
let carried = null;

/** The number of the story that an address, or a number alone, names; null for anything else. */
export function storyOf(words) {
  const line = words.trim().split(/\s/)[0];
  return /^(https?:\/\/|[0-9]+$)/.test(line) ? ADDRESS.exec(line)?.[1] ?? null : null;
}

document.addEventListener("dragstart", (event) => {
  const taken = event.target.closest?.(".place[data-story], .choices [data-story]");
  if (!taken || !taken.dataset.story) return;
  carried = taken;
  event.dataTransfer.setData(KIND, taken.dataset.story);
  event.dataTransfer.setData("text/plain", taken.dataset.story);
  event.dataTransfer.effectAllowed = "move";
  taken.classList.add("carried-off");
});

document.addEventListener("dragend", () => {
  carried?.classList.remove("carried-off");
  carried = null;
  mark(null);
});

function mark(slot) {
  for (const other of board().querySelectorAll(".over-here")) if (other !== slot) other.classList.remove("over-here");
  slot?.classList.add("over-here");
}

const takes = (transfer) => [KIND, "text/uri-list", "text/plain"].some((kind) => transfer.types.includes(kind));

holder.addEventListener("dragover", (event) => {
  const slot = event.target.closest(".place");
  if (!slot || !takes(event.dataTransfer)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
  mark(slot === carried ? null : slot);
});

holder.addEventListener("dragleave", (event) => {
  if (!holder.contains(event.relatedTarget)) mark(null);
});

holder.addEventListener("drop", (event) => {
  const slot = event.target.closest(".place");
  const data = event.dataTransfer;
  const story = data.getData(KIND) || storyOf(data.getData("text/uri-list") || data.getData("text/plain"));
  mark(null);
  if (!slot || !story || slot === carried) return;
  event.preventDefault();
  place(story, slot);
});
