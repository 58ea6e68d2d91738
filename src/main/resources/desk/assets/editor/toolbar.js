// The toolbar above the body: one stop for the Tab key, arrows go from button to button.
import { undo, redo } from "../lib/prosemirror-history.js";
import { liftListItem, wrapInList } from "../lib/prosemirror-schema-list.js";
import { bodySchema } from "./schema.js";
import { isolate } from "./bidi.js";
import * as blocks from "./carry.js";
import { around, editAt, insert, markAt, setMark, tableCommands, turnInto } from "./commands.js";
import { hasFields } from "./cards.js";

const { nodes } = bodySchema;
const EDITABLE = Object.keys(nodes).filter(hasFields);

function list(view, ordered) {
  const inList = around(view.state, ["list"]);
  if (inList && inList.node.attrs.ordered === ordered) liftListItem(nodes.item)(view.state, view.dispatch);
  else if (inList) view.dispatch(view.state.tr.setNodeMarkup(inList.pos, null, { ordered }));
  else wrapInList(nodes.list, { ordered })(view.state, view.dispatch);
}

const blockActs = { up: blocks.move(-1), down: blocks.move(1), duplicate: blocks.duplicate, remove: blocks.remove };

/** Does what a button or a command says. */
export function run(view, what, value, zone) {
  switch (what) {
    case "mark": setMark(view, value); return;
    case "insert": insert(view, value, zone()); return;
    case "list": list(view, value === "ordered"); break;
    case "turn": turnInto(...kind(value))(view.state, view.dispatch, view); break;
    case "table": tableCommands[value](view.state, view.dispatch); break;
    case "block": blockActs[value](view.state, view.dispatch); break;
    case "isolate": isolate()(view.state, view.dispatch); break;
    case "undo": undo(view.state, view.dispatch); break;
    case "redo": redo(view.state, view.dispatch); break;
    case "edit": {
      const place = around(view.state, EDITABLE);
      if (place) editAt(view, place.pos, zone());
      return;
    }
  }
  view.focus();
}

/** paragraph, heading2… as the node's name and attributes. */
function kind(value) {
  const heading = /^heading([234])$/.exec(value);
  return heading ? ["heading", { level: Number(heading[1]) }] : [value, null];
}

function present(state) {
  const { parent } = state.selection.$from;
  return parent.type === nodes.heading ? `heading${parent.attrs.level}` : parent.type.name;
}

function rove(toolbar) {
  const stops = () => [...toolbar.querySelectorAll("button, select")].filter((stop) => stop.offsetParent && !stop.disabled);
  toolbar.addEventListener("keydown", (event) => {
    const all = stops();
    const at = all.indexOf(document.activeElement);
    const forward = getComputedStyle(toolbar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const next = { [forward]: at + 1, [back]: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    all[(next + all.length) % all.length].focus();
  });
  toolbar.addEventListener("focusin", (event) => {
    for (const stop of toolbar.querySelectorAll("button, select")) stop.tabIndex = stop === event.target ? 0 : -1;
  });
  toolbar.querySelectorAll("button, select").forEach((stop, i) => { stop.tabIndex = i === 0 ? 0 : -1; });
}

/** Connects the toolbar; gives the function that shows where the caret is. */
export function bindToolbar(toolbar, view, zone) {
  rove(toolbar);
  const turn = toolbar.querySelector('select[data-do="turn"]');
  const add = toolbar.querySelector('select[data-do="insert"]');
  toolbar.addEventListener("mousedown", (event) => {
    // The text keeps its selection while a button is pressed.
    if (event.target.closest("button")) event.preventDefault();
  });
  toolbar.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) run(view, button.dataset.do, button.dataset.value, zone);
  });
  turn.addEventListener("change", () => run(view, "turn", turn.value, zone));
  add.addEventListener("change", () => {
    const { value } = add;
    add.value = "";
    if (value) run(view, "insert", value, zone);
  });
  return () => {
    const { state } = view;
    turn.value = [...turn.options].some((option) => option.value === present(state)) ? present(state) : "";
    const inList = around(state, ["list"]);
    for (const button of toolbar.querySelectorAll("button[data-do]")) {
      const { do: what, value } = button.dataset;
      if (what === "mark") button.setAttribute("aria-pressed", String(Boolean(markAt(state, value))));
      if (what === "block") button.disabled = !blockActs[value](state);
      if (what === "isolate") button.setAttribute("aria-pressed", String(Boolean(markAt(state, "dir"))));
      if (what === "list") {
        button.setAttribute("aria-pressed", String(Boolean(inList && inList.node.attrs.ordered === (value === "ordered"))));
      }
      if (what === "edit") button.disabled = !around(state, EDITABLE);
      if (what === "undo") button.disabled = !undo(state);
      if (what === "redo") button.disabled = !redo(state);
    }
    toolbar.querySelector(".table-tools").hidden = !around(state, ["cell"]);
  };
}
