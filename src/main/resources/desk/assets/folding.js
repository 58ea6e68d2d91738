// Letters as those who search mean them: without case, accents, vowel signs, kashida and the
// Arabic and Persian twins of one letter.

const TWINS = new Map(Object.entries({
  "ك": "ک", "ي": "ی", "ى": "ی", "ئ": "ی", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و",
  "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "\u00a0": " ", "\u202f": " ",
  "–": "-", "—": "-", "\u2011": "-", "ß": "ss", "ı": "i", "æ": "ae", "ø": "o", "ł": "l", "…": "...",
}));
// Kashida, joiners and direction marks, soft hyphens; vowel signs and accents are what NFD splits off.
const SILENT = /[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufeff]|\p{Mn}/gu;

/** One character (a whole code point), folded; it may become none or several. */
export function foldLetter(letter) {
  const digit = letter.codePointAt(0);
  if (digit >= 0x660 && digit <= 0x669) return String(digit - 0x660);
  if (digit >= 0x6f0 && digit <= 0x6f9) return String(digit - 0x6f0);
  const twin = TWINS.get(letter);
  if (twin !== undefined) return twin;
  if (digit < 0x80) return letter.toLowerCase();
  const bare = letter.normalize("NFD").replace(SILENT, "");
  return bare === letter ? letter.toLowerCase() : [...bare].map((one) => TWINS.get(one) ?? one).join("").toLowerCase();
}

/** A text, folded. */
export function fold(text) {
  return [...text].map(foldLetter).join("");
}

/**
 * How well the letters of a query stand in a text in their order: higher is better, 0 is not at all.
 * Beginnings of words and letters that follow each other count most.
 */
export function fit(query, text) {
  const wanted = fold(query).trim();
  if (!wanted) return 1;
  const given = fold(text);
  const whole = given.indexOf(wanted);
  if (whole >= 0) return 1000 - Math.min(whole, 400) - given.length / 100 + (whole === 0 || given[whole - 1] === " " ? 500 : 0);
  let score = 1;
  let at = -1;
  for (const letter of wanted.replaceAll(" ", "")) {
    const next = given.indexOf(letter, at + 1);
    if (next < 0) return 0;
    if (next === at + 1) score += 3;
    if (next === 0 || given[next - 1] === " ") score += 5;
    at = next;
  }
  // Letters strewn over a long text are chance, not a match.
  return score >= wanted.length * 2 ? score : 0;
}
