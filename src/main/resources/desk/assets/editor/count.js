// Counts words and says how long they take to read. Blocks that did not change are not counted again.
import { text } from "./texts.js";

const PER_MINUTE = { ar: 160, fa: 170, he: 180, ur: 160, de: 200, fi: 170, ru: 190, tr: 180, fr: 215, es: 220 };
const counted = new WeakMap();
const segmenters = new Map();

function segmenter(language) {
  if (!segmenters.has(language)) {
    let made;
    try {
      made = new Intl.Segmenter(language, { granularity: "word" });
    } catch {
      made = new Intl.Segmenter("en", { granularity: "word" });
    }
    segmenters.set(language, made);
  }
  return segmenters.get(language);
}

/** The words of a text as its language parts them; a joiner or a hyphen parts none. */
export function countWords(words, language) {
  let count = 0;
  let inWord = false;
  let glued = false;
  for (const { segment, isWordLike } of segmenter(language).segment(words)) {
    if (isWordLike && !glued) count++;
    glued = inWord && !isWordLike && /^[-‐‑\u200c\u200d'’]$/.test(segment);
    inWord = isWordLike;
  }
  return count;
}

/** The words of a document; each block's number is kept with the block, which never changes. */
export function wordsOf(doc, language) {
  let sum = 0;
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    let known = counted.get(node);
    if (!known || known.language !== language) {
      known = { language, count: countWords(node.textBetween(0, node.content.size, " ", " "), language) };
      counted.set(node, known);
    }
    sum += known.count;
    return false;
  });
  return sum;
}

/** Minutes it takes to read so many words, at least one. */
export function minutes(words, language) {
  return Math.max(1, Math.round(words / (PER_MINUTE[language.toLowerCase().split("-")[0]] ?? 230)));
}

/** Shows both, some time after the last key; gives the function to call when something changed. */
export function showCount(place, view, language) {
  let waiting = 0;
  const number = (n) => n.toLocaleString(document.documentElement.lang);
  const show = () => {
    const { doc, selection } = view.state;
    const all = wordsOf(doc, language());
    const chosen = selection.empty ? 0 : countWords(doc.textBetween(selection.from, selection.to, " ", " "), language());
    const words = chosen ? text("write.someWords", number(chosen), number(all)) : text("write.words", number(all));
    place.textContent = all ? `${words} · ${text("write.minutes", number(minutes(all, language())))}` : "";
  };
  // A long story is counted once it stands on the screen.
  waiting = setTimeout(show, 120);
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 250);
  };
}
