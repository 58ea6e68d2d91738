// How a story stands in its slot: its words, picture and size there, and nowhere else.
import { ask } from "../editor/ask.js";
import { text } from "../editor/texts.js";
import { act, zone } from "./acts.js";
import { focusNext } from "./board.js";
import { toInstant, toWall } from "../editor/moments.js";

const numbers = (words) => [...(words ?? "").matchAll(/[0-9]{3,18}(?=\/?(?:\s|$))/g)].map(([number]) => number);

const fields = () => [
  { name: "kicker", label: "field.kicker", hint: "front.emptyHint" },
  { name: "headline", label: "field.headline", kind: "long" },
  { name: "standfirst", label: "field.standfirst", kind: "long" },
  { name: "picture", label: "block.picture", kind: "media", dir: "ltr", hint: "front.pictureHint" },
  { name: "crop", label: "front.crop", kind: "choice", choices: [["", text("front.cropOwn")], ["16x9", "16 : 9"], ["4x3", "4 : 3"], ["1x1", "1 : 1"]] },
  { name: "size", label: "front.size", kind: "choice", choices: ["normal", "large", "huge"].map((size) => [size, text(`front.size.${size}`)]) },
  { name: "sublinks", label: "front.sublinks", kind: "long", dir: "ltr", hint: "front.sublinksHint" },
  { name: "until", label: "front.untilField", kind: "moment", dir: "ltr", hintText: text("front.untilHint", zone) },
  { name: "sticky", label: "front.sticky", kind: "check", hint: "front.stickyHint" },
];

/** Asks how the story of that slot shall stand there; one that the query brought is kept first. */
export async function change(slot) {
  const story = slot.dataset.story;
  const now = JSON.parse(slot.dataset.placed ?? "{}");
  const values = {
    ...now, size: now.size ?? "normal", crop: now.crop ?? "",
    sublinks: (now.sublinks ?? []).join("\n"), until: now.until ? toWall(now.until, zone) : "",
  };
  const given = await ask(slot.dataset.headline || text("front.look"), fields(), values, { confirm: "do.apply", wide: false });
  if (!given) return;
  const acts = [];
  if (!slot.dataset.placed) {
    acts.push({ type: "place", story, container: slot.closest(".part").dataset.container, slot: Number(slot.dataset.slot) });
  }
  acts.push({
    type: "change", story,
    kicker: given.kicker === "-" ? "" : given.kicker,
    headline: given.headline,
    standfirst: given.standfirst === "-" ? "" : given.standfirst,
    picture: given.picture, crop: given.crop || null,
    size: given.size === "normal" ? null : given.size,
    sublinks: numbers(given.sublinks).slice(0, 6),
    until: given.until ? toInstant(given.until, zone) : null,
    sticky: given.sticky || null,
  });
  focusNext(story);
  await act(acts, text("front.looksSo"));
}
