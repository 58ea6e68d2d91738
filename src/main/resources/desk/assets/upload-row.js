// One file on its way into the library, as people see it: its name, how far it is, and what can be done about it.
import { button, make } from "./editor/dom.js";
import { text } from "./editor/texts.js";
import { Sending } from "./upload-send.js";
import { alone, forget, keep, KEPT_BYTES } from "./upload-store.js";

const STEPS = [[1e9, "gigabyte"], [1e6, "megabyte"], [1e3, "kilobyte"], [1, "byte"]];

/** A number of bytes as people here write it. */
export function size(bytes) {
  const [step, unit] = STEPS.find(([least]) => bytes >= least) ?? STEPS.at(-1);
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit", unit, unitDisplay: "short", maximumFractionDigits: bytes / step < 10 ? 1 : 0,
  }).format(bytes / step);
}

export class Row {
  /** waiting, sending, paused, taken, failed or gone. */
  state = "waiting";
  element;
  #file;
  #details;
  #address;
  #sending = null;
  #bar = make("progress", { max: 1, value: 0 });
  #told = make("span", { class: "told-here" });
  #tools = make("span", { class: "row-tools" });
  #changed;

  /**
   * @param address of the upload when it was begun before
   * @param changed called with this when its state is another
   */
  constructor(file, { details = {}, address = null, changed }) {
    this.#file = file;
    this.#details = details;
    this.#address = address;
    this.#changed = changed;
    this.#bar.setAttribute("aria-label", text("upload.name", file.name));
    this.element = make("li", { class: "upload-row" }, make("bdi", { class: "upload-name", text: file.name }), this.#bar, this.#told, this.#tools);
    this.#become("waiting", text("upload.waiting", size(file.size)));
  }

  /** Whether a page that is loaded again has to ask for it. */
  get large() {
    return this.#file.size > KEPT_BYTES;
  }

  /** How it stands. */
  get words() {
    return this.#told.textContent;
  }

  get name() {
    return this.#file.name;
  }

  #become(state, words) {
    const before = this.state;
    this.state = state;
    this.element.dataset.state = state;
    this.#told.textContent = words;
    this.#bar.hidden = state === "taken" || state === "failed";
    const focused = this.#tools.contains(document.activeElement);
    this.#tools.replaceChildren(...this.#buttons());
    if (focused) this.#tools.querySelector("button, a")?.focus();
    if (before !== state) this.#changed(this);
  }

  #buttons() {
    const one = (key, act) => button(text(key), act, { class: "quiet", "aria-label": `${text(key)}: ${this.#file.name}` });
    const remove = one("do.remove", () => this.remove());
    switch (this.state) {
      case "sending": return [one("upload.pause", () => this.pause()), remove];
      case "paused": return [one("upload.resume", () => this.resume()), remove];
      case "failed": return [one("upload.again", () => this.retry()), remove];
      case "waiting": return [remove];
      default: return [];
    }
  }

  /** Sends it; resolves when that has ended, well or not. */
  async send() {
    const go = () => this.#go();
    const gone = this.#address ? await alone(this.#address, go) : await go();
    if (gone === false) this.#become("failed", text("upload.elsewhere"));
  }

  async #go() {
    const sending = new Sending(this.#file, {
      details: this.#details,
      address: this.#address,
      begun: (address) => {
        if (this.#address) forget(this.#address);
        this.#address = address;
        keep(address, this.#file, this.#details);
      },
      progressed: (bytes) => this.#progressed(bytes),
      waits: (waiting) => { if (waiting && this.state === "sending") this.#told.textContent = text("upload.away"); },
    });
    this.#sending = sending;
    this.#become("sending", text("upload.sending", size(0), size(this.#file.size)));
    try {
      const media = await sending.run();
      this.media = media;
      this.#become("taken", text("upload.taken"));
      const [alike] = media.similar ?? [];
      if (alike) this.#told.append(" ", make("a", { class: "alike", href: `/library/${alike}`, text: text("upload.similar") }));
      this.#tools.replaceChildren(make("a", { href: `/library/${media.id}`, text: text("upload.open"), "aria-label": `${text("upload.open")}: ${this.#file.name}` }));
      await forget(this.#address);
    } catch (fault) {
      if (this.state === "gone") return;
      if (fault.status === 413 || fault.status === 415 || fault.status === 422) await forget(this.#address);
      this.#become("failed", fault.message);
    }
  }

  #progressed(bytes) {
    this.#bar.value = bytes / this.#file.size;
    if (this.state !== "sending") return;
    this.#told.textContent = bytes < this.#file.size ? text("upload.sending", size(bytes), size(this.#file.size)) : text("upload.examined");
  }

  pause() {
    if (this.state !== "sending") return;
    this.#sending.pause();
    this.#become("paused", text("upload.paused", size(this.#bar.value * this.#file.size), size(this.#file.size)));
  }

  resume() {
    if (this.state !== "paused") return;
    this.#become("sending", text("upload.sending", size(this.#bar.value * this.#file.size), size(this.#file.size)));
    this.#sending.resume();
  }

  retry() {
    if (this.state === "failed") this.#become("waiting", text("upload.waiting", size(this.#file.size)));
  }

  async remove() {
    this.#become("gone", "");
    this.element.remove();
    if (this.#address) forget(this.#address);
    await (this.#sending ?? new Sending(this.#file, { address: this.#address })).cancel();
  }
}
