// The palette: one line to type in, and below it what can be done here and the stories that fit.
import { fit } from "./folding.js";
import { listCommands, shownKeys } from "./keys.js";
import { text } from "./editor/texts.js";

const COMMANDS = 9;
const STORIES = 7;
const NEAR = ["text", "story", "everywhere"];

/** Stories that fit; without words those that changed last. */
export async function findStories(words, signal, limit = STORIES, edition = "") {
  const query = new URLSearchParams({ limit: String(limit) });
  if (words.trim()) query.set("q", words.trim());
  if (edition) query.set("edition", edition);
  const answer = await fetch(`/api/v1/stories?${query}`, { headers: { Accept: "application/json" }, signal });
  if (!answer.ok) throw new Error(String(answer.status));
  const { stories } = await answer.json();
  // Words in the headline say more than words somewhere in the text.
  const near = (story) => Math.sign(fit(words, story.headline));
  return stories.sort((a, b) => near(b) - near(a));
}

function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

function group(id, title, options) {
  const head = make("div", { id, class: "palette-group" }, title);
  return make("div", { role: "group", "aria-labelledby": id }, head, ...options);
}

class Palette {
  #box = make("dialog", { class: "palette", "aria-label": text("keys.palette") });
  #line = make("input", {
    type: "text", role: "combobox", "aria-controls": "palette-list", "aria-expanded": "true", "aria-autocomplete": "list",
    "aria-label": text("keys.type"), placeholder: text("keys.type"), autocomplete: "off", spellcheck: "false", dir: "auto",
  });
  #list = make("div", { id: "palette-list", role: "listbox", "aria-label": text("keys.found") });
  #told = make("p", { class: "hint", role: "status" });
  #can = listCommands().filter(({ run, when, id }) => run && id !== "palette" && when());
  #stories = [];
  #options = [];
  #at = 0;
  #asked = new AbortController();
  #waiting = 0;
  #chosen = null;

  open() {
    this.#box.append(this.#line, this.#list, this.#told);
    this.#line.addEventListener("input", () => this.#typed());
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    this.#list.addEventListener("mousemove", (event) => this.#point(event.target));
    this.#list.addEventListener("click", (event) => { this.#point(event.target); this.#choose(); });
    this.#box.addEventListener("click", (event) => { if (event.target === this.#box) this.#box.close(); });
    this.#box.addEventListener("close", () => {
      this.#asked.abort();
      clearTimeout(this.#waiting);
      this.#box.remove();
      this.#chosen?.();
    });
    document.body.append(this.#box);
    this.#box.showModal();
    this.#show();
    this.#search();
  }

  #typed() {
    this.#at = 0;
    this.#show();
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#search(), 120);
  }

  async #search() {
    this.#asked.abort();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    try {
      this.#stories = await findStories(this.#line.value, signal);
      if (!signal.aborted) this.#show();
    } catch {
      if (signal.aborted) return;
      this.#stories = [];
      this.#show();
      this.#told.textContent = text("keys.away");
    }
  }

  #show() {
    const words = this.#line.value;
    const fitting = this.#can.map((one) => ({ one, score: fit(words, one.title) })).filter(({ score }) => score > 0);
    const near = ({ one }) => NEAR.indexOf(one.group);
    fitting.sort((a, b) => (words.trim() ? b.score - a.score : near(a) - near(b)));
    const acts = fitting.slice(0, words.trim() ? COMMANDS : 99).map(({ one }) => this.#command(one));
    const stories = this.#stories.map((story) => this.#story(story));
    this.#options = [...acts, ...stories];
    this.#options.forEach((option, i) => { option.id = `palette-${i}`; });
    this.#list.replaceChildren(
      ...(acts.length ? [group("palette-acts", text("keys.commands"), acts)] : []),
      ...(stories.length ? [group("palette-stories", text(words.trim() ? "keys.stories" : "keys.recent"), stories)] : []));
    this.#list.hidden = this.#options.length === 0;
    this.#line.setAttribute("aria-expanded", String(this.#options.length > 0));
    this.#told.textContent = this.#options.length
      ? text("keys.count", this.#options.length.toLocaleString(document.documentElement.lang)) : text("keys.nothing");
    this.#mark(Math.min(this.#at, Math.max(this.#options.length - 1, 0)));
  }

  #command({ title, keys, run }) {
    const option = make("div", { role: "option", class: "palette-option" }, make("span", { dir: "auto" }, title));
    if (keys.length) option.append(shownKeys(keys[0]));
    option.act = run;
    return option;
  }

  #story({ id, headline, status, section, edition }) {
    const option = make("div", { role: "option", class: "palette-option" },
      make("span", { dir: "auto", class: "headline" }, headline),
      make("span", { class: "hint", dir: "auto" }, `${text(`status.${status}`)} · ${edition}/${section}`));
    option.act = () => location.assign(`/stories/${id}`);
    return option;
  }

  #mark(at) {
    this.#at = at;
    this.#options.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    const option = this.#options[at];
    if (option) this.#line.setAttribute("aria-activedescendant", option.id);
    else this.#line.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  #point(target) {
    const at = this.#options.indexOf(target.closest("[role=option]"));
    if (at >= 0 && at !== this.#at) this.#mark(at);
  }

  #key(event) {
    const last = this.#options.length - 1;
    const next = {
      ArrowDown: this.#at === last ? 0 : this.#at + 1, ArrowUp: this.#at === 0 ? last : this.#at - 1,
      PageDown: Math.min(this.#at + 8, last), PageUp: Math.max(this.#at - 8, 0),
    }[event.key];
    if (event.isComposing) return;
    if (next !== undefined && last >= 0) this.#mark(next);
    else if (event.key === "Enter") this.#choose();
    else return;
    event.preventDefault();
  }

  #choose() {
    this.#chosen = this.#options[this.#at]?.act ?? null;
    if (this.#chosen) this.#box.close();
  }
}

/** Opens it; what is chosen is done once it has closed and the focus is back where it was. */
export function openPalette() {
  if (!document.querySelector("dialog[open]")) new Palette().open();
}
