// The journal of one revision, played back: how the text came to be, step by step.
import { send } from "./api.js";
import { dialog } from "./ask.js";
import { words } from "./conflict.js";
import { applied } from "./merge.js";
import { digits, text } from "./texts.js";

/** A pause at the desk is no news; playing shortens it, and gives each step time to be seen. */
const SLOWEST = 900;
const FASTEST = 90;
const FASTER = 6;

const FIELDS = ["kicker", "headline", "standfirst"];

/** What the screen of each step showed, from the revision it began with. */
async function steps(id, entries) {
  const bases = new Map();
  const screens = new Map();
  const shown = [];
  for (const entry of entries) {
    if (!bases.has(entry.base)) bases.set(entry.base, await send("GET", `/stories/${id}/history/${entry.base}/text`));
    const before = screens.get(entry.client);
    const from = before?.base === entry.base ? before.content : bases.get(entry.base);
    const content = applied(from, entry.changes);
    screens.set(entry.client, { base: entry.base, content });
    if (!shown.length) shown.push({ content: from, at: entry.at, by: entry.by, changes: {} });
    shown.push({ content, at: entry.at, by: entry.by, changes: entry.changes });
  }
  return shown;
}

function element(name, className, inside = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = inside;
  return made;
}

function line(className, value, changed) {
  const made = element("p", className, words(value));
  made.dir = "auto";
  if (changed) made.classList.add("now");
  return made;
}

/** The text at one step; what this step changed is marked and in view. */
function draw(stage, { content, changes }) {
  const { from, insert } = changes.body ?? { from: -1, insert: [] };
  const last = from + Math.max(1, insert.length);
  const lines = FIELDS.filter((field) => words(content[field]))
    .map((field) => line(`replay-${field}`, content[field], field in changes));
  (content.body ?? []).forEach((block, i) => lines.push(line("", block.type === "heading" ? block.text : block, i >= from && i < last)));
  stage.replaceChildren(...lines);
  stage.querySelector(".now")?.scrollIntoView({ block: "nearest" });
}

function button(label, act) {
  const made = element("button", "", text(label));
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** Plays the journal of that revision in a dialog. */
export async function replay(id, number) {
  const { entries } = await send("GET", `/api/v1/stories/${id}/revisions/${number}/journal`);
  if (!entries.length) {
    await dialog(text("replay.title"), [element("p", "hint", text("replay.none"))], { confirm: null });
    return;
  }
  const all = await steps(id, entries);
  const stage = element("div", "replay-stage");
  stage.tabIndex = 0;
  stage.setAttribute("role", "group");
  stage.setAttribute("aria-label", text("replay.text"));
  const told = element("p", "hint");
  const slider = element("input");
  slider.type = "range";
  slider.min = 0;
  slider.max = all.length - 1;
  slider.value = 0;
  slider.setAttribute("aria-label", text("replay.step"));
  let timer = 0;

  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "medium" });
  const show = (step) => {
    slider.value = step;
    const at = Number(slider.value);
    const said = `${all[at].by} · ${when.format(new Date(all[at].at))}`;
    slider.setAttribute("aria-valuetext", said);
    told.textContent = `${digits(at)} / ${digits(all.length - 1)} · ${said}`;
    draw(stage, all[at]);
  };
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
    play.textContent = text("replay.play");
  };
  const next = () => {
    const at = Number(slider.value);
    if (at >= all.length - 1) return stop();
    const gap = (Date.parse(all[at + 1].at) - Date.parse(all[at].at)) / FASTER;
    timer = setTimeout(() => { show(at + 1); next(); }, Math.min(SLOWEST, Math.max(FASTEST, gap)));
    return undefined;
  };
  const toggle = () => {
    if (timer) return stop();
    if (Number(slider.value) >= all.length - 1) show(0);
    play.textContent = text("replay.pause");
    return next();
  };
  const step = (by) => { stop(); show(Number(slider.value) + by); };
  const play = button("replay.play", toggle);
  play.className = "main";
  slider.addEventListener("input", () => { stop(); show(slider.value); });
  const tools = element("div", "row replay-tools");
  tools.append(play, button("replay.back", () => step(-1)), button("replay.on", () => step(1)), slider);
  stage.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    toggle();
  });
  show(0);
  await dialog(text("replay.title"), [tools, told, stage], { confirm: null, wide: true });
  stop();
}
