// What belongs to writing beside the text itself: words counted, typography on or off, plain fields too.
import { command } from "../keys.js";
import { showCount } from "./count.js";
import "./find.js";
import "./library.js";
import * as story from "./story.js";
import { say, text } from "./texts.js";
import { languageOf, watchFields } from "./typing.js";
import { isOn, setOn } from "./typography.js";

function toggleTypography(button) {
  setOn(!isOn());
  button.setAttribute("aria-pressed", String(isOn()));
  say(text(isOn() ? "write.typographyOn" : "write.typographyOff"));
}

story.on("ready", () => {
  const { body } = story.views();
  const recount = showCount(document.getElementById("count"), body, () => languageOf(body.dom));
  story.on("changed", recount);
  document.addEventListener("selectionchange", recount);
  watchFields(document.getElementById("story"));
  const button = document.querySelector('[data-command="typography"]');
  button.setAttribute("aria-pressed", String(isOn()));
  command({ id: "typography", title: text("write.typography"), run: () => toggleTypography(button) });
});
