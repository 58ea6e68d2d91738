// Paste: what comes from other programs is read into our blocks, and what could not come along is told.
import { DOMParser, Fragment, Slice } from "../lib/prosemirror-model.js";
import { Plugin } from "../lib/prosemirror-state.js";
import { cleanAddress } from "./addresses.js";
import { setStylesAside } from "./paste-marks.js";
import { Reading } from "./paste-read.js";
import { readPlain } from "./paste-plain.js";
import { say, text } from "./texts.js";

const KEPT_BACK = ["pictures", "films", "comments", "notes", "deleted"];

function tell(told) {
  const parts = KEPT_BACK.filter((what) => told[what]).map((what) => text(`paste.${what}`, told[what]));
  if (parts.length) say(text("paste.left", parts.join(`${text("paste.and")} `)));
}

function toFile({ type, data }, i) {
  const bytes = Uint8Array.from(atob(data.replace(/\s+/g, "")), (letter) => letter.charCodeAt(0));
  return new File([bytes], `${text("paste.fileName")}-${i + 1}.${type.split("/")[1].replace("+xml", "")}`, { type });
}

/** Reads foreign HTML; our own, which says so, goes the usual way and comes back as it was. */
class ForeignParser extends DOMParser {
  #taken;

  constructor(schema, taken) {
    const own = DOMParser.fromSchema(schema);
    super(schema, own.rules);
    this.#taken = taken;
  }

  parseSlice(dom, options) {
    if (dom.querySelector("[data-pm-slice]")) return super.parseSlice(dom, options);
    const reading = new Reading(this.schema);
    const blocks = reading.read(dom);
    this.#taken(reading);
    return new Slice(blocks, 0, 0);
  }
}

/** An address pasted over chosen words makes them a link. */
function linkedTo(view, event) {
  const { from, to, empty, $from } = view.state.selection;
  const words = event.clipboardData?.getData("text/plain").trim() ?? "";
  if (empty || !$from.sameParent(view.state.selection.$to) || !/^(https?:\/\/|mailto:)\S+$/.test(words)) return false;
  const href = cleanAddress(words);
  const type = view.state.schema.marks.link;
  if (!href || !type || !$from.parent.type.allowsMarkType(type)) return false;
  view.dispatch(view.state.tr.addMark(from, to, type.create({ href })));
  return true;
}

/** One line takes what is pasted as one line. */
function asOneLine(slice, schema) {
  const pieces = [];
  slice.content.descendants((node) => {
    if (node.isTextblock && pieces.length) pieces.push(schema.text(" "));
    if (node.isText) pieces.push(node);
  });
  return pieces.length ? new Slice(Fragment.from(schema.node("paragraph", null, Fragment.fromArray(pieces))), 1, 1) : Slice.empty;
}

/**
 * Makes paste come clean.
 * @param oneLine for a field of one line
 * @param take is given the files that were pasted, or null where no files are taken
 */
export function paste(schema, { oneLine = false, take = null } = {}) {
  let reading = null;
  return new Plugin({
    props: {
      transformPastedHTML: setStylesAside,
      clipboardParser: new ForeignParser(schema, (read) => { reading = read; }),
      clipboardTextParser: (words, $context) => new Slice(readPlain(words, schema, $context.marks()), 0, 0),
      transformPasted: (slice) => (oneLine ? asOneLine(slice, schema) : slice),
      handlePaste(view, event) {
        if (linkedTo(view, event)) return true;
        const files = [...event.clipboardData?.files ?? []].filter((file) => /^(image|video)\//.test(file.type));
        const read = reading;
        reading = null;
        const words = (read ? event.clipboardData.getData("text/html").replace(/<[^>]*>/g, "") : event.clipboardData?.getData("text/plain") ?? "").trim();
        if (files.length && !words) {
          if (take) take(view, files, view.state.selection.from);
          else say(text("paste.noFiles"));
          return true;
        }
        if (!read) return false;
        const found = read.files.map(toFile);
        if (found.length && take) queueMicrotask(() => take(view, found, view.state.selection.from));
        else read.told.pictures += found.length;
        tell(read.told);
        return false;
      },
    },
  });
}
