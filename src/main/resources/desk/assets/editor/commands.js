// What the toolbar and the keys do to the text.
import { NodeSelection, Selection, TextSelection } from "../lib/prosemirror-state.js";
import { lift, setBlockType, toggleMark } from "../lib/prosemirror-commands.js";
import { bodySchema } from "./schema.js";
import { ask } from "./ask.js";
import { askFor, CARDS } from "./cards.js";
import { askForLink } from "./leads.js";
import { text } from "./texts.js";

const { nodes } = bodySchema;

/** The nearest block around the selection that has something to edit, or null. */
export function around(state, names) {
  const { selection } = state;
  if (selection instanceof NodeSelection && names.includes(selection.node.type.name)) {
    return { pos: selection.from, node: selection.node };
  }
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (names.includes(node.type.name)) return { pos: $from.before(depth), node };
  }
  return null;
}

/** Asks for what the block at that place holds, and puts it in. */
export async function editAt(view, pos, zone) {
  const node = view.state.doc.nodeAt(pos);
  const given = await askFor(node.type.name, node.attrs, zone);
  if (given) {
    const now = view.state.doc.nodeAt(pos);
    if (now?.type === node.type) {
      view.dispatch(view.state.tr.setNodeMarkup(pos, null, { ...now.attrs, ...given }));
    }
  }
  view.focus();
}

/** Turns the block of text into another kind, out of its list if it is in one. */
export function turnInto(name, attrs) {
  return (state, dispatch, view) => {
    if (around(state, ["item"]) && view) {
      lift(view.state, view.dispatch);
      return setBlockType(nodes[name], attrs)(view.state, view.dispatch);
    }
    return setBlockType(nodes[name], attrs)(state, dispatch);
  };
}

/** Where a new block may stand: after the one the caret is in, never inside a table or list. */
function placeFor(state, node) {
  const { $to } = state.selection;
  for (let depth = $to.depth; depth >= 0; depth--) {
    const index = depth === $to.depth && $to.depth === 0 ? $to.index(0) : $to.indexAfter(depth);
    if ($to.node(depth).canReplaceWith(index, index, node.type)) {
      return depth === $to.depth ? $to.pos : $to.after(depth + 1);
    }
  }
  return state.doc.content.size;
}

function put(view, node) {
  const { state } = view;
  const { $from } = state.selection;
  const empty = $from.parent.type === nodes.paragraph && !$from.parent.content.size
    && $from.node(-1).canReplaceWith($from.index(-1), $from.indexAfter(-1), node.type);
  const tr = state.tr;
  let at;
  if (empty) {
    at = $from.before();
    tr.replaceWith(at, $from.after(), node);
  } else {
    at = placeFor(state, node);
    tr.insert(at, node);
  }
  const end = at + node.nodeSize;
  if (end === tr.doc.content.size) tr.insert(end, nodes.paragraph.create());
  if (node.isAtom) tr.setSelection(Selection.near(tr.doc.resolve(end), 1));
  else tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1), 1));
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

function blank(name, attrs) {
  const paragraph = nodes.paragraph.create();
  if (name === "box" || name === "post") return nodes[name].create(attrs, [paragraph]);
  if (name === "table") {
    const row = (header) => nodes.row.create(null, [0, 1].map(() => nodes.cell.create({ header })));
    return nodes.table.create(attrs, [row(true), row(false), row(false)]);
  }
  return nodes[name].create(attrs);
}

/** Puts a picture or film of the library in, asking what is said of it here. */
export async function insertMedia(view, name, media, zone) {
  if (!view.editable) return;
  const attrs = await askFor(name, { media }, zone);
  if (attrs) put(view, nodes[name].create(attrs));
}

/** Puts a new block of that kind in, asking for what it needs. */
export async function insert(view, name, zone) {
  const asks = [...CARDS, "post", "box"].includes(name);
  const attrs = asks ? await askFor(name, {}, zone) : {};
  if (attrs) put(view, blank(name, attrs));
  else view.focus();
}

const MARKS = {
  quote: [{ name: "speaker", label: "block.speaker" }, { name: "source", label: "block.source" }],
  lang: [{ name: "lang", label: "mark.langTag", required: true, dir: "ltr", list: "languages",
    pattern: "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*" }],
  dir: [{ name: "dir", label: "mark.dir", kind: "choice", choices: [["ltr", "→ LTR"], ["rtl", "← RTL"]] }],
};

/** The mark of that name at the selection, or undefined. */
export function markAt(state, name) {
  const { from, to, empty, $from } = state.selection;
  if (empty) return (state.storedMarks ?? $from.marks()).find((mark) => mark.type.name === name);
  let found;
  state.doc.nodesBetween(from, to, (node) => {
    found ??= node.marks.find((mark) => mark.type.name === name);
  });
  return found;
}

/** Sets a mark, or takes it away; one with values asks for them first. */
export async function setMark(view, name) {
  if (name === "link") return setLink(view);
  const { state } = view;
  const type = state.schema.marks[name];
  if (!MARKS[name] || markAt(state, name)) {
    if (MARKS[name]) view.dispatch(unmark(state, type));
    else toggleMark(type)(state, view.dispatch);
    view.focus();
    return;
  }
  if (state.selection.empty) return;
  const given = await ask(text(`mark.${name}`), MARKS[name], {});
  if (given) toggleMark(type, given)(view.state, view.dispatch);
  view.focus();
}

/** Asks where the link leads; without a selection its words are the story's headline, or the address. */
async function setLink(view) {
  const given = await askForLink(markAt(view.state, "link")?.attrs.href ?? "");
  const { state } = view;
  const type = state.schema.marks.link;
  if (given?.remove) view.dispatch(unmark(state, type));
  else if (given) {
    const mark = type.create({ href: given.href });
    const { from, to, empty } = extent(state, type);
    if (empty) view.dispatch(state.tr.replaceSelectionWith(state.schema.text(given.words, [mark]), false));
    else view.dispatch(state.tr.removeMark(from, to, type).addMark(from, to, mark));
  }
  view.focus();
}

/** The selection, or all that carries the mark around the caret. */
function extent(state, type) {
  const { from, to, empty, $from } = state.selection;
  if (!empty || !type.isInSet($from.marks())) return { from, to, empty };
  let place = { from, to, empty };
  $from.parent.forEach((child, offset) => {
    const at = $from.start() + offset;
    if (type.isInSet(child.marks) && at <= from && at + child.nodeSize >= from) place = { from: at, to: at + child.nodeSize };
  });
  return place;
}

/** Without the mark, in the selection or all around the caret. */
function unmark(state, type) {
  const { from, to, empty, $from } = state.selection;
  if (!empty) return state.tr.removeMark(from, to, type);
  let start = $from.start();
  let tr = state.tr;
  $from.parent.forEach((child, offset) => {
    const at = start + offset;
    if (type.isInSet(child.marks) && at <= from && at + child.nodeSize >= from) {
      tr = tr.removeMark(at, at + child.nodeSize, type);
    }
  });
  return tr.removeStoredMark(type);
}

/** Tables: rows and columns around the cell the caret is in. */
function cellPlace(state) {
  const table = around(state, ["table"]);
  const cell = around(state, ["cell"]);
  if (!table || !cell) return null;
  const $cell = state.doc.resolve(cell.pos);
  return { ...table, column: $cell.index(), row: $cell.index(-1) };
}

/** Where the caret was, or the nearest cell there still is, as a place inside the table. */
function cellAt(table, { row, column }) {
  const y = Math.min(row, table.childCount - 1);
  const cells = table.child(y);
  const x = Math.min(column, cells.childCount - 1);
  let at = 2;
  for (let i = 0; i < y; i++) at += table.child(i).nodeSize;
  for (let i = 0; i < x; i++) at += cells.child(i).nodeSize;
  return at + 1;
}

function rebuild(change) {
  return (state, dispatch) => {
    const place = cellPlace(state);
    if (!place) return false;
    const rows = [];
    place.node.forEach((row) => {
      const cells = [];
      row.forEach((cell) => cells.push(cell));
      rows.push(cells);
    });
    const changed = change(rows, place);
    if (!changed) return false;
    if (dispatch) {
      const table = nodes.table.create(place.node.attrs, changed.map((cells) => nodes.row.create(null, cells)));
      const tr = state.tr.replaceWith(place.pos, place.pos + place.node.nodeSize, table);
      const at = cellAt(table, place);
      dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(place.pos + at))).scrollIntoView());
    }
    return true;
  };
}

const like = (cell) => nodes.cell.create({ header: cell.attrs.header });

export const tableCommands = {
  rowAfter: rebuild((rows, { row }) =>
    rows.toSpliced(row + 1, 0, rows[0].map(() => nodes.cell.create({ header: false })))),
  columnAfter: rebuild((rows, { column }) => rows.map((cells) => cells.toSpliced(column + 1, 0, like(cells[column])))),
  dropRow: rebuild((rows, { row }) => (rows.length > 1 ? rows.toSpliced(row, 1) : null)),
  dropColumn: rebuild((rows, { column }) =>
    (rows[0].length > 1 ? rows.map((cells) => cells.toSpliced(column, 1)) : null)),
  header: rebuild((rows) => {
    const on = !rows[0][0].attrs.header;
    return rows.map((cells, i) => cells.map((cell) =>
      nodes.cell.create({ header: on && i === 0 }, cell.content)));
  }),
};

/** Tab and its reverse, from cell to cell. */
export function nextCell(direction) {
  return (state, dispatch) => {
    const cell = around(state, ["cell"]);
    if (!cell) return false;
    const edge = direction > 0 ? cell.pos + cell.node.nodeSize : cell.pos;
    const next = Selection.findFrom(state.doc.resolve(edge), direction, true);
    if (!next) return false;
    if (dispatch) dispatch(state.tr.setSelection(next).scrollIntoView());
    return true;
  };
}
