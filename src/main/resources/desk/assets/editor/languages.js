// The story in its languages, beside its text: the source block by block, what changed in it, and what to answer.
import { choose, isChosen } from "../choice.js";
import { command } from "../keys.js";
import { fragment, send } from "./api.js";
import { ask } from "./ask.js";
import { fragmentInto } from "./html.js";
import { apart, panel, refresh, show, shown } from "./side.js";
import { current, flush, on, reload, views } from "./story.js";
import { say, text } from "./texts.js";
import { doing } from "./trouble.js";
import { act } from "./verbs.js";

const PINNED = "stet:source-beside";
const section = document.getElementById("side-languages");
const columns = document.querySelector(".desk-columns");
const wide = matchMedia("(min-width: 80rem)");
let loaded = null;
let pinned = false;

const inside = () => section.querySelector(".langs-panel");
const source = () => section.querySelector(".source-text");
const api = (rest) => `/api/v1/stories/${current().id}/${rest}`;

async function load() {
  const { id, revision } = current();
  if (!id) {
    section.replaceChildren(hint(text("langs.notYet")));
    return;
  }
  const wanted = `${id}/${revision}`;
  if (loaded === wanted) return;
  loaded = wanted;
  try {
    fragmentInto(section, await fragment(`/stories/${id}/languages`));
    settle();
  } catch {
    loaded = null;
    if (!inside()) section.replaceChildren(hint(text("editor.away")));
  }
}

async function again() {
  loaded = null;
  await load();
}

function hint(words) {
  const made = document.createElement("p");
  made.className = "hint";
  made.textContent = words;
  return made;
}

function settle() {
  refresh("languages");
  setPinned(isChosen(PINNED, false));
}

/** Gives the source a column of its own, on the side where its readers begin. */
function setPinned(yes) {
  const direction = source()?.dataset.direction;
  const before = pinned;
  pinned = Boolean(direction) && yes && wide.matches;
  section.querySelector("[data-pin]")?.setAttribute("aria-pressed", String(pinned));
  columns.classList.toggle("with-source", pinned);
  columns.classList.toggle("source-ltr", pinned && direction === "ltr");
  columns.classList.toggle("source-rtl", pinned && direction === "rtl");
  if (pinned !== before) {
    apart("languages", pinned);
    if (pinned) columns.append(section);
    else document.querySelector(".side-column").append(section);
  }
  align();
}

/** Each block of the source at the height of the block that says it, where there is room. */
function align() {
  const blocks = [...section.querySelectorAll(".source-block")];
  for (const block of blocks) block.style.marginBlockStart = "";
  if (!pinned) return;
  const { children } = views().body.dom;
  for (const block of blocks) {
    const own = children[Number(block.dataset.place ?? -1)];
    const lack = own ? own.getBoundingClientRect().top - block.getBoundingClientRect().top : 0;
    if (lack > 1) block.style.marginBlockStart = `${lack}px`;
  }
}

/** The block of the source that the caret's block says. */
function follow() {
  if (!section.contains(source()) || section.hidden) return;
  const place = String(views().body.state.selection.$from.index(0));
  for (const block of section.querySelectorAll(".source-block")) {
    const near = block.dataset.place === place && views().body.hasFocus();
    if (near && !block.classList.contains("near") && !pinned) block.scrollIntoView({ block: "nearest" });
    block.classList.toggle("near", near);
  }
}

async function acknowledge() {
  await flush();
  await send("POST", api("source/seen"), { revision: section.querySelector("[data-seen]").dataset.seen });
  await again();
  say(text("langs.seenDone"));
}

async function answer(alert, given) {
  let reason = null;
  if (given === "not-needed") {
    const asked = await ask(text("langs.stays"), [{ name: "reason", label: "langs.why", kind: "long", required: true }], {}, { confirm: "langs.stays" });
    if (!asked) return;
    reason = asked.reason;
  }
  const { source: story, revision } = alert.dataset;
  await send("POST", api("source/answer"), { source: story, revision, answer: given, reason });
  await again();
  say(text("langs.answerDone"));
}

async function begin(edition) {
  await flush();
  const begun = await send("POST", api("translations"), { edition });
  choose(PINNED, true);
  location.assign(`/stories/${begun.id}#side-languages`);
}

async function link() {
  const given = await ask(text("langs.link"), [{
    name: "story", label: "block.storyId", required: true, pattern: "[0-9]{1,18}", hint: "langs.linkHint", dir: "ltr",
  }], {}, { confirm: "langs.linkDo" });
  if (!given) return;
  await flush();
  await send("PUT", api("source"), { story: given.story });
  await again();
  say(text("langs.linked"));
}

async function unlink() {
  await flush();
  await send("PUT", api("source"), { story: null });
  await again();
  say(text("langs.unlinked"));
}

async function too(verb) {
  if (await act(verb)) await again();
}

section.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { dataset } = button;
  if (dataset.seen) doing(acknowledge);
  else if (dataset.answer) doing(() => answer(button.closest(".langs-alert"), dataset.answer));
  else if (dataset.too) doing(() => too(dataset.too));
  else if (dataset.translate) doing(() => begin(dataset.translate));
  else if ("link" in dataset) doing(link);
  else if ("unlink" in dataset) doing(unlink);
  else if ("pin" in dataset) {
    choose(PINNED, !pinned);
    setPinned(!pinned);
    if (!pinned) show("languages");
  }
});

command({
  id: "source seen", title: text("langs.seen"), keys: "Alt+U", group: "story",
  when: () => Boolean(section.querySelector("[data-seen]")), run: () => doing(acknowledge),
});

panel("languages", { open: load, badge: () => Number(inside()?.dataset.waiting ?? 0) });
wide.addEventListener("change", () => setPinned(isChosen(PINNED, false)));
document.addEventListener("selectionchange", follow);
new ResizeObserver(align).observe(document.getElementById("body"));
on("settled", () => {
  if (pinned || shown() === "languages") load();
});
// What waits for an answer shows at its tab, whether or not that is open.
on("ready", () => { if (current().id) load(); });
