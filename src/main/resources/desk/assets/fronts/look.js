// How a story stands in its slot: its words, picture and size there, and nowhere else.
import { dialog } from "../editor/ask.js";
import { button, make } from "../editor/dom.js";
import { text } from "../editor/texts.js";
import { act, zone } from "./acts.js";
import { focusNext } from "./board.js";
import { toInstant, toWall } from "../editor/moments.js";
import { links } from "./links.js";

const SHAPES = [["", "front.cropOwn"], ["16x9", "16:9"], ["4x3", "4:3"], ["1x1", "1:1"]];
const SIZES = ["normal", "large", "huge"];

/** A field of words with the story's own behind it; where none may be shown, a box that says so. */
function words(name, given, own, { long = false, none = false } = {}) {
  const id = `look-${name}`;
  const value = given ?? "";
  const input = make(long ? "textarea" : "input", { id, name, dir: "auto", rows: long ? 2 : null, type: long ? null : "text", placeholder: own || null });
  input.value = value;
  const tools = make("div", { class: "look-tools" });
  if (own) {
    const begin = button(text("front.beginOwn"), () => { input.value = own; input.focus(); }, { class: "quiet", "aria-label": text("front.beginOwnOf", text(`field.${name}`)) });
    const offer = () => { begin.hidden = input.value !== "" || input.disabled; };
    input.addEventListener("input", offer);
    begin.addEventListener("click", offer);
    tools.append(begin);
    offer();
    tools.offer = offer;
  }
  if (none) {
    const off = make("input", { type: "checkbox", id: `${id}-none`, name: `${name}-none`, checked: given === "" });
    const obey = () => { input.disabled = off.checked; tools.offer?.(); };
    off.addEventListener("change", obey);
    obey();
    tools.append(make("span", { class: "look-none" }, off, make("label", { for: off.id, text: text(`front.none.${name}`) })));
  }
  return make("div", { class: "field" }, make("label", { for: id, text: text(`field.${name}`) }), input, tools);
}

function choice(name, legend, options, chosen) {
  return make("fieldset", { class: "field look-choice" }, make("legend", { text: legend }), make("div", { class: "choice" },
    ...options.map(([value, label, dir]) => make("label", {}, make("input", { type: "radio", name, value, checked: value === chosen }), make("span", { dir, text: label })))));
}

/** The picture as it is now, another one, or again the story's own. */
function picture(given, own) {
  const field = make("input", { type: "hidden", name: "picture" });
  field.value = given ?? "";
  const shown = make("div", { class: "look-picture" });
  const back = button(text("front.pictureOwn"), () => { field.value = ""; show(); other.focus(); }, { class: "quiet" });
  const other = button(text("media.choose"), async () => {
    const { pickMedia } = await import("../editor/media.js");
    const picked = await pickMedia(false);
    if (picked) field.value = picked.id;
    show();
    other.focus();
  });
  function show() {
    const number = field.value || own;
    back.hidden = !field.value;
    shown.replaceChildren(number
      ? make("img", { src: `/library/${number}/thumb`, alt: text(field.value ? "front.pictureOther" : "front.pictureOwn") })
      : make("p", { class: "hint", text: text("front.pictureNone") }));
  }
  show();
  return make("fieldset", { class: "field" }, make("legend", { text: text("block.picture") }), field, shown, make("div", { class: "look-tools" }, other, back));
}

/** Asks how the story of that slot shall stand there; one that the query brought is kept first. */
export async function change(slot) {
  const story = slot.dataset.story;
  const now = JSON.parse(slot.dataset.placed ?? "{}");
  const own = JSON.parse(slot.dataset.own ?? "{}");
  const below = links(now.sublinks ?? [], own.links ?? {}, story);
  const until = make("input", { id: "look-until", name: "until", type: "datetime-local", step: 1, dir: "ltr", "aria-describedby": "look-until-hint" });
  until.value = now.until ? toWall(now.until, zone) : "";
  const sticky = make("input", { id: "look-sticky", name: "sticky", type: "checkbox", checked: now.sticky === true, "aria-describedby": "look-sticky-hint" });
  const form = await dialog(slot.dataset.headline || text("front.look"), [
    make("p", { class: "hint", text: text("front.lookHint") }),
    make("div", { class: "look-form" },
      make("div", {},
        words("kicker", now.kicker, own.kicker, { none: true }),
        words("headline", now.headline, own.headline, { long: true }),
        words("standfirst", now.standfirst, own.standfirst, { long: true, none: true }),
        below.element),
      make("div", {},
        picture(now.picture, own.picture),
        choice("crop", text("front.crop"), SHAPES.map(([value, label]) => [value, value ? label : text(label), value ? "ltr" : null]), now.crop ?? ""),
        choice("size", text("front.size"), SIZES.map((size) => [size, text(`front.size.${size}`)]), now.size ?? "normal"),
        make("div", { class: "field" }, make("label", { for: until.id, text: text("front.untilField") }), until, make("p", { class: "hint", id: "look-until-hint", text: text("front.untilHint", zone) })),
        make("div", { class: "check-line" }, sticky, make("label", { for: sticky.id, text: text("front.sticky") }), make("p", { class: "hint", id: "look-sticky-hint", text: text("front.stickyHint") })))),
  ], { confirm: "do.apply", wide: true });
  if (!form) return;
  const given = new FormData(form);
  const said = (name) => (given.get(name) ?? "").trim();
  const other = (name) => (form.elements[`${name}-none`]?.checked ? "" : said(name) && said(name) !== own[name] ? said(name) : null);
  const acts = [];
  if (!slot.dataset.placed) {
    acts.push({ type: "place", story, container: slot.closest(".part").dataset.container, slot: Number(slot.dataset.slot) });
  }
  acts.push({
    type: "change", story,
    kicker: other("kicker"), headline: other("headline"), standfirst: other("standfirst"),
    picture: said("picture") || null,
    crop: said("crop") || null,
    size: said("size") === "normal" ? null : said("size"),
    sublinks: below.list(),
    until: said("until") ? toInstant(said("until"), zone) : null,
    sticky: sticky.checked || null,
  });
  focusNext(story);
  await act(acts, text("front.looksSo"));
}
