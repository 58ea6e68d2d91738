// What is to be looked at before a story goes out: the panel beside the text, and what the publishing dialog lists.
import { Refusal, send } from "./api.js";
import { button, make } from "./dom.js";
import { goTo } from "./goto.js";
import * as side from "./side.js";
import * as story from "./story.js";
import { text } from "./texts.js";

const QUIET = 900;
const AGAIN = 2_500;

let section = null;
let found = null;
let waiting = 0;
let asked = 0;

/** A story that the desk would not even save: what is wrong stops it. */
function refused(refusal) {
  return {
    stops: true, pending: 0,
    findings: refusal.errors.map(({ path, problem, fix }) => ({ code: "form", level: "stop", path, problem: `${problem}.`, fix: `${fix}.` })),
  };
}

/** Looks at the story as it stands on the screen; null when nobody can say. */
export async function look() {
  const { id } = story.current();
  if (!id) return null;
  // Without a network nobody can say; it is asked again with the next change.
  if (!navigator.onLine) return found;
  const turn = ++asked;
  let report;
  try {
    report = await send("POST", `/api/v1/stories/${id}/checks?language=${document.documentElement.lang}`, story.content());
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.status !== 422) return found;
    report = refused(thrown);
  }
  if (turn !== asked) return found;
  found = report;
  draw();
  if (report.pending > 0) later(AGAIN);
  return found;
}

/** Looks again in a moment. */
export function later(pause = QUIET) {
  clearTimeout(waiting);
  waiting = setTimeout(look, pause);
}

/** One finding as a line; leave() is called before it leads somewhere. */
function line(finding, leave) {
  return make("li", { class: finding.level },
    make("span", { class: "mark", text: text(`check.${finding.level}`) }),
    make("div", {},
      make("p", { dir: "auto", text: finding.problem }),
      make("p", { class: "fix", dir: "auto", text: finding.fix })),
    button(text("check.goThere"), () => { leave(); goTo(finding.path); }, {
      class: "quiet", "aria-label": `${text("check.goThere")}: ${finding.problem}`,
    }));
}

/** The findings as a list, what stops first. */
export function findingsList(report, leave = () => {}) {
  const ranked = report.findings.toSorted((a, b) => (a.level === "stop" ? 0 : 1) - (b.level === "stop" ? 0 : 1));
  return make("ul", { class: "findings" }, ...ranked.map((finding) => line(finding, leave)));
}

/** In a few words: how many stop and warn. */
export function summary(report) {
  const stops = report.findings.filter(({ level }) => level === "stop").length;
  const warnings = report.findings.length - stops;
  if (stops) return text("check.stops", stops, warnings);
  return warnings ? text("check.warns", warnings) : text("check.good");
}

function draw() {
  side.refresh("checks");
  if (!section) return;
  const focused = section.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
  const pending = found?.pending ? make("p", { class: "hint", text: text("check.pending", found.pending) }) : null;
  section.replaceChildren(...[
    make("h2", { text: text("check.title") }),
    make("p", { class: found?.findings.length ? "hint" : "hint all-good", role: "status", text: found ? summary(found) : text("check.notYet") }),
    found && findingsList(found), pending,
  ].filter(Boolean));
  if (focused) section.querySelector(`button[aria-label="${CSS.escape(focused)}"]`)?.focus();
}

story.on("ready", () => {
  side.panel("checks", {
    open(into) { section = into; draw(); look(); },
    badge: () => found?.findings.length || null,
  });
  look();
});
story.on("changed", () => later());
story.on("settled", () => later());
