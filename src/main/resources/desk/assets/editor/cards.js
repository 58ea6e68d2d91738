// Blocks that are shown as cards: what each holds, and how it looks in the text.
import { text } from "./texts.js";
import { ask } from "./ask.js";
import { send } from "./api.js";
import { askForPictures } from "./gallery.js";
import { askForStory } from "./leads.js";
import { pickMedia } from "./media.js";
import { toInstant, toWall } from "./moments.js";

const media = (film) => ({
  name: "media", label: film ? "block.film" : "block.picture", kind: "media", film, required: true,
  pattern: "[1-9][0-9]*", dir: "ltr", hint: "media.hint",
});
const caption = { name: "caption", label: "block.caption", kind: "long" };
const alt = { name: "alt", label: "block.alt", kind: "long", hint: "block.altHint" };
const credit = { name: "credit", label: "block.credit" };
const speaker = { name: "speaker", label: "block.speaker" };
const source = { name: "source", label: "block.source" };

/** The server refuses others too; here it is said while the dialog is open. */
function ofAProvider(address) {
  const providers = document.getElementById("editor").dataset.embeds;
  return !address || new RegExp(`^(?:${providers})$`, "u").test(address) ? null : text("block.embedHint");
}

const FIELDS = {
  picture: [media(false), caption, alt, credit],
  video: [media(true), caption, credit],
  embed: [
    { name: "url", label: "block.address", kind: "url", required: true, dir: "ltr", hint: "block.embedHint", check: ofAProvider },
    { name: "title", label: "block.title" },
  ],
  quotation: [speaker, source],
  pullquote: [speaker],
  box: [{ name: "title", label: "block.title" }],
  table: [{ name: "caption", label: "block.caption" }],
  post: [
    { name: "at", label: "block.at", kind: "moment", required: true, dir: "ltr" },
    { name: "headline", label: "block.headline" },
    { name: "key", label: "block.key", kind: "check" },
  ],
};

/** Whether a block has something to edit in a dialog. */
export function hasFields(name) {
  return name in FIELDS || name === "gallery" || name === "story";
}

/** Asks for what a block holds; null when it was given up. */
export async function askFor(name, attrs, zone) {
  if (name === "gallery") return askForPictures(attrs);
  if (name === "story") return askForStory();
  if (name === "picture" || name === "video") return askForMedia(name, attrs);
  if (name !== "post") return ask(text(`block.${name}`), FIELDS[name], attrs);
  // Controls leave out seconds that are none.
  const wall = toWall(attrs.at ?? new Date().toISOString(), zone).replace(/:00$/, "");
  const given = await ask(text("block.post"), FIELDS.post, { ...attrs, at: wall });
  if (!given) return null;
  // Seconds and below that nobody touched stay as they were.
  return { ...given, at: given.at === wall && attrs.at ? attrs.at : toInstant(given.at, zone) };
}

function thumb(id) {
  const image = document.createElement("img");
  image.src = `/library/${id}/thumb`;
  image.alt = "";
  image.loading = "lazy";
  return image;
}

function line(words, className) {
  const span = document.createElement("span");
  span.className = className;
  span.dir = "auto";
  span.textContent = words;
  return span;
}

/** First which one, then what is said of it here; what the library says stands for what is left empty. */
async function askForMedia(name, attrs) {
  const known = attrs.media ? null : await pickMedia(name === "video");
  if (!attrs.media && !known) return null;
  const fields = FIELDS[name].map((field) => (known?.[field.name] ? { ...field, placeholder: known[field.name] } : field));
  return ask(text(`block.${name}`), fields, { ...attrs, media: attrs.media ?? known.id });
}

const headlines = new Map();

/** The headline of another story, once it is known. */
async function showHeadline(span, id) {
  if (!headlines.has(id)) headlines.set(id, send("GET", `/api/v1/stories/${id}`).then((story) => story.headline, () => null));
  const headline = await headlines.get(id);
  if (headline) span.textContent = headline;
}

function fill(dom, node) {
  const name = node.type.name;
  const { attrs } = node;
  dom.replaceChildren(line(text(`block.${name}`), "what"));
  if (name === "picture" || name === "video") dom.append(thumb(attrs.media));
  if (name === "gallery") {
    const strip = document.createElement("span");
    strip.className = "strip";
    strip.append(...(attrs.pictures ?? []).map((picture) => thumb(picture.media)));
    dom.append(strip);
  }
  const words = attrs.caption ?? attrs.title ?? attrs.url ?? attrs.id;
  const shown = line(words ?? "", "words");
  if (words) dom.append(shown);
  if (name === "story") showHeadline(shown, attrs.id);
  if (name === "picture" && !attrs.alt) dom.append(line(text("block.noAlt"), "warn"));
  if (attrs.credit) dom.append(line(attrs.credit, "credit"));
}

/** How ProseMirror shows a card. */
export function cardView(edit) {
  return (node, view, getPos) => {
    const dom = document.createElement("figure");
    dom.dataset.card = node.type.name;
    dom.className = "card-block";
    const inner = document.createElement("div");
    inner.className = "inner";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = text("do.edit");
    button.setAttribute("aria-label", `${text("do.edit")}: ${text(`block.${node.type.name}`)}`);
    button.addEventListener("click", () => edit(view, getPos()));
    dom.append(inner, button);
    fill(inner, node);
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false;
        node = next;
        fill(inner, node);
        return true;
      },
      stopEvent: (event) => event.target === button,
      ignoreMutation: () => true,
    };
  };
}

export const CARDS = ["picture", "video", "gallery", "embed", "story"];
