// The story's history beside its text: what each revision changed, what readers saw, and the way back.
import { fragment, send } from "./api.js";
import { dialog } from "./ask.js";
import { fragmentInto } from "./html.js";
import { replay } from "./replay.js";
import { panel, show, shown } from "./side.js";
import { current, flush, on, reload } from "./story.js";
import { say, text } from "./texts.js";
import { doing } from "./trouble.js";

const section = document.getElementById("side-history");
let loaded = null;
let status = null;

const page = (rest) => `/stories/${current().id}/history/${rest}`;

async function load() {
  const { id, revision } = current();
  if (!id) {
    section.replaceChildren(paragraph(text("history.later")));
    return;
  }
  const wanted = `${id}/${revision}`;
  if (loaded === wanted) return;
  loaded = wanted;
  try {
    fragmentInto(section, await fragment(page("panel")));
  } catch {
    loaded = null;
    section.replaceChildren(paragraph(text("editor.away")));
  }
}

function paragraph(words) {
  const made = document.createElement("p");
  made.className = "hint";
  made.textContent = words;
  return made;
}

/** Both revisions in a dialog, in which either can be changed for any other. */
async function compare(from, to) {
  const box = document.createElement("div");
  box.className = "comparing";
  const fill = async (one, other) => {
    box.setAttribute("aria-busy", "true");
    fragmentInto(box, await fragment(page(`difference?from=${one}&to=${other}`)));
    box.removeAttribute("aria-busy");
  };
  await fill(from, to);
  box.addEventListener("change", async (event) => {
    const { id } = event.target;
    await fill(box.querySelector("#compare-from").value, box.querySelector("#compare-to").value);
    document.getElementById(id)?.focus();
  });
  await dialog(text("history.difference"), [box], { confirm: null, wide: true });
}

/** What is typed now becomes a revision first, so that it can be had back the same way. */
async function restore(number) {
  await flush();
  const { id, revision } = current();
  await send("POST", `/api/v1/stories/${id}/restore`, { revision: Number(number) }, revision);
  await reload();
  say(text("history.restored"));
}

section.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-compare]");
  if (link && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    const asked = new URL(link.href).searchParams;
    doing(() => compare(asked.get("from"), asked.get("to")));
  }
  const played = event.target.closest("button[data-replay]");
  if (played) doing(() => replay(current().id, played.dataset.replay));
  const button = event.target.closest("button[data-restore]");
  if (button) {
    event.preventDefault();
    doing(() => restore(button.dataset.restore));
  }
});

panel("history", { open: load });

on("settled", (story) => {
  const taken = story.status !== status && (story.status === "killed" || story.status === "withheld");
  status = story.status;
  // What was taken from readers is told at once, place by place.
  if (taken) show("history");
  else if (shown() === "history") load();
});
on("ready", () => {
  status = current().status;
  if (shown() === "history") load();
});
