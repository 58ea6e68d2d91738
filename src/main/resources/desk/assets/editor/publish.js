// The one dialog through which a story goes to readers: now or later, first, as an update or as a correction.
import { send } from "./api.js";
import { dialog } from "./ask.js";
import { findingsList, look, summary } from "./checks.js";
import { make } from "./dom.js";
import { toInstant, toWall } from "./moments.js";
import * as story from "./story.js";
import { text } from "./texts.js";

let count = 0;

/** A choice of one of several, each with what it means. */
function choice(legend, name, options, chosen) {
  return make("fieldset", { class: "choice" }, make("legend", { text: legend }), ...options.map(([value, words, hint]) => {
    const id = `${name}-${value}`;
    const input = make("input", { type: "radio", name, value, id, "aria-describedby": hint ? `${id}-hint` : null });
    input.checked = value === chosen;
    return make("div", { class: "choice-line" }, input, make("label", { for: id, text: words }),
      hint && make("p", { class: "hint", id: `${id}-hint`, text: hint }));
  }));
}

function long(name, label, hint) {
  const id = `publish-${name}-${++count}`;
  return make("div", { class: "field", "data-part": name }, make("label", { for: id, text: label }),
    make("textarea", { id, name, rows: 2, dir: "auto", maxlength: 5000, "aria-describedby": hint ? `${id}-hint` : null }),
    hint && make("p", { class: "hint", id: `${id}-hint`, text: hint }));
}

/** The headline with what stands around it, in the story's own direction. */
function shownToReaders() {
  const { kicker, headline, standfirst } = story.content();
  const area = document.getElementById("field-headline");
  const words = typeof standfirst === "string" ? standfirst : (standfirst ?? []).map((span) => span.text).join("");
  return make("section", { class: "as-readers", lang: area.lang, dir: area.dir, "aria-label": text("publish.asReaders") },
    kicker && make("p", { class: "kicker", text: kicker }),
    make("p", { class: "as-headline", text: headline }),
    words && make("p", { class: "as-standfirst", text: words }));
}

function facts(told) {
  const list = make("ul", { class: "places" }, ...told.places.map(({ kind, name }) =>
    make("li", { dir: "auto", text: text(`publish.${kind}`, name) })));
  return make("dl", { class: "facts" },
    make("dt", { text: text("publish.address") }), make("dd", {}, make("code", { dir: "ltr", text: decodeURI(told.address) })),
    make("dt", { text: text("publish.places") }), make("dd", {}, list));
}

function moments(told, chosen) {
  const id = `publish-at-${++count}`;
  const { embargoedUntil } = story.content();
  const begin = told.dueAt ?? embargoedUntil ?? null;
  const at = make("input", { type: "datetime-local", id, name: "at", dir: "ltr", step: 60, "aria-describedby": `${id}-hint` });
  at.value = toWall(begin ?? new Date(Date.parse(told.now) + 3_600_000).toISOString(), told.zone).slice(0, 16);
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short", timeZone: told.zone });
  const box = choice(text("publish.when"), "when", [["now", text("publish.now")], ["later", text("publish.later")]], chosen);
  box.append(make("div", { class: "field", "data-part": "at" }, make("label", { for: id, text: text("publish.at") }), at,
    make("p", { class: "hint", id: `${id}-hint`, text: text("publish.zone", told.zone, clock.format(new Date(told.now))) })));
  return box;
}

/** The verb that what is chosen in the form comes to. */
function verbOf(form, verb) {
  if (verb === "submit") return verb;
  const kind = form.elements.namedItem("kind")?.value;
  if (kind === "correction") return "correct";
  return form.elements.namedItem("when")?.value === "later" ? "schedule" : "publish";
}

const CONFIRM = { submit: "publish.doSubmit", correct: "publish.doCorrect", schedule: "publish.doSchedule" };
const TITLES = { submit: "publish.submitTitle", schedule: "publish.scheduleTitle" };

/** Keeps the dialog true to what is chosen in it. */
function follow(form, verb, told, report) {
  const now = verbOf(form, verb);
  const show = (part, yes) => {
    const box = form.querySelector(`[data-part="${part}"]`);
    if (!box) return;
    box.hidden = !yes;
    const input = box.querySelector("input:not([type=checkbox]), textarea");
    if (input) input.required = yes && part !== "note";
  };
  show("at", now === "schedule");
  show("publicNote", now === "correct");
  show("showWords", now === "correct");
  show("minor", told.status === "live" && now === "publish");
  show("note", now !== "correct");
  const yes = form.querySelector("button[value=yes]");
  yes.textContent = text(CONFIRM[now] ?? (told.status === "live" ? "publish.doUpdate" : "publish.doNow"));
  const stale = told.status === "live" && now === "publish" && !told.news;
  // An embargo stops what goes out now, not what is promised for later.
  const stops = now !== "submit" && (report?.findings ?? []).some(({ level, code }) =>
    level === "stop" && !(code === "embargo" && now === "schedule"));
  yes.disabled = stale || stops;
  const why = form.querySelector(".why");
  why.textContent = stale ? text("publish.nothingNew") : stops ? text("publish.stopped") : "";
}

function orderOf(form, verb, zone) {
  const value = (name) => form.elements.namedItem(name)?.value.trim() || null;
  const order = {};
  if (verb === "correct") {
    order.note = value("publicNote");
    order.showWords = form.elements.namedItem("showWords").checked;
  } else if (value("note")) order.note = value("note");
  if (verb === "schedule") order.at = toInstant(value("at"), zone);
  if (verb === "publish" && form.elements.namedItem("minor")?.checked) order.minor = true;
  return order;
}

/**
 * Asks all there is to ask before the story goes out. Everything on the screen is on the server already.
 * @param verb publish, schedule, correct or submit: what is chosen at first
 * @returns {verb, order}, or null when it was given up
 */
export async function askToPublish(verb) {
  const { id } = story.current();
  const [told, report] = await Promise.all([send("GET", `/stories/${id}/publishing`), look()]);
  const live = told.status === "live";
  const embargo = report?.findings.some(({ code }) => code === "embargo");
  const why = make("p", { class: "why", role: "status" });
  const parts = [shownToReaders(), facts(told)];
  if (live) {
    parts.push(choice(text("publish.what"), "kind", [
      ["update", text("publish.isUpdate"), text("publish.isUpdateHint")],
      ["correction", text("publish.isCorrection"), text("publish.isCorrectionHint")],
    ], verb === "correct" ? "correction" : "update"));
    const minor = make("input", { type: "checkbox", name: "minor", id: `minor-${++count}` });
    parts.push(make("div", { class: "check-line", "data-part": "minor" }, minor, make("label", { for: minor.id, text: text("publish.minor") })));
    const words = make("input", { type: "checkbox", name: "showWords", id: `words-${++count}` });
    words.checked = true;
    words.setAttribute("aria-describedby", `${words.id}-hint`);
    parts.push(long("publicNote", text("publish.publicNote"), text("publish.publicNoteHint")),
      make("div", { class: "check-line", "data-part": "showWords" }, words, make("label", { for: words.id, text: text("verb.showWords") }),
        make("p", { class: "hint", id: `${words.id}-hint`, text: text("verb.showWordsHint") })));
  } else if (verb !== "submit") {
    parts.push(moments(told, verb === "schedule" || embargo || told.status === "scheduled" ? "later" : "now"));
  }
  const checks = make("section", { class: "publish-checks" });
  parts.push(checks, long("note", text("publish.note")), why);
  const title = TITLES[verb] ?? (live ? "publish.update" : "publish.title");
  const given = dialog(text(title), parts, { confirm: "publish.doNow", wide: false });
  const box = document.querySelector("dialog[open]:last-of-type");
  box.classList.add("publishing");
  const form = box.querySelector("form");
  if (report) {
    checks.append(make("h3", { text: text("publish.checks") }), make("p", { class: report.findings.length ? "hint" : "all-good", text: summary(report) }));
    if (report.findings.length) checks.append(findingsList(report, () => box.close()));
  }
  form.addEventListener("input", () => follow(form, verb, told, report));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(form.querySelector("button[value=yes]"));
  });
  follow(form, verb, told, report);
  const yes = form.querySelector("button[value=yes]");
  const first = verb === "correct" ? form.elements.namedItem("publicNote") : verb === "schedule" ? form.elements.namedItem("at") : yes;
  (first.disabled ? form.querySelector(".foot button:last-child") : first).focus();
  const done = await given;
  if (!done) return null;
  const chosen = verbOf(done, verb);
  return { verb: chosen, order: orderOf(done, chosen, told.zone), told };
}

/**
 * Asks before a story is taken from readers; says what they see then.
 * @param verb withhold or kill, which wants its name typed
 */
export async function askToWithdraw(verb) {
  const { headline, slugline } = story.content();
  const name = slugline || text(`verb.${verb}`);
  const area = document.getElementById("field-headline");
  const parts = [
    make("p", { class: "as-headline", lang: area.lang, dir: area.dir, text: headline }),
    make("h3", { text: text("publish.readersThen") }),
    make("p", { text: text(verb === "kill" ? "publish.killedThen" : "publish.withheldThen") }),
  ];
  let typed = null;
  if (verb === "kill") {
    const id = `publish-name-${++count}`;
    typed = make("input", { id, name: "typed", dir: "auto", autocomplete: "off", required: true });
    const same = () => typed.value.trim().toLocaleLowerCase() === name.trim().toLocaleLowerCase();
    typed.addEventListener("input", () => typed.setCustomValidity(same() ? "" : text("publish.typedWrong", name)));
    parts.push(make("div", { class: "field" }, make("label", { for: id, text: text("publish.typeName", name) }), typed));
  }
  parts.push(long("note", text("publish.note"), text("verb.deskHint")));
  const given = dialog(text(`verb.${verb}`), parts, { confirm: `verb.${verb}`, danger: true });
  const box = document.querySelector("dialog[open]:last-of-type");
  (typed ?? box.querySelector("textarea")).focus();
  const form = await given;
  if (!form) return null;
  const note = form.elements.namedItem("note").value.trim();
  return note ? { note } : {};
}
