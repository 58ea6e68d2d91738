// The body's editor: ProseMirror with our blocks, its toolbar and its keys.
import { EditorState, Plugin } from "../lib/prosemirror-state.js";
import { Decoration, DecorationSet, EditorView } from "../lib/prosemirror-view.js";
import { history, redo, undo } from "../lib/prosemirror-history.js";
import { keydownHandler, keymap } from "../lib/prosemirror-keymap.js";
import { baseKeymap, exitCode, chainCommands } from "../lib/prosemirror-commands.js";
import { inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from "../lib/prosemirror-inputrules.js";
import { liftListItem, splitListItem, wrapInList } from "../lib/prosemirror-schema-list.js";
import { dropCursor } from "../lib/prosemirror-dropcursor.js";
import { gapCursor } from "../lib/prosemirror-gapcursor.js";
import { bodySchema, lineSchema } from "./schema.js";
import { cardView, CARDS } from "./cards.js";
import { announceKinds } from "./announce.js";
import { direct, sides } from "./bidi.js";
import * as blocks from "./carry.js";
import { editAt, nextCell, setMark, turnInto } from "./commands.js";
import { paste } from "./paste.js";
import { blockHandle } from "./handle.js";
import { joinerKey, typographyRules } from "./typing.js";
import { slashMenu } from "./slash.js";
import { tellTextCommands } from "./text-keys.js";
import { bindToolbar } from "./toolbar.js";
import { takeFiles, uploads } from "./uploads.js";
import { text } from "./texts.js";

const { nodes } = bodySchema;

/** Shows what is to be written where nothing is yet. */
function placeholder(words) {
  return new Plugin({
    props: {
      decorations(state) {
        const { doc } = state;
        if (doc.childCount !== 1 || !doc.firstChild.isTextblock || doc.firstChild.content.size) return null;
        return DecorationSet.create(doc, [
          Decoration.node(0, doc.firstChild.nodeSize, { class: "blank", "data-placeholder": words }),
        ]);
      },
    },
  });
}

function markKeys(names) {
  const keys = { strong: "Mod-b", em: "Mod-i", code: "Mod-e", sub: "Mod-,", sup: "Mod-." };
  return Object.fromEntries(names.filter((name) => keys[name]).map((name) => [
    keys[name], (state, dispatch, view) => { if (view) setMark(view, name); return true; },
  ]));
}

/** Keys of ours; where AltGr writes a character, as in French and German, it goes on writing it. */
function keys(map) {
  const handle = keydownHandler(map);
  return new Plugin({
    props: { handleKeyDown: (view, event) => !event.getModifierState?.("AltGraph") && handle(view, event) },
  });
}

const MARK_NAMES = Object.keys(bodySchema.marks);
const COMMON = {
  "Mod-z": undo, "Mod-y": redo, "Shift-Mod-z": redo,
  "Shift-Space": joinerKey, "Mod-Shift-.": direct("ltr"), "Mod-Shift-,": direct("rtl"),
};

// What a click or the key before selected is told in a task of its own, which may come after the next key.
document.addEventListener("keydown", (event) => {
  if (event.isComposing || !(event.target instanceof Element) || !event.target.closest(".ProseMirror")) return;
  document.dispatchEvent(new Event("selectionchange"));
}, true);

function bodyKeys() {
  return {
    ...COMMON,
    ...markKeys(MARK_NAMES),
    Enter: splitListItem(nodes.item),
    "Mod-Enter": exitCode,
    "Alt-ArrowUp": blocks.move(-1),
    "Alt-ArrowDown": blocks.move(1),
    "Alt-Shift-ArrowDown": blocks.duplicate,
    "Mod-Shift-Backspace": blocks.remove,
    Tab: nextCell(1),
    "Shift-Tab": nextCell(-1),
    "Mod-Alt-0": turnInto("paragraph"),
    "Mod-Alt-2": turnInto("heading", { level: 2 }),
    "Mod-Alt-3": turnInto("heading", { level: 3 }),
    "Mod-Alt-4": turnInto("heading", { level: 4 }),
    "Mod-Shift-7": wrapInList(nodes.list, { ordered: true }),
    "Mod-Shift-8": wrapInList(nodes.list, { ordered: false }),
    "Mod-Shift-9": turnInto("quotation"),
    Backspace: chainCommands(undoInputRule, leaveEmptyItem),
  };
}

/** Backspace at the start of a list's item takes it out of the list. */
function leaveEmptyItem(state, dispatch) {
  const { $from, empty } = state.selection;
  return empty && $from.parentOffset === 0 && $from.depth > 1 && $from.node(-1).type === nodes.item
    ? liftListItem(nodes.item)(state, dispatch)
    : false;
}

const rules = (element) => inputRules({
  rules: [
    ...typographyRules(element),
    wrappingInputRule(/^\s*[-*]\s$/, nodes.list, { ordered: false }),
    wrappingInputRule(/^\s*1[.)]\s$/, nodes.list, { ordered: true }),
    textblockTypeInputRule(/^##\s$/, nodes.heading, { level: 2 }),
    textblockTypeInputRule(/^###\s$/, nodes.heading, { level: 3 }),
    textblockTypeInputRule(/^>\s$/, nodes.quotation),
  ],
});

/** What a control looks like to those who do not see it. */
function labelled(mount) {
  return () => ({
    role: "textbox",
    "aria-multiline": "true",
    "aria-labelledby": mount.dataset.labelledby,
    "aria-describedby": mount.dataset.describedby ?? "",
    spellcheck: "true",
  });
}

/** The body's editor in that element. */
export function bodyEditor(mount, doc, { toolbar, zone, changed }) {
  const views = Object.fromEntries(CARDS.map((name) =>
    [name, cardView((view, pos) => editAt(view, pos, zone()))]));
  let update = () => {};
  const view = new EditorView(mount, {
    state: EditorState.create({
      doc,
      plugins: [
        slashMenu(zone), paste(bodySchema, { take: (at, files, pos) => takeFiles(at, files, pos, zone) }), uploads(zone), rules(() => mount), keys(bodyKeys()), announceKinds(), blockHandle(), keymap(baseKeymap), history(), dropCursor({ width: 2 }), gapCursor(),
        placeholder(text("editor.bodyBlank")), sides(),
      ],
    }),
    nodeViews: views,
    attributes: labelled(mount),
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      update();
      if (tr.docChanged) changed();
    },
    handleDoubleClickOn(at, pos, node, nodePos) {
      if (!["box", "post"].includes(node.type.name)) return false;
      editAt(at, nodePos, zone());
      return true;
    },
  });
  update = bindToolbar(toolbar, view, zone);
  update();
  tellTextCommands(view, zone);
  return view;
}

/** An editor for one line of marked text. */
export function lineEditor(mount, doc, { changed }) {
  const names = MARK_NAMES.filter((name) => lineSchema.marks[name]);
  const view = new EditorView(mount, {
    state: EditorState.create({
      doc,
      plugins: [
        paste(lineSchema, { oneLine: true }), inputRules({ rules: typographyRules(() => mount) }),
        keys({ ...COMMON, ...markKeys(names), Backspace: undoInputRule, Enter: () => true }), keymap(baseKeymap), history(),
        placeholder(text("editor.standfirstBlank")), sides(),
      ],
    }),
    attributes: labelled(mount),
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      if (tr.docChanged) changed();
    },
  });
  return view;
}
