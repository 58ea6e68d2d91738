// Names a colleague in a text: an @ and the beginning of a name offer who is meant.
import { make } from "./dom.js";
import { text } from "./texts.js";

let count = 0;

/** What is being written after the last @ before the caret; null when nothing is. */
function begun(area) {
  const before = area.value.slice(0, area.selectionStart);
  const at = before.lastIndexOf("@");
  if (at < 0 || (at > 0 && /[\p{L}\p{N}]/u.test(before[at - 1]))) return null;
  const words = before.slice(at + 1);
  return words.length > 40 || words.includes("\n") ? null : { at, words };
}

const folded = (words) => words.normalize("NFD").replace(/\p{Mn}/gu, "").toLocaleLowerCase();

/** Those whose name, or a part of it, begins so. */
function fitting(colleagues, words) {
  const wanted = folded(words);
  return colleagues
    .filter(({ name }) => folded(name).startsWith(wanted) || (wanted && folded(name).split(/\s+/).some((part) => part.startsWith(wanted))))
    .slice(0, 8);
}

/**
 * Offers names in that textarea.
 * @param load gives the colleagues, [{id, name}], when first needed
 * @returns the list of offers, to stand after the textarea
 */
export function offerNames(area, load) {
  const id = `names-${++count}`;
  const list = make("ul", { id, class: "names-offered", role: "listbox", "aria-label": text("comment.people"), hidden: true });
  area.setAttribute("aria-autocomplete", "list");
  area.setAttribute("aria-haspopup", "listbox");
  let colleagues = null;
  let offered = [];
  let chosen = 0;

  function close() {
    offered = [];
    list.hidden = true;
    list.replaceChildren();
    area.removeAttribute("aria-activedescendant");
    area.removeAttribute("aria-controls");
  }

  function show() {
    list.replaceChildren(...offered.map(({ name }, i) => make("li", {
      id: `${id}-${i}`, role: "option", "aria-selected": String(i === chosen), dir: "auto", text: name,
      onmousedown: (event) => { event.preventDefault(); take(i); },
    })));
    list.hidden = offered.length === 0;
    if (offered.length === 0) return close();
    area.setAttribute("aria-controls", id);
    area.setAttribute("aria-activedescendant", `${id}-${chosen}`);
    return undefined;
  }

  function take(i) {
    const { at, words } = begun(area);
    area.setRangeText(`@${offered[i].name} `, at, at + 1 + words.length, "end");
    close();
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  }

  async function look() {
    const now = begun(area);
    if (!now) return close();
    colleagues ??= await load();
    const still = begun(area);
    if (!still) return close();
    offered = fitting(colleagues, still.words);
    // A name that is written out is no question any more.
    if (offered.length === 1 && folded(still.words) === `${folded(offered[0].name)} `) offered = [];
    chosen = 0;
    return show();
  }

  area.addEventListener("input", look);
  area.addEventListener("blur", close);
  area.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      chosen = (chosen + step + offered.length) % offered.length;
      show();
    } else if (event.key === "Enter" || event.key === "Tab") take(chosen);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return list;
}
