// The body's blocks and marks as ProseMirror knows them: the same as the contract's, no more.
import { Schema } from "../lib/prosemirror-model.js";
import { shown } from "./moments.js";

const inline = { content: "text*", whitespace: "pre" };

/** A block that is shown as a card and edited in a dialog. */
function card(name, attrs) {
  const defaults = Object.fromEntries(attrs.map((attr) => [attr, { default: null }]));
  return {
    group: "block simple",
    atom: true,
    draggable: true,
    attrs: defaults,
    toDOM: (node) => ["figure", { "data-card": name, "data-attrs": JSON.stringify(node.attrs) }],
    parseDOM: [{
      tag: `figure[data-card="${name}"]`,
      getAttrs: (dom) => JSON.parse(dom.getAttribute("data-attrs")),
    }],
  };
}

/** Who said it and where it comes from, below the words. */
function attribution(node) {
  return [node.attrs.speaker, node.attrs.source].filter(Boolean).join(", ");
}

const quoteAttrs = { speaker: { default: null }, source: { default: null } };
const readQuote = (dom) => ({
  speaker: dom.getAttribute("data-speaker") || null,
  source: dom.getAttribute("data-source") || null,
});

/** Our own markup has its words in one child; pasted markup has them anywhere. */
const words = (selector) => (dom) =>
  (dom.querySelector(":scope > [contenteditable=false]") && dom.querySelector(`:scope > ${selector}`)) || dom;

const nodes = {
  doc: { content: "block+" },
  paragraph: {
    ...inline,
    group: "block simple",
    toDOM: () => ["p", 0],
    parseDOM: [{ tag: "p" }],
  },
  heading: {
    ...inline,
    group: "block simple",
    attrs: { level: { default: 2 } },
    defining: true,
    toDOM: (node) => [`h${node.attrs.level}`, 0],
    parseDOM: [
      { tag: "h1", attrs: { level: 2 } },
      { tag: "h2", attrs: { level: 2 } },
      { tag: "h3", attrs: { level: 3 } },
      { tag: "h4", attrs: { level: 4 } },
      { tag: "h5", attrs: { level: 4 } },
      { tag: "h6", attrs: { level: 4 } },
    ],
  },
  list: {
    group: "block simple",
    content: "item+",
    attrs: { ordered: { default: false } },
    toDOM: (node) => [node.attrs.ordered ? "ol" : "ul", 0],
    parseDOM: [{ tag: "ul", attrs: { ordered: false } }, { tag: "ol", attrs: { ordered: true } }],
  },
  item: {
    content: "paragraph",
    defining: true,
    toDOM: () => ["li", 0],
    parseDOM: [{ tag: "li" }],
  },
  quotation: {
    ...inline,
    group: "block simple",
    attrs: quoteAttrs,
    defining: true,
    toDOM: (node) => ["blockquote", {
      "data-speaker": node.attrs.speaker, "data-source": node.attrs.source,
    }, ["p", 0], ["footer", { contenteditable: "false", dir: "auto" }, attribution(node)]],
    parseDOM: [{ tag: "blockquote", getAttrs: readQuote, contentElement: words("p") }],
  },
  pullquote: {
    ...inline,
    group: "block simple",
    attrs: { speaker: { default: null } },
    defining: true,
    toDOM: (node) => ["aside", { class: "pullquote", "data-speaker": node.attrs.speaker },
      ["p", 0], ["footer", { contenteditable: "false", dir: "auto" }, node.attrs.speaker ?? ""]],
    parseDOM: [{ tag: "aside.pullquote", getAttrs: readQuote, contentElement: words("p") }],
  },
  picture: card("picture", ["media", "caption", "alt", "credit"]),
  video: card("video", ["media", "caption", "credit"]),
  gallery: card("gallery", ["pictures"]),
  embed: card("embed", ["url", "title"]),
  story: card("story", ["id"]),
  table: {
    group: "block simple",
    content: "row+",
    isolating: true,
    attrs: { caption: { default: null } },
    toDOM: (node) => ["table", { "data-caption": node.attrs.caption }, ["tbody", 0]],
    parseDOM: [{ tag: "table", getAttrs: (dom) => ({ caption: dom.getAttribute("data-caption") || null }) }],
  },
  row: {
    content: "cell+",
    toDOM: () => ["tr", 0],
    parseDOM: [{ tag: "tr" }],
  },
  cell: {
    ...inline,
    attrs: { header: { default: false } },
    isolating: true,
    toDOM: (node) => [node.attrs.header ? "th" : "td", 0],
    parseDOM: [{ tag: "td", attrs: { header: false } }, { tag: "th", attrs: { header: true } }],
  },
  box: {
    group: "block",
    content: "simple+",
    isolating: true,
    defining: true,
    attrs: { title: { default: null } },
    toDOM: (node) => ["section", { class: "box", "data-title": node.attrs.title },
      ["header", { contenteditable: "false", dir: "auto" }, node.attrs.title ?? ""], ["div", 0]],
    parseDOM: [{
      tag: "section.box",
      contentElement: words("div"),
      getAttrs: (dom) => ({ title: dom.getAttribute("data-title") || null }),
    }],
  },
  post: {
    group: "block",
    content: "simple+",
    isolating: true,
    defining: true,
    attrs: { at: { default: null }, headline: { default: null }, key: { default: false } },
    toDOM: (node) => ["section", {
      class: node.attrs.key ? "post key" : "post",
      "data-at": node.attrs.at, "data-headline": node.attrs.headline, "data-key": String(node.attrs.key),
    }, ["header", { contenteditable: "false", dir: "auto" },
      ["time", shown(node.attrs.at)], ["b", node.attrs.headline ?? ""]], ["div", 0]],
    parseDOM: [{
      tag: "section.post",
      contentElement: words("div"),
      getAttrs: (dom) => ({
        at: dom.getAttribute("data-at") || null,
        headline: dom.getAttribute("data-headline") || null,
        key: dom.getAttribute("data-key") === "true",
      }),
    }],
  },
  text: { inline: true },
};

const plainMark = (tag, more = []) => ({ toDOM: () => [tag, 0], parseDOM: [{ tag }, ...more] });

// In the contract's order, which is the order they are written in.
const marks = {
  strong: plainMark("strong", [{ tag: "b" }, { style: "font-weight=bold" }]),
  em: plainMark("em", [{ tag: "i" }, { style: "font-style=italic" }]),
  link: {
    attrs: { href: {} },
    inclusive: false,
    toDOM: (mark) => ["a", { href: mark.attrs.href, title: mark.attrs.href }, 0],
    parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href") }) }],
  },
  quote: {
    attrs: quoteAttrs,
    inclusive: false,
    toDOM: (mark) => ["q", {
      "data-speaker": mark.attrs.speaker, "data-source": mark.attrs.source, title: attribution(mark),
    }, 0],
    parseDOM: [{ tag: "q", getAttrs: readQuote }],
  },
  code: plainMark("code"),
  sub: { ...plainMark("sub"), excludes: "sub sup" },
  sup: { ...plainMark("sup"), excludes: "sub sup" },
  lang: {
    attrs: { lang: {} },
    toDOM: (mark) => ["span", { lang: mark.attrs.lang, class: "lang" }, 0],
    parseDOM: [{ tag: "span.lang[lang]", getAttrs: (dom) => ({ lang: dom.getAttribute("lang") }) }],
  },
  dir: {
    attrs: { dir: {} },
    toDOM: (mark) => ["span", { dir: mark.attrs.dir, class: "dir" }, 0],
    parseDOM: [{ tag: "span.dir[dir]", getAttrs: (dom) => ({ dir: dom.getAttribute("dir") }) }],
  },
};

/** A story's body. */
export const bodySchema = new Schema({ nodes, marks });

/** One line of text with marks, as the standfirst is. */
export const lineSchema = new Schema({
  nodes: { doc: { content: "paragraph" }, paragraph: nodes.paragraph, text: nodes.text },
  marks,
});
