// What is done to a front: sent to the server one thing after the other, and taken back again.
import { Refusal, send } from "../editor/api.js";
import { dialog } from "../editor/ask.js";
import { make } from "../editor/dom.js";
import { say, text } from "../editor/texts.js";

const root = document.getElementById("front");
export const id = root.dataset.front;
export const zone = root.dataset.zone;
const at = `/api/v1/fronts/${id}`;

let version = board().dataset.version;
const done = [];
const undone = [];
const told = [];
let turn = Promise.resolve();

/** The board as it is now. */
export function board() {
  return root.querySelector("#board > .board");
}

/** Calls back when the front, or what can be taken back, may have changed. */
export function onChange(act) {
  told.push(act);
}

export const canUndo = () => done.length > 0;
export const canRedo = () => undone.length > 0;
export const currentVersion = () => version;

/** Another version is on the board now. */
export function took(next) {
  version = next;
}

async function tell() {
  for (const act of told) await act();
}

/** One after the other: each builds on what the one before made of the front. */
function queue(work) {
  turn = turn.then(async () => {
    root.setAttribute("aria-busy", "true");
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      say(problem.message || text("front.away"));
    } finally {
      root.removeAttribute("aria-busy");
      await tell();
    }
  });
  return turn;
}

/**
 * Does it, on what this screen shows; what others did meanwhile elsewhere stays.
 * @param words what is said when it is done
 */
export function act(acts, words) {
  return queue(async () => {
    let front;
    try {
      front = await send("POST", `${at}/acts`, { acts }, version);
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.status !== 409 || !problem.errors.length) throw problem;
      if (!(await choose(problem))) return;
      front = await send("POST", `${at}/acts`, { acts });
    }
    if (front.version !== version) {
      done.push(front.version);
      undone.length = 0;
    }
    version = front.version;
    if (words) say(words);
  });
}

/** Both changed the same: somebody chooses; true for one's own. */
async function choose(problem) {
  const list = make("ul", { class: "clashes" }, ...problem.errors.map(({ path, problem: theirs, fix }) =>
    make("li", {}, make("code", { text: path, dir: "ltr" }), " ", make("span", { text: `${theirs}. ${fix}.` }))));
  return await dialog(text("front.clash"), [make("p", { text: problem.message }), list], { confirm: "front.takeMine" }) !== null;
}

function back(from, to, words) {
  const last = from.pop();
  if (!last) return turn;
  return queue(async () => {
    try {
      const front = await send("POST", `${at}/undo`, { version: last });
      to.push(front.version);
      version = front.version;
      say(words);
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.status !== 409) throw problem;
      say(text("front.cannotUndo"));
    }
  });
}

/** Takes back what was done here last. */
export const undo = () => back(done, undone, text("front.undone"));

/** Does again what was taken back last. */
export const redo = () => back(undone, done, text("front.redone"));

/** Something that no version of the draft is made by, or a whole new one. */
export function verb(name, body, words, expects = false) {
  return queue(async () => {
    const front = await send("POST", `${at}/${name}`, body, expects ? version : undefined);
    if (front.version !== version && name !== "publish" && name !== "schedule") done.push(front.version);
    version = front.version;
    if (words) say(words);
  });
}

/** A whole draft in place of this one. */
export function put(containers, words) {
  return queue(async () => {
    const front = await send("PUT", at, { containers }, version);
    if (front.version !== version) done.push(front.version);
    version = front.version;
    if (words) say(words);
  });
}
