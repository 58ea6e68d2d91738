// Says to those who listen what has happened to a block.
import { Plugin } from "../lib/prosemirror-state.js";
import { text } from "./texts.js";

let region = null;

/** Says it; nothing shows. */
export function announce(words) {
  if (!region) {
    region = document.createElement("div");
    region.className = "unseen";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = "";
  // The same words a second time are news only to an emptied region.
  requestAnimationFrame(() => { region.textContent = words; });
}

/** The name of the kind of block the selection is in. */
export function kindAt(state) {
  const { selection } = state;
  if (selection.node) return text(`block.${selection.node.type.name}`);
  const { $from } = selection;
  const { parent } = $from;
  const around = $from.depth > 1 ? $from.node(-1).type.name : "";
  if (around === "item") return text($from.node(-2).attrs.ordered ? "block.listOrdered" : "block.listPlain");
  if (parent.type.name === "cell") return text("block.table");
  return text(parent.type.name === "heading" ? `block.heading${parent.attrs.level}` : `block.${parent.type.name}`);
}

/** Announces that the block at the caret has become another kind, while the caret stays in it. */
export function announceKinds() {
  return new Plugin({
    view: () => ({
      update(view, before) {
        if (before.doc === view.state.doc || !view.hasFocus()) return;
        const now = view.state.selection.$from;
        const then = before.selection.$from;
        if (now.depth === 0 || then.depth === 0 || Math.abs(now.pos - then.pos) > 4 || now.parent.textContent === "" && now.pos > then.pos) return;
        const [is, was] = [kindAt(view.state), kindAt(before)];
        if (is !== was) announce(is);
      },
    }),
  });
}
