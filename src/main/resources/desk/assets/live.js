// What happens in the newsroom, as the server tells it. A module says what it wants to hear; nothing is
// asked of the server before. Only a page that is looked at listens: browsers keep no more than six
// connections to one server, and a page that comes back looks for itself what it missed.

const heard = new Map();
const LEAVE_AFTER = 10_000;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;

let source = null;
let open = false;
let wait = FIRST_WAIT;
let timer = 0;

/**
 * Calls back with the data of each event of that kind; its `story` is the story's number, or null. Besides
 * what the server tells there are `many` (so much changed that each is not told), `connected` (also after an
 * absence: what happened meanwhile was not heard) and `away`.
 * @returns a function that ends it
 */
export function on(kind, act) {
  if (!heard.has(kind)) {
    heard.set(kind, new Set());
    source?.addEventListener(kind, hear);
  }
  heard.get(kind).add(act);
  connect();
  return () => heard.get(kind).delete(act);
}

/** Whether what happens is heard just now. */
export function connected() {
  return open;
}

function hear(event) {
  tell(event.type, JSON.parse(event.data));
}

function tell(kind, data) {
  for (const act of heard.get(kind) ?? []) act(data);
}

function connect() {
  if (source || timer || document.hidden) return;
  source = new EventSource("/events");
  for (const kind of heard.keys()) {
    if (kind !== "connected" && kind !== "away") source.addEventListener(kind, hear);
  }
  source.addEventListener("open", () => {
    open = true;
    wait = FIRST_WAIT;
    tell("connected", {});
  });
  source.addEventListener("error", () => {
    const was = open;
    open = false;
    // The browser tries again by itself, but not after a refusal.
    if (source?.readyState === EventSource.CLOSED) {
      source = null;
      timer = setTimeout(() => { timer = 0; connect(); }, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
    if (was) tell("away", {});
  });
}

function leave() {
  clearTimeout(timer);
  timer = 0;
  source?.close();
  source = null;
  const was = open;
  open = false;
  if (was) tell("away", {});
}

let leaving = 0;
document.addEventListener("visibilitychange", () => {
  clearTimeout(leaving);
  if (document.hidden) leaving = setTimeout(leave, LEAVE_AFTER);
  else if (heard.size) connect();
});
window.addEventListener("pagehide", leave);
window.addEventListener("pageshow", (event) => { if (event.persisted && heard.size) connect(); });
