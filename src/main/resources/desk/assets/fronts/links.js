// Stories linked below another: found by their words or address, put in order and taken away.
import { fragment } from "../editor/api.js";
import { button, make } from "../editor/dom.js";
import { fragmentInto } from "../editor/html.js";
import { say, text } from "../editor/texts.js";
import { id } from "./acts.js";

const MOST = 6;
const FOUND = 5;

/**
 * The list with what adds to it.
 * @param stories numbers, top first
 * @param titles headlines by number
 * @param own the story they stand below, which cannot link itself
 */
export function links(stories, titles, own) {
  const list = make("ol", { class: "look-links" });
  const search = make("input", { id: "look-links-find", type: "search", dir: "auto", autocomplete: "off", placeholder: text("front.findHint") });
  const found = make("ul", { class: "look-found", "aria-live": "polite" });
  const full = make("p", { class: "hint", text: text("front.sublinksFull", MOST), hidden: true });
  const numbers = () => [...list.children].map((item) => item.dataset.story);

  function obey() {
    full.hidden = list.childElementCount < MOST;
    search.disabled = list.childElementCount >= MOST;
    for (const [index, item] of [...list.children].entries()) item.querySelector(".up").disabled = index === 0;
  }

  function add(story, headline) {
    const called = headline || story;
    const item = make("li", { "data-story": story },
      make("span", { dir: "auto", text: headline || `№ ${story}` }),
      button("↑", () => {
        item.previousElementSibling?.before(item);
        obey();
        item.querySelector("button:not(:disabled)").focus();
      }, { class: "quiet sign up", "aria-label": text("front.linkUp", called) }),
      button("×", () => {
        const next = item.nextElementSibling ?? item.previousElementSibling;
        item.remove();
        obey();
        (next?.querySelector("button:not(:disabled)") ?? search).focus();
      }, { class: "quiet sign", "aria-label": text("front.linkRemove", called) }));
    list.append(item);
    obey();
  }

  let asked = 0;
  let waiting = 0;
  async function look() {
    const turn = ++asked;
    const words = search.value.trim();
    const html = words ? await fragment(`/fronts/${id}/stories?${new URLSearchParams({ q: words })}`) : "";
    if (turn !== asked) return;
    const answer = document.createElement("div");
    fragmentInto(answer, html);
    const choices = [...answer.querySelectorAll("[data-story]")].filter(({ dataset }) => dataset.story !== own && !numbers().includes(dataset.story));
    found.replaceChildren(...choices.slice(0, FOUND).map((one) => {
      const headline = one.querySelector(".words").textContent;
      return make("li", {}, button(headline, () => {
        add(one.dataset.story, headline);
        say(text("front.linkAdded", headline));
        search.value = "";
        found.replaceChildren();
        (search.disabled ? list.lastElementChild.querySelector("button:not(:disabled)") : search).focus();
      }, { class: "quiet", dir: "auto" }));
    }));
    if (words && !choices.length) found.append(make("li", { class: "hint", text: text("front.findNone") }));
  }

  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look().catch(() => {}), 200);
  });
  // Enter chooses the first; the form is not sent by a search.
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    found.querySelector("button")?.click();
  });
  for (const story of stories) add(story, titles[story]);
  obey();
  return {
    element: make("fieldset", { class: "field" }, make("legend", { text: text("front.sublinks") }), list,
      make("label", { for: search.id, text: text("front.linkAdd") }), search, found, full),
    list: numbers,
  };
}
