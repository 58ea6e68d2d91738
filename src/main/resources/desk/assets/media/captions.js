// Captions written beside the film: a list of them, times taken from where the film stands, and what is wrong with each.
import { button, make } from "../editor/dom.js";
import { clock, read, seconds, write } from "./cues.js";
import { tell, textsOf } from "./texts.js";

const root = document.getElementById("captioning");
const text = textsOf(root);
const film = root.querySelector("video, audio");
const form = root.querySelector("form");
const raw = document.getElementById("vtt");
const list = document.getElementById("cues");
const told = document.getElementById("caption-told");
const act = (name) => form.querySelector(`[data-act=${name}]`);
/** What nobody said for so long is told to be a caption's length. */
const USUAL_SECONDS = 2.5;
const KEPT_MS = 500;

let cues = [];
let rows = [];
let saved = raw.value;
let keeping = 0;
const track = film.addTextTrack("captions", text("film.captions"), list.lang);
track.mode = "showing";

function keep() {
  clearTimeout(keeping);
  keeping = setTimeout(() => {
    const now = asText().text;
    if (now === saved) localStorage.removeItem(root.dataset.key);
    else localStorage.setItem(root.dataset.key, now);
  }, KEPT_MS);
}

const asList = () => !list.hidden;
const asText = () => (asList() ? write(cues) : { text: raw.value, begins: [] });

function showAsList() {
  const found = read(raw.value);
  if (!found) return;
  cues = found;
  list.replaceChildren();
  rows = [];
  cues.forEach((cue) => list.append(row(cue)));
  list.hidden = false;
  raw.hidden = true;
  document.getElementById("vtt-label").hidden = true;
  act("add").hidden = false;
  act("raw").hidden = false;
  act("raw").setAttribute("aria-pressed", "false");
  number();
  shown();
}

function showAsText() {
  raw.value = asText().text;
  list.hidden = true;
  raw.hidden = false;
  document.getElementById("vtt-label").hidden = false;
  act("add").hidden = true;
  act("raw").setAttribute("aria-pressed", "true");
  raw.focus();
}

/* One caption. */

function row(cue) {
  const time = (which) => make("input", {
    value: clock(cue[which]), dir: "ltr", class: "cue-time", autocomplete: "off", spellcheck: "false",
    oninput: (event) => {
      const at = seconds(event.target.value);
      event.target.setAttribute("aria-invalid", String(Number.isNaN(at)));
      if (!Number.isNaN(at)) { cue[which] = at; changed(); }
    },
    onchange: (event) => { event.target.value = clock(cue[which]); event.target.removeAttribute("aria-invalid"); },
  });
  const one = { cue, start: time("start"), end: time("end"), words: make("textarea", { rows: "2", dir: "auto" }), fault: make("p", { class: "fault", hidden: true }) };
  one.words.value = cue.text;
  one.words.addEventListener("input", () => { cue.text = one.words.value; changed(); });
  one.words.setAttribute("aria-describedby", "caption-keys");
  one.dom = make("li", { class: "cue" },
    make("div", { class: "cue-times" },
      one.start, button(text("film.setStart"), () => set(one, "start"), { class: "quiet" }),
      one.end, button(text("film.setEnd"), () => set(one, "end"), { class: "quiet" })),
    one.words,
    make("div", { class: "cue-tools" },
      button(text("film.playCue"), () => play(one), { class: "quiet" }),
      button(text("film.addAfter"), () => add(one), { class: "quiet" }),
      button(text("film.removeCue"), () => remove(one), { class: "quiet danger" })),
    one.fault);
  rows.push(one);
  return one.dom;
}

const ordered = () => rows.toSorted((a, b) => a.dom.compareDocumentPosition(b.dom) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);

/** Names say which caption it is, for who cannot see where it stands. */
function number() {
  rows = ordered();
  cues = rows.map((one) => one.cue);
  rows.forEach((one, i) => {
    one.start.setAttribute("aria-label", text("film.start", i + 1));
    one.end.setAttribute("aria-label", text("film.end", i + 1));
    one.words.setAttribute("aria-label", text("film.words", i + 1));
  });
}

function changed() {
  shown();
  keep();
}

/** The captions as they would be seen, over the film. */
function shown() {
  for (const old of [...(track.cues ?? [])]) track.removeCue(old);
  for (const cue of cues) {
    if (cue.end > cue.start) track.addCue(new VTTCue(cue.start, cue.end, cue.text));
  }
}

function set(one, which) {
  one.cue[which] = film.currentTime;
  if (one.cue.end <= one.cue.start) {
    const other = which === "start" ? "end" : "start";
    one.cue[other] = which === "start" ? one.cue.start + USUAL_SECONDS : Math.max(0, one.cue.end - USUAL_SECONDS);
    one[other].value = clock(one.cue[other]);
  }
  one[which].value = clock(one.cue[which]);
  changed();
  tell(text(which === "start" ? "film.startSet" : "film.endSet", clock(film.currentTime)));
}

function play(one) {
  film.currentTime = one.cue.start;
  const stop = () => {
    if (film.currentTime < one.cue.end) return;
    film.pause();
    film.removeEventListener("timeupdate", stop);
  };
  film.addEventListener("timeupdate", stop);
  film.play();
}

function add(after) {
  const before = after ?? rows.findLast((one) => one.cue.start <= film.currentTime) ?? null;
  const start = Math.max(film.currentTime, before?.cue.end ?? 0);
  const next = before ? rows[rows.indexOf(before) + 1] : rows[0];
  const end = next && next.cue.start > start ? Math.min(start + USUAL_SECONDS, next.cue.start) : start + USUAL_SECONDS;
  const dom = row({ start, end, settings: "", text: "" });
  if (before) before.dom.after(dom);
  else list.prepend(dom);
  number();
  changed();
  dom.querySelector("textarea").focus();
  dom.scrollIntoView({ block: "nearest" });
}

function remove(one) {
  const at = rows.indexOf(one);
  one.dom.remove();
  rows.splice(at, 1);
  number();
  changed();
  (rows[Math.min(at, rows.length - 1)]?.words ?? act("add")).focus();
  tell(text("film.cueRemoved"));
}

/* Keys: with Alt, so that they can be pressed while writing. */

root.addEventListener("keydown", (event) => {
  const one = rows.find((each) => each.dom.contains(document.activeElement));
  if (event.ctrlKey && event.code === "KeyS" || event.metaKey && event.code === "KeyS") { event.preventDefault(); save(); return; }
  if (event.ctrlKey && event.key === "Enter" && asList()) { event.preventDefault(); add(one); return; }
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const acts = {
    KeyK: () => (film.paused ? film.play() : film.pause()),
    KeyJ: () => { film.currentTime = Math.max(0, film.currentTime - 2); },
    KeyL: () => { film.currentTime += 2; },
    BracketLeft: () => one && set(one, "start"),
    BracketRight: () => one && set(one, "end"),
    ArrowUp: () => rows[Math.max(0, rows.indexOf(one) - 1)]?.words.focus(),
    ArrowDown: () => rows[Math.min(rows.length - 1, rows.indexOf(one) + 1)]?.words.focus(),
  };
  if (!acts[event.code]) return;
  event.preventDefault();
  acts[event.code]();
});

film.addEventListener("timeupdate", () => {
  for (const one of rows) one.dom.classList.toggle("said", film.currentTime >= one.cue.start && film.currentTime < one.cue.end);
});

/* Saving, and what the newsroom says to it. */

async function save() {
  const { text: sent, begins } = asText();
  told.replaceChildren();
  told.classList.remove("bad");
  act("save").disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { "Content-Type": "text/vtt", Accept: "application/json", "X-Form-Token": document.querySelector("meta[name=form-token]").content },
      body: sent,
    });
    const said = await answer.json();
    if (answer.ok) {
      saved = sent;
      localStorage.removeItem(root.dataset.key);
      told.append(make("p", { text: text("film.captionsSaved") }));
      mark(begins, said.remarks, false);
    } else if (said.faults) {
      told.append(make("p", { text: text("film.notSaved") }));
      mark(begins, said.faults, true);
    } else {
      told.append(make("p", { text: said.detail ?? text("film.notSent") }));
    }
  } catch {
    told.append(make("p", { text: text("film.notSent") }));
  } finally {
    act("save").disabled = false;
  }
}

function mark(begins, remarks, bad) {
  told.classList.toggle("bad", bad);
  rows.forEach((one) => { one.fault.hidden = true; });
  if (!remarks.length) return;
  const lines = make("ul");
  for (const { line, words } of remarks) {
    const one = rows[begins.findLastIndex((begin) => begin <= line)];
    if (one && asList()) {
      one.fault.textContent = words;
      one.fault.hidden = false;
      lines.append(make("li", {}, button(text("film.cueSays", rows.indexOf(one) + 1, words), () => one.words.focus(), { class: "quiet" })));
    } else {
      lines.append(make("li", { text: text("film.line", line, words) }));
    }
  }
  told.append(lines);
  if (bad) rows.find((one) => !one.fault.hidden)?.words.focus();
}

form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
raw.addEventListener("input", keep);
act("add").addEventListener("click", () => add(null));
act("raw").addEventListener("click", () => (asList() ? showAsText() : showAsList()));
addEventListener("beforeunload", (event) => { if (asText().text !== saved) event.preventDefault(); });

/* What was typed and not saved was kept on this device. */

const left = localStorage.getItem(root.dataset.key);
if (left !== null && left !== saved && !form.querySelector(".notice.bad")) {
  raw.value = left;
  tell(text("film.restored"));
}
showAsList();
