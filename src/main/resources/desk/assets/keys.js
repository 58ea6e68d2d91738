// What can be done on this screen, each with its keys: for the palette, the sheet of keys and the keyboard itself.
import { choose, isChosen } from "./choice.js";
import { text } from "./editor/texts.js";
import { openSheet } from "./keysheet.js";
import { openPalette } from "./palette.js";

const commands = new Map();
const MAC = /Mac|iP(hone|ad|od)/.test(navigator.platform);
const SINGLE = "stet:single-keys";

/**
 * Makes something known that can be done.
 * @param given id; title as people read it; keys such as "Mod+Shift+K", "Alt+ArrowUp" or "?", one or several; run, which
 *   does it (without it the keys only stand on the sheet); when, which says whether it can be done just now;
 *   group: "everywhere", "story" or "text"
 * @returns a function that takes it away again
 */
export function command({ id, title, keys = [], run, when = () => true, group = "story" }) {
  const one = { id, title, keys: [keys].flat(), run, when, group };
  commands.set(id, one);
  return () => { if (commands.get(id) === one) commands.delete(id); };
}

/** All that is known, those that cannot be done now too, in the order in which they were told. */
export function listCommands() {
  return [...commands.values()];
}

/** Does that command, if it can be done now. */
export function runCommand(id) {
  const found = commands.get(id);
  if (found?.run && found.when()) found.run();
}

const NAMES = {
  Mod: MAC ? "⌘" : "Ctrl", Ctrl: MAC ? "⌃" : "Ctrl", Alt: MAC ? "⌥" : "Alt", Shift: MAC ? "⇧" : "Shift",
  ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", Enter: "↵",
};

/** Keys as they are printed on this machine's keyboard. */
export function shownKeys(keys) {
  const span = document.createElement("span");
  span.className = "keys";
  span.dir = "ltr";
  for (const key of keys.split(/\+(?=.)/)) {
    const cap = document.createElement("kbd");
    cap.textContent = key === "Space" ? text("keys.space") : NAMES[key] ?? key;
    span.append(cap);
  }
  return span;
}

/** Whether keys of one character act; who speaks to the machine may want them off. */
export function singleKeys() {
  return isChosen(SINGLE, true);
}

export function setSingleKeys(on) {
  choose(SINGLE, on);
}

/** The key that was pressed, by its place where the layout is not Latin. */
function pressed(event) {
  if (event.key === "؟") return "?";
  const place = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(event.code ?? "");
  if (place?.[2] && (event.ctrlKey || event.metaKey || event.altKey)) return place[2];
  if (/^[\x21-\x7e]$/.test(event.key)) return event.key.toLowerCase();
  if (place && [...event.key].length === 1) return (place[1] ?? place[2]).toLowerCase();
  return event.key === " " ? "space" : event.key.toLowerCase();
}

/** Whether the event is what those keys say. */
export function matches(event, keys) {
  const parts = keys.split(/\+(?=.)/);
  const key = parts.pop().toLowerCase();
  const mod = parts.includes("Mod");
  const plain = parts.length === 0;
  return pressed(event) === key
    && (MAC ? event.metaKey : event.ctrlKey) === mod
    && (MAC ? event.ctrlKey : event.metaKey) === parts.includes("Ctrl")
    && event.altKey === parts.includes("Alt")
    && (plain && key.length === 1 || event.shiftKey === parts.includes("Shift"));
}

function typing(event) {
  const at = event.target;
  return at instanceof Element && at.closest("input, textarea, select, [contenteditable='true'], [role=textbox]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.getModifierState("AltGraph")) return;
  if (document.querySelector("dialog[open]")) return;
  for (const { keys, run, when } of [...commands.values()].reverse()) {
    const hit = run && keys.find((one) => matches(event, one));
    if (!hit) continue;
    if ([...hit].length === 1 && (typing(event) || !singleKeys())) continue;
    if (!when()) continue;
    event.preventDefault();
    run();
    return;
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-command]");
  if (button) runCommand(button.dataset.command);
});

function go(address) {
  location.assign(address);
}

if (document.getElementById("words")) {
  command({ id: "palette", title: text("keys.palette"), keys: "Mod+K", group: "everywhere", run: openPalette });
  command({ id: "sheet", title: text("keys.sheet"), keys: "?", group: "everywhere", run: openSheet });
  command({ id: "new", title: text("keys.newStory"), group: "everywhere", run: () => go("/stories/new") });
  for (const link of document.querySelectorAll(".menu a, .me a")) {
    const path = link.getAttribute("href");
    command({ id: `go ${path}`, title: text("keys.goTo", link.firstChild.textContent.trim() || link.textContent.trim()),
      group: "everywhere", run: () => go(path) });
  }
}
