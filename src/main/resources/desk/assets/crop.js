// A picture's focal point and its cut to each ratio: drawn on the picture or set by sliders, seen at once in every ratio.
import * as areas from "./crop-area.js";
import { merged } from "./crop-merge.js";
import { Previews } from "./crop-previews.js";
import { Stage } from "./crop-stage.js";
import { send } from "./editor/api.js";
import { say, text } from "./editor/texts.js";

const root = document.getElementById("crop");
const address = `/api/v1/media/${root.dataset.media}/crops`;
const image = root.querySelector(".crop-stage img");
const sliders = Object.fromEntries([...root.querySelectorAll("input[type=range]")].map((one) => [one.name, one]));
const told = document.getElementById("crop-told");
const button = (act) => root.querySelector(`[data-crop="${act}"]`);
const previews = new Previews(root.querySelector(".crop-previews"), image);

let picture = { width: Number(root.dataset.width), height: Number(root.dataset.height) };
let automatic = {};
let saved = { focus: null, hand: {} };
/** Which cuts were seen. */
let version = "";
let now = { focus: null, hand: {} };
let what = "focus";
let telling = 0;
/** What is left of a movement below a pixel. */
const rest = { x: 0, y: 0 };

const middle = () => ({ x: Math.floor(picture.width / 2), y: Math.floor(picture.height / 2) });

/** What a ratio shows as things stand, and by whose word. */
function partOf(ratio) {
  if (now.hand[ratio]) return { area: now.hand[ratio], by: "hand" };
  if (now.focus) return { area: areas.around(ratio, now.focus, picture), by: "focus" };
  return { area: automatic[ratio], by: "automatic" };
}

const changed = () => !areas.same(now, saved);

function show() {
  const parts = Object.fromEntries(Object.keys(areas.RATIOS).map((ratio) => [ratio, partOf(ratio)]));
  const part = parts[what];
  stage.show({ ratio: what, area: part?.area ?? null, focus: part ? now.focus : now.focus ?? middle() }, picture);
  previews.show(parts, picture.width);
  const at = part?.area ?? now.focus ?? middle();
  slide("x", at.x, part ? picture.width - at.width : picture.width - 1);
  slide("y", at.y, part ? picture.height - at.height : picture.height - 1);
  sliders.width.closest(".slider").hidden = !part;
  if (part) slide("width", part.area.width, areas.bounds(what, picture).most, areas.bounds(what, picture).least);
  button("automatic").disabled = part ? part.by !== "hand" : now.focus === null;
  button("automatic").textContent = text(part ? "crop.follow" : "crop.noFocus");
  button("save").setAttribute("aria-disabled", String(!changed()));
  button("reset").disabled = !changed();
}

function slide(name, value, most, least = 0) {
  const slider = sliders[name];
  slider.min = String(least);
  slider.max = String(most);
  slider.value = String(value);
  slider.disabled = most <= least;
  slider.setAttribute("aria-valuetext", percent(value, name === "y" ? picture.height : picture.width));
}

function percent(part, whole) {
  return new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(part / whole);
}

/** Says where things are once they have come to rest. */
function tell() {
  clearTimeout(telling);
  telling = setTimeout(() => {
    const part = areas.RATIOS[what] && partOf(what).area;
    const at = part ?? now.focus ?? middle();
    const place = [percent(at.x, picture.width), percent(at.y, picture.height)];
    told.textContent = part ? text("crop.at", ...place, percent(part.width, picture.width)) : text("crop.pointAt", ...place);
  }, 400);
}

function set(area) {
  now = { ...now, hand: { ...now.hand, [what]: area } };
  show();
}

function point(at) {
  now = { ...now, focus: areas.inside(at, picture) };
  show();
}

const inPixels = ({ x, y }) => ({ x: x * picture.width, y: y * picture.height });

const stage = new Stage(root.querySelector(".crop-stage"), image, {
  begin() {},
  end: tell,
  place: (at) => point(inPixels(at)),
  move(dx, dy) {
    const by = inPixels({ x: dx, y: dy });
    if (what === "focus") {
      const from = now.focus ?? middle();
      point({ x: from.x + by.x, y: from.y + by.y });
      return;
    }
    const { area } = partOf(what);
    rest.x += by.x;
    rest.y += by.y;
    const [dX, dY] = [Math.trunc(rest.x), Math.trunc(rest.y)];
    rest.x -= dX;
    rest.y -= dY;
    set(areas.moved(area, area.x + dX, area.y + dY, picture));
  },
  resize(by) {
    if (what === "focus") return;
    const { area } = partOf(what);
    set(areas.sized(what, area, by > 1 ? Math.max(area.width + 1, area.width * by) : area.width * by, picture));
  },
  pull(corner, at) {
    const { area } = partOf(what);
    const fixed = {
      x: corner.startsWith("start") ? area.x + area.width : area.x,
      y: corner.endsWith("top") ? area.y + area.height : area.y,
    };
    // The corner stays on its side: it cannot be pulled over the one that is held.
    const to = inPixels(at);
    to.x = corner.startsWith("start") ? Math.min(to.x, fixed.x - 1) : Math.max(to.x, fixed.x + 1);
    to.y = corner.endsWith("top") ? Math.min(to.y, fixed.y - 1) : Math.max(to.y, fixed.y + 1);
    set(areas.drawn(what, fixed, to, picture));
  },
});
for (const slider of Object.values(sliders)) {
  slider.addEventListener("input", () => {
    const value = Number(slider.value);
    if (what === "focus") point({ ...(now.focus ?? middle()), [slider.name]: value });
    else {
      const { area } = partOf(what);
      set(slider.name === "width" ? areas.sized(what, area, value, picture) : { ...area, [slider.name]: value });
    }
    tell();
  });
}

root.addEventListener("change", ({ target }) => {
  if (target.name !== "what") return;
  what = target.value;
  show();
});
root.querySelector(".crop-previews").addEventListener("click", ({ target }) => {
  const ratio = target.closest("[data-ratio]")?.dataset.ratio;
  if (!ratio) return;
  const radio = root.querySelector(`input[name=what][value="${ratio}"]`);
  radio.checked = true;
  what = ratio;
  show();
});

function take(crops) {
  picture = { width: crops.width, height: crops.height };
  automatic = crops.automatic;
  version = crops.version;
  const byHand = Object.entries(crops.crops).filter(([, { by }]) => by === "hand");
  saved = { focus: crops.focus, hand: Object.fromEntries(byHand.map(([ratio, { x, y, width, height }]) => [ratio, { x, y, width, height }])) };
  now = structuredClone(saved);
  root.removeAttribute("aria-busy");
  show();
}

async function save() {
  if (!changed()) return;
  const crops = Object.fromEntries(Object.entries(now.hand).map(([ratio, area]) => [ratio, { ...area, by: "hand" }]));
  told.textContent = text("library.saving");
  root.setAttribute("aria-busy", "true");
  try {
    take(await send("PUT", address, { focus: now.focus, crops }, version));
    told.textContent = "";
    say(text("crop.saved"));
  } catch (refusal) {
    if (refusal.status === 412) await meet(refusal.message);
    else {
      root.removeAttribute("aria-busy");
      told.textContent = refusal.message || text("library.notSaved");
    }
  }
}

/** Somebody else was first: theirs is loaded, ours is laid over it, and nothing is saved before it was seen. */
async function meet(who) {
  const [base, ours] = [saved, now];
  try {
    take(await send("GET", address));
  } catch (refusal) {
    root.removeAttribute("aria-busy");
    told.textContent = refusal.message || text("library.notSaved");
    return;
  }
  const { plan, clashes } = merged(base, ours, saved);
  now = plan;
  show();
  clearTimeout(telling);
  const names = clashes.map((name) => (name === "focus" ? text("crop.focus") : name.replace("x", ":")));
  const list = new Intl.ListFormat(document.documentElement.lang).format(names);
  told.textContent = `${who.replace(/;.*$/, ".")} ${clashes.length ? text("crop.clash", list) : text("crop.together")}`;
}

button("save").addEventListener("click", save);
button("reset").addEventListener("click", () => {
  now = structuredClone(saved);
  show();
  tell();
});
button("automatic").addEventListener("click", () => {
  if (what === "focus") now = { ...now, focus: null };
  else {
    const hand = { ...now.hand };
    delete hand[what];
    now = { ...now, hand };
  }
  show();
  tell();
});
addEventListener("beforeunload", (event) => { if (changed()) event.preventDefault(); });
new ResizeObserver(() => { if (!root.hasAttribute("aria-busy")) show(); }).observe(image);

async function begin() {
  try {
    take(await send("GET", address));
    root.dataset.ready = "true";
  } catch (refusal) {
    told.textContent = refusal.message || text("library.notSaved");
  }
}

if (image.complete) begin();
else image.addEventListener("load", begin, { once: true });
