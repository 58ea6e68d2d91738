// The time machine: a front at any minute of a day, replayed from change to change.
import { fragment, send } from "../editor/api.js";
import { fragmentInto } from "../editor/html.js";
import { chosen, fit, hold } from "../preview-frame.js";

const form = document.getElementById("past");
const minute = form.querySelector("#minute");
const day = form.querySelector("#day");
const clock = form.querySelector("#clock");
const standing = document.getElementById("standing");
const tools = document.querySelector(".preview-tools");
const box = document.querySelector(".preview-box");
const frame = box.querySelector("iframe");
const play = form.querySelector("[data-play]");
const moments = JSON.parse(form.dataset.moments);
const begin = new Date(form.dataset.begin).getTime();
const base = form.getAttribute("action");
const PACE_MS = 1_600;

let waiting = 0;
let asked = 0;
let playing = 0;

const shown = new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: form.dataset.zone, hour: "2-digit", minute: "2-digit" });

function tell() {
  clock.textContent = shown.format(new Date(begin + Number(minute.value) * 60_000));
  minute.setAttribute("aria-valuetext", clock.textContent);
}

async function load() {
  const turn = ++asked;
  const query = new URLSearchParams({ day: day.value, minute: minute.value });
  const html = await fragment(`${base}/standing?${query}`);
  if (turn !== asked) return;
  fragmentInto(standing, html);
  history.replaceState(null, "", `${base}?${query}`);
  look();
}

function look() {
  const at = standing.querySelector("[data-at]");
  box.classList.toggle("unknown", at.dataset.automatic === "true");
  const address = `${base}/page?at=${at.dataset.at}&look=${chosen(tools, "look")}`;
  if (frame.getAttribute("src") !== address) frame.src = address;
  place();
}

const place = () => fit(frame, box, chosen(tools, "width"));

function go() {
  tell();
  clearTimeout(waiting);
  waiting = setTimeout(() => load().catch(() => {}), 90);
}

function step(by) {
  const now = Number(minute.value);
  const next = by > 0 ? moments.find((one) => one > now) : moments.findLast((one) => one < now);
  if (next === undefined) return false;
  minute.value = String(next);
  go();
  return true;
}

function stop() {
  clearInterval(playing);
  playing = 0;
  play.setAttribute("aria-pressed", "false");
}

minute.addEventListener("input", () => { stop(); go(); });
day.addEventListener("change", () => { if (day.value) location.assign(`${base}?day=${day.value}`); });
form.addEventListener("submit", (event) => { event.preventDefault(); go(); });
for (const button of form.querySelectorAll("[data-step]")) {
  button.addEventListener("click", () => { stop(); step(Number(button.dataset.step)); });
}
play.addEventListener("click", () => {
  if (playing) return stop();
  if (Number(minute.value) >= (moments.at(-1) ?? 0)) { minute.value = String(Math.max(0, (moments[0] ?? 1) - 1)); go(); }
  play.setAttribute("aria-pressed", "true");
  playing = setInterval(() => { if (!step(1)) stop(); }, PACE_MS);
  return undefined;
});

const ticks = form.querySelector(".ticks");
for (const one of moments) {
  const tick = document.createElement("i");
  tick.style.insetInlineStart = `${100 * one / Math.max(1, Number(minute.max))}%`;
  ticks.append(tick);
}

standing.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-restore]");
  if (!button) return;
  button.disabled = true;
  await send("POST", `/api/v1${base.replace("/past", "")}/restore`, { version: button.dataset.restore });
  location.assign(base.replace("/past", ""));
});

tools.addEventListener("change", (event) => { if (event.target.name === "preview-look") look(); else place(); });
tools.querySelector(`input[value="${matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"}"]`).checked = true;
frame.addEventListener("load", () => hold(frame));
new ResizeObserver(place).observe(box);
tell();
look();
