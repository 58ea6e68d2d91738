// Tells the palette and the sheet of keys what can be done in the body.
import { redo, undo } from "../lib/prosemirror-history.js";
import { command } from "../keys.js";
import { direct } from "./bidi.js";
import { insert, setMark } from "./commands.js";
import { run } from "./toolbar.js";
import { text } from "./texts.js";

const MARKS = { link: [], strong: "Mod+B", em: "Mod+I", quote: [], code: "Mod+E", sub: "Mod+,", sup: "Mod+.", lang: [] };
const KINDS = {
  paragraph: "Mod+Alt+0", heading2: "Mod+Alt+2", heading3: "Mod+Alt+3", heading4: "Mod+Alt+4",
  quotation: "Mod+Shift+9", pullquote: [],
};
const BLOCKS = { up: "Alt+ArrowUp", down: "Alt+ArrowDown", duplicate: "Alt+Shift+ArrowDown", remove: "Mod+Shift+Backspace" };
const INSERTS = ["picture", "video", "gallery", "table", "box", "embed", "story", "post"];

/** Makes the body's commands known. */
export function tellTextCommands(view, zone) {
  const inText = () => view.editable && view.hasFocus();
  const tell = (id, title, keys, act, when = inText) =>
    command({ id: `text ${id}`, title, keys, group: "text", when, run: act });
  for (const [name, keys] of Object.entries(MARKS)) {
    const asks = ["quote", "lang"].includes(name);
    tell(name, text(`mark.${name}`), keys, () => setMark(view, name),
      () => inText() && !(asks && view.state.selection.empty));
  }
  for (const [name, keys] of Object.entries(KINDS)) {
    tell(name, text("keys.turn", text(`block.${name}`)), keys, () => run(view, "turn", name, zone));
  }
  tell("isolate", text("write.isolate"), [], () => run(view, "isolate"));
  for (const [name, keys] of [["ltr", "Mod+Shift+."], ["rtl", "Mod+Shift+,"]]) {
    tell(name, text(`write.${name}`), keys, () => { direct(name)(view.state, view.dispatch); view.focus(); });
  }
  tell("joiner", text("write.joiner"), "Shift+Space");
  tell("ordered", text("block.listOrdered"), "Mod+Shift+7", () => run(view, "list", "ordered", zone));
  tell("plain", text("block.listPlain"), "Mod+Shift+8", () => run(view, "list", "plain", zone));
  for (const name of INSERTS) {
    tell(`insert ${name}`, text("keys.insert", text(`block.${name}`)), [], () => insert(view, name, zone()), () => view.editable);
  }
  for (const [name, keys] of Object.entries(BLOCKS)) tell(name, text(`write.${name}`), keys, () => run(view, "block", name));
  tell("slash", text("write.slash"), "/");
  tell("edit", text("editor.editBlock"), [], () => run(view, "edit", null, zone));
  tell("undo", text("editor.undo"), "Mod+Z", () => run(view, "undo"), () => view.editable && undo(view.state));
  tell("redo", text("editor.redo"), ["Mod+Y", "Mod+Shift+Z"], () => run(view, "redo"), () => view.editable && redo(view.state));
}
