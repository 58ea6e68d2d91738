// Asks where on the front a story shall stand: a container and a place in it, for fingers and for whoever does not drag.
import { dialog } from "../editor/ask.js";
import { make } from "../editor/dom.js";
import { text } from "../editor/texts.js";

const holder = document.getElementById("board");
const number = new Intl.NumberFormat(document.documentElement.lang);

const places = (part) => [...part.querySelectorAll(".place")];

/** What stands there, for the list of places. */
function words(slot, index) {
  const stands = slot.querySelector(".words")?.textContent.trim() || text("front.open");
  return `${number.format(index + 1)}. ${stands.length > 60 ? `${stands.slice(0, 58)}…` : stands}`;
}

/** The slot that somebody chose; null when they gave it up. */
export async function askWhere(slot) {
  const parts = [...holder.querySelectorAll(".part")];
  const own = slot.closest(".part");
  const part = make("select", { id: "move-part", name: "part" }, ...parts.map((one) =>
    make("option", { value: one.dataset.container, selected: one === own, text: one.querySelector("h2").textContent.trim() })));
  const place = make("select", { id: "move-place", name: "place" });
  const fill = () => {
    const there = parts[part.selectedIndex];
    place.replaceChildren(...places(there).map((one, i) => make("option", { value: String(i), selected: one === slot, text: words(one, i) })));
  };
  part.addEventListener("change", fill);
  fill();
  const form = await dialog(text("front.moveOf", slot.querySelector(".words")?.textContent.trim() ?? ""), [
    make("div", { class: "field" }, make("label", { for: part.id, text: text("front.part") }), part),
    make("div", { class: "field" }, make("label", { for: place.id, text: text("front.position") }), place),
    make("p", { class: "hint", text: text("front.moveHint") }),
  ], { confirm: "front.moveTitle" });
  return form ? places(parts[part.selectedIndex])[place.selectedIndex] : null;
}
