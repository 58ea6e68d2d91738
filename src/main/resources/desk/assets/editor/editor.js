// The story's screen: builds its parts and connects them; each part stands in a module of its own.
import { bodyEditor, lineEditor } from "./body.js";
import { Fields } from "./fields.js";
import { showIn } from "./moments.js";
import "./elsewhere.js";
import "./history.js";
import "./links.js";
import "./preview.js";
import "./side.js";
import { readBody, readLine } from "./story-json.js";
import * as story from "./story.js";
import { doing, showFaultsAt } from "./trouble.js";
import { act } from "./verbs.js";
import "./writing.js";

const root = document.getElementById("editor");
const form = document.getElementById("story");
const first = JSON.parse(root.dataset.story);

const changed = () => story.touched();
const fields = new Fields(form, JSON.parse(root.dataset.editions), changed);
fields.fill(first);
showFaultsAt(fields);
const zone = () => fields.zone();
showIn(zone());
const toolbar = document.getElementById("toolbar");
const standfirst = lineEditor(document.getElementById("standfirst"), readLine(first.standfirst), { changed });
const body = bodyEditor(document.getElementById("body"), readBody(first.body), { toolbar, zone, changed });

function showState() {
  const mark = document.getElementById("unsaved");
  if (mark) mark.hidden = !story.isDirty();
}

story.on("changed", showState);
story.on("settled", showState);

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-verb]");
  if (!button) return;
  const { verb } = button.dataset;
  doing(() => (verb === "save" ? story.flush() : act(verb)));
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
    event.preventDefault();
    doing(() => story.flush());
  }
});

form.addEventListener("submit", (event) => event.preventDefault());

story.begin(first, { fields, standfirst, body, toolbar, state: document.getElementById("state") });
showState();
root.dataset.ready = "true";
