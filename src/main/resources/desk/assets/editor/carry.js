// Blocks as things: moved, doubled and taken away whole.
import { NodeSelection, Selection, TextSelection } from "../lib/prosemirror-state.js";
import { bodySchema } from "./schema.js";

const { nodes } = bodySchema;

/** The block at the selection: a list's item, or what stands in the story or in a box. {pos, node, index, parent} */
export function blockAt(state, { items = true } = {}) {
  const { $from, node: chosen } = state.selection;
  const at = (depth, node, pos) => ({ pos, node, index: $from.index(depth), parent: $from.node(depth) });
  if (chosen && $from.parent.type !== nodes.row && $from.parent.type !== nodes.table) return at($from.depth, chosen, $from.pos);
  for (let depth = $from.depth; depth > 0; depth--) {
    const parent = $from.node(depth - 1);
    if (items && $from.node(depth).type === nodes.item && parent.childCount > 1) return at(depth - 1, $from.node(depth), $from.before(depth));
    if ([nodes.doc, nodes.box, nodes.post].includes(parent.type)) return at(depth - 1, $from.node(depth), $from.before(depth));
  }
  return null;
}

/** Puts the block before the one above it, or after the one below. */
export function move(by) {
  return (state, dispatch) => {
    const item = blockAt(state);
    if (!item) return false;
    // An item at the edge of its list takes the list along.
    const inside = item.index + by >= 0 && item.index + by < item.parent.childCount;
    const block = inside ? item : blockAt(state, { items: false });
    const other = block.index + by;
    if (other < 0 || other >= block.parent.childCount) return false;
    if (!dispatch) return true;
    const neighbour = block.parent.child(other);
    const offset = state.selection.from - block.pos;
    const { tr } = state;
    tr.delete(block.pos, block.pos + block.node.nodeSize);
    const pos = by < 0 ? block.pos - neighbour.nodeSize : block.pos + neighbour.nodeSize;
    tr.insert(pos, block.node);
    const whole = state.selection instanceof NodeSelection;
    tr.setSelection(whole ? NodeSelection.create(tr.doc, pos) : TextSelection.near(tr.doc.resolve(pos + offset)));
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** The same block once more below it, and the caret there. */
export function duplicate(state, dispatch) {
  const block = blockAt(state);
  if (!block) return false;
  if (dispatch) {
    const end = block.pos + block.node.nodeSize;
    const tr = state.tr.insert(end, block.node);
    const offset = Math.max(state.selection.from - block.pos, 0);
    tr.setSelection(block.node.isAtom ? NodeSelection.create(tr.doc, end) : TextSelection.near(tr.doc.resolve(end + offset)));
    dispatch(tr.scrollIntoView());
  }
  return true;
}

/** Takes the block away; what is never quite empty keeps a paragraph. */
export function remove(state, dispatch) {
  const block = blockAt(state);
  if (!block) return false;
  if (dispatch) {
    const end = block.pos + block.node.nodeSize;
    const only = block.parent.childCount === 1;
    const tr = only ? state.tr.replaceWith(block.pos, end, nodes.paragraph.create()) : state.tr.delete(block.pos, end);
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(block.pos + (only ? 1 : 0), tr.doc.content.size)))).scrollIntoView());
  }
  return true;
}
