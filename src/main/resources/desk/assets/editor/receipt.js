// What was just done, with the way to it and the way back; it stands aside until it is closed or a while has passed.
import { button, make } from "./dom.js";
import { text } from "./texts.js";

const STAYS = 25_000;

let box = null;
let going = 0;

function close() {
  clearTimeout(going);
  box?.replaceChildren();
  box?.classList.remove("shown");
}

/**
 * Shows it.
 * @param words what was done
 * @param more { address, link, hint }: where it can be seen, in which words, and how to take it back
 */
export function receipt(words, { address, link, hint } = {}) {
  if (!box) {
    // It must be there, empty, before it speaks, or it is not read out.
    box = make("div", { class: "receipt", role: "status", "aria-live": "polite" });
    box.addEventListener("mouseenter", () => clearTimeout(going));
    box.addEventListener("focusin", () => clearTimeout(going));
    document.body.append(box);
  }
  close();
  setTimeout(() => {
    box.classList.add("shown");
    box.append(...[
      make("b", { text: words }),
      address && make("a", { href: address, target: "_blank", rel: "noopener", text: link }),
      hint && make("span", { class: "receipt-hint", text: hint }),
      button("×", close, { class: "quiet", "aria-label": text("publish.dismiss") }),
    ].filter(Boolean));
    going = setTimeout(close, STAYS);
  }, 30);
}
