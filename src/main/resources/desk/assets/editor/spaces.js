// Spaces as a story holds them: single ones, but those that hold numbers, units and French marks together stay.

const SPACE = /[ \t\r\n\f\u00a0\u202f]/;
const UNSEEN = /[\u200b\ufeff\u00ad]/;

function holds(before, after) {
  return /[«„‹]/.test(before) || /[»;:!?%€›]/.test(after) || (/\p{Nd}/u.test(before) && /[\p{Nd}\p{L}]/u.test(after));
}

/** What is left of a text, letter by letter, with the place where each stood. */
export function tidied(text) {
  const kept = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (UNSEEN.test(letter)) continue;
    if (!SPACE.test(letter)) {
      kept.push({ at, letter });
      continue;
    }
    const alone = kept.length && !SPACE.test(kept.at(-1).letter) && !SPACE.test(text[at + 1] ?? " ");
    const bound = alone && /[\u00a0\u202f]/.test(letter) && holds(kept.at(-1).letter, text[at + 1]);
    if (bound) kept.push({ at, letter });
    else if (kept.length && !SPACE.test(kept.at(-1).letter)) kept.push({ at, letter: " " });
  }
  while (kept.length && kept.at(-1).letter === " ") kept.pop();
  return kept;
}

/** The same as a text. */
export function tidy(text) {
  return tidied(text).map(({ letter }) => letter).join("");
}
