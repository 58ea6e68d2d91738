// The sheet of all keys that act on this screen.
import { listCommands, setSingleKeys, shownKeys, singleKeys } from "./keys.js";
import { text } from "./editor/texts.js";

const GROUPS = ["everywhere", "story", "text"];

function row({ title, keys }) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  name.textContent = title;
  const caps = document.createElement("span");
  caps.className = "alternatives";
  caps.append(...keys.map(shownKeys));
  item.append(name, caps);
  return item;
}

function section(group) {
  const rows = listCommands().filter((one) => one.group === group && one.keys.length);
  if (!rows.length) return null;
  const part = document.createElement("section");
  const head = document.createElement("h3");
  head.id = `sheet-${group}`;
  head.textContent = text(`keys.group.${group}`);
  const list = document.createElement("ul");
  list.setAttribute("aria-labelledby", head.id);
  list.append(...rows.map(row));
  part.append(head, list);
  return part;
}

function singles() {
  const line = document.createElement("div");
  line.className = "check-line";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.id = "single-keys";
  box.checked = singleKeys();
  box.addEventListener("change", () => setSingleKeys(box.checked));
  const label = document.createElement("label");
  label.htmlFor = box.id;
  label.textContent = text("keys.single");
  line.append(box, label);
  return line;
}

/** Opens it. */
export function openSheet() {
  if (document.querySelector("dialog[open]")) return;
  const box = document.createElement("dialog");
  box.className = "wide sheet";
  const head = document.createElement("h2");
  head.id = "sheet-title";
  head.textContent = text("keys.sheet");
  box.setAttribute("aria-labelledby", head.id);
  const parts = document.createElement("div");
  parts.className = "sheet-parts";
  parts.append(...GROUPS.map(section).filter(Boolean));
  const foot = document.createElement("form");
  foot.method = "dialog";
  foot.className = "foot";
  const close = document.createElement("button");
  close.className = "main";
  close.textContent = text("keys.close");
  foot.append(close);
  box.append(head, parts, singles(), foot);
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
  document.body.append(box);
  box.showModal();
  close.focus();
}
