// Two directions in one line: marks that hold a name together, and single signs of direction.
import { Plugin } from "../lib/prosemirror-state.js";
import { Decoration, DecorationSet } from "../lib/prosemirror-view.js";
import { bodySchema } from "./schema.js";

const SIGNS = { ltr: "\u200e", rtl: "\u200f" };
const STRONG_RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** The direction of the first letter in a text that has one; null when none has. */
export function directionOf(text) {
  const first = /\p{L}/u.exec(text);
  return first ? (STRONG_RTL.test(first[0]) ? "rtl" : "ltr") : null;
}

/** The run of words in the other script around the caret: a name, with what stands inside it. */
function runAround(state) {
  const { $from } = state.selection;
  const whole = $from.parent.textBetween(0, $from.parent.content.size, null, "\ufffc");
  for (const run of whole.matchAll(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}][\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{N} .,&'’+#()-]*[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}+#)]|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/gu)) {
    const from = $from.start() + run.index;
    if (from <= $from.pos && $from.pos <= from + run[0].length) return { from, to: from + run[0].length };
  }
  return null;
}

/** Holds the selection, or the foreign name at the caret, together in its own direction; a second time lets it go. */
export function isolate(direction) {
  return (state, dispatch) => {
    const type = state.schema.marks.dir ?? bodySchema.marks.dir;
    const { from, to, empty } = state.selection;
    const place = empty ? runAround(state) : { from, to };
    if (!place) return false;
    const wanted = direction ?? directionOf(state.doc.textBetween(place.from, place.to, " ")) ?? "ltr";
    if (dispatch) {
      const there = state.doc.rangeHasMark(place.from, place.to, type);
      const tr = state.tr.removeMark(place.from, place.to, type);
      dispatch(there ? tr : tr.addMark(place.from, place.to, type.create({ dir: wanted })));
    }
    return true;
  };
}

/** With a selection isolates it that way; without one puts the sign of that direction at the caret. */
export function direct(direction) {
  return (state, dispatch) => {
    if (!state.selection.empty) return isolate(direction)(state, dispatch);
    if (dispatch) dispatch(state.tr.insertText(SIGNS[direction]).scrollIntoView());
    return true;
  };
}

const lettered = new WeakMap();

/** Whether a block has a letter to tell its direction by; kept with the block, which never changes. */
function hasLetter(node) {
  if (!lettered.has(node)) lettered.set(node, /\p{L}/u.test(node.textContent));
  return lettered.get(node);
}

/** Blocks without a letter, as every new line is, begin on the story's side; browsers would begin them at the left. */
export function sides() {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const found = [];
        doc.descendants((node, pos) => {
          if (node.isTextblock && !hasLetter(node)) found.push(Decoration.node(pos, pos + node.nodeSize, { class: "letterless" }));
          return !node.isTextblock;
        });
        return DecorationSet.create(doc, found);
      },
    },
  });
}
