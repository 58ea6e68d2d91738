// A dialog with one line to type in and a list of what fits, chosen by arrows; for addresses and stories.
import { text } from "./texts.js";

function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

function optionOf({ label, hint, disabled }, i) {
  const option = make("div", { role: "option", id: `choice-${i}`, class: "palette-option", "aria-selected": "false" },
    make("span", { dir: "auto", class: "headline" }, label));
  if (hint) option.append(make("span", { class: "hint", dir: "auto" }, hint));
  if (disabled) option.setAttribute("aria-disabled", "true");
  return option;
}

/**
 * Asks for one of several.
 * @param given title, label of the line, name of the line; value it begins with; list(words, signal), which gives
 *   [{label, hint, value, disabled}]; extra, a button {label, value} beside
 * @returns the value that was chosen, or null
 */
export function choose({ title, label, name, value = "", list, extra = null }) {
  return new Promise((resolve) => {
    const box = make("dialog", { class: "ask chooser", "aria-labelledby": "chooser-title" });
    const line = make("input", {
      type: "text", name, role: "combobox", "aria-controls": "choices", "aria-expanded": "false", "aria-autocomplete": "list",
      autocomplete: "off", spellcheck: "false", dir: "auto", "aria-label": label, placeholder: label,
    });
    const choices = make("div", { id: "choices", role: "listbox", "aria-label": label });
    const told = make("p", { class: "hint", role: "status" });
    const foot = make("div", { class: "foot" });
    let found = [];
    let at = 0;
    let given = null;
    let asked = new AbortController();
    let waiting = 0;
    let searched = null;

    const mark = (next) => {
      at = next;
      [...choices.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
      if (found[at]) line.setAttribute("aria-activedescendant", `choice-${at}`);
      else line.removeAttribute("aria-activedescendant");
      choices.children[at]?.scrollIntoView({ block: "nearest" });
      told.textContent = found[at]?.warning ?? (found.length ? "" : text("link.nothing"));
    };
    const take = (one) => {
      if (!one || one.disabled) return;
      given = one.value;
      box.close();
    };
    const search = async () => {
      asked.abort();
      asked = new AbortController();
      const { signal } = asked;
      searched = line.value;
      const next = await list(line.value, signal).catch(() => []);
      if (signal.aborted) return;
      found = next;
      choices.replaceChildren(...found.map(optionOf));
      choices.hidden = !found.length;
      line.setAttribute("aria-expanded", String(found.length > 0));
      mark(0);
    };
    // What was typed last counts, also when the list is still that of the letters before.
    const enter = async () => {
      clearTimeout(waiting);
      if (line.value !== searched) await search();
      take(found[at]);
    };
    const button = (words, act, className = "") => {
      const made = make("button", { type: "button", class: className }, words);
      made.addEventListener("click", act);
      foot.append(made);
    };
    button(text("do.apply"), () => take(found[at]), "main");
    if (extra) button(extra.label, () => { given = extra.value; box.close(); });
    button(text("do.cancel"), () => box.close());
    box.append(make("h2", { id: "chooser-title" }, title), line, choices, told, foot);
    line.value = value;
    line.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 100); });
    line.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const { length } = found;
      if (event.key === "ArrowDown" && length) mark((at + 1) % length);
      else if (event.key === "ArrowUp" && length) mark((at + length - 1) % length);
      else if (event.key === "Enter") enter();
      else return;
      event.preventDefault();
    });
    choices.addEventListener("click", (event) => {
      const chosen = [...choices.children].indexOf(event.target.closest("[role=option]"));
      if (chosen >= 0) take(found[chosen]);
    });
    box.addEventListener("close", () => { asked.abort(); box.remove(); resolve(given); });
    document.body.append(box);
    box.showModal();
    line.select();
    search();
  });
}
