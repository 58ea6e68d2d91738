// Quotation marks, dashes and dots as each language sets them, from what a typewriter has.

import { choose, isChosen } from "../choice.js";

const NARROW = "\u202f";
// Outer pair, inner pair, space inside the outer pair; dash for two hyphens.
const GUILLEMETS = { outer: ["«", "»"], inner: ["“", "”"], dash: "–" };
const RULES = {
  en: { outer: ["“", "”"], single: ["‘", "’"], dash: "—" },
  de: { outer: ["„", "“"], single: ["‚", "‘"], dash: "–" },
  fr: { outer: ["«", "»"], inner: ["“", "”"], space: NARROW, dash: "–", signs: true },
  ar: GUILLEMETS, fa: GUILLEMETS, it: GUILLEMETS, el: GUILLEMETS, ckb: GUILLEMETS, ps: GUILLEMETS,
  es: { ...GUILLEMETS, dash: "—" },
  pt: { ...GUILLEMETS, outer: ["“", "”"], single: ["‘", "’"] },
  ru: { outer: ["«", "»"], inner: ["„", "“"], dash: "—" },
  uk: { outer: ["«", "»"], inner: ["„", "“"], dash: "—" },
  tr: { outer: ["“", "”"], single: ["‘", "’"], dash: "–" },
  nl: { outer: ["“", "”"], single: ["‘", "’"], dash: "–" },
  pl: { outer: ["„", "”"], inner: ["«", "»"], dash: "–" },
  cs: { outer: ["„", "“"], single: ["‚", "‘"], dash: "–" },
  hu: { outer: ["„", "”"], inner: ["»", "«"], dash: "–" },
  ro: { outer: ["„", "”"], inner: ["«", "»"], dash: "–" },
  sv: { outer: ["”", "”"], dash: "–" },
  fi: { outer: ["”", "”"], dash: "–" },
  ur: { outer: ["“", "”"], single: ["‘", "’"], dash: "–" },
};
const OPENS_AFTER = /(^|[\s(\[{«„“‘‚\u2066-\u2068\u202f–—/-])$/;
const SWITCH = "stet:typography";

/** Whether what is typed is set; a person's own choice. */
export function isOn() {
  return isChosen(SWITCH, true);
}

export function setOn(on) {
  choose(SWITCH, on);
}

function rulesOf(language) {
  return RULES[language.toLowerCase().split("-")[0]] ?? RULES.en;
}

/** Whether the last pair of that kind stands open. */
function isOpen(before, [open, close]) {
  if (open === close) return false;
  return before.lastIndexOf(open) > before.lastIndexOf(close);
}

function doubleQuote(before, { outer, inner, space = "" }) {
  const opening = OPENS_AFTER.test(before);
  if (opening) {
    const nested = inner && isOpen(before, outer);
    return nested ? inner[0] : outer[0] + space;
  }
  if (inner && isOpen(before, inner) && inner[0] !== outer[1]) return inner[1];
  return space + outer[1];
}

function singleQuote(before, { single }) {
  if (!single || !OPENS_AFTER.test(before)) return "’";
  return single[0];
}

/**
 * What to write for a character.
 * @param before the text of the block up to the caret
 * @returns {remove, insert}: how many characters before it go, and what is put in their place; null to write it as it is
 */
export function smart(before, typed, language) {
  const rules = rulesOf(language);
  const word = /\S*$/.exec(before)[0];
  // Addresses stay as they are.
  if (/:\/\/|^www\.|@/.test(word)) return null;
  if (typed === '"') return { remove: 0, insert: doubleQuote(before, rules) };
  if (typed === "'") return { remove: 0, insert: singleQuote(before, rules) };
  if (typed === "-" && /[^-]-$|^-$/.test(before)) return { remove: 1, insert: rules.dash };
  if (typed === "-" && before.endsWith("–")) return { remove: 1, insert: "—" };
  if (typed === "." && /(^|[^.])\.\.$/.test(before)) return { remove: 2, insert: "…" };
  // Years and other things whose beginning was left out take an apostrophe.
  if (/\d/.test(typed) && rules.single?.[0] === "‘" && /(^|\s)‘$/.test(before)) return { remove: 1, insert: `’${typed}` };
  if (rules.signs && /[;!?]/.test(typed)) {
    if (/[\p{L}\p{N}»”)%]$/u.test(before)) return { remove: 0, insert: NARROW + typed };
    if (/[\p{L}\p{N}»”)%] $/u.test(before)) return { remove: 1, insert: NARROW + typed };
  }
  return null;
}
