// The stories that stand after this one: what was found and why, what the newsroom put first, and what it wants nowhere near.
import { fragment, Refusal } from "./api.js";
import { fragmentInto } from "./html.js";
import { current, flush, on } from "./story.js";
import { text } from "./texts.js";
import { doing } from "./trouble.js";

const details = document.querySelector("#related-box");
const box = details.querySelector("[data-related]");

async function load() {
  const { id } = current();
  if (id) fragmentInto(box, await fragment(`/stories/${id}/related`));
  else box.textContent = text("related.later");
}

/** Sends one of the forms with the button that was pressed; the answer is the list as it is then. */
async function send(form, pressed) {
  const fields = new URLSearchParams(new FormData(form, pressed));
  const again = pressed?.dataset.again;
  const answer = await fetch(form.action, { method: "POST", body: fields });
  if (!answer.ok && answer.status !== 422) throw new Refusal({ status: answer.status, detail: text("related.failed") });
  fragmentInto(box, await answer.text());
  const next = again && box.querySelector(`[data-again="${CSS.escape(again)}"]`);
  (answer.ok ? next || box.querySelector("h3") : box.querySelector("#related-add")).focus();
}

details.addEventListener("toggle", () => {
  if (details.open) doing(async () => { await flush(); await load(); });
});
box.addEventListener("submit", (event) => {
  event.preventDefault();
  doing(() => send(event.target, event.submitter));
});
on("settled", () => { if (details.open) doing(load); });
