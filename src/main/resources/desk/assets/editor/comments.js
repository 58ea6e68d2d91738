// Comments on a story, on a passage or as a note to the desk: the panel beside the text.
import { TextSelection } from "../lib/prosemirror-state.js";
import { command } from "../keys.js";
import { on as hear } from "../live.js";
import { Refusal, send } from "./api.js";
import { choose, markable, passageOf, place, placeOf } from "./anchors.js";
import { later } from "./checks.js";
import { button, make, moment } from "./dom.js";
import { offerNames } from "./mention.js";
import * as side from "./side.js";
import * as story from "./story.js";
import { tasksBox, loadTasks } from "./tasks.js";
import { say, text } from "./texts.js";
import { explain } from "./trouble.js";

const PLACES = ["standfirst", "body"];
const headline = () => document.getElementById("field-headline");

let section = null;
let threads = [];
let found = new Set();
let placing = 0;
let people = null;
let showSettled = false;
let hearing = 0;
const mine = new Set();

const path = (rest = "") => `/api/v1/stories/${story.current().id}/comments${rest}`;
const open = () => threads.filter((thread) => !thread.resolvedAt);

async function colleagues() {
  people ??= (await send("GET", `/api/v1/stories/${story.current().id}/colleagues`)).colleagues;
  return people;
}

/** What is typed here is no change of the story. */
function apart(element) {
  element.addEventListener("input", (event) => event.stopPropagation());
  return element;
}

/** Does something at the desk; what is in the way is told. */
async function doing(act) {
  try {
    await act();
    later();
    return true;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    explain(thrown);
    return false;
  }
}

/** Gets the threads and shows them; those known stay where the server does not answer. */
async function load() {
  if (!story.current().id) return;
  try {
    ({ threads } = await send("GET", path()));
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
  }
  mark();
  draw();
}

const all = () => threads.flatMap((thread) => [thread, ...thread.answers]);

/** Somebody did something to the story: their comments and tasks are shown, under nobody's hands. */
async function refresh() {
  const before = new Set(all().map(({ id }) => id));
  try {
    ({ threads } = await send("GET", path()));
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return;
  }
  mark();
  later();
  if (section?.querySelector(".threads .composer")) side.refresh("comments");
  else draw();
  if (section) loadTasks();
  const fresh = all().find(({ id }) => !before.has(id) && !mine.has(id));
  if (fresh) say(text("comment.fresh", fresh.by));
}

function mark() {
  found = new Set(["headline"].flatMap(() => open().filter(({ on }) =>
    on?.place === "headline" && headline().value.includes(on.text)).map(({ id }) => id)));
  for (const name of PLACES) {
    const here = open().filter(({ on }) => on?.place === name);
    for (const id of place(story.views()[name], here)) found.add(id);
  }
}

function goTo(thread) {
  const { on, id } = thread;
  if (on.place === "headline") {
    const at = headline().value.indexOf(on.text);
    headline().focus();
    headline().setSelectionRange(at, at + on.text.length);
    return;
  }
  const view = story.views()[on.place];
  const at = placeOf(view, id);
  if (!at) return;
  choose(view, id);
  const { node } = view.domAtPos(at.from + 1);
  (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).scrollIntoView({ block: "center" });
  const { state } = view;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at.from, at.to)));
  view.focus();
}

/** A form for a few words; done(words) says whether they were taken. */
function composer({ label, words = "", done, cancel }) {
  const area = make("textarea", { rows: 3, dir: "auto", maxlength: 5000, "aria-label": label, placeholder: text("comment.words") });
  area.value = words;
  const form = make("form", { class: "composer" }, area, offerNames(area, colleagues),
    make("p", { class: "row" },
      make("button", { class: "main", text: text("comment.send"), "aria-keyshortcuts": "Control+Enter" }),
      button(text("do.cancel"), () => cancel(), { class: "quiet" })));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!area.value.trim()) return area.focus();
    form.inert = true;
    await done(area.value);
    form.inert = false;
    return undefined;
  });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    else if (event.key === "Escape") cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  queueMicrotask(() => area.focus());
  return apart(form);
}

/** Begins a comment on what is marked, or a note to the desk. */
function begin(on) {
  side.show("comments");
  const before = document.activeElement;
  const box = section.querySelector(".begin");
  const back = () => {
    box.replaceChildren();
    (before?.isConnected ? before : section.querySelector("button"))?.focus();
  };
  const form = composer({
    label: text(on ? "comment.onPassage" : "comment.toDesk"),
    done: (words) => doing(async () => {
      const made = await send("POST", path(), on ? { text: words, on } : { text: words });
      mine.add(made.id);
      back();
      await load();
      say(text("comment.added"));
      card(made.id)?.focus();
    }),
    cancel: back,
  });
  box.replaceChildren(...[on && make("blockquote", { class: "quoted", dir: "auto", text: on.text }), form].filter(Boolean));
}

function marked() {
  const area = headline();
  if (document.activeElement === area && area.selectionEnd > area.selectionStart) {
    const [start, end] = [area.selectionStart, area.selectionEnd];
    return { place: "headline", block: 0, start, end, text: area.value.slice(start, end) };
  }
  const views = story.views();
  const last = PLACES.find((name) => views[name].hasFocus()) ?? "body";
  return passageOf(views[last], last) ?? passageOf(views.standfirst, "standfirst");
}

/** Comments on the marked words; tells what to do where none are. */
export function commentOnMarked() {
  if (!story.current().id) return say(text("comment.notYet"));
  const on = marked();
  return on ? begin(on) : say(text("comment.noWords"));
}

const card = (id) => section?.querySelector(`article[data-id="${id}"]`);

function said(comment, thread, redraw) {
  const words = make("p", { class: "said", dir: "auto", text: comment.text });
  const box = make("div", { class: "comment" },
    make("p", { class: "who-said" },
      make("bdi", { text: comment.by }), " ", moment(comment.at, story.zone()),
      comment.editedAt && make("span", { class: "soft", text: ` ${text("comment.edited")}` })),
    words);
  if (comment.editable && !thread.resolvedAt) {
    box.append(button(text("comment.edit"), () => {
      box.replaceChildren(composer({
        label: text("comment.editOf"), words: comment.text, cancel: redraw,
        done: (next) => doing(async () => {
          await send("PUT", path(`/${comment.id}`), { text: next });
          await load();
          card(thread.id)?.focus();
        }),
      }));
    }, { class: "quiet link" }));
  }
  return box;
}

function settle(thread) {
  const verb = thread.resolvedAt ? "reopen" : "resolve";
  return doing(async () => {
    await send("POST", path(`/${thread.id}/${verb}`), {});
    await load();
    say(text(verb === "resolve" ? "comment.didResolve" : "comment.didReopen"));
    (card(thread.id) ?? section.querySelector("[data-note]")).focus();
  });
}

function drawThread(thread) {
  const { on } = thread;
  const gone = on && !thread.resolvedAt && !found.has(thread.id);
  const foot = make("p", { class: "row acts" });
  const answers = make("div", { class: "answers" }, ...thread.answers.map((answer) => said(answer, thread, draw)));
  const answer = button(text("comment.answer"), () => {
    foot.replaceWith(composer({
      label: text("comment.answerTo", thread.by),
      done: (words) => doing(async () => {
        mine.add((await send("POST", path(), { text: words, thread: thread.id })).id);
        await load();
        card(thread.id)?.focus();
      }),
      cancel: () => { draw(); card(thread.id)?.focus(); },
    }));
  }, { class: "quiet" });
  foot.append(answer, button(text(thread.resolvedAt ? "comment.reopen" : "comment.resolve"), () => settle(thread), { class: "quiet" }));
  if (on && !gone && !thread.resolvedAt) foot.append(button(text("comment.goTo"), () => goTo(thread), { class: "quiet" }));
  return make("article", {
    class: thread.resolvedAt ? "thread settled" : "thread", "data-id": thread.id, tabindex: "-1",
    "aria-label": `${thread.by}: ${thread.text.slice(0, 60)}`,
  },
  on ? make("blockquote", { class: gone ? "quoted gone" : "quoted", dir: "auto", text: on.text }) : make("p", { class: "quoted-none", text: text("comment.whole") }),
  gone && make("p", { class: "hint", text: text("comment.gone") }),
  said(thread, thread, draw), answers,
  thread.resolvedAt && make("p", { class: "hint", text: text("comment.settledBy", thread.resolvedBy) }),
  foot);
}

/** In the order of the text, those to the desk last. */
function inOrder(some) {
  const at = ({ id, on }) => {
    if (!on) return Number.MAX_SAFE_INTEGER;
    const rank = ["headline", ...PLACES].indexOf(on.place) * 1e9;
    return rank + (on.place === "headline" ? on.start : placeOf(story.views()[on.place], id)?.from ?? on.block * 1000);
  };
  return some.toSorted((a, b) => at(a) - at(b));
}

/** Shows the threads; whoever stands on one still does afterwards. */
function draw() {
  side.refresh("comments");
  const list = section?.querySelector(".threads");
  if (!list) return;
  const at = list.contains(document.activeElement) ? document.activeElement.closest("article")?.dataset.id : null;
  const settled = threads.filter((thread) => thread.resolvedAt);
  const more = make("details", { class: "settled-threads", open: showSettled },
    make("summary", { text: text("comment.settled", settled.length) }), ...settled.map(drawThread));
  more.addEventListener("toggle", () => { showSettled = more.open; });
  const none = make("div", { class: "empty small" }, make("p", { class: "big", text: text("comment.none") }), make("p", { text: text("comment.noneHint") }));
  list.replaceChildren(...(threads.length ? inOrder(open()).map(drawThread) : [none]), ...(settled.length ? [more] : []));
  if (at) card(at)?.focus();
}

function fill(into) {
  if (section) return;
  section = into;
  apart(section);
  section.append(
    tasksBox(colleagues),
    make("h2", { text: text("comment.title") }),
    make("p", { class: "row" },
      button(text("comment.onPassage"), commentOnMarked, { class: "quiet", "aria-keyshortcuts": "Control+Alt+M", onmousedown: (event) => event.preventDefault() }),
      button(text("comment.toDesk"), () => (story.current().id ? begin(null) : say(text("comment.notYet"))), { class: "quiet", "data-note": true })),
    make("div", { class: "begin" }),
    make("div", { class: "threads" }));
  draw();
}

function openThread(id) {
  const views = story.views();
  for (const name of PLACES) choose(views[name], id);
  side.show("comments");
  const thread = card(id);
  for (const each of section.querySelectorAll("article.chosen")) each.classList.remove("chosen");
  thread?.classList.add("chosen");
  thread?.scrollIntoView({ block: "nearest" });
}

async function begun() {
  for (const name of PLACES) markable(story.views()[name], openThread);
  side.panel("comments", {
    open: (into) => { fill(into); load(); loadTasks(); },
    badge: () => open().length || null,
  });
  await load();
  const asked = new URLSearchParams(location.search);
  if (asked.has("comment")) {
    const id = asked.get("comment");
    const thread = threads.find((each) => each.id === id || each.answers.some((answer) => answer.id === id));
    side.show("comments");
    if (thread) openThread(thread.id);
    card(thread?.id)?.focus();
  } else if (asked.get("side") === "comments") side.show("comments");
}

command({ id: "comment", title: text("comment.onPassage"), keys: "Mod+Alt+M", group: "story", run: commentOnMarked });
command({ id: "note to desk", title: text("comment.toDesk"), group: "story", run: () => begin(null), when: () => Boolean(story.current().id) });
hear("story", ({ id }) => {
  if (id !== story.current().id) return;
  clearTimeout(hearing);
  hearing = setTimeout(refresh, 400);
});
story.on("ready", begun);
story.on("changed", () => {
  clearTimeout(placing);
  placing = setTimeout(() => {
    const before = found.size;
    mark();
    if (found.size !== before && !section?.querySelector(".composer")) draw();
  }, 500);
});
