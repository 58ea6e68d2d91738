// The story on the screen: the only door through which other modules see it, change it and hear of it.
import { fragment, Refusal, send } from "./api.js";
import { differing, settle } from "./conflict.js";
import * as draft from "./draft.js";
import { fragmentInto } from "./html.js";
import { readBody, readLine, writeBody, writeLine } from "./story-json.js";
import { say, text } from "./texts.js";

const listeners = { ready: [], settled: [], changed: [], readonly: [] };
let story = {};
let saved = "";
let screen = null;
let readOnly = false;
let ready = false;
let keeping = 0;

/** The story as last settled with the server; without an id before it exists. */
export function current() {
  return story;
}

/** The story as it stands on the screen, as the API takes it. */
export function content() {
  const { fields, standfirst, body } = screen;
  return { ...fields.read(), standfirst: writeLine(standfirst.state.doc), body: writeBody(body.state.doc) };
}

/** The editors of the texts: {body, standfirst}. */
export function views() {
  const { body, standfirst } = screen;
  return { body, standfirst };
}

/** The zone on whose clock moments are shown. */
export function zone() {
  return screen.fields.zone();
}

/** Calls act when that happens: ready (), settled (story), changed (), readonly (yes). */
export function on(name, act) {
  listeners[name].push(act);
  if (name === "ready" && ready) act();
  if (name === "readonly" && readOnly) act(true);
}

function tell(name, ...what) {
  for (const act of listeners[name]) act(...what);
}

/** Whether the screen holds anything the server has not. */
export function isDirty() {
  return JSON.stringify(content()) !== saved;
}

/** Puts that content on the screen, as an edit of whoever sits before it. */
export function replace(next) {
  screen.fields.fill(next);
  for (const [view, doc] of [[screen.standfirst, readLine(next.standfirst)], [screen.body, readBody(next.body)]]) {
    view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, doc.content));
  }
  touched();
}

/** Somebody wrote something. */
export function touched() {
  clearTimeout(keeping);
  keeping = setTimeout(() => {
    if (isDirty()) draft.keep(story.id, story.revision, content());
  }, 800);
  tell("changed");
}

/** Lets nobody write, or lets them again. */
export function setReadOnly(yes) {
  if (yes === readOnly) return;
  readOnly = yes;
  for (const view of Object.values(views())) view.setProps({ editable: () => !readOnly });
  screen.fields.setReadOnly(yes);
  screen.toolbar.inert = yes;
  tell("readonly", yes);
}

/** The server has this story now: what a verb or a save gave back. */
export async function settled(next) {
  const fresh = !story.id;
  draft.forget(story.id);
  story = next;
  saved = JSON.stringify(content());
  if (fresh) history.replaceState(null, "", `/stories/${story.id}`);
  fragmentInto(screen.state, await fragment(`/stories/${story.id}/state`));
  document.title = `${story.headline} – Stet`;
  document.getElementById("title").textContent = story.headline;
  tell("settled", story);
}

/** Everything on the screen is in a revision on the server; resolves with the story, rejects with a Refusal. */
export async function flush() {
  return story.id && !isDirty() ? story : save();
}

async function save(given = content(), revision = story.revision) {
  if (!given.headline) {
    const headline = document.getElementById("field-headline");
    headline.setAttribute("aria-invalid", "true");
    headline.focus();
    throw new Refusal({ status: 422, detail: text("editor.noHeadline") });
  }
  try {
    await settled(story.id
      ? await send("PUT", `/api/v1/stories/${story.id}`, given, revision)
      : await send("POST", "/api/v1/stories", given));
    say(text("editor.saved"));
    return story;
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.status !== 412) throw thrown;
    await reload();
    return flush();
  }
}

/** Takes the story the server has, merging it with what is typed here. */
export async function reload() {
  const given = await send("GET", `/api/v1/stories/${story.id}`);
  // In the form in which this screen writes, so that only what differs is told to differ.
  const theirs = { ...given, standfirst: writeLine(readLine(given.standfirst)), body: writeBody(readBody(given.body)) };
  const mine = content();
  let merged = theirs;
  if (isDirty()) {
    merged = differing(mine, theirs).length ? await settle(JSON.parse(saved), mine, theirs) : mine;
    if (!merged) throw new Refusal({ status: 412, detail: text("editor.moved") });
  }
  replace(theirs);
  await settled(given);
  if (merged !== theirs) replace(merged);
}

/** What an earlier visit left unsaved is offered, never put in by itself. */
function offerKept() {
  const found = draft.kept(story.id);
  if (!found || JSON.stringify(found.story) === saved) return;
  const offer = document.getElementById("kept");
  offer.hidden = false;
  offer.querySelector('[data-kept="restore"]').addEventListener("click", () => {
    // Written on an older revision, it has to be compared with what came since.
    if (found.revision) story = { ...story, revision: found.revision };
    offer.hidden = true;
    replace(found.story);
  });
  offer.querySelector('[data-kept="drop"]').addEventListener("click", () => {
    draft.forget(story.id);
    offer.hidden = true;
  });
}

/** Called once, by editor.js: the story the page came with, and what shows it. */
export function begin(first, parts) {
  story = first;
  screen = parts;
  saved = JSON.stringify(content());
  offerKept();
  window.addEventListener("beforeunload", (event) => {
    if (isDirty()) event.preventDefault();
  });
  ready = true;
  tell("ready");
}
