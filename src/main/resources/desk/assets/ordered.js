// The stories of a box or a series as rows: put in order, made to stay, added by their words or address, removed. The text field stays
// what is sent.
import { findStories } from "./palette.js";

const field = document.getElementById("stories");
const words = document.getElementById("ordered-words").dataset;
// A series has parts that are still written, and its next part comes last.
const { edition, anyStatus, atEnd } = field.dataset;
const titles = JSON.parse(field.dataset.titles);
const list = document.createElement("ol");
list.className = "box-rows";
const told = document.createElement("p");
told.className = "unseen";
told.setAttribute("role", "status");

function button(sign, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "quiet";
  made.textContent = sign;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

function write() {
  field.value = [...list.children].map(({ dataset }) => `${dataset.story}${dataset.stays ? " *" : ""}`).join("\n");
  list.dataset.empty = list.childElementCount ? "" : words.empty;
}

function stays(item, pin, on) {
  if (on) item.dataset.stays = "yes";
  else delete item.dataset.stays;
  pin.ariaPressed = String(on);
  write();
}

function move(item, by) {
  const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  if (by < 0) other.before(item);
  else other.after(item);
  item.querySelector(by < 0 ? ".up" : ".down").focus();
  const at = [...list.children].indexOf(item) + 1;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  told.textContent = words.at.replace("{0}", number.format(at)).replace("{1}", number.format(list.childElementCount));
  write();
}

function row(story, title, pinned) {
  const item = document.createElement("li");
  item.dataset.story = story;
  const name = document.createElement("a");
  name.href = `/stories/${story}`;
  name.dir = "auto";
  name.textContent = title || (words.gone ? `${story} (${words.gone})` : story);
  const called = title || story;
  const pin = button("★", `${words.stay}: ${called}`, () => stays(item, pin, !item.dataset.stays));
  pin.hidden = !words.stay;
  const up = button("↑", `${words.up}: ${called}`, () => move(item, -1));
  const down = button("↓", `${words.down}: ${called}`, () => move(item, 1));
  up.classList.add("up");
  down.classList.add("down");
  const remove = button("×", `${words.remove}: ${called}`, () => {
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    write();
    (next?.querySelector("button") ?? search).focus();
  });
  item.append(name, pin, up, down, remove);
  item.addEventListener("keydown", (event) => {
    if (event.altKey && event.key === "ArrowUp") move(item, -1);
    else if (event.altKey && event.key === "ArrowDown") move(item, 1);
    else return;
    event.preventDefault();
  });
  stays(item, pin, pinned);
  return item;
}

function add(story, title) {
  [...list.children].find((item) => item.dataset.story === story)?.remove();
  if (atEnd) list.append(row(story, title, false));
  else list.prepend(row(story, title, false));
  write();
}

const search = document.createElement("input");
search.type = "search";
search.id = "ordered-add";
search.dir = "auto";
search.autocomplete = "off";
const label = document.createElement("label");
label.htmlFor = search.id;
label.textContent = words.add;
const found = document.createElement("ul");
found.className = "box-found";
let waiting = 0;
let under = null;

async function look() {
  under?.abort();
  under = new AbortController();
  const { signal } = under;
  if (!search.value.trim()) {
    found.replaceChildren();
    return;
  }
  // An address of ours ends in the story's number.
  const pasted = /(?:^|[-/])([0-9]{5,18})\/?$/.exec(search.value.trim())?.[1];
  try {
    const stories = await findStories(pasted ?? search.value, signal, 8, edition);
    const fitting = stories.filter(({ status }) => anyStatus || status === "live");
    found.replaceChildren(...fitting.map(({ id, headline }) => {
      const item = document.createElement("li");
      const take = button(headline, headline, () => {
        add(id, headline);
        search.value = "";
        found.replaceChildren();
        search.focus();
      });
      take.dir = "auto";
      item.append(take);
      return item;
    }));
  } catch (thrown) {
    if (thrown.name !== "AbortError" && thrown.name !== "TypeError") throw thrown;
  }
}

search.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, 200);
});
search.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  found.querySelector("button")?.click();
});

for (const [index, line] of field.value.split("\n").map((text) => text.trim()).filter(Boolean).entries()) {
  const [story, star] = line.split(/\s+/);
  list.append(row(story, titles[index] ?? "", star === "*"));
}
document.getElementById("stories-hint").hidden = true;
document.getElementById("stories-label").htmlFor = "ordered-add";
field.hidden = true;
field.after(label, search, found, list, told);
write();
document.documentElement.dataset.ordered = "ready";
