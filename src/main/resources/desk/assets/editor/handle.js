// The handle beside a block: drag it to carry the block away, press it to choose the whole block.
import { NodeSelection, Plugin } from "../lib/prosemirror-state.js";
import { text } from "./texts.js";

/** The block of the story or of a box that lies at that height. */
function blockUnder(view, event) {
  const box = view.dom.getBoundingClientRect();
  if (event.clientY < box.top || event.clientY > box.bottom) return null;
  const found = view.posAtCoords({ left: box.left + box.width / 2, top: event.clientY });
  if (!found) return null;
  const $pos = view.state.doc.resolve(Math.min(found.inside >= 0 ? found.inside : found.pos, view.state.doc.content.size));
  if ($pos.depth === 0) return $pos.nodeAfter ? $pos.pos : null;
  return $pos.before(1);
}

/** Shows the handle at the block the mouse is over. What it does, keys and the toolbar do too. */
export function blockHandle() {
  let handle;
  let pos = null;
  const hide = () => { handle.hidden = true; };
  return new Plugin({
    view(view) {
      handle = document.createElement("div");
      handle.className = "block-handle";
      handle.draggable = true;
      handle.hidden = true;
      handle.textContent = "⠿";
      handle.title = text("write.handle");
      handle.setAttribute("aria-hidden", "true");
      const choose = () => {
        if (pos === null || pos >= view.state.doc.content.size) return false;
        view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)));
        return true;
      };
      handle.addEventListener("mousedown", choose);
      handle.addEventListener("mouseup", () => view.focus());
      handle.addEventListener("dragstart", (event) => {
        if (!choose()) return;
        const slice = view.state.selection.content();
        event.dataTransfer.setData("text/html", view.serializeForClipboard(slice).dom.innerHTML);
        event.dataTransfer.effectAllowed = "copyMove";
        view.dragging = { slice, move: true };
      });
      handle.addEventListener("dragend", () => { view.dragging = null; hide(); });
      view.dom.parentNode.append(handle);
      return { update: hide, destroy: () => handle.remove() };
    },
    props: {
      handleDOMEvents: {
        mousemove(view, event) {
          pos = view.editable && event.buttons === 0 ? blockUnder(view, event) : null;
          const node = pos === null ? null : view.nodeDOM(pos);
          if (!(node instanceof HTMLElement)) { hide(); return false; }
          handle.hidden = false;
          handle.style.top = `${node.getBoundingClientRect().top - view.dom.parentNode.getBoundingClientRect().top}px`;
          return false;
        },
      },
    },
  });
}
