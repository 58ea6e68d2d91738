// What a pointer has taken hold of stays as it is until it is let go: a list that comes anew under it would end the drag.
const HOLDS = ".place[draggable=true], .choices [draggable=true]";
let held = null;
let dragged = false;

/** Waits until nothing is held. */
export const letGo = () => held?.promise ?? Promise.resolve();

function end() {
  held?.resolve();
  held = null;
  dragged = false;
}

document.addEventListener("pointerdown", (event) => {
  if (event.target.closest?.(HOLDS)) held ??= Promise.withResolvers();
}, true);
document.addEventListener("dragstart", () => { dragged = true; }, true);
document.addEventListener("dragend", end, true);
document.addEventListener("pointerup", end, true);
// A finger that scrolls holds nothing any more; a drag that begins is told as the end of the pointer too.
document.addEventListener("pointercancel", () => setTimeout(() => { if (!dragged) end(); }), true);
