// The newsroom's verbs as buttons and keys; some ask for something first.
import { command, matches } from "../keys.js";
import { send } from "./api.js";
import { ask } from "./ask.js";
import { askToPublish, askToWithdraw } from "./publish.js";
import { moment } from "./dom.js";
import { receipt } from "./receipt.js";
import * as story from "./story.js";
import { say, text } from "./texts.js";
import { doing } from "./trouble.js";

const note = { name: "note", label: "verb.note", kind: "long" };
const ASKED = {
  return: [{ ...note, hint: "verb.returnHint" }],
  spike: [{ ...note, hint: "verb.deskHint" }],
};
const OUTWARD = ["publish", "schedule", "correct", "submit"];

/** What this person may do to the story now. */
const may = (verb) => document.querySelector(`#state button[data-verb="${verb}"]`) !== null;

/** Asks what the verb needs and does it, with everything that is on the screen; false when it was given up. */
export async function act(verb) {
  const before = document.activeElement;
  await story.flush();
  const asked = await order(verb);
  if (!asked) return false;
  const began = performance.now();
  const { id, revision } = story.current();
  const next = await send("POST", `/api/v1/stories/${id}/${asked.verb}`, asked.order, revision);
  const took = Math.max(1, Math.round(performance.now() - began));
  await story.settled(next);
  comeBack(before, asked.verb);
  tell(asked.verb, next, took, asked.told);
  return true;
}

/** What goes with a verb; null when it was given up. */
async function order(verb) {
  if (OUTWARD.includes(verb)) return askToPublish(verb);
  if (verb === "withhold" || verb === "kill") {
    const given = await askToWithdraw(verb);
    return given && { verb, order: given };
  }
  const fields = ASKED[verb];
  if (!fields) return { verb, order: {} };
  const options = { confirm: `verb.${verb}`, danger: verb === "spike" };
  const given = await ask(text(`verb.${verb}`), fields, {}, options);
  return given && { verb, order: said(given) };
}

function said(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

/** The button that was pressed may be another one now, or none. */
function comeBack(before, verb) {
  if (before?.isConnected && before !== document.body) return before.focus();
  const again = document.querySelector(`#state button[data-verb="${verb}"]`) ?? document.querySelector("#state button[data-verb]");
  return (again ?? document.getElementById("main")).focus();
}

function tell(verb, next, took, told) {
  if (verb === "publish" || verb === "correct") {
    const hint = text(told?.first || told?.status === "withheld" ? "publish.undo" : "publish.undoUpdate");
    receipt(text("publish.live", took), { address: next.url, link: text("publish.see"), hint });
  } else if (verb === "schedule") {
    receipt(text("publish.scheduled", moment(next.scheduledFor, story.zone()).textContent));
  } else say(text(`done.${verb}`));
}

/** The one key from a finished draft: to readers, or to whoever may bring it there. */
function goOut() {
  const verb = ["publish", "submit"].find(may);
  if (verb) doing(() => act(verb));
  else if (!story.current().id) doing(() => story.flush().then(() => goOut()));
}

const KEYS = "Mod+Shift+Enter";
command({
  id: "publish", title: text("publish.title"), keys: KEYS, group: "story", run: goOut,
  when: () => may("publish") || may("submit"),
});
// Before the text's own editor, which takes every Enter for itself.
document.addEventListener("keydown", (event) => {
  if (!matches(event, KEYS) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  event.stopPropagation();
  goOut();
}, true);
for (const verb of ["submit", "approve", "return", "schedule", "correct", "withhold", "kill", "spike", "unspike"]) {
  command({ id: `verb ${verb}`, title: text(`verb.${verb}`), group: "story", run: () => doing(() => act(verb)), when: () => may(verb) });
}
