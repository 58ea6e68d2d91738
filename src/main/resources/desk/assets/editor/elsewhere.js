// Taking a story elsewhere: a copy to begin with, or the story itself to another edition.
import { send } from "./api.js";
import { ask, dialog } from "./ask.js";
import { command } from "../keys.js";
import { current, flush, on, reload } from "./story.js";
import { say, text } from "./texts.js";
import { doing } from "./trouble.js";

const editions = JSON.parse(document.getElementById("editor").dataset.editions);

/** Every section of every edition, as one choice: nobody can choose a pair that does not exist. */
function places() {
  return editions.flatMap((edition) =>
    edition.sections.map((section) => [`${edition.code}/${section.slug}`, `${edition.name} – ${section.name}`]));
}

async function go(verb) {
  const { edition, section, status } = current();
  const published = status === "live" || status === "withheld";
  const given = await ask(text(`elsewhere.${verb}`), [{
    name: "place", label: "elsewhere.place", kind: "choice", choices: places(),
    hint: verb === "copy" ? "elsewhere.copyHint" : published ? "elsewhere.stays" : "elsewhere.moveHint",
  }], { place: `${edition}/${section}` }, { confirm: `elsewhere.${verb}` });
  if (!given) return;
  await flush();
  const [toEdition, toSection] = given.place.split("/");
  const { id, revision } = current();
  const next = await send("POST", `/api/v1/stories/${id}/${verb}`, { edition: toEdition, section: toSection }, revision);
  if (next.id === id) {
    await reload();
    say(text("elsewhere.moved"));
  } else {
    await offer(next);
  }
}

/** The copy is somewhere else, and whoever made it decides whether to go there. */
async function offer(copy) {
  const told = document.createElement("p");
  told.textContent = text("elsewhere.copied");
  const link = document.createElement("a");
  link.href = `/stories/${copy.id}`;
  link.className = "button main";
  link.dir = "auto";
  link.textContent = copy.headline;
  await dialog(text("elsewhere.copy"), [told, link], { confirm: null });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-elsewhere]");
  if (button) doing(() => go(button.dataset.elsewhere));
});

on("ready", () => {
  for (const verb of ["copy", "move"]) {
    command({ id: verb, title: text(`elsewhere.${verb}`), when: () => Boolean(current().id), run: () => doing(() => go(verb)) });
  }
});
