// What goes to readers: looked at in every width, published at once or at a time.
import { dialog } from "../editor/ask.js";
import { make } from "../editor/dom.js";
import { text } from "../editor/texts.js";
import { command } from "../keys.js";
import { chosen, fit, hold } from "../preview-frame.js";
import { board, id, onChange, verb, zone } from "./acts.js";
import { toInstant } from "../editor/moments.js";

const tabs = [...document.querySelectorAll(".front-side [role=tab]")];
const side = document.getElementById("side-preview");
const tools = side.querySelector(".preview-tools");
const box = side.querySelector(".preview-box");
const frame = box.querySelector("iframe");
const large = side.querySelector("[data-large]");

function open(tab) {
  for (const one of tabs) {
    const yes = one === tab;
    one.setAttribute("aria-selected", String(yes));
    one.tabIndex = yes ? 0 : -1;
    document.getElementById(one.getAttribute("aria-controls")).hidden = !yes;
  }
  if (tab.id === "tab-preview") look();
}

for (const tab of tabs) {
  tab.addEventListener("click", () => open(tab));
  tab.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const other = tabs[1 - tabs.indexOf(tab)];
    open(other);
    other.focus();
  });
}

const place = () => { if (!side.hidden) fit(frame, box, chosen(tools, "width")); };

function look() {
  if (side.hidden) return;
  frame.src = `/fronts/${id}/page?look=${chosen(tools, "look")}&${board().dataset.version}`;
  place();
}

tools.querySelector(`input[value="${matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"}"]`).checked = true;
tools.addEventListener("change", (event) => { if (event.target.name === "preview-look") look(); else place(); });
frame.addEventListener("load", () => hold(frame));
new ResizeObserver(place).observe(box);
onChange(look);
large.addEventListener("click", () => {
  const yes = large.getAttribute("aria-pressed") !== "true";
  large.setAttribute("aria-pressed", String(yes));
  document.getElementById("front").classList.toggle("looking", yes);
  place();
});

/** The names of what readers will see otherwise, for whoever is about to publish it. */
function differences() {
  const changed = [...board().querySelectorAll(".place.changed")].map((slot) =>
    make("li", { dir: "auto" }, make("b", { text: `${slot.closest(".part").querySelector("h2").textContent} ${Number(slot.dataset.slot) + 1}` }), ` ${slot.dataset.headline || text("front.filled")}`));
  return changed.length
    ? [make("p", { text: text("front.differs") }), make("ul", { class: "differs" }, ...changed.slice(0, 12))]
    : [];
}

async function publish() {
  const note = make("input", { name: "note", dir: "auto", maxlength: 200, id: "out-note" });
  const at = make("input", { name: "at", type: "datetime-local", step: 1, dir: "ltr", id: "out-at" });
  const form = await dialog(text("front.publish"), [
    ...differences(),
    make("div", { class: "field" }, make("label", { for: "out-note", text: text("front.note") }), note),
    make("div", { class: "field" }, make("label", { for: "out-at", text: text("front.at", zone) }), at, make("p", { class: "hint", text: text("front.atHint") })),
  ], { confirm: "front.publish" });
  if (!form) return;
  if (at.value) await verb("schedule", { at: toInstant(at.value, zone) }, text("front.scheduled"), true);
  else await verb("publish", note.value.trim() ? { note: note.value.trim() } : {}, text("front.published"), true);
}

if (document.getElementById("front").dataset.mayPublish === "true") {
  command({ id: "front-publish", title: text("front.publish"), keys: "Mod+Shift+P", run: publish });
}
