// Several pictures or films chosen at once: with Ctrl or Shift held, or by X from the keyboard.
import { singleKeys } from "../keys.js";
import { text } from "./texts.js";

export class Picks {
  /** Puts in what is chosen; hidden while nothing is. */
  put = document.createElement("button");
  #within;
  #film;
  #anchor = null;

  /** @param film whether the picks are films */
  constructor(within, film) {
    this.#within = within;
    this.#film = film;
    this.put.type = "button";
    this.put.className = "main put-picks";
    this.put.hidden = true;
    within.addEventListener("keydown", (event) => {
      const button = event.target.closest("button[data-id]");
      if (!button || event.key.toLowerCase() !== "x" || event.ctrlKey || event.metaKey || event.altKey || !singleKeys()) return;
      event.preventDefault();
      this.#turn(button, button.ariaPressed !== "true");
    });
  }

  #all() {
    return [...this.#within.querySelectorAll("button[data-id]")];
  }

  #chosen() {
    return this.#all().filter((button) => button.ariaPressed === "true");
  }

  #turn(button, on) {
    button.ariaPressed = String(on);
    this.#anchor = button;
    this.told();
  }

  /** Whether the click chose something instead of putting it in. */
  clicked(event, button) {
    if (event.shiftKey && this.#anchor?.isConnected) {
      const all = this.#all();
      const [from, to] = [all.indexOf(this.#anchor), all.indexOf(button)].sort((a, b) => a - b);
      for (const one of all.slice(from, to + 1)) one.ariaPressed = "true";
      this.told();
      return true;
    }
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return false;
    this.#turn(button, button.ariaPressed !== "true");
    return true;
  }

  #media({ dataset }) {
    return { id: dataset.id, film: this.#film() };
  }

  /** What is chosen, as the text takes it. */
  list() {
    return this.#chosen().map((button) => this.#media(button));
  }

  /** What goes along when that one is dragged: all that is chosen, if it is among them. */
  with(button) {
    return button.ariaPressed === "true" ? this.list() : [this.#media(button)];
  }

  none() {
    for (const button of this.#chosen()) button.ariaPressed = "false";
    this.told();
  }

  /** Says how many are chosen. */
  told() {
    for (const button of this.#all()) button.ariaPressed ??= "false";
    const count = this.#chosen().length;
    this.put.hidden = count === 0;
    this.put.textContent = text("drop.putThese", new Intl.NumberFormat(document.documentElement.lang).format(count));
  }
}
