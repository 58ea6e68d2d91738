// The bell in the frame: how much of one's inbox is not read yet.
import { on } from "./live.js";

const bell = document.querySelector(".bell");
const EVERY = 60_000;
const SOON = 700;

/** What can put something into somebody's inbox. */
const TELLING = ["comment", "task", "assign", "return"];

async function look() {
  if (!navigator.onLine) return;
  let unread;
  try {
    const answer = await fetch("/inbox/count", { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    ({ unread } = await answer.json());
  } catch {
    // The desk is away; the next look tells.
    return;
  }
  const count = bell.querySelector(".bell-count");
  count.hidden = unread === 0;
  count.textContent = unread > 99 ? "99+" : String(unread);
  const words = bell.dataset.inbox.replace("{0}", String(unread));
  bell.querySelector(".unseen").textContent = words;
  bell.title = words;
}

if (bell) {
  look();
  let coming = 0;
  const soon = () => {
    clearTimeout(coming);
    coming = setTimeout(look, SOON);
  };
  on("story", ({ verb }) => { if (TELLING.includes(verb)) soon(); });
  on("connected", soon);
  setInterval(() => { if (!document.hidden) look(); }, EVERY);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
}
