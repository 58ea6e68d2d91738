// Leads to the place of a story that a path names, as in body[3].alt.
import { NodeSelection, TextSelection } from "../lib/prosemirror-state.js";
import { blocksOf } from "./anchors.js";
import * as side from "./side.js";
import * as story from "./story.js";

function toBlock(index) {
  const view = story.views().body;
  const block = blocksOf(view.state.doc)[index];
  if (block) {
    const { doc, tr } = view.state;
    const selection = block.node.isAtom ? NodeSelection.create(doc, block.pos) : TextSelection.near(doc.resolve(block.pos + 1));
    view.dispatch(tr.setSelection(selection).scrollIntoView());
    view.nodeDOM(block.pos)?.scrollIntoView?.({ block: "center" });
  }
  view.focus();
}

/** Whether something can be led to. */
export function leads(path) {
  return path !== "";
}

/** Puts the focus where the path leads. */
export function goTo(path) {
  const block = /^body\[(\d+)]/.exec(path);
  if (block) return toBlock(Number(block[1]));
  const field = path.replace(/[[(].*$/, "");
  if (field === "body") return story.views().body.focus();
  if (field === "standfirst") return story.views().standfirst.focus();
  if (field === "comments" || field === "tasks") {
    side.show("comments");
    const wanted = field === "tasks" ? ".tasks input" : ".threads article, .threads";
    return document.querySelector(`#side-comments ${wanted.split(", ")[0]}`)?.focus();
  }
  side.show("story");
  if (field.startsWith("mainMedia")) {
    return document.querySelector("#main-media button:not([hidden])")?.focus();
  }
  const control = document.querySelector(`[data-field="${CSS.escape(field)}"]`);
  control?.scrollIntoView({ block: "center" });
  return control?.focus();
}
