// The menu that opens when somebody begins an empty block with a slash.
import { Plugin, PluginKey } from "../lib/prosemirror-state.js";
import { fit } from "../folding.js";
import { bodySchema } from "./schema.js";
import { text } from "./texts.js";
import { run } from "./toolbar.js";

const key = new PluginKey("slash");
const BEGUN = /^\/([\p{L}\p{N} ]{0,24})$/u;
const CHOICES = [
  ...["heading2", "heading3", "heading4", "quotation", "pullquote"].map((name) => ["turn", name, `block.${name}`]),
  ["list", "plain", "block.listPlain"], ["list", "ordered", "block.listOrdered"],
  ...["picture", "video", "gallery", "table", "box", "embed", "story", "post"].map((name) => ["insert", name, `block.${name}`]),
];

function fitting(query) {
  const scored = CHOICES.map((choice) => ({ choice, score: fit(query, text(choice[2])) })).filter(({ score }) => score > 0);
  if (query) scored.sort((a, b) => b.score - a.score);
  return scored.map(({ choice }) => choice);
}

/** What is asked for, or null when no menu is due. */
function asked(state) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type !== bodySchema.nodes.paragraph || $from.parent.childCount > 1) return null;
  const begun = $from.parentOffset === $from.parent.content.size && BEGUN.exec($from.parent.textContent);
  return begun ? begun[1] : null;
}

function apply(tr, before, _, state) {
  const query = asked(state);
  const meta = tr.getMeta(key);
  if (query === null) return { open: false, dismissed: false };
  if (meta?.dismiss || before.dismissed) return { open: false, dismissed: true };
  // Only a slash that was typed opens it, never one that was there or was pasted.
  if (!before.open && (query !== "" || !tr.docChanged || tr.getMeta("paste"))) return { open: false, dismissed: query !== "" };
  const choices = fitting(query.trim());
  const at = meta?.at ?? (before.query === query ? before.at : 0);
  return { open: choices.length > 0, dismissed: choices.length === 0, query, choices, at };
}

function choose(view, [what, value], zone) {
  const { $from } = view.state.selection;
  view.dispatch(view.state.tr.delete($from.start(), $from.end()));
  run(view, what, value, zone);
}

class Menu {
  #list = document.createElement("div");
  #view;

  constructor(view, zone) {
    this.#view = view;
    this.#list.className = "slash-menu";
    this.#list.id = "slash-menu";
    this.#list.setAttribute("role", "listbox");
    this.#list.tabIndex = 0;
    this.#list.setAttribute("aria-label", text("write.slash"));
    this.#list.hidden = true;
    // The text keeps the focus.
    this.#list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const at = [...this.#list.children].indexOf(event.target.closest("[role=option]"));
      const { open, choices } = key.getState(view.state);
      if (open && at >= 0) choose(view, choices[at], zone);
    });
    document.querySelector("main").append(this.#list);
    this.update();
  }

  update() {
    const { open, choices, at } = key.getState(this.#view.state);
    this.#list.hidden = !open;
    if (!open) return;
    this.#list.replaceChildren(...choices.map(([, , name], i) => {
      const option = document.createElement("div");
      option.id = `slash-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(i === at));
      option.textContent = text(name);
      return option;
    }));
    this.#place();
    this.#list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  #place() {
    const caret = this.#view.coordsAtPos(this.#view.state.selection.from);
    const { offsetWidth, offsetHeight } = this.#list;
    const below = caret.bottom + offsetHeight + 8 < innerHeight;
    this.#list.style.top = `${scrollY + (below ? caret.bottom + 4 : caret.top - offsetHeight - 4)}px`;
    this.#list.style.left = `${scrollX + Math.max(8, Math.min(caret.left, innerWidth - offsetWidth - 8))}px`;
  }

  destroy() {
    this.#list.remove();
  }
}

/** The menu for the body. */
export function slashMenu(zone) {
  return new Plugin({
    key,
    state: { init: () => ({ open: false, dismissed: true }), apply },
    view: (view) => new Menu(view, zone),
    props: {
      attributes: (state) => (key.getState(state).open
        ? { "aria-controls": "slash-menu", "aria-activedescendant": `slash-${key.getState(state).at}`, "aria-haspopup": "listbox" } : {}),
      handleKeyDown(view, event) {
        const { open, choices, at } = key.getState(view.state);
        if (!open || event.isComposing) return false;
        const { length } = choices;
        const next = { ArrowDown: (at + 1) % length, ArrowUp: (at + length - 1) % length }[event.key];
        if (next !== undefined) view.dispatch(view.state.tr.setMeta(key, { at: next }));
        else if (event.key === "Enter" || event.key === "Tab") choose(view, choices[at], zone);
        else if (event.key === "Escape") view.dispatch(view.state.tr.setMeta(key, { dismiss: true }));
        else return false;
        return true;
      },
      handleDOMEvents: {
        blur(view) {
          if (key.getState(view.state).open) view.dispatch(view.state.tr.setMeta(key, { dismiss: true }));
          return false;
        },
      },
    },
  });
}
