// The tabs beside the text. A module registers the panel it fills; a tab nobody registered stays hidden.

import { digits } from "./texts.js";

const list = document.querySelector(".tabs[role=tablist]");
const panels = new Map();
const outside = new Set();
const REMEMBERED = "stet:side";

const tabOf = (name) => document.getElementById(`tab-${name}`);
const sectionOf = (name) => document.getElementById(`side-${name}`);
const shownTabs = () => [...list.querySelectorAll("[role=tab]")].filter((tab) => !tab.hidden);

/**
 * Puts a panel behind its tab.
 * @param name comments, checks, history or preview
 * @param acts open(section): each time it comes into view; close(section), optional: when it goes;
 *   badge(), optional: a short word or a number for the tab, or null
 */
export function panel(name, acts) {
  panels.set(name, acts);
  if (!list) return;
  tabOf(name).hidden = false;
  list.hidden = false;
  refresh(name);
  if (wanted() === name) show(name);
}

/** Asks for the tab's badge again. */
export function refresh(name) {
  const badge = panels.get(name)?.badge?.() ?? null;
  const count = tabOf(name)?.querySelector(".count");
  if (!count) return;
  count.hidden = badge === null || badge === 0;
  count.textContent = count.hidden ? "" : typeof badge === "number" ? digits(badge) : badge;
}

/** The name of the panel in view. */
export function shown() {
  return list?.querySelector("[role=tab][aria-selected=true]")?.dataset.panel ?? "story";
}

/** Brings a panel into view; where it is already, it opens anew. */
export function show(name, { focus = false } = {}) {
  const tab = tabOf(name);
  if (!tab || tab.hidden) return;
  const before = shown();
  if (before !== name) panels.get(before)?.close?.(sectionOf(before));
  for (const each of list.querySelectorAll("[role=tab]")) {
    const chosen = each === tab;
    each.setAttribute("aria-selected", String(chosen));
    each.tabIndex = chosen ? 0 : -1;
    if (!outside.has(each.dataset.panel)) sectionOf(each.dataset.panel).hidden = !chosen;
  }
  panels.get(name)?.open?.(sectionOf(name));
  if (focus) sectionOf(name).focus();
}

/** Takes a panel out of the tabs into a place of its own, or back. */
export function apart(name, yes) {
  if (yes === outside.has(name)) return;
  const section = sectionOf(name);
  tabOf(name).hidden = yes;
  if (yes) {
    if (shown() === name) show("story");
    outside.add(name);
    section.setAttribute("role", "region");
  } else {
    outside.delete(name);
    section.setAttribute("role", "tabpanel");
  }
  section.hidden = !yes;
}

/** What the address asks for, or what was open when this person last looked. */
function wanted() {
  if (location.hash.startsWith("#side-")) return location.hash.slice("#side-".length);
  try {
    return sessionStorage.getItem(REMEMBERED) ?? "story";
  } catch {
    return "story";
  }
}

function choose(tab) {
  show(tab.dataset.panel);
  try {
    sessionStorage.setItem(REMEMBERED, tab.dataset.panel);
  } catch {
    // Next time it begins with the story, that is all.
  }
}

/** The tab an arrow key leads to; arrows follow the direction of the page. */
function next(key, at) {
  const tabs = shownTabs();
  const here = tabs.indexOf(at);
  const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "Home") return tabs[0];
  if (key === "End") return tabs.at(-1);
  if (key === "ArrowLeft" || key === "ArrowRight") {
    return tabs.at((here + (key === forward ? 1 : -1)) % tabs.length);
  }
  return null;
}

list?.addEventListener("click", (event) => {
  const tab = event.target.closest("[role=tab]");
  if (tab) choose(tab);
});

list?.addEventListener("keydown", (event) => {
  const tab = event.target.closest("[role=tab]");
  const to = tab && next(event.key, tab);
  if (!to) return;
  event.preventDefault();
  choose(to);
  to.focus();
});

addEventListener("hashchange", () => {
  if (location.hash.startsWith("#side-")) show(wanted());
});
