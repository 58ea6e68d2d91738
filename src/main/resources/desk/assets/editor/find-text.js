// Finds words in a text as people mean them: without case, vowel signs and twins of letters, unless they say so.
import { foldLetter } from "../folding.js";

const WORD = /[\p{L}\p{N}\p{M}_]/u;
const TRAILING = /[\u0640\p{Mn}]/u;

/** How letters are compared: {matchCase, exact}. */
function folder({ matchCase, exact }) {
  if (exact) return matchCase ? (letter) => letter : (letter) => letter.toLowerCase();
  if (!matchCase) return foldLetter;
  return (letter) => (letter.toLowerCase() === letter ? foldLetter(letter) : foldLetter(letter).toUpperCase());
}

/** A text folded, with the place where each folded letter began. */
function folded(text, fold) {
  let whole = "";
  const places = [];
  let at = 0;
  for (const letter of text) {
    const piece = fold(letter);
    for (let i = 0; i < piece.length; i++) places.push(at);
    whole += piece;
    at += letter.length;
  }
  places.push(at);
  return { whole, places };
}

/**
 * Where a query stands in texts.
 * @returns a function that gives [{from, to}] for a text, in its own offsets
 */
export function finder(query, options) {
  const fold = folder(options);
  const wanted = folded(query, fold).whole;
  return (text) => {
    if (!wanted) return [];
    const { whole, places } = folded(text, fold);
    const found = [];
    for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + wanted.length)) {
      const from = places[at];
      const last = places[at + wanted.length - 1];
      let to = last + (text.codePointAt(last) > 0xffff ? 2 : 1);
      // Vowel signs of the last letter belong to it.
      if (!options.exact) while (TRAILING.test(text[to] ?? "")) to++;
      const loose = !WORD.test(text[from - 1] ?? "") && !WORD.test(text[to] ?? "");
      if (!options.wholeWord || loose) found.push({ from, to });
    }
    return found;
  };
}
