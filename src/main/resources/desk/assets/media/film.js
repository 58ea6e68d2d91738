// A film on the page of its item: how far it is made, told while somebody looks; looking for a picture to stand for it.
import { fragmentInto } from "../html.js";
import { tell, textsOf } from "./texts.js";

const LOOK_MS = 1_000;
const PATIENT_MS = 5_000;
const PREVIEW_MS = 400;

let panel = document.getElementById("film");
const text = textsOf(panel);
const base = `/library/${panel.dataset.item}`;
begin();

function begin() {
  if (panel.dataset.open === "true") setTimeout(look, LOOK_MS);
  scrub();
  frames();
}

async function look() {
  let pause = LOOK_MS;
  if (!document.hidden) {
    try {
      const answer = await fetch(`${base}/film`, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const now = await answer.json();
      if (!now.open) {
        tell(now.words);
        await replace();
        return;
      }
      show(now);
    } catch {
      pause = PATIENT_MS;
    }
  }
  setTimeout(look, pause);
}

function show(now) {
  const words = panel.querySelector(".film-words");
  if (words.textContent !== now.words) words.textContent = now.words;
  panel.querySelector("progress").value = now.progress;
}

/** What was made is there: the film as readers have it, and pictures of it. */
async function replace() {
  const focused = panel.contains(document.activeElement);
  const answer = await fetch(`${base}/film/panel`);
  if (!answer.ok || answer.redirected) return;
  const holder = document.createElement("div");
  fragmentInto(holder, await answer.text());
  const fresh = holder.querySelector("#film");
  panel.replaceWith(fresh);
  panel = fresh;
  if (focused) panel.querySelector("video, audio").focus();
  begin();
}

/* Going through the film by its small pictures. */

async function scrub() {
  const place = panel.querySelector(".scrub");
  if (!place || !panel.dataset.storyboard) return;
  const range = place.querySelector("input");
  const still = place.querySelector(".scrub-still");
  const film = panel.querySelector("video");
  const shots = await storyboard(panel.dataset.storyboard);
  if (!shots.length) return;
  place.hidden = false;
  const end = () => (Number.isFinite(film.duration) ? film.duration : shots.at(-1).end);
  const show = () => {
    const at = range.value / 1000 * end();
    const shot = shots.find((one) => at < one.end) ?? shots.at(-1);
    still.style.inlineSize = `${shot.width}px`;
    still.style.blockSize = `${shot.height}px`;
    still.style.backgroundImage = `url("${shot.url}")`;
    still.style.backgroundPosition = `-${shot.x}px -${shot.y}px`;
    range.setAttribute("aria-valuetext", clock(at));
    return at;
  };
  range.addEventListener("input", () => { film.currentTime = show(); });
  film.addEventListener("timeupdate", () => {
    if (document.activeElement !== range) { range.value = String(Math.round(film.currentTime / end() * 1000)); show(); }
  });
  show();
}

async function storyboard(address) {
  const answer = await fetch(address);
  if (!answer.ok) return [];
  const folder = address.slice(0, address.lastIndexOf("/") + 1);
  const found = (await answer.text()).matchAll(/--> ([\d:.]+)\n(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)/g);
  return [...found].map(([, end, file, x, y, width, height]) => ({ end: seconds(end), url: folder + file, x, y, width, height }));
}

function seconds(text) {
  return text.split(":").reduce((all, part) => all * 60 + Number(part), 0);
}

function clock(at) {
  return `${Math.floor(at / 60)}:${String(Math.floor(at % 60)).padStart(2, "0")}`;
}

/* Any picture of the film by its number. */

function frames() {
  const form = panel.querySelector(".posters");
  if (!form) return;
  const number = form.querySelector("#number");
  const preview = form.querySelector(".frame-preview");
  const image = preview.querySelector("img");
  const now = form.querySelector("[data-act=now]");
  const rate = Number(panel.dataset.rate);
  let waiting = 0;
  const show = () => {
    clearTimeout(waiting);
    const asked = /^(\d{1,8})f?$/.exec(number.value.trim());
    if (!asked) { preview.hidden = true; return; }
    waiting = setTimeout(() => { image.src = `${base}/frames/${asked[1]}.jpg`; image.alt = text("film.useFrame", asked[1]); }, PREVIEW_MS);
  };
  image.addEventListener("load", () => { preview.hidden = image.src.startsWith("data:"); });
  image.addEventListener("error", () => { preview.hidden = true; tell(text("film.noFrame")); });
  number.addEventListener("input", show);
  // A picture that was taken at once would be another: it counts from the film's own beginning.
  if (rate > 0) {
    now.hidden = false;
    now.addEventListener("click", () => {
      const film = panel.querySelector("video");
      film.pause();
      number.value = String(Math.floor(film.currentTime * rate + 0.01));
      show();
    });
  }
}
