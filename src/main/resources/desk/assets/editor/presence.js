// Who has this story open: told to the server every few seconds, shown beside the verbs and in the text.
import { Plugin, PluginKey } from "../lib/prosemirror-state.js";
import { Decoration, DecorationSet } from "../lib/prosemirror-view.js";
import { send } from "./api.js";
import * as story from "./story.js";
import { text } from "./texts.js";
import * as live from "../live.js";

/** The name of this page among all that are open. */
export const screen = Array.from(crypto.getRandomValues(new Uint8Array(15)), (byte) => "abcdefghijklmnopqrstuvwxyz012345"[byte % 32]).join("");

const BEAT = 10_000;
/** So long after the last key somebody still writes. */
const WRITING = 5 * 60_000;
/** So long a page that nobody looks at still counts. */
const HIDDEN = 5 * 60_000;
const COLOURS = 6;
/** Where a window notes which page of its own it just left: story and screen. */
const BEFORE = "presence-before";

const here = new Map();
const told = [];
const key = new PluginKey("presence");
let lock = null;
let typed = -Infinity;
let block = null;
let gesture = -Infinity;
let timer = 0;
let asked = 0;

/** Calls back with the lock each time it may have changed: {screen, person, name, since} or null. */
export function onLock(act) {
  told.push(act);
}

/** Whether somebody typed here lately. */
export function isWriting() {
  return Date.now() - typed < WRITING;
}

/** Another has the word, and what was typed here no longer counts; or somebody took it, who will write. */
export function counts(yes) {
  typed = yes ? Date.now() : -Infinity;
}

const at = () => `/stories/${story.current().id}/presence`;

/** Tells the server of this page, and learns of the others. */
export async function beat() {
  if (!story.current().id) return;
  clearTimeout(timer);
  timer = setTimeout(beat, BEAT);
  if (document.hidden && Date.now() - hiddenSince > HIDDEN) return;
  const turn = ++asked;
  try {
    const state = await send("POST", at(), { screen, block, writing: isWriting() });
    if (turn === asked) take(state);
  } catch {
    // Nobody is there to be told; whoever comes back tells again.
  }
}

/** What the server knows. */
export function take(state) {
  here.clear();
  for (const one of state.here) here.set(one.screen, one);
  heed(state.lock);
  show();
}

function heed(next) {
  lock = next;
  for (const act of told) act(lock);
}

function initials(name) {
  const words = name.trim().split(/\s+/);
  const first = (word) => [...(word ?? "")][0] ?? "";
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : "")).toLocaleUpperCase();
}

const colour = (one) => `person-${Number(BigInt(one.person) % BigInt(COLOURS))}`;

function says(one) {
  const where = Number.isInteger(one.block) ? text("live.atBlock", one.name, one.block + 1) : text("live.isHere", one.name);
  return lock?.screen === one.screen ? text("live.isWriting", one.name) : where;
}

function show() {
  const others = [...here.values()].filter((one) => one.screen !== screen);
  story.inCompany(others.length > 0);
  const list = document.getElementById("presence");
  list.replaceChildren(...others.map((one) => {
    const item = document.createElement("li");
    item.className = `${colour(one)}${lock?.screen === one.screen ? " writing" : ""}`;
    item.title = says(one);
    const short = document.createElement("span");
    short.setAttribute("aria-hidden", "true");
    short.textContent = initials(one.name);
    const full = document.createElement("span");
    full.className = "unseen";
    full.textContent = says(one);
    item.append(short, full);
    return item;
  }));
  const { body } = story.views();
  body.dispatch(body.state.tr.setMeta(key, others).setMeta("addToHistory", false));
}

/** A mark beside each block on which somebody else's caret is. */
const marks = new Plugin({
  key,
  state: {
    init: () => [],
    apply: (tr, before) => tr.getMeta(key) ?? before,
  },
  props: {
    decorations(state) {
      const byBlock = Map.groupBy(key.getState(state).filter((one) => Number.isInteger(one.block)), (one) => one.block);
      const found = [];
      state.doc.forEach((node, offset, index) => {
        const people = byBlock.get(index);
        if (!people) return;
        found.push(Decoration.node(offset, offset + node.nodeSize, {
          class: `caret-here ${colour(people[0])}`, "data-people": people.map((one) => initials(one.name)).join(" "),
        }));
      });
      return DecorationSet.create(state.doc, found);
    },
  },
});

function caret() {
  const { body } = story.views();
  return body.hasFocus() ? body.state.selection.$head.index(0) : null;
}

let moved = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(moved);
  moved = setTimeout(() => {
    const now = caret();
    if (now === block) return;
    block = now;
    beat();
  }, 700);
});

// Only what follows from somebody's hand is writing: a merge changes the text too.
for (const name of ["keydown", "pointerdown", "paste", "drop", "input"]) {
  document.addEventListener(name, (event) => {
    if (event.isTrusted && event.target instanceof Element && event.target.closest("#story")) gesture = Date.now();
  }, true);
}

let hiddenSince = 0;
document.addEventListener("visibilitychange", () => {
  hiddenSince = Date.now();
  if (!document.hidden) beat();
});

function leave() {
  if (!story.current().id) return;
  sessionStorage.setItem(BEFORE, `${story.current().id} ${screen}`);
  const token = document.querySelector('meta[name="form-token"]').content;
  fetch(`${at()}/leave`, {
    method: "POST", keepalive: true, body: JSON.stringify({ screen }),
    headers: { "Content-Type": "application/json", "X-Form-Token": token },
  }).catch(() => {});
}

/** Takes away what this window showed before, whose own good-bye may come late: nobody waits for themselves after a reload. */
async function come() {
  const [id, before] = sessionStorage.getItem(BEFORE)?.split(" ") ?? [];
  sessionStorage.removeItem(BEFORE);
  if (id === story.current().id) await send("POST", `${at()}/leave`, { screen: before }).catch(() => {});
  await beat();
}

/** Begins once the story is on the screen. */
story.on("ready", () => {
  const { body } = story.views();
  body.updateState(body.state.reconfigure({ plugins: [...body.state.plugins, marks] }));
  live.on("presence", (one) => {
    if (one.story !== story.current().id || one.screen === screen) return;
    if (one.here) here.set(one.screen, one);
    else here.delete(one.screen);
    show();
  });
  live.on("lock", (event) => {
    if (event.story !== story.current().id) return;
    lock = event.lock;
    for (const act of told) act(lock, event);
    show();
  });
  live.on("connected", beat);
  story.on("changed", () => {
    if (Date.now() - gesture > 1500) return;
    const first = !isWriting() || lock === null;
    typed = Date.now();
    if (first) beat();
  });
  story.on("settled", () => { if (!timer) beat(); });
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => { if (event.persisted) beat(); });
  come();
});
