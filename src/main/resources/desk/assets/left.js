// Whatever screen of the desk comes next sends what an editor left on this device; the editor does so by itself.
import { sendLeft } from "./editor/outbox.js";

if (document.querySelector('meta[name="person"]') && !document.getElementById("editor")) {
  // A screen that is closing may still count as open for a moment.
  for (const wait of [0, 2_000, 10_000]) setTimeout(sendLeft, wait);
  window.addEventListener("online", () => sendLeft());
}
