// Says how safe the words on the screen are: kept since when, on their way, or on this device only.
import { on } from "./story.js";
import { clearTrouble, explain } from "./trouble.js";
import { say, text } from "./texts.js";

const line = document.getElementById("kept");
const link = document.getElementById("sign-in-again");
/** Less than a moment is no news. */
const PATIENCE = 1_500;
/** Changes of these are told to who cannot see the line. */
const TOLD = ["offline", "signedOut", "other", "clash", "refused"];

let shown = "";
let told = "saved";
let sendingSince = 0;

function ago(at) {
  const seconds = Math.round((Date.now() - at) / 1000);
  if (!at || seconds < 1) return text("sync.saved");
  return seconds < 60 ? text("sync.seconds", seconds) : text("sync.minutes", Math.floor(seconds / 60));
}

function words({ kind, edits, keptAt }) {
  switch (kind) {
    case "new": return text("sync.new");
    case "saved": return keptAt ? ago(keptAt) : text("sync.saved");
    case "offline": return edits ? text("sync.offline", edits) : text("sync.offlineAll");
    default: return text(`sync.${kind}`);
  }
}

function announce(kind, refusal) {
  if (kind === told || kind === "sending") return;
  const before = told;
  told = kind;
  if (TOLD.includes(kind)) say(line.textContent);
  else if (TOLD.includes(before)) say(text("sync.back"));
  if (kind === "refused" && refusal?.status) explain(refusal);
  else if (before === "refused") clearTrouble();
}

function show(state) {
  if (!state) return;
  const { kind } = state;
  sendingSince = kind === "sending" ? sendingSince || Date.now() : 0;
  // On its way for a moment only, it is as good as there.
  const calm = kind === "sending" && Date.now() - sendingSince < PATIENCE && state.keptAt;
  const now = calm ? ago(state.keptAt) : words(state);
  line.dataset.kind = kind;
  if (now !== shown) line.textContent = now;
  shown = now;
  link.hidden = kind !== "signedOut";
  announce(kind, state.refusal);
}

on("kept", show);
