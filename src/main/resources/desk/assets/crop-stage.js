// The picture with what is drawn on it: a frame to move and pull, or a point to set. By mouse, finger and keys.
import { text } from "./editor/texts.js";

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const CORNERS = ["start-top", "end-top", "start-bottom", "end-bottom"];

function make(tag, className) {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

/**
 * Tells what people do to a frame or a point; draws what it is given.
 * `acts`: move(dx, dy) and resize(by) in parts of the picture, place(point), pull(corner, point), begin() and end().
 */
export class Stage {
  #box;
  #picture;
  #acts;
  #frame = make("button", "crop-frame");
  #point = make("button", "crop-point");
  #fingers = new Map();
  #held = null;

  constructor(box, picture, acts) {
    this.#box = box;
    this.#picture = picture;
    this.#acts = acts;
    for (const handle of [this.#frame, this.#point]) {
      handle.type = "button";
      handle.setAttribute("aria-describedby", "crop-hint");
      handle.addEventListener("keydown", (event) => this.#key(event));
    }
    this.#point.setAttribute("aria-label", text("crop.focus"));
    for (const corner of CORNERS) {
      const pull = make("span", `crop-corner ${corner}`);
      pull.dataset.corner = corner;
      this.#frame.append(pull);
    }
    box.append(this.#frame, this.#point);
    box.addEventListener("pointerdown", (event) => this.#down(event));
    box.addEventListener("pointermove", (event) => this.#moved(event));
    for (const end of ["pointerup", "pointercancel"]) box.addEventListener(end, (event) => this.#up(event));
    box.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
  }

  /** Shows a frame of that ratio, or only the point when there is no area. */
  show({ ratio, area, focus }, { width, height }) {
    const percent = (part, whole) => `${100 * part / whole}%`;
    this.#frame.hidden = !area;
    if (area) {
      const { style } = this.#frame;
      style.insetInlineStart = percent(area.x, width);
      style.insetBlockStart = percent(area.y, height);
      style.inlineSize = percent(area.width, width);
      style.blockSize = percent(area.height, height);
      this.#frame.setAttribute("aria-label", text("crop.frame", ratio.replace("x", ":")));
    }
    this.#point.hidden = !focus;
    if (focus) {
      this.#point.style.insetInlineStart = percent(focus.x + 0.5, width);
      this.#point.style.insetBlockStart = percent(focus.y + 0.5, height);
    }
    this.#point.classList.toggle("quiet-point", Boolean(area));
  }

  /** Where the event is, in parts of the picture. */
  #at(event) {
    const box = this.#picture.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  }

  #down(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.#fingers.set(event.pointerId, this.#at(event));
    this.#box.setPointerCapture(event.pointerId);
    this.#held = { corner: event.target.dataset.corner ?? null };
    if (this.#frame.hidden) {
      this.#acts.place(this.#at(event));
      this.#point.focus({ preventScroll: true });
    } else this.#frame.focus({ preventScroll: true });
    this.#acts.begin();
  }

  #moved(event) {
    const before = this.#fingers.get(event.pointerId);
    if (!before || !this.#held) return;
    const now = this.#at(event);
    const apart = this.#apart();
    this.#fingers.set(event.pointerId, now);
    if (this.#frame.hidden) this.#acts.place(now);
    else if (this.#fingers.size > 1) {
      if (apart > 0) this.#acts.resize(this.#apart() / apart);
    } else if (this.#held.corner) this.#acts.pull(this.#held.corner, now);
    else this.#acts.move(now.x - before.x, now.y - before.y);
  }

  /** How far two fingers are from each other. */
  #apart() {
    const [one, other] = [...this.#fingers.values()];
    return other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
  }

  #up(event) {
    if (!this.#fingers.delete(event.pointerId) || this.#fingers.size) return;
    this.#held = null;
    this.#acts.end();
  }

  #wheel(event) {
    if (this.#frame.hidden || !event.ctrlKey && document.activeElement !== this.#frame) return;
    event.preventDefault();
    this.#acts.resize(event.deltaY > 0 ? 1.04 : 1 / 1.04);
    this.#acts.end();
  }

  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    const by = event.shiftKey ? 0.05 : 0.01;
    if (step) this.#acts.move(step[0] * by, step[1] * by);
    else if (["+", "="].includes(event.key)) this.#acts.resize(1.04);
    else if (["-", "_"].includes(event.key)) this.#acts.resize(1 / 1.04);
    else return;
    event.preventDefault();
    this.#acts.end();
  }
}
