// The newsroom's verbs as buttons; some ask for something first.
import { send } from "./api.js";
import { ask } from "./ask.js";
import { toInstant } from "./moments.js";
import * as story from "./story.js";
import { say, text } from "./texts.js";

const note = { name: "note", label: "verb.note", kind: "long" };

const ASKED = {
  submit: null,
  approve: null,
  unspike: null,
  publish: null,
  return: [{ ...note, hint: "verb.returnHint" }],
  withhold: [{ ...note, hint: "verb.deskHint" }],
  spike: [{ ...note, hint: "verb.deskHint" }],
  correct: [{ ...note, label: "verb.publicNote", required: true, hint: "verb.publicNoteHint" },
    { name: "showWords", label: "verb.showWords", kind: "check", hint: "verb.showWordsHint" }],
};

/** Asks what the verb needs and does it, with everything that is on the screen; false when it was given up. */
export async function act(verb) {
  const given = await order(verb, story.zone());
  if (!given) return false;
  await story.flush();
  const { id, revision } = story.current();
  await story.settled(await send("POST", `/api/v1/stories/${id}/${verb}`, given, revision));
  say(text(`done.${verb}`));
  return true;
}

/** What goes with a verb; null when it was given up. */
async function order(verb, zone) {
  const title = text(`verb.${verb}`);
  const options = { confirm: `verb.${verb}`, danger: ["withhold", "kill", "spike"].includes(verb) };
  if (verb === "schedule") {
    const given = await ask(title, [{
      name: "at", label: "verb.at", kind: "moment", required: true, dir: "ltr", hintText: text("editor.zone", zone),
    }], {}, options);
    return given && { at: toInstant(given.at, zone) };
  }
  if (verb === "kill") {
    const given = await ask(title, [
      { name: "word", label: "verb.killWord", required: true, dir: "auto", pattern: text("verb.killPattern"), hint: "verb.killHint" },
      { ...note, hint: "verb.deskHint" },
    ], {}, options);
    return given && said({ note: given.note });
  }
  const fields = ASKED[verb];
  if (!fields) return {};
  const given = await ask(title, fields, { showWords: true }, options);
  if (!given) return null;
  return verb === "correct" ? { note: given.note, showWords: given.showWords, story: story.content() } : said(given);
}

function said(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}
