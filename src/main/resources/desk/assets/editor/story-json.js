// Between the contract's JSON and ProseMirror's documents; nothing is lost in either direction.
import { hunks } from "./blocks.js";
import { bodySchema, lineSchema } from "./schema.js";

/** Documents share what did not change, and so does what is written of them. */
const written = new WeakMap();

/** Keeps only what was said. */
function said(object) {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== null && value !== undefined && value !== ""));
}

function readText(schema, text) {
  if (text === null || text === undefined || text === "") return [];
  const spans = typeof text === "string" ? [{ text }] : text;
  return spans.filter((span) => span.text !== "").map((span) =>
    schema.text(span.text, (span.marks ?? []).map(({ type, ...attrs }) => schema.mark(type, attrs))));
}

/** A string where nothing is marked, spans where something is. */
function writeText(node) {
  const spans = [];
  node.forEach((child) => {
    const marks = child.marks.map((mark) => ({ type: mark.type.name, ...said(mark.attrs) }));
    spans.push(marks.length ? { text: child.text, marks } : { text: child.text });
  });
  return spans.every((span) => !span.marks) ? spans.map((span) => span.text).join("") : spans;
}

function readBlock(block) {
  const { type, ...rest } = block;
  const make = (attrs, content) => bodySchema.node(type, attrs, content);
  switch (type) {
    case "paragraph": return make(null, readText(bodySchema, rest.text));
    case "heading": return make({ level: rest.level }, readText(bodySchema, rest.text));
    case "list": return make({ ordered: rest.ordered === true }, rest.items.map((item) =>
      bodySchema.node("item", null, [bodySchema.node("paragraph", null, readText(bodySchema, item))])));
    case "quotation":
    case "pullquote": {
      const { text, ...attrs } = rest;
      return make(attrs, readText(bodySchema, text));
    }
    case "table": {
      const row = (header) => (cells) => bodySchema.node("row", null, cells.map((cell) =>
        bodySchema.node("cell", { header }, readText(bodySchema, cell))));
      const head = rest.header?.length ? [rest.header].map(row(true)) : [];
      return make({ caption: rest.caption ?? null }, [...head, ...rest.rows.map(row(false))]);
    }
    case "box": return make({ title: rest.title ?? null }, rest.body.map(readBlock));
    case "post":
      return make({ at: rest.at, headline: rest.headline ?? null, key: rest.key === true },
        rest.body.map(readBlock));
    default: return make(rest);
  }
}

function writeBlock(node) {
  const type = node.type.name;
  switch (type) {
    case "paragraph": return { type, text: writeText(node) };
    case "heading": return { type, level: node.attrs.level, text: writeText(node) };
    case "list": {
      const items = [];
      node.forEach((item) => items.push(writeText(item.firstChild)));
      return { type, ordered: node.attrs.ordered, items: items.filter((item) => item.length > 0) };
    }
    case "quotation":
    case "pullquote": return { type, text: writeText(node), ...said(node.attrs) };
    case "table": return { type, ...said(node.attrs), ...writeRows(node) };
    case "box": return { type, ...said(node.attrs), body: writeBlocks(node) };
    case "post": return { type, ...said({ at: node.attrs.at, headline: node.attrs.headline }),
      key: node.attrs.key, body: writeBlocks(node) };
    default: return { type, ...said(node.attrs) };
  }
}

function writeRows(table) {
  let header = [];
  const rows = [];
  table.forEach((row, _, index) => {
    const cells = [];
    row.forEach((cell) => cells.push(cell.childCount ? writeText(cell) : []));
    if (index === 0 && row.firstChild.attrs.header && table.childCount > 1) header = cells;
    else rows.push(cells);
  });
  return { header, rows };
}

/** Whether nothing was written there: a caret's resting place is no paragraph. */
function isBlank(node) {
  return (node.isTextblock || node.type.name === "list") && node.textContent.trim() === "";
}

function writeOnce(node) {
  let block = written.get(node);
  if (!block) {
    block = writeBlock(node);
    written.set(node, block);
  }
  return block;
}

function writeBlocks(parent) {
  const blocks = [];
  parent.forEach((node) => {
    if (!isBlank(node)) blocks.push(writeOnce(node));
  });
  return blocks.length || parent.type.name === "doc" ? blocks : [{ type: "paragraph", text: [] }];
}

/** The document of a body. */
export function readBody(blocks) {
  const content = (blocks ?? []).map(readBlock);
  return bodySchema.node("doc", null, content.length ? content : [bodySchema.node("paragraph")]);
}

/** The body of a document. */
export function writeBody(doc) {
  return writeBlocks(doc);
}

/** The document of one line. */
export function readLine(text) {
  return lineSchema.node("doc", null, [lineSchema.node("paragraph", null, readText(lineSchema, text))]);
}

/** The text of one line; null when nothing is in it. */
export function writeLine(doc) {
  return doc.textContent.trim() === "" ? null : writeText(doc.firstChild);
}

/** Makes the body say that, touching only the blocks that differ. */
export function putBody(view, blocks, undoable) {
  const { doc } = view.state;
  const places = [];
  doc.forEach((node, offset) => {
    if (!isBlank(node)) places.push({ from: offset, to: offset + node.nodeSize, node });
  });
  const { tr } = view.state;
  for (const hunk of hunks(writeBody(doc), blocks).reverse()) {
    const nodes = hunk.blocks.map(readBlock);
    const from = places[hunk.from]?.from ?? doc.content.size;
    if (nodes.length === 1 && hunk.to === hunk.from + 1) become(tr, from, places[hunk.from].node, nodes[0]);
    else if (hunk.to > hunk.from && !nodes.length) tr.delete(from, places[hunk.to - 1].to);
    else tr.replaceWith(from, hunk.to > hunk.from ? places[hunk.to - 1].to : from, nodes);
  }
  if (!tr.docChanged) return;
  if (!tr.doc.childCount) tr.insert(0, bodySchema.node("paragraph"));
  view.dispatch(undoable ? tr : tr.setMeta("addToHistory", false));
}

/** Makes a line say that. */
export function putLine(view, text, undoable) {
  const { tr, doc } = view.state;
  become(tr, 0, doc.firstChild, readLine(text).firstChild);
  if (tr.docChanged) view.dispatch(undoable ? tr : tr.setMeta("addToHistory", false));
}

/** Changes a node where it differs, so that a caret elsewhere in it stays. */
function become(tr, pos, old, next) {
  if (!old.sameMarkup(next) || !old.isTextblock) {
    tr.replaceWith(pos, pos + old.nodeSize, next);
    return;
  }
  const start = old.content.findDiffStart(next.content);
  if (start === null) return;
  let { a, b } = old.content.findDiffEnd(next.content);
  const overlap = start - Math.min(a, b);
  if (overlap > 0) {
    a += overlap;
    b += overlap;
  }
  tr.replace(pos + 1 + start, pos + 1 + a, next.slice(start, b));
}
