// The story beside its text, as the site's own templates give it, of what is on the screen now.
import { choose, isChosen } from "../choice.js";
import { chosen, fit, hold } from "../preview-frame.js";
import { apart, panel, shown } from "./side.js";
import { content, current, on } from "./story.js";

const PAUSE = 600;
const PINNED = "stet:preview-beside";
const section = document.getElementById("side-preview");
const tools = section.querySelector(".preview-tools");
const box = section.querySelector(".preview-box");
const pin = section.querySelector("[data-pin]");
const wide = matchMedia("(min-width: 100rem)");

let frame = null;
let sent = "";
let waiting = 0;
let count = 0;
let pinned = false;
let ready = false;

const seen = () => pinned || shown() === "preview";

/** Posts what is written into a new frame, and shows that in place of the old one once it is there. */
function load() {
  if (!ready || !seen()) return;
  const asked = { as: chosen(tools, "as"), look: chosen(tools, "look"), story: JSON.stringify(content()) };
  const wanted = JSON.stringify(asked);
  if (wanted === sent) return;
  sent = wanted;
  const next = document.createElement("iframe");
  next.name = `preview-${++count}`;
  next.title = box.dataset.title;
  next.className = "coming";
  next.addEventListener("load", () => swap(next));
  box.append(next);
  post(next.name, { ...asked, id: current().id ?? "" });
}

/** A form, because the frame shall have a document and a policy of its own. */
function post(target, fields) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/stories/preview";
  form.target = target;
  form.hidden = true;
  const token = document.querySelector('meta[name="form-token"]').content;
  for (const [name, value] of Object.entries({ ...fields, "form-token": token })) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}

function swap(next) {
  // The empty document that a frame begins with is loaded too; and a later one may have been faster.
  if (next.contentWindow?.location.href === "about:blank" || !next.isConnected) return;
  fit(next, box, chosen(tools, "width"));
  const top = frame?.contentWindow?.scrollY ?? 0;
  next.contentWindow.scrollTo({ top, behavior: "instant" });
  hold(next);
  next.classList.remove("coming");
  for (const other of box.querySelectorAll("iframe")) if (other !== next && older(other, next)) other.remove();
  frame = next;
}

const older = (one, other) => Number(one.name.split("-")[1]) < Number(other.name.split("-")[1]);

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(load, PAUSE);
}

/** Gives the preview a column of its own, or puts it back behind its tab. */
function setPinned(yes) {
  pinned = yes && wide.matches;
  apart("preview", pinned);
  pin.setAttribute("aria-pressed", String(pinned));
  const columns = document.querySelector(".desk-columns");
  columns.classList.toggle("with-preview", pinned);
  if (pinned) columns.append(section);
  else document.querySelector(".side-column").append(section);
  // A frame that moves begins anew.
  sent = "";
  load();
}

tools.addEventListener("change", () => {
  if (frame) fit(frame, box, chosen(tools, "width"));
  load();
});
pin.addEventListener("click", () => {
  choose(PINNED, !pinned);
  setPinned(!pinned);
});
wide.addEventListener("change", () => setPinned(isChosen(PINNED, false)));
new ResizeObserver(() => { if (frame) fit(frame, box, chosen(tools, "width")); }).observe(box);

// It begins as the device asks.
const look = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
tools.querySelector(`input[value="${look}"]`).checked = true;

panel("preview", { open: load });
on("changed", soon);
on("settled", soon);
on("ready", () => {
  ready = true;
  if (isChosen(PINNED, false)) setPinned(true);
  else load();
});
