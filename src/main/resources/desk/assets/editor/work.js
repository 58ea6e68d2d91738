// Who has this story in hand, and until when: chosen in the box of its state.
import { Refusal, send } from "./api.js";
import { toInstant, toWall } from "./moments.js";
import * as story from "./story.js";
import { say, text } from "./texts.js";
import * as live from "../live.js";

const box = document.getElementById("state");

async function tell(verb, order, control, before) {
  control.setAttribute("aria-busy", "true");
  try {
    await send("POST", `/api/v1/stories/${story.current().id}/${verb}`, order);
    say(text("live.workSaved"));
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    control.value = before;
    say(thrown.message || text("editor.away"));
  } finally {
    control.removeAttribute("aria-busy");
  }
}

box.addEventListener("change", (event) => {
  const control = event.target;
  const before = control.dataset.before ?? "";
  if (control.dataset.work === "assignee") tell("assign", { person: control.value || null }, control, before);
  if (control.dataset.work === "deadline") {
    const at = control.value ? toInstant(control.value, story.zone()) : null;
    control.classList.toggle("overdue", at !== null && Date.parse(at) < Date.now());
    tell("deadline", { at }, control, before);
  }
});
box.addEventListener("focusin", (event) => {
  if (event.target.dataset.work) event.target.dataset.before = event.target.value;
});

// Others change it too; what somebody is about to choose stays as it is.
live.on("story", async (event) => {
  if (event.story !== story.current().id || !["assign", "deadline"].includes(event.verb)) return;
  const now = await send("GET", `/api/v1/stories/${event.story}`).catch(() => null);
  if (!now) return;
  const assignee = box.querySelector('[data-work="assignee"]');
  const deadline = box.querySelector('[data-work="deadline"]');
  if (assignee && assignee !== document.activeElement) assignee.value = now.assignee?.id ?? "";
  if (deadline && deadline !== document.activeElement) {
    deadline.value = toWall(now.deadline, story.zone()).slice(0, 16);
    deadline.classList.toggle("overdue", now.deadline !== null && Date.parse(now.deadline) < Date.now());
  }
});
