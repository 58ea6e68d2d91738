// The places of a story where words can be found and replaced: fields, texts, and what blocks say of themselves.
import { closeHistory } from "../lib/prosemirror-history.js";
import { NodeSelection, TextSelection } from "../lib/prosemirror-state.js";
import * as story from "./story.js";

const SAYINGS = {
  picture: ["caption", "alt", "credit"], video: ["caption", "credit"], embed: ["title"], quotation: ["speaker", "source"],
  pullquote: ["speaker"], box: ["title"], table: ["caption"], post: ["headline"],
};

function fieldPlaces(find) {
  return [...document.querySelectorAll("[data-writing]:is(input, textarea)")].flatMap((field) =>
    find(field.value).map(({ from, to }) => ({ kind: "field", field, from, to })));
}

/** Texts that a block keeps beside its words, as [path, text]. */
function sayings(node) {
  const named = (SAYINGS[node.type.name] ?? []).map((name) => [[name], node.attrs[name]]);
  const pictures = node.type.name === "gallery" ? node.attrs.pictures ?? [] : [];
  const inside = pictures.flatMap((picture, i) => SAYINGS.picture.map((name) => [["pictures", i, name], picture[name]]));
  return [...named, ...inside].filter(([, text]) => text);
}

function textPlaces(view, find) {
  const places = [];
  view.state.doc.descendants((node, pos) => {
    for (const [path, text] of sayings(node)) {
      for (const { from, to } of find(text)) places.push({ kind: "saying", view, pos, path, from, to });
    }
    if (!node.isTextblock) return true;
    for (const { from, to } of find(node.textContent)) {
      places.push({ kind: "text", view, from: pos + 1 + from, to: pos + 1 + to });
    }
    return false;
  });
  return places;
}

/** What is said of the main picture or film. */
function mainPlaces(find) {
  const media = story.content().mainMedia;
  return SAYINGS.picture.filter((name) => media?.[name]).flatMap((name) =>
    find(media[name]).map(({ from, to }) => ({ kind: "main", path: [name], from, to })));
}

/** All places where the finder finds something, from the top of the screen down. */
export function listPlaces(find) {
  const { standfirst, body } = story.views();
  const fields = fieldPlaces(find);
  const above = fields.filter(({ field }) => standfirst.dom.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_PRECEDING);
  return [...above, ...textPlaces(standfirst, find), ...textPlaces(body, find), ...mainPlaces(find),
    ...fields.filter((place) => !above.includes(place))];
}

/** Brings a place into view and chooses it, without taking the focus. */
export function show(place) {
  if (place.kind === "field") {
    place.field.setSelectionRange(place.from, place.to);
    place.field.scrollIntoView({ block: "nearest" });
    return;
  }
  if (place.kind === "main") {
    document.getElementById("main-media").scrollIntoView({ block: "nearest" });
    return;
  }
  const { view } = place;
  const { doc, tr } = view.state;
  const selection = place.kind === "text" ? TextSelection.create(doc, place.from, place.to) : NodeSelection.create(doc, place.pos);
  view.dispatch(tr.setSelection(selection).setMeta("addToHistory", false).scrollIntoView());
}

/** Gives the focus to a place. */
export function goTo(place) {
  if (place.kind === "field") place.field.focus();
  else if (place.kind === "main") document.querySelector('#main-media [data-media="edit"]').focus();
  else place.view.focus();
}

/** The range on the screen of a place in a text, or null. */
export function rangeOf(place) {
  if (place.kind !== "text") return null;
  const range = document.createRange();
  const start = place.view.domAtPos(place.from, 1);
  const end = place.view.domAtPos(place.to, -1);
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

function replaceIn(text, places, words) {
  return places.toSorted((a, b) => b.from - a.from).reduce((all, { from, to }) => all.slice(0, from) + words + all.slice(to), text);
}

function withSaying(attrs, path, change) {
  const [key, ...rest] = path;
  if (!rest.length) return { ...attrs, [key]: change(attrs[key]) || null };
  const [i, name] = rest;
  return { ...attrs, [key]: attrs[key].map((one, at) => (at === i ? { ...one, [name]: change(one[name]) } : one)) };
}

function replaceField(field, places, words) {
  const before = field.value;
  field.focus();
  field.select();
  document.execCommand("insertText", false, replaceIn(before, places, words));
  return () => {
    field.value = before;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
}

function replaceMain(places, words) {
  const before = story.content().mainMedia;
  const after = [...Map.groupBy(places, ({ path }) => path[0]).values()].reduce(
    (media, same) => withSaying(media, same[0].path, (text) => replaceIn(text, same, words)), before);
  const set = (mainMedia) => story.replace({ ...story.content(), mainMedia });
  set(after);
  return () => set(before);
}

/** Everything in one editor in one step. */
function replaceText(view, places, words) {
  const { tr } = view.state;
  const bySaying = Map.groupBy(places.filter(({ kind }) => kind === "saying"), ({ pos, path }) => `${pos} ${path.join(".")}`);
  for (const same of bySaying.values()) {
    const { pos, path } = same[0];
    const { attrs } = tr.doc.nodeAt(pos);
    tr.setNodeMarkup(pos, null, withSaying(attrs, path, (text) => replaceIn(text, same, words)));
  }
  for (const { from, to } of places.filter(({ kind }) => kind === "text").toSorted((a, b) => b.from - a.from)) {
    if (words) tr.insertText(words, from, to);
    else tr.delete(from, to);
  }
  const before = view.state.doc;
  view.dispatch(closeHistory(tr));
  return () => view.dispatch(closeHistory(view.state.tr.replaceWith(0, view.state.doc.content.size, before.content)));
}

/** Replaces at all those places; gives what takes it back. */
export function replaceAt(places, words) {
  const undo = [];
  const fields = Map.groupBy(places.filter(({ kind }) => kind === "field"), ({ field }) => field);
  for (const [field, inside] of fields) undo.push(replaceField(field, inside, words));
  const main = places.filter(({ kind }) => kind === "main");
  if (main.length) undo.push(replaceMain(main, words));
  const texts = Map.groupBy(places.filter(({ view }) => view), ({ view }) => view);
  for (const [view, inside] of texts) undo.push(replaceText(view, inside, words));
  return () => undo.forEach((back) => back());
}
