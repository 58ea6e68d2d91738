// Whose turn it is to write: a banner while somebody else has it, and taking it over. Nobody is stopped for good.
import { Refusal, send } from "./api.js";
import { counts, isWriting, onLock, screen, take } from "./presence.js";
import * as story from "./story.js";
import { say, text } from "./texts.js";
import { command } from "../keys.js";

const banner = document.getElementById("lock");
const words = banner.querySelector("p");
const button = (name) => banner.querySelector(`[data-lock="${name}"]`);

let lock = null;
/** What this person chose while another writes: "read", "write", or null before they did. */
let choice = null;
/** Who took it from here, and when; null when nobody did. */
let taken = null;
let busy = false;

const others = () => lock !== null && lock.screen !== screen;
const mayWrite = () => document.querySelector("#state [data-read-only]") === null;

function clock(iso) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(iso));
}

function age(iso) {
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(iso)) / 60_000));
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "minute", unitDisplay: "short" }).format(minutes);
}

function show() {
  if (others() && choice === null && isWriting()) {
    // Two began at the same time: nobody's keys go nowhere, and what both write is merged.
    choice = "write";
    say(text("live.writingSince", lock.name, clock(lock.since)));
  }
  const stopped = others() && choice !== "write";
  if (!others()) choice = taken = null;
  banner.hidden = !others() || !mayWrite() || (choice === "write" && !taken);
  banner.classList.toggle("calm", choice === "read");
  if (others()) {
    words.textContent = taken
      ? text("live.tookOver", lock.name, clock(taken))
      : text("live.writingSince", lock.name, `${clock(lock.since)} (${age(lock.since)})`);
    button("take").textContent = text(taken ? "live.takeBack" : "live.takeOver");
    button("read").hidden = choice === "read";
  }
  story.setReadOnly(stopped || !mayWrite());
}

onLock(async (next, event) => {
  const had = lock?.screen === screen;
  const before = lock?.screen;
  lock = next;
  if (others() && (event?.from === screen || (had && before === screen))) {
    // What was typed and not sent yet is sent first; it merges with what the other has.
    taken = event?.at ?? lock.since;
    choice = "read";
    counts(false);
    await story.flush().catch(() => {});
    say(text("live.tookOver", lock.name, clock(taken)));
  } else if (next?.screen !== before) {
    taken = null;
    if (choice === "read") choice = null;
  }
  show();
});

async function takeOver() {
  if (busy) return;
  busy = true;
  button("take").setAttribute("aria-busy", "true");
  try {
    const state = await send("POST", `/stories/${story.current().id}/lock`, { screen });
    counts(true);
    await story.reload();
    choice = taken = null;
    take(state);
    say(text("live.youWrite"));
    story.views().body.focus();
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    say(thrown.message || text("editor.away"));
  } finally {
    busy = false;
    button("take").removeAttribute("aria-busy");
  }
}

banner.addEventListener("click", (event) => {
  const act = event.target.closest("[data-lock]")?.dataset.lock;
  if (act === "take") takeOver();
  if (act === "read" || act === "write") {
    choice = act;
    taken = null;
    show();
    if (act === "write") story.views().body.focus();
  }
});

command({ id: "lock-take", title: text("live.takeOver"), run: takeOver, when: () => others() && mayWrite() });

setInterval(() => { if (others() && !banner.hidden) show(); }, 30_000);
story.on("ready", () => { if (lock) show(); });
