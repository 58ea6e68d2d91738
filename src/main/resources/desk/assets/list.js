// The newsroom's home: rows that stay current where they are, keys to go through them, and acts on many at once.
import { choose, isChosen } from "./choice.js";
import { fragmentInto, inert } from "./html.js";
import { command } from "./keys.js";
import { say, text } from "./editor/texts.js";
import * as live from "./live.js";

const results = document.getElementById("results");
const form = document.querySelector("form[data-fills=results]");
const bulk = document.getElementById("bulk");
const outcome = document.getElementById("bulk-result");
const DENSE = "stet:dense";
/** What is on the screen changes soon; what may have to be counted as new can wait, and counts longer still. */
const SOON = 400;
const LATER = 1_500;
const COUNTS = 5_000;
const MOST = 200;

const rows = () => [...results.querySelectorAll("tr[data-story]")];
const row = (id) => document.getElementById(`row-${id}`);
const boxOf = (one) => one.querySelector("input[name=story]");

async function part(address, name) {
  const answer = await fetch(address, { headers: { "X-Part": name, Accept: "text/html" } });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.text();
}

/* What happens meanwhile. */

const changed = new Set();
const fresh = new Set();
let gathering = 0;
let due = Infinity;
let counting = 0;

function note(id) {
  changed.add(id);
  const when = Date.now() + (row(id) ? SOON : LATER);
  if (when >= due) return;
  clearTimeout(gathering);
  due = when;
  gathering = setTimeout(look, when - Date.now());
}

async function look() {
  const ids = [...changed].slice(0, MOST);
  ids.forEach((id) => changed.delete(id));
  due = changed.size ? Date.now() + SOON : Infinity;
  if (changed.size) gathering = setTimeout(look, SOON);
  try {
    const asked = new URLSearchParams(location.search);
    asked.delete("after");
    asked.set("ids", ids.join(","));
    const found = new Map([...inert(await part(`/stories/rows?${asked}`, "rows")).querySelectorAll("tr[data-story]")]
      .map((one) => [one.dataset.story, one]));
    for (const id of ids) settle(id, found.get(id));
    tellFresh();
    counting ||= setTimeout(() => { counting = 0; tabs().catch(() => {}); }, COUNTS);
  } catch {
    // The next change, or coming back, looks again.
  }
}

/** One story as it is now: changed in its place, said to have left, or counted as new. */
function settle(id, now) {
  const old = row(id);
  if (old && now) put(old, document.importNode(now, true));
  else if (old) old.classList.add("left");
  else if (now && (results.querySelector("[data-newest]") || !rows().length)) fresh.add(id);
}

function put(old, now) {
  const held = old.contains(document.activeElement) ? document.activeElement.matches("input") ? "input" : "a" : null;
  boxOf(now).checked = boxOf(old).checked;
  now.classList.add("moved");
  old.replaceWith(now);
  if (held) now.querySelector(held).focus({ preventScroll: true });
}

function tellFresh() {
  const pill = document.getElementById("fresh");
  if (!pill) return;
  if (fresh.size && !rows().length) {
    reload();
    return;
  }
  pill.hidden = fresh.size === 0;
  pill.textContent = text("live.fresh", new Intl.NumberFormat(document.documentElement.lang).format(fresh.size));
}

/** All of the list anew, as it was asked. */
function reload() {
  const at = new URL(location.href);
  at.searchParams.delete("after");
  history.replaceState(null, "", at);
  fresh.clear();
  form.requestSubmit();
}

async function tabs() {
  fragmentInto(document.getElementById("tabs"), await part(`/stories${location.search}`, "tabs"));
}

live.on("story", (event) => note(event.story));
live.on("lock", (event) => note(event.story));
live.on("many", () => { rows().forEach((one) => note(one.dataset.story)); });
let met = false;
live.on("connected", () => {
  // What happened while nobody listened.
  if (met) rows().forEach((one) => note(one.dataset.story));
  met = true;
});

/* Going through the list. */

function current() {
  return document.activeElement?.closest("tr[data-story]") ?? null;
}

function go(by) {
  const all = rows();
  const at = all.indexOf(current());
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
  next?.querySelector("a").focus();
  next?.scrollIntoView({ block: "nearest" });
}

const some = () => rows().length > 0;
command({ id: "list-next", title: text("live.next"), keys: ["j"], run: () => go(1), when: some });
command({ id: "list-before", title: text("live.before"), keys: ["k"], run: () => go(-1), when: some });
command({ id: "list-pick", title: text("live.pick"), keys: ["x"], run: () => pick(current()), when: () => current() !== null });
command({ id: "list-find", title: text("live.find"), keys: ["/"], run: () => document.getElementById("q").focus() });
command({ id: "list-fresh", title: text("live.showFresh"), keys: ["."], run: reload, when: () => fresh.size > 0 });

results.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || !current()) return;
  if (event.target.matches("select, input:not([type=checkbox])")) return;
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  go(by);
});

/* Choosing, and acts on what was chosen. */

let lastPicked = null;

function pick(one) {
  boxOf(one).checked = !boxOf(one).checked;
  picked();
}

function chosen() {
  return rows().filter((one) => boxOf(one).checked);
}

function picked() {
  const count = chosen().length;
  for (const one of rows()) one.classList.toggle("picked", boxOf(one).checked);
  bulk.hidden = count === 0;
  document.body.classList.toggle("picking", count > 0);
  bulk.querySelector(".picked").textContent = text("live.picked", new Intl.NumberFormat(document.documentElement.lang).format(count));
  const all = document.getElementById("pick-all");
  if (!all) return;
  all.checked = count > 0 && count === rows().length;
  all.indeterminate = count > 0 && !all.checked;
}

results.addEventListener("click", (event) => {
  if (event.target.id === "fresh") reload();
  if (event.target.id === "density") dense(!isDense());
  const box = event.target.closest("input[name=story]");
  if (!box) return;
  if (event.shiftKey && lastPicked?.isConnected) {
    const all = rows();
    const [from, to] = [all.indexOf(lastPicked), all.indexOf(box.closest("tr"))].sort((a, b) => a - b);
    for (const one of all.slice(from, to + 1)) boxOf(one).checked = box.checked;
  }
  lastPicked = box.closest("tr");
  picked();
});
results.addEventListener("change", (event) => {
  if (event.target.id !== "pick-all") return;
  for (const one of rows()) boxOf(one).checked = event.target.checked;
  picked();
});

// What is saved is what the filters say now, even while the list is still being fetched.
document.querySelector(".save-view form").addEventListener("submit", (event) => {
  event.target.elements.asked.value = new URLSearchParams(new FormData(form));
});

bulk.addEventListener("click", (event) => {
  if (event.target.dataset.pick !== "none") return;
  for (const one of rows()) boxOf(one).checked = false;
  picked();
  results.querySelector("input[name=story]")?.focus();
});

bulk.addEventListener("submit", async (event) => {
  event.preventDefault();
  const given = new URLSearchParams(new FormData(bulk, event.submitter));
  const ids = given.getAll("story");
  bulk.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch("/stories/bulk", { method: "POST", body: given, headers: { "X-Form-Token": given.get("form-token") } });
    const html = await answer.text();
    if (!answer.ok) throw new Error(String(answer.status));
    fragmentInto(outcome, html);
    for (const one of rows()) boxOf(one).checked = false;
    picked();
    ids.forEach(note);
    outcome.querySelector("button").focus();
  } catch {
    say(text("live.notDone"));
  } finally {
    bulk.removeAttribute("aria-busy");
  }
});
outcome.addEventListener("click", (event) => {
  if (!event.target.matches("[data-close]")) return;
  outcome.replaceChildren();
  results.querySelector("tr[data-story] a")?.focus();
});

/* How close rows stand. */

function isDense() {
  return document.body.classList.contains("dense");
}

function dense(yes) {
  document.body.classList.toggle("dense", yes);
  document.getElementById("density")?.setAttribute("aria-pressed", String(yes));
  choose(DENSE, yes);
}

function stored() {
  return isChosen(DENSE, false);
}

function begin() {
  const density = document.getElementById("density");
  if (density) {
    density.hidden = false;
    density.setAttribute("aria-pressed", String(isDense()));
  }
  picked();
}

document.body.classList.toggle("dense", stored());
begin();
new MutationObserver(() => {
  fresh.clear();
  begin();
  tabs().catch(() => {});
}).observe(results, { childList: true });
document.documentElement.dataset.list = "ready";
