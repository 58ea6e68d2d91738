// The check boxes of a story: what is to do, by whom, in which order.
import { Refusal, send } from "./api.js";
import { ask } from "./ask.js";
import { later } from "./checks.js";
import { button, make } from "./dom.js";
import * as story from "./story.js";
import { say, text } from "./texts.js";
import { explain } from "./trouble.js";

let box = null;
let tasks = [];
let colleagues = async () => [];

const path = (rest = "") => `/api/v1/stories/${story.current().id}/tasks${rest}`;

/** How many are open. */
export const openTasks = () => tasks.filter((task) => !task.done).length;

async function doing(method, rest, body) {
  try {
    ({ tasks } = await send(method, path(rest), body));
    draw();
    if (method !== "GET") later();
    return true;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    explain(thrown);
    return false;
  }
}

/** Gets the tasks and shows them. */
export async function loadTasks() {
  if (story.current().id) await doing("GET", "");
}

async function move(task, by) {
  const ids = tasks.map(({ id }) => id);
  const at = ids.indexOf(task.id);
  const to = Math.min(Math.max(at + by, 0), ids.length - 1);
  if (to === at) return;
  ids.splice(at, 1);
  ids.splice(to, 0, task.id);
  if (await doing("PUT", "", { tasks: ids })) say(text("task.moved", task.text));
  box.querySelector(`[data-task="${task.id}"] input`)?.focus();
}

async function change(task) {
  const people = await colleagues();
  const given = await ask(text("task.more", task.text), [
    { name: "text", label: "task.new", required: true },
    { name: "assignee", label: "task.giveTo", kind: "choice", choices: [["0", text("task.nobody")], ...people.map(({ id, name }) => [id, name])] },
    { name: "dropped", label: "task.drop", kind: "check" },
  ], { text: task.text, assignee: task.assignee ?? "0" });
  if (given) {
    await doing("PUT", `/${task.id}`, given);
    if (given.dropped) say(text("task.dropped"));
  }
  (box.querySelector(`[data-task="${task.id}"] input`) ?? box.querySelector("input")).focus();
}

function line(task) {
  const tick = make("input", {
    type: "checkbox",
    onchange: async () => {
      await doing("PUT", `/${task.id}`, { done: tick.checked });
      box.querySelector(`[data-task="${task.id}"] input`)?.focus();
    },
    onkeydown: (event) => {
      const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : 0;
      if (!by) return;
      event.preventDefault();
      move(task, by);
    },
  });
  tick.checked = task.done;
  const note = task.done ? text("task.doneBy", task.doneBy) : task.assigneeName && text("task.for", task.assigneeName);
  return make("li", { "data-task": task.id, class: task.done ? "task done" : "task" },
    make("label", { class: "check" }, tick, make("span", {},
      make("bdi", { text: task.text }), note && make("span", { class: "soft", text: ` ${note}` }))),
    make("span", { class: "task-tools" },
      button("↑", () => move(task, -1), { class: "quiet", "aria-label": `${text("task.up")}: ${task.text}`, title: text("task.up") }),
      button("↓", () => move(task, 1), { class: "quiet", "aria-label": `${text("task.down")}: ${task.text}`, title: text("task.down") }),
      button("…", () => change(task), { class: "quiet", "aria-label": text("task.more", task.text), title: text("task.more", task.text) })));
}

/** Which control of the list has the focus, to find it again among new ones. */
function focused() {
  const item = document.activeElement?.closest?.(".tasks li");
  if (!item || !box.contains(item)) return () => {};
  const at = [...item.querySelectorAll("input, button")].indexOf(document.activeElement);
  return () => box.querySelector(`[data-task="${item.dataset.task}"]`)?.querySelectorAll("input, button")[at]?.focus();
}

function draw() {
  if (!box) return;
  const back = focused();
  box.querySelector("ul").replaceChildren(...tasks.map(line));
  back();
  const done = tasks.length - openTasks();
  box.querySelector(".progress").textContent =
    tasks.length ? text("task.progress", done, tasks.length) : text("task.none");
}

/** The box with the tasks; who gives who can be asked. */
export function tasksBox(who) {
  colleagues = who;
  const input = make("input", { id: "task-new", dir: "auto", maxlength: 500, autocomplete: "off", placeholder: text("task.new"), "aria-label": text("task.new") });
  const form = make("form", { class: "task-new row" }, input, make("button", { class: "quiet", text: text("task.add") }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!story.current().id) return say(text("comment.notYet"));
    if (input.value.trim() && await doing("POST", "", { text: input.value })) input.value = "";
    return input.focus();
  });
  box = make("div", { class: "tasks" },
    make("h2", { text: text("task.title") }), make("p", { class: "hint progress" }), make("ul", {}), form);
  draw();
  return box;
}
