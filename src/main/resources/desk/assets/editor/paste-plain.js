// Plain text as blocks: empty lines part paragraphs, lines that begin with a bullet or a number are lists.
import { Fragment } from "../lib/prosemirror-model.js";
import { tidy } from "./spaces.js";

const BULLET = /^[ \t]*[-*•◦▪‣·–][ \t]+(?=\S)/;
const NUMBER = /^[ \t]*[(]?(?:\p{Nd}{1,3})[.)][ \t]+(?=\S)/u;

/** Mail programs break lines at some width; those lines are one paragraph. */
function isWrapped(lines) {
  const long = lines.slice(0, -1);
  return long.length > 0 && long.every((line) => line.length >= 50 && line.length <= 100) && lines.every((line) => !BULLET.test(line));
}

function paragraphs(text) {
  const clean = text.replace(/\r\n?|\u2028|\u2029|\v|\f/g, "\n");
  const parts = clean.split(/\n[ \t]*\n+/).map((part) => part.split("\n").filter((line) => line.trim()));
  const parted = parts.length > 1;
  return parts.flatMap((lines) => (parted && isWrapped(lines) ? [lines.map((line) => line.trim()).join(" ")] : lines));
}

/** The blocks of a plain text. */
export function readPlain(text, schema, marks = []) {
  const { nodes } = schema;
  const blocks = [];
  const lines = paragraphs(text);
  const kind = (line) => (BULLET.test(line) ? BULLET : NUMBER.test(line) ? NUMBER : null);
  for (let i = 0; i < lines.length; i++) {
    const sign = nodes.list ? kind(lines[i]) : null;
    let end = i;
    while (sign && end < lines.length && kind(lines[end]) === sign) end++;
    // One line alone that begins with a dash is speech, or a dateline.
    if (end - i > 1) {
      blocks.push(nodes.list.create({ ordered: sign === NUMBER }, lines.slice(i, end).map((line) =>
        nodes.item.create(null, nodes.paragraph.create(null, schema.text(tidy(line.replace(sign, "")), marks))))));
      i = end - 1;
    } else {
      const words = tidy(lines[i]);
      if (words) blocks.push(nodes.paragraph.create(null, schema.text(words, marks)));
    }
  }
  return Fragment.from(blocks);
}
