// The story's screen: fields, standfirst and body together, saving them and acting on them.
import { fragment, Refusal, send } from "./api.js";
import { bodyEditor, lineEditor } from "./body.js";
import { differing, settle } from "./conflict.js";
import * as draft from "./draft.js";
import { Fields } from "./fields.js";
import { showIn } from "./moments.js";
import "./side.js";
import { readBody, readLine, writeBody, writeLine } from "./story-json.js";
import { say, text } from "./texts.js";
import { order } from "./verbs.js";

const root = document.getElementById("editor");
const form = document.getElementById("story");
const stateBox = document.getElementById("state");
const notice = document.getElementById("trouble");
const editions = JSON.parse(root.dataset.editions);

let story = JSON.parse(root.dataset.story);
let saved = "";
let keeping = 0;
let busy = false;

const changed = () => {
  clearTimeout(keeping);
  keeping = setTimeout(() => {
    if (isDirty()) draft.keep(story.id, story.revision, read());
  }, 800);
  showState();
};

const fields = new Fields(form, editions, changed);
fields.fill(story);
const zone = () => fields.zone();
showIn(zone());
const standfirst = lineEditor(document.getElementById("standfirst"), readLine(story.standfirst), { changed });
const body = bodyEditor(document.getElementById("body"), readBody(story.body), {
  toolbar: document.getElementById("toolbar"), zone, changed,
});

/** The story as it stands on the screen. */
function read() {
  return { ...fields.read(), standfirst: writeLine(standfirst.state.doc), body: writeBody(body.state.doc) };
}

function isDirty() {
  return JSON.stringify(read()) !== saved;
}

function show(next) {
  fields.fill(next);
  for (const [view, doc] of [[standfirst, readLine(next.standfirst)], [body, readBody(next.body)]]) {
    view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, doc.content));
  }
}

function showState() {
  const mark = document.getElementById("unsaved");
  if (mark) mark.hidden = !isDirty();
}

async function settled(next) {
  const fresh = !story.id;
  draft.forget(story.id);
  story = next;
  saved = JSON.stringify(read());
  if (fresh) history.replaceState(null, "", `/stories/${story.id}`);
  stateBox.innerHTML = await fragment(`/stories/${story.id}/state`);
  document.title = `${story.headline} – Stet`;
  document.getElementById("title").textContent = story.headline;
  showState();
}

function explain(refusal) {
  const words = refusal.message || text("editor.away");
  notice.hidden = false;
  notice.querySelector("p").textContent = words;
  if (refusal.errors.length) fields.mark(refusal.errors);
  const list = notice.querySelector("ul");
  list.replaceChildren(...refusal.errors.map(({ path, problem, fix }) => {
    const item = document.createElement("li");
    item.dir = "auto";
    item.textContent = `${path} ${problem}. ${fix}.`;
    return item;
  }));
  list.hidden = refusal.errors.length < 2;
  notice.scrollIntoView({ block: "nearest" });
}

function clearTrouble() {
  notice.hidden = true;
  fields.unmark();
}

/** Does one thing at a time, and tells what is in the way. */
async function doing(act) {
  if (busy) return false;
  busy = true;
  clearTrouble();
  try {
    return await act();
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.status === 401) thrown.message ||= text("editor.signedOut");
    explain(thrown);
    return false;
  } finally {
    busy = false;
  }
}

/** Saves; when somebody was faster, both versions are laid side by side first. */
async function save(content = read(), revision = story.revision) {
  if (!content.headline) {
    const headline = document.getElementById("field-headline");
    headline.setAttribute("aria-invalid", "true");
    headline.focus();
    throw new Refusal({ status: 422, detail: text("editor.noHeadline") });
  }
  try {
    const next = story.id
      ? await send("PUT", `/api/v1/stories/${story.id}`, content, revision)
      : await send("POST", "/api/v1/stories", content);
    await settled(next);
    say(text("editor.saved"));
    return true;
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.status !== 412) throw thrown;
    return reconcile(content);
  }
}

async function reconcile(mine) {
  const given = await send("GET", `/api/v1/stories/${story.id}`);
  // In the form in which this screen writes, so that only what differs is told to differ.
  const theirs = { ...given, standfirst: writeLine(readLine(given.standfirst)), body: writeBody(readBody(given.body)) };
  const merged = differing(mine, theirs).length ? await settle(JSON.parse(saved), mine, theirs) : mine;
  if (!merged) return false;
  show(merged);
  story = { ...theirs };
  return save(read(), theirs.revision);
}

async function act(verb) {
  const given = await order(verb, { zone: zone(), story: read });
  if (!given) return false;
  if (verb !== "correct" && (isDirty() || !story.id) && !(await save())) return false;
  const next = await send("POST", `/api/v1/stories/${story.id}/${verb}`, given, story.revision);
  await settled(next);
  say(text(`done.${verb}`));
  return true;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-verb]");
  if (!button) return;
  const { verb } = button.dataset;
  doing(() => (verb === "save" ? save() : act(verb)));
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
    event.preventDefault();
    doing(() => save());
  }
});

form.addEventListener("submit", (event) => event.preventDefault());

window.addEventListener("beforeunload", (event) => {
  if (isDirty()) event.preventDefault();
});

/** What an earlier visit left unsaved is offered, never put in by itself. */
function offerKept() {
  const found = draft.kept(story.id);
  if (!found || JSON.stringify(found.story) === saved) return;
  const offer = document.getElementById("kept");
  offer.hidden = false;
  offer.querySelector('[data-kept="restore"]').addEventListener("click", () => {
    show(found.story);
    // Written on an older revision, it has to be compared with what came since.
    if (found.revision) story = { ...story, revision: found.revision };
    offer.hidden = true;
    changed();
  });
  offer.querySelector('[data-kept="drop"]').addEventListener("click", () => {
    draft.forget(story.id);
    offer.hidden = true;
  });
}

saved = JSON.stringify(read());
showState();
offerKept();
root.dataset.ready = "true";
