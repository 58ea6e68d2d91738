// Links that show the story to somebody without an account, under its preview.
import { fragment, Refusal } from "./api.js";
import { fragmentInto } from "./html.js";
import { current, flush } from "./story.js";
import { say, text } from "./texts.js";
import { doing } from "./trouble.js";

const details = document.querySelector("#side-preview .link-box");
const box = details.querySelector("[data-links]");

async function load() {
  const { id } = current();
  if (id) fragmentInto(box, await fragment(`/stories/${id}/links`));
  else box.textContent = text("history.later");
}

/** Sends one of the forms; the answer is the list as it is then. */
async function send(form) {
  // The link shows what is written now, so that has to be on the server.
  if (form.classList.contains("link-form")) await flush();
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (!answer.ok) throw new Refusal({ status: answer.status, detail: text("share.failed") });
  fragmentInto(box, await answer.text());
  box.querySelector("input.secret")?.select();
}

details.addEventListener("toggle", () => { if (details.open) doing(load); });
box.addEventListener("submit", (event) => {
  event.preventDefault();
  doing(() => send(event.target));
});
box.addEventListener("click", async (event) => {
  if (!event.target.closest("[data-copy-link]")) return;
  const field = box.querySelector("input.secret");
  field.select();
  await navigator.clipboard?.writeText(field.value);
  say(text("share.copied"));
});
