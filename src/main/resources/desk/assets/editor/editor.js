// The story's screen: builds its parts and connects them; each part stands in a module of its own.
import { on as hear } from "../live.js";
import { bodyEditor, lineEditor } from "./body.js";
import { Fields } from "./fields.js";
import "./lock.js";
import { showIn } from "./moments.js";
import { sendLeft } from "./outbox.js";
import "./elsewhere.js";
import "./history.js";
import "./languages.js";
import "./links.js";
import "./preview.js";
import "./related.js";
import "./rights.js";
import "./checks.js";
import "./comments.js";
import "./side.js";
import "./standing.js";
import { readBody, readLine } from "./story-json.js";
import * as story from "./story.js";
import { say, text } from "./texts.js";
import { doing, showFaultsAt } from "./trouble.js";
import { act } from "./verbs.js";
import "./work.js";
import "./writing.js";

const root = document.getElementById("editor");
const form = document.getElementById("story");
const first = JSON.parse(root.dataset.story);

const changed = () => story.touched();
const fields = new Fields(form, JSON.parse(root.dataset.editions), JSON.parse(root.dataset.untitled), changed);
fields.fill(first);
showFaultsAt(fields);
const zone = () => fields.zone();
showIn(zone());
const toolbar = document.getElementById("toolbar");
const standfirst = lineEditor(document.getElementById("standfirst"), readLine(first.standfirst), { changed });
const body = bodyEditor(document.getElementById("body"), readBody(first.body), { toolbar, zone, changed });

/** Everything typed is a revision now; says which. */
async function keep() {
  const { revision } = await story.flush();
  say(text("sync.kept", revision));
}

/** What this person typed at a screen that is gone comes first onto this one. */
async function takeLeft() {
  const sent = await sendLeft();
  if (story.current().id && sent.includes(story.current().id)) await story.reload().catch(() => {});
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-verb]");
  if (!button) return;
  doing(() => act(button.dataset.verb));
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
    event.preventDefault();
    doing(keep);
  }
});

form.addEventListener("submit", (event) => event.preventDefault());

story.begin(first, { fields, standfirst, body, toolbar, state: document.getElementById("state") });
hear("connected", story.lookAgain);
hear("story", ({ id, revision }) => story.moved(id, revision));
takeLeft();
for (const event of ["online", "focus"]) window.addEventListener(event, takeLeft);
root.dataset.ready = "true";
