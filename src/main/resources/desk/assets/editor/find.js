// Find and replace in headline, standfirst, captions and body, with the count of what was found.
import { command } from "../keys.js";
import { finder } from "./find-text.js";
import { goTo, listPlaces, rangeOf, replaceAt, show } from "./find-places.js";
import * as story from "./story.js";
import { text } from "./texts.js";

const HIGHLIGHTED = 2000;
let bar = null;

function button(label, act, { toggle = false, quiet = true, glyph = null } = {}) {
  const made = document.createElement("button");
  made.type = "button";
  if (quiet) made.className = "quiet";
  made.textContent = glyph ?? label;
  if (glyph) made.setAttribute("aria-label", label);
  made.title = label;
  if (toggle) made.setAttribute("aria-pressed", "false");
  made.addEventListener("click", act);
  return made;
}

function line(label) {
  const input = document.createElement("input");
  input.type = "text";
  input.dir = "auto";
  input.autocomplete = "off";
  input.placeholder = label;
  input.setAttribute("aria-label", label);
  return input;
}

function highlight(name, places) {
  if (!window.Highlight) return;
  CSS.highlights.set(name, new Highlight(...places.slice(0, HIGHLIGHTED).map(rangeOf).filter(Boolean)));
}

class FindBar {
  #box = document.createElement("div");
  #what = line(text("find.what"));
  #with = line(text("find.with"));
  #count = document.createElement("span");
  #options = {};
  #places = [];
  #at = -1;
  #back = null;
  #waiting = 0;
  #undo;

  constructor() {
    this.#box.className = "find-bar";
    this.#box.setAttribute("role", "search");
    this.#box.setAttribute("aria-label", text("find.title"));
    this.#count.setAttribute("role", "status");
    this.#count.className = "hint";
    const toggle = (name, glyph) => button(text(`find.${name}`), ({ currentTarget }) => {
      this.#options[name] = !this.#options[name];
      currentTarget.setAttribute("aria-pressed", String(this.#options[name]));
      this.#search();
    }, { toggle: true, glyph });
    this.#undo = button(text("find.undo"), () => this.#takeBack());
    this.#undo.hidden = true;
    const rows = [
      [this.#what, button(text("find.previous"), () => this.#step(-1), { glyph: "↑" }), button(text("find.next"), () => this.#step(1), { glyph: "↓" }),
        button(text("find.close"), () => this.close(), { glyph: "×" })],
      [this.#with, button(text("find.replace"), () => this.#replace()), button(text("find.replaceAll"), () => this.#replaceAll())],
      [toggle("matchCase", "Aa"), toggle("wholeWord", "|ab|"), toggle("exact", "é≠e"), this.#count, this.#undo],
    ];
    this.#box.append(...rows.map((parts) => {
      const row = document.createElement("div");
      row.append(...parts);
      return row;
    }));
    this.#what.addEventListener("input", () => this.#search());
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    story.on("changed", () => { if (this.isOpen()) this.#later(); });
  }

  isOpen() {
    return this.#box.isConnected;
  }

  holds(element) {
    return this.#box.contains(element);
  }

  open() {
    const chosen = String(getSelection()).trim();
    if (!this.isOpen()) document.querySelector("main").append(this.#box);
    if (chosen && !chosen.includes("\n")) this.#what.value = chosen;
    this.#what.focus();
    this.#what.select();
    this.#search();
  }

  close() {
    clearTimeout(this.#waiting);
    const place = this.#places[this.#at];
    this.#box.remove();
    if (window.Highlight) for (const name of ["found", "found-here"]) CSS.highlights.delete(name);
    goTo(place ?? { view: story.views().body });
  }

  #later() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#search(false), 150);
  }

  #search(move = true) {
    this.#places = listPlaces(finder(this.#what.value, this.#options));
    this.#at = this.#places.length ? Math.max(0, Math.min(this.#at, this.#places.length - 1)) : -1;
    if (move) this.#at = this.#places.length ? 0 : -1;
    this.#show(move);
  }

  #show(move = true) {
    const place = this.#places[this.#at];
    if (place && move) show(place);
    highlight("found", this.#places);
    highlight("found-here", place ? [place] : []);
    const number = (n) => n.toLocaleString(document.documentElement.lang);
    this.#count.textContent = !this.#what.value ? "" : place
      ? text("find.count", number(this.#at + 1), number(this.#places.length)) : text("find.none");
    if (move && this.isOpen() && !this.holds(document.activeElement)) this.#what.focus();
  }

  #step(by) {
    const { length } = this.#places;
    if (!length) return;
    this.#at = (this.#at + by + length) % length;
    this.#show();
  }

  #replace() {
    const place = this.#places[this.#at];
    if (!place || !story.views().body.editable) return;
    const focused = document.activeElement;
    this.#undo.hidden = true;
    replaceAt([place], this.#with.value);
    const at = this.#at;
    this.#search(false);
    this.#at = this.#places.length ? at % this.#places.length : -1;
    this.#show();
    focused.focus();
  }

  #replaceAll() {
    if (!this.#places.length || !story.views().body.editable) return;
    const { length } = this.#places;
    const focused = document.activeElement;
    this.#back = replaceAt(this.#places, this.#with.value);
    this.#search(false);
    focused.focus();
    this.#undo.hidden = false;
    this.#count.textContent = text("find.replaced", length.toLocaleString(document.documentElement.lang));
    clearTimeout(this.#waiting);
  }

  #takeBack() {
    this.#back?.();
    this.#back = null;
    this.#undo.hidden = true;
    this.#search(false);
    this.#what.focus();
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && event.target === this.#what) this.#step(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && event.target === this.#with) {
      if (event.ctrlKey || event.metaKey) this.#replaceAll();
      else this.#replace();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

story.on("ready", () => {
  command({
    id: "find", title: text("find.title"), keys: "Mod+F",
    // A second time, with the focus in the bar, the browser's own search opens.
    when: () => !bar?.holds(document.activeElement),
    run: () => { bar ??= new FindBar(); bar.open(); },
  });
});
