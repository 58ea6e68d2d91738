// The story on the screen: the only door through which other modules see it, change it and hear of it.
import { fragment } from "./api.js";
import { keyOf } from "./blocks.js";
import { choose } from "./conflict.js";
import { fragmentInto } from "./html.js";
import { merge } from "./merge.js";
import { putBody, putLine, writeBody, writeLine } from "./story-json.js";
import { Sync } from "./sync.js";

const listeners = { ready: [], settled: [], changed: [], readonly: [], kept: [] };
const tabs = new BroadcastChannel("stet");
let story = {};
let screen = null;
let sync = null;
let readOnly = false;
let ready = false;
let putting = false;

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

/** Calls act when that happens: ready (), settled (story), changed (), readonly (yes), kept (state of Sync). */
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
  return sync.waits;
}

/** Everything on the screen is in a revision on the server; resolves with the story, rejects with a Refusal. */
export async function flush() {
  await sync.flush();
  return story;
}

/** Takes the story the server has, merging it with what is typed here. */
export async function reload() {
  await sync.reload();
  return story;
}

/** Puts that content on the screen, as an edit of whoever sits before it. */
export function replace(next) {
  put(next, true);
  touched();
}

/** Somebody else has the story open: what is typed becomes a revision sooner, so that they see it. */
export function inCompany(yes) {
  sync.company = yes;
}

/** Somebody wrote something. */
export function touched() {
  if (!sync) return;
  if (!putting) sync.touched();
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

/** Changes only what differs, so that carets and what is being written stay where they are. */
function put(next, undoable = false) {
  putting = true;
  try {
    const now = content();
    const names = Object.keys(now).filter((name) =>
      !["body", "standfirst"].includes(name) && name in next && keyOf(now[name]) !== keyOf(next[name]));
    if (names.length) screen.fields.put(next, names);
    if ("standfirst" in next && keyOf(now.standfirst) !== keyOf(next.standfirst)) putLine(screen.standfirst, next.standfirst, undoable);
    if (next.body) putBody(screen.body, next.body, undoable);
  } finally {
    putting = false;
  }
}

/** What a story from the server says in the fields of this screen. */
function plain(from) {
  return Object.fromEntries(Object.keys(content()).map((name) => [name, from[name] ?? null]));
}

/** The story has more than the screen: put together with what was typed since `sent`. */
async function take(given, sent) {
  const merged = merge(sent, content(), plain(given));
  const choice = merged.clashes.length ? (await choose(merged, given)) ?? "mine" : "mine";
  put(merged.with(choice));
}

/** Both changed the same since `ground`: somebody has to choose. False when nobody did. */
async function clash(given, ground) {
  const merged = merge(ground, content(), plain(given));
  const choice = merged.clashes.length ? await choose(merged, given) : "mine";
  if (!choice) return false;
  put(merged.with(choice));
  return true;
}

async function showStanding() {
  document.title = `${story.headline} – Stet`;
  document.getElementById("title").textContent = story.headline;
  tell("settled", story);
  try {
    fragmentInto(screen.state, await fragment(`/stories/${story.id}/state`));
  } catch {
    // It is shown the next time; what counts is that the text is kept.
  }
}

function stand(next) {
  story = { ...story, ...next };
  tabs.postMessage({ id: story.id, revision: story.revision });
  return showStanding();
}

/** A verb was done, and the server gave this story. */
export async function settled(next) {
  if (next.sort) screen.fields.settlePublication(next);
  sync.settled(next);
  await stand(next);
}

function begun(next) {
  history.replaceState(null, "", `/stories/${next.id}`);
  return stand(next);
}

/** Whether there is anything that a story could begin with. */
function hasWords() {
  const { headline, standfirst, body, kicker, slugline, ednote, mainMedia } = content();
  return Boolean(standfirst || body.length || kicker || slugline || ednote || mainMedia) || !screen.fields.isUntitled(headline);
}

/** Another tab or another person has made a later revision. */
export function moved(id, revision) {
  if (id === story.id && Number(revision) > Number(story.revision)) sync.moved();
}

/** Something may have happened to the story that was not heard of. */
export function lookAgain() {
  if (story.id) sync.moved();
}

/** Called once, by editor.js: the story the page came with, and what shows it. */
export function begin(first, parts) {
  story = first;
  screen = parts;
  sync = new Sync({
    person: document.querySelector('meta[name="person"]').content,
    content, plain, hasWords, begun, take, clash,
    folded: stand,
    told: () => tell("kept", sync?.state),
  }, { id: first.id, revision: first.revision, sent: first.id ? plain(first) : content() });
  tabs.addEventListener("message", ({ data }) => moved(data.id, data.revision));
  window.addEventListener("beforeunload", (event) => {
    if (sync.alone) event.preventDefault();
  });
  ready = true;
  tell("ready");
}
