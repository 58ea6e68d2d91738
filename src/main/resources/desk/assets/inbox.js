// The bell in the frame: how much of one's inbox is not read yet.

const bell = document.querySelector(".bell");
const EVERY = 60_000;

async function look() {
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

/** Looks again, as after an entry was read or written. */
export function lookAtInbox() {
  if (bell) look();
}

if (bell) {
  look();
  setInterval(() => { if (!document.hidden) look(); }, EVERY);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
}
