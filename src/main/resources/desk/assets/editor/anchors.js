// The words a comment is on: names them, finds them again wherever they have moved, and marks them in the text.
import { Plugin, PluginKey } from "../lib/prosemirror-state.js";
import { Decoration, DecorationSet } from "../lib/prosemirror-view.js";

const LONGEST = 1000;
const SHORTEST = 8;
const key = new PluginKey("commented");

/** A block's words, and for each of their units its place in the document; -1 between texts. */
function read(block, pos) {
  let words = "";
  const places = [];
  const take = (node, start) => node.descendants((child, offset) => {
    if (child.isText) {
      for (let i = 0; i < child.text.length; i++) places.push(start + offset + i);
      words += child.text;
      return false;
    }
    if (child.isTextblock && words) {
      words += "\n";
      places.push(-1);
    }
    return true;
  });
  take(block, pos + 1);
  return { words, places };
}

/** The blocks as the story's JSON numbers them: those in which nothing is written do not count. */
export function blocksOf(doc) {
  const blocks = [];
  doc.forEach((node, pos) => {
    const blank = (node.isTextblock || node.type.name === "list") && node.textContent.trim() === "";
    if (!blank) blocks.push({ node, pos });
  });
  return blocks;
}

/** What is marked on the page inside that editor, {from, to}; null when nothing is. */
function markedOnPage(view) {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection();
  if (!anchorNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return null;
  const [from, to] = [view.posAtDOM(anchorNode, anchorOffset), view.posAtDOM(focusNode, focusOffset)].toSorted((a, b) => a - b);
  return from === to ? null : { from, to };
}

/**
 * The words marked in that editor as a passage; null when none are. An editor hears of marks a moment after they are made, and
 * of none while it only shows: then the page is asked.
 */
export function passageOf(view, place) {
  const marked = view.state.selection.empty ? markedOnPage(view) : view.state.selection;
  if (!marked) return null;
  const { from, to } = marked;
  const blocks = blocksOf(view.state.doc);
  for (const [index, { node, pos }] of blocks.entries()) {
    if (pos + node.nodeSize <= from) continue;
    const { words, places } = read(node, pos);
    const start = places.findIndex((at) => at >= from);
    let end = places.findLastIndex((at) => at >= 0 && at < to) + 1;
    if (start < 0 || end <= start) continue;
    end = Math.min(end, start + LONGEST);
    if (words.slice(start, end).trim() === "") continue;
    return { place, block: place === "body" ? index : 0, start, end, text: words.slice(start, end) };
  }
  return null;
}

/** Ever shorter pieces of a text, for when part of it was rewritten. */
function* pieces(text) {
  yield text;
  const words = text.split(/(?<=\s)/);
  for (let n = words.length - 1; n > 0; n--) {
    for (let i = 0; i + n <= words.length; i++) {
      const piece = words.slice(i, i + n).join("").trim();
      if (piece.length >= Math.max(SHORTEST, text.length * 0.4)) yield piece;
    }
  }
}

/** Where the words of a passage stand now, {from, to}; null when they are gone. */
export function find(doc, passage) {
  const blocks = blocksOf(doc).map(({ node, pos }) => read(node, pos));
  let tries = 0;
  for (const piece of pieces(passage.text)) {
    if (++tries > 60) return null;
    let best = null;
    for (const [index, { words, places }] of blocks.entries()) {
      for (let at = words.indexOf(piece); at >= 0; at = words.indexOf(piece, at + 1)) {
        const far = Math.abs(index - passage.block) * 100_000 + Math.abs(at - passage.start);
        const last = places[at + piece.length - 1];
        if (places[at] >= 0 && last >= 0 && (!best || far < best.far)) {
          best = { from: places[at], to: last + 1, far };
        }
      }
    }
    if (best) return { from: best.from, to: best.to };
  }
  return null;
}

function decorate(doc, places, chosen) {
  return DecorationSet.create(doc, [...places].map(([id, { from, to }]) =>
    Decoration.inline(from, to, { class: id === chosen ? "commented chosen" : "commented", "data-thread": id })));
}

/** Lets marks stand in an editor; open(id) is called when one is clicked. */
export function markable(view, open) {
  const plugin = new Plugin({
    key,
    state: {
      init: () => ({ places: new Map(), chosen: null, marks: DecorationSet.empty }),
      apply(tr, before) {
        const set = tr.getMeta(key);
        if (!set && !tr.docChanged) return before;
        let { places, chosen } = before;
        if (tr.docChanged) {
          places = new Map([...places].map(([id, { from, to }]) =>
            [id, { from: tr.mapping.map(from, 1), to: tr.mapping.map(to, -1) }]).filter(([, at]) => at.to > at.from));
        }
        if (set?.places) ({ places } = set);
        if (set && "chosen" in set) ({ chosen } = set);
        return { places, chosen, marks: decorate(tr.doc, places, chosen) };
      },
    },
    props: {
      decorations: (state) => key.getState(state).marks,
      handleClick(at, pos, event) {
        const mark = event.target.closest?.("[data-thread]");
        if (mark) open(mark.dataset.thread);
        return false;
      },
    },
  });
  view.updateState(view.state.reconfigure({ plugins: [...view.state.plugins, plugin] }));
}

/**
 * Marks the passages of those threads, and tells which of them are in this text.
 * What was marked stays where editing moved it; what is new, or was lost, is looked for.
 */
export function place(view, threads) {
  const before = key.getState(view.state)?.places ?? new Map();
  const places = new Map();
  for (const { id, on } of threads) {
    const at = before.get(id) ?? find(view.state.doc, on);
    if (at) places.set(id, at);
  }
  const same = places.size === before.size && [...places].every(([id, at]) =>
    before.get(id)?.from === at.from && before.get(id)?.to === at.to);
  if (!same) view.dispatch(view.state.tr.setMeta(key, { places }).setMeta("addToHistory", false));
  return new Set(places.keys());
}

/** Where a thread's words stand in this text; undefined when they do not. */
export function placeOf(view, id) {
  return key.getState(view.state)?.places.get(id);
}

/** Shows which thread is looked at. */
export function choose(view, id) {
  if (key.getState(view.state)?.chosen === id) return;
  view.dispatch(view.state.tr.setMeta(key, { chosen: id }).setMeta("addToHistory", false));
}
