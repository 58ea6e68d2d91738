// What is in the way: refusals told on the page, at the fields they are about.
import { Refusal } from "./api.js";
import { text } from "./texts.js";

const notice = document.getElementById("trouble");
let fields = null;
let busy = false;

/** Where faults of single fields are shown. */
export function showFaultsAt(form) {
  fields = form;
}

/** Tells what was refused and why. */
export function explain(refusal) {
  const words = refusal.message || text(refusal.status === 401 ? "editor.signedOut" : "editor.away");
  notice.hidden = false;
  notice.querySelector("p").textContent = words;
  if (refusal.errors.length) fields?.mark(refusal.errors);
  const list = notice.querySelector("ul");
  list.replaceChildren(...refusal.errors.map(({ path, problem, fix }) => {
    const item = document.createElement("li");
    item.dir = "auto";
    item.textContent = `${path} ${problem}. ${fix}.`;
    return item;
  }));
  list.hidden = refusal.errors.length < 2;
  notice.scrollIntoView({ block: "nearest" });
}

/** Nothing is in the way any more. */
export function clearTrouble() {
  notice.hidden = true;
  fields?.unmark();
}

/** Does one thing at a time, and tells what is in the way; false when it was not done. */
export async function doing(act) {
  if (busy) return false;
  busy = true;
  clearTrouble();
  try {
    return await act();
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    explain(thrown);
    return false;
  } finally {
    busy = false;
  }
}
