// What both ways into the library ask beside words: rights, the day, people and credit.
import { text } from "./texts.js";

const RIGHTS = ["usable", "ending", "unknown", "withdrawn"];
const FIELDS = [["person", "media.person", "text"], ["credit", "media.byWhom", "text"], ["from", "media.from", "date"], ["until", "media.untilDay", "date"]];
let count = 0;

function field([name, label, type]) {
  const holder = document.createElement("div");
  const input = document.createElement("input");
  input.id = `pick-${name}-${++count}`;
  input.name = name;
  input.type = type;
  if (type === "text") input.dir = "auto";
  const words = document.createElement("label");
  words.htmlFor = input.id;
  words.textContent = text(label);
  holder.append(words, input);
  return holder;
}

/** Fields that narrow a search; `query()` gives what they ask, and `changed` is called when that changes. */
export function filters(changed) {
  const rights = document.createElement("select");
  rights.setAttribute("aria-label", text("media.rights"));
  rights.add(new Option(`${text("media.rights")}: ${text("media.any")}`, ""));
  for (const standing of RIGHTS) rights.add(new Option(text(`media.only.${standing}`), standing));
  const more = document.createElement("details");
  more.className = "more-filters";
  const summary = document.createElement("summary");
  summary.textContent = text("media.moreFilters");
  const row = document.createElement("div");
  row.className = "row";
  row.append(...FIELDS.map(field));
  more.append(summary, row);
  let waiting = 0;
  row.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(changed, 200); });
  rights.addEventListener("change", changed);
  return {
    elements: [rights, more],
    query: () => ({ rights: rights.value, ...Object.fromEntries([...row.querySelectorAll("input")].map((input) => [input.name, input.value])) }),
  };
}
