// Who else has this front open, and at which story they are.
import { fragment, send } from "../editor/api.js";
import { make } from "../editor/dom.js";
import { text } from "../editor/texts.js";
import * as live from "../live.js";
import { id, onChange } from "./acts.js";

const BEAT = 10_000;
const COLOURS = 6;
const screen = Array.from(crypto.getRandomValues(new Uint8Array(15)), (byte) => "abcdefghijklmnopqrstuvwxyz012345"[byte % 32]).join("");
const holder = document.getElementById("board");
const at = `/fronts/${id}/presence`;
let here = [];
let story = null;
let timer = 0;

function initials(name) {
  const words = name.trim().split(/\s+/);
  const first = (word) => [...(word ?? "")][0] ?? "";
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : "")).toLocaleUpperCase();
}

const colour = (one) => `person-${Number(BigInt(one.person) % BigInt(COLOURS))}`;

function show() {
  const others = here.filter((one) => one.screen !== screen);
  document.getElementById("presence").replaceChildren(...others.map((one) => make("li", { class: colour(one), title: text("live.isHere", one.name) },
    make("span", { "aria-hidden": "true", text: initials(one.name) }), make("span", { class: "unseen", text: text("live.isHere", one.name) }))));
  for (const mark of holder.querySelectorAll(".is-here")) mark.remove();
  for (const one of others) {
    const slot = one.story && holder.querySelector(`.place[data-story="${one.story}"]`);
    slot?.append(make("span", { class: `is-here ${colour(one)}`, text: initials(one.name), title: text("live.isHere", one.name) }));
  }
}

async function beat() {
  clearTimeout(timer);
  timer = setTimeout(beat, BEAT);
  if (document.hidden) return;
  try {
    ({ here } = await send("POST", at, story ? { screen, story } : { screen }));
    show();
  } catch {
    // Nobody is there to be told; the next beat tells again.
  }
}

let moved = 0;
holder.addEventListener("focusin", (event) => {
  const now = event.target.closest(".place")?.dataset.story || null;
  if (now === story) return;
  story = now;
  clearTimeout(moved);
  moved = setTimeout(beat, 300);
});

live.on("frontpresence", async (event) => {
  if (event.front !== id) return;
  ({ here } = JSON.parse(await fragment(at)));
  show();
});
live.on("connected", beat);
onChange(show);
window.addEventListener("pagehide", () => { send("POST", `${at}/leave`, { screen }, undefined, { farewell: true }).catch(() => {}); });
beat();
