// Reads what lies on the clipboard as HTML into our blocks. Whatever it does not know falls to text; what cannot be
// kept is counted, so that it can be told.
import { Fragment } from "../lib/prosemirror-model.js";
import { marksInside, styled } from "./paste-marks.js";
import { listSign, isApparatus, isNothing, isTracked, wordList } from "./paste-office.js";
import { readTable } from "./paste-table.js";
import { tidied, tidy } from "./spaces.js";

const BLOCKS = new Set(("address article aside body blockquote center dd details dialog div dl dt fieldset figcaption figure "
  + "footer form header hgroup legend main nav p section summary tfoot thead").split(" "));
const DROPPED = new Set(("button col colgroup head hr input link meta noscript object option script select style "
  + "svg template textarea title xml").split(" "));
const EMBEDS = [
  [/^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{5,20})/, (id) => `https://www.youtube.com/watch?v=${id}`],
  [/^https:\/\/player\.vimeo\.com\/video\/(\d{4,15})/, (id) => `https://vimeo.com/${id}`],
  [/^https:\/\/(?:www|geo)\.dailymotion\.com\/embed\/video\/([\w-]{3,20})/, (id) => `https://www.dailymotion.com/video/${id}`],
  [/^(https:\/\/[a-z0-9.-]{4,80})\/videos\/embed\/([A-Za-z0-9]{10,30})/, (host, id) => `${host}/w/${id}`],
];

export class Reading {
  told = { pictures: 0, films: 0, comments: 0, notes: 0, deleted: 0 };
  files = [];
  #schema;
  #nodes;
  #sink = [];
  #spans = [];
  #kind = { name: "paragraph", attrs: null };
  #openList = null;
  #flat = false;

  constructor(schema) {
    this.#schema = schema;
    this.#nodes = schema.nodes;
  }

  /** The blocks of what is inside that element. */
  read(element) {
    this.#children(element, []);
    this.#flush();
    return Fragment.from(this.#sink);
  }

  #children(element, marks) {
    for (const child of [...element.childNodes]) this.#node(child, marks);
  }

  #node(node, marks) {
    if (node.nodeType === Node.TEXT_NODE) this.#say(node.data, marks);
    else if (node.nodeType === Node.ELEMENT_NODE) this.#element(node, marks);
  }

  #say(text, marks) {
    if (text) this.#spans.push({ text, marks });
  }

  #element(element, marks) {
    const tag = element.localName;
    if (DROPPED.has(tag) || isNothing(element)) return;
    if (isApparatus(element, this.told) || isTracked(element, this.told)) return;
    if (tag === "br") this.#break(marks);
    else if (/^h[1-6]$/.test(tag)) this.#heading(element, Number(tag[1]), marks);
    else if (element.getAttribute("role") === "heading") this.#heading(element, Number(element.getAttribute("aria-level") ?? 2), marks);
    else if (tag === "ul" || tag === "ol" || tag === "menu") this.#list(element, marks);
    else if (tag === "table") this.#table(element, marks);
    else if (tag === "img" || tag === "picture") this.#picture(element);
    else if (tag === "video" || tag === "audio") this.told.films++;
    else if (tag === "iframe") this.#frame(element);
    else if (tag === "pre") this.#lines(element, marks);
    else if (tag === "blockquote" && !this.#flat) this.#quotation(element, marks);
    else if (tag === "li" || tag === "dt" || BLOCKS.has(tag)) this.#block(element, marks);
    else this.#inline(element, marks);
  }

  #inline(element, marks) {
    const inside = marksInside(element, marks, this.#schema, { heading: this.#kind.name === "heading" });
    if (element.localName === "q") this.#say("“", inside);
    this.#children(element, inside);
    if (element.localName === "q") this.#say("”", inside);
  }

  #block(element, marks) {
    this.#flush();
    const list = wordList(element);
    if (list && !this.#flat) this.#item(element, list, marks);
    else {
      this.#children(element, marksInside(element, marks, this.#schema));
      this.#flush();
    }
  }

  #break(marks) {
    if (this.#flat || this.#kind.name === "heading") this.#say(" ", marks);
    else this.#flush();
  }

  #heading(element, level, marks) {
    if (this.#flat) { this.#block(element, marks); return; }
    this.#as("heading", { level: Math.min(Math.max(level, 2), 4) }, () =>
      this.#children(element, marksInside(element, marks, this.#schema, { heading: true })));
  }

  #as(name, attrs, act) {
    this.#flush();
    const before = this.#kind;
    if (this.#nodes[name]) this.#kind = { name, attrs };
    act();
    this.#flush();
    this.#kind = before;
  }

  #quotation(element, marks) {
    const by = ["footer", "figcaption", "cite"].map((tag) => element.querySelector(tag)).find(Boolean);
    const speaker = by ? tidy(by.textContent).trim().replace(/^[—–―-]\s*/, "") : "";
    by?.remove();
    this.#as("quotation", { speaker: speaker || null, source: null }, () => this.#children(element, marks));
  }

  #lines(element, marks) {
    this.#flush();
    const code = this.#schema.marks.code ? this.#schema.mark("code").addToSet(marks) : marks;
    for (const line of element.textContent.split("\n")) {
      this.#say(line, code);
      this.#flush();
    }
  }

  /** Runs as text of one line; blocks inside are parted by a space. */
  flat(element, marks = []) {
    const [spans, flat] = [this.#spans, this.#flat];
    this.#spans = [];
    this.#flat = true;
    this.#children(element, marks);
    const inside = this.#take();
    this.#spans = spans;
    this.#flat = flat;
    return inside;
  }

  #list(element, marks) {
    if (this.#flat || !this.#nodes.list) { this.#block(element, marks); return; }
    this.#flush();
    const ordered = element.localName === "ol";
    const items = [];
    this.#items(element, marks, items);
    if (!items.length) return;
    const before = this.#openList;
    // Word on the web puts each item into a list of its own.
    if (before?.node === this.#sink.at(-1) && before.ordered === ordered && before.web && element.closest("[class*=ListContainerWrapper]")) {
      this.#sink[this.#sink.length - 1] = before.node.copy(before.node.content.append(Fragment.from(items)));
    } else this.#sink.push(this.#nodes.list.create({ ordered }, items));
    this.#openList = { node: this.#sink.at(-1), ordered, web: element.closest("[class*=ListContainerWrapper]") !== null };
  }

  /** Lists in lists have no place here: their items follow the one they stood in. */
  #items(list, marks, items) {
    for (const child of list.childNodes) {
      if (/^(ul|ol|menu)$/.test(child.localName ?? "")) { this.#items(child, marks, items); continue; }
      const inner = child.nodeType === Node.ELEMENT_NODE ? [...child.querySelectorAll("ul, ol, menu")] : [];
      const nested = inner.filter((one) => !inner.some((other) => other !== one && other.contains(one)));
      nested.forEach((one) => one.remove());
      const holder = child.ownerDocument.createElement("div");
      holder.append(child.cloneNode(true));
      this.#addItem(this.flat(holder, marks), items);
      nested.forEach((one) => this.#items(one, marks, items));
    }
  }

  #addItem(content, items) {
    if (content.length) items.push(this.#nodes.item.create(null, this.#nodes.paragraph.create(null, content)));
  }

  /** A paragraph of Word's that says of itself that it stands in a list. */
  #item(element, { id, ordered }, marks) {
    for (const sign of element.querySelectorAll("[data-style*='mso-list']")) if (/ignore/i.test(styled(sign, "mso-list"))) sign.remove();
    listSign(element)?.remove();
    const items = [];
    this.#addItem(this.flat(element, marks), items);
    if (!items.length || !this.#nodes.list) { this.#children(element, marks); this.#flush(); return; }
    const before = this.#openList;
    if (before?.node === this.#sink.at(-1) && before.id === id) {
      this.#sink[this.#sink.length - 1] = before.node.copy(before.node.content.append(Fragment.from(items)));
    } else this.#sink.push(this.#nodes.list.create({ ordered }, items));
    this.#openList = { node: this.#sink.at(-1), id };
  }

  #table(element, marks) {
    if (this.#flat || !this.#nodes.table) { this.#block(element, marks); return; }
    this.#flush();
    const table = readTable(element, this, this.#nodes);
    if (table) this.#sink.push(table);
    // What only holds a page together is no table.
    else for (const cell of element.querySelectorAll("td, th, caption")) {
      if (cell.closest("table") === element) this.#block(cell, marks);
    }
  }

  #picture(element) {
    const image = element.localName === "img" ? element : element.querySelector("img");
    if (!image || Number(image.getAttribute("width") ?? 9) <= 1) return;
    const data = /^data:(image\/[a-z+.-]+);base64,(.+)$/s.exec(image.getAttribute("src") ?? "");
    if (data) this.files.push({ type: data[1], data: data[2], alt: image.getAttribute("alt") ?? "" });
    else this.told.pictures++;
  }

  #frame(element) {
    const src = element.getAttribute("src") ?? "";
    const known = EMBEDS.map(([pattern, make]) => [pattern.exec(src), make]).find(([match]) => match);
    if (known && this.#nodes.embed && !this.#flat) {
      this.#flush();
      this.#sink.push(this.#nodes.embed.create({ url: known[1](...known[0].slice(1)), title: element.getAttribute("title") || null }));
    } else this.told.films++;
  }

  #flush() {
    if (this.#flat) { this.#say(" ", []); return; }
    const content = this.#take();
    if (content.length) this.#sink.push(this.#nodes[this.#kind.name].create(this.#kind.attrs, content));
  }

  /** The text gathered so far, its spaces put right over the borders of marks. */
  #take() {
    const spans = this.#spans;
    this.#spans = [];
    const owners = spans.flatMap(({ text, marks }) => Array.from({ length: text.length }, () => marks));
    const pieces = [];
    for (const { at, letter } of tidied(spans.map((span) => span.text).join(""))) {
      const last = pieces.at(-1);
      if (last?.marks === owners[at]) last.text += letter;
      else pieces.push({ text: letter, marks: owners[at] });
    }
    return pieces.map(({ text, marks }) => this.#schema.text(text, marks));
  }
}
