// Applies typography and the keys of right-to-left writing while somebody types, in the editors and in plain fields.
import { InputRule } from "../lib/prosemirror-inputrules.js";
import { isOn, smart } from "./typography.js";

const JOINER = "\u200c";
const PARTS_WORDS = /^(fa|ur|ckb|ku|ps|sd|ug|az-arab|mzn|glk)\b/i;

/** The language that is written in that element. */
export function languageOf(element) {
  return element.closest("[lang]")?.lang || document.documentElement.lang;
}

/** Rules for an editor; Backspace right after one gives back what was typed. */
export function typographyRules(element) {
  return [new InputRule(/["'\-.;!?\d]$/, (state, match, start, end) => {
    if (!isOn()) return null;
    const $start = state.doc.resolve(start);
    const before = $start.parent.textBetween(0, $start.parentOffset, null, "\ufffc");
    const change = smart(before, match[0], languageOf(element()));
    return change && state.tr.insertText(change.insert, start - change.remove, end);
  }, { inCodeMark: false })];
}

/** Shift+Space in Persian and its neighbours: parts of a word that do not join, without a space. */
export function joinerKey(state, dispatch, view) {
  if (!view || !PARTS_WORDS.test(languageOf(view.dom))) return false;
  const { $from, empty } = state.selection;
  const before = $from.parent.textBetween(Math.max($from.parentOffset - 1, 0), $from.parentOffset, null, "\ufffc");
  // After a space or a second time it would only be in the way.
  if (empty && /^\p{Script=Arabic}$/u.test(before)) dispatch(state.tr.insertText(JOINER).scrollIntoView());
  return true;
}

let last = null;

function write(field, from, to, words) {
  field.setSelectionRange(from, to);
  // The one way that the field's own undo knows of.
  document.execCommand("insertText", false, words);
}

function onInput(event) {
  const field = event.target;
  if (event.inputType !== "insertText" || !field.matches?.("[data-writing]:is(input, textarea)")) return;
  if (!isOn() || event.isComposing || event.data?.length !== 1) return;
  const { selectionStart: from, selectionEnd: to, value } = field;
  const change = smart(value.slice(0, from), event.data, languageOf(field));
  if (!change) return;
  event.preventDefault();
  write(field, from - change.remove, to, change.insert);
  last = { field, at: field.selectionStart, length: change.insert.length, typed: value.slice(from - change.remove, from) + event.data };
}

function onKey(event) {
  const field = event.target;
  if (!field.matches?.("[data-writing]:is(input, textarea)")) return;
  if (event.key === "Backspace" && last?.field === field && field.selectionStart === last.at && field.selectionEnd === last.at) {
    event.preventDefault();
    const { at, length, typed } = last;
    last = null;
    write(field, at - length, at, typed);
  } else if (event.key === " " && event.shiftKey && PARTS_WORDS.test(languageOf(field))) {
    event.preventDefault();
    const at = field.selectionStart;
    if (/\p{Script=Arabic}/u.test(field.value.slice(at - 1, at))) write(field, at, field.selectionEnd, JOINER);
  } else if (!["Shift", "Control", "Alt", "Meta"].includes(event.key)) last = null;
}

/** Headline, kicker and the other plain fields that readers see. */
export function watchFields(form) {
  form.addEventListener("beforeinput", onInput);
  form.addEventListener("keydown", onKey);
}
