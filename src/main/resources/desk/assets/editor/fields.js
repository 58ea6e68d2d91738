// The story's fields apart from its texts: between the form's controls and the contract's JSON.
import { toInstant, toWall } from "./moments.js";
import { askFor } from "./cards.js";
import { show } from "./side.js";
import { text } from "./texts.js";

const lines = (value) => value.split("\n").map((line) => line.trim()).filter(Boolean);

/** A path such as headlines.short, read from an object. */
function at(object, path) {
  return path.split(".").reduce((inner, key) => inner?.[key], object);
}

function set(object, path, value) {
  const keys = path.split(".");
  const last = keys.pop();
  const inner = keys.reduce((outer, key) => (outer[key] ??= {}), object);
  inner[last] = value;
}

/** Shows how long each text is, and when it is too long for its place. */
function count(input) {
  const meter = document.getElementById(`${input.id}-count`);
  if (!meter || !input.dataset.wanted) return;
  const length = [...input.value.trim()].length;
  const wanted = Number(input.dataset.wanted);
  meter.textContent = length ? text(length > wanted ? "editor.over" : "editor.chars", length, wanted) : "";
  meter.classList.toggle("over", length > wanted);
}

export class Fields {
  #form;
  #editions;
  #main = null;
  #changed;
  #readOnly = false;

  #untitled;

  constructor(form, editions, untitled, changed) {
    this.#form = form;
    this.#untitled = untitled;
    this.#editions = editions;
    this.#changed = changed;
    form.addEventListener("input", (event) => {
      // Other panels stand in the same column, with controls of their own.
      if (!event.target.dataset.field) return;
      count(event.target);
      if (event.target.dataset.field === "edition") this.#fillSections(this.#value("section"));
      this.#direct();
      changed();
    });
    form.querySelector("#main-media").addEventListener("click", (event) => {
      const { media } = event.target.dataset;
      if (media) this.#askForMain(media);
    });
  }

  get edition() {
    const code = this.#value("edition");
    return this.#editions.find((edition) => edition.code === code) ?? this.#editions[0];
  }

  zone() {
    return this.edition.timeZone;
  }

  #control(path) {
    return this.#form.querySelector(`[data-field="${path}"]`);
  }

  #value(path) {
    return this.#control(path).value;
  }

  /** Whether a headline stands for one that nobody has written yet. */
  isUntitled(headline) {
    return Object.values(this.#untitled).includes(headline);
  }

  /** What stands for a headline that nobody has written yet. */
  #noHeadline() {
    const language = (this.#value("language") || this.edition.language).toLowerCase().split("-")[0];
    return this.#untitled[language] ?? this.#untitled.en;
  }

  /** Puts a story into the form. */
  fill(story) {
    const all = [...this.#form.querySelectorAll("[data-field]")].map((input) => input.dataset.field.split(".")[0]);
    this.put(story, [...all, "mainMedia"]);
  }

  /** Puts only those of a story's fields into the form. */
  put(story, names) {
    const wanted = new Set(names);
    if (wanted.has("edition")) {
      this.#control("edition").value = story.edition;
      this.#fillSections(story.section);
    } else if (wanted.has("section")) this.#control("section").value = story.section;
    for (const input of this.#form.querySelectorAll("[data-field]")) {
      const { field } = input.dataset;
      if (["edition", "section"].includes(field) || !wanted.has(field.split(".")[0])) continue;
      const value = field === "headline" && this.isUntitled(story.headline) ? "" : at(story, field);
      if (input.dataset.kind === "lines") input.value = (value ?? []).join("\n");
      else if (input.dataset.kind === "moment") {
        input.value = toWall(value, this.zone());
        input.dataset.exact = value ?? "";
        input.dataset.wall = input.value;
      } else input.value = value ?? "";
      count(input);
    }
    if (wanted.has("mainMedia")) this.#main = story.mainMedia ?? null;
    this.#showMain();
    this.#direct();
  }

  /** It is published: from here on nobody sets when. */
  settlePublication(story) {
    this.put(story, ["publishedAt"]);
    this.#control("publishedAt").disabled = true;
  }

  /** What the form holds, as the API takes it. */
  read() {
    const story = {};
    for (const input of this.#form.querySelectorAll("[data-field]")) {
      const { field, kind } = input.dataset;
      if (input.disabled && input.tagName !== "SELECT") continue;
      let value = input.value.trim() || null;
      if (kind === "lines") value = lines(input.value);
      if (kind === "number") value = Number(input.value);
      if (kind === "moment") {
        value = input.value === input.dataset.wall ? input.dataset.exact || null : toInstant(input.value, this.zone());
      }
      set(story, field, value);
    }
    for (const key of ["short", "social"]) if (story.headlines[key] === null) delete story.headlines[key];
    story.headline ??= this.#noHeadline();
    story.mainMedia = this.#main;
    return story;
  }

  /** Lets nobody write in the form, or lets them again. */
  setReadOnly(yes) {
    if (yes === this.#readOnly) return;
    this.#readOnly = yes;
    for (const input of this.#form.querySelectorAll("[data-field]")) {
      if (input.tagName === "SELECT") input.disabled = yes;
      else input.readOnly = yes;
    }
    this.#form.querySelector("#main-media").inert = yes;
  }

  #fillSections(chosen) {
    const control = this.#control("section");
    const { sections } = this.edition;
    control.replaceChildren(...sections.map((section) => new Option(section.name, section.slug)));
    control.value = sections.some((section) => section.slug === chosen) ? chosen : sections[0]?.slug ?? "";
  }

  /** Writing goes in the direction of the story's language. */
  #direct() {
    const language = this.#value("language") || this.edition.language;
    const rtl = /^(ar|fa|he|ur|ps|ckb|sd|ug|yi|dv)(-|$)/i.test(language);
    for (const area of document.querySelectorAll("[data-writing]")) {
      area.lang = language;
      area.dir = rtl ? "rtl" : "ltr";
    }
    document.getElementById("zone").textContent = text("editor.zone", this.zone());
  }

  async #askForMain(what) {
    if (what === "remove") this.#main = null;
    else {
      const type = what === "edit" ? this.#main.type : what;
      const given = await askFor(type, this.#main ?? {}, this.zone());
      if (!given) return;
      this.#main = { type, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)) };
    }
    this.#showMain();
    this.#changed();
  }

  #showMain() {
    const area = document.getElementById("main-media");
    const shown = area.querySelector(".shown");
    shown.replaceChildren();
    for (const button of area.querySelectorAll("button")) {
      button.hidden = ["edit", "remove"].includes(button.dataset.media) !== (this.#main !== null);
    }
    if (!this.#main) return;
    const image = document.createElement("img");
    image.src = `/library/${this.#main.media}/thumb`;
    image.alt = "";
    const words = document.createElement("p");
    words.dir = "auto";
    words.textContent = this.#main.caption ?? `${text(`block.${this.#main.type}`)} ${this.#main.media}`;
    shown.append(image, words);
  }

  /** Shows what is not right where it is; gives what has no place here. */
  mark(errors) {
    this.unmark();
    for (const { path, problem, fix } of errors) {
      const control = this.#control(path.replace(/\[.*$/, "")) ?? document.querySelector(`[data-path="${path.replace(/[[.].*$/, "")}"]`);
      if (!control) continue;
      control.setAttribute("aria-invalid", "true");
      const fault = document.createElement("p");
      fault.className = "fault";
      fault.dir = "auto";
      fault.textContent = `${problem}. ${fix}.`;
      control.after(fault);
      if (control.closest("#side-story")) show("story");
    }
  }

  unmark() {
    for (const fault of document.querySelectorAll(".fault")) fault.remove();
    for (const control of document.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  }
}
