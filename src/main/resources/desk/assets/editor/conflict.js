// Somebody else saved first: both versions side by side, and the choice field by field.
import { dialog } from "./ask.js";
import { text } from "./texts.js";

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

function words(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(words).join(value.some((v) => v?.marks || v?.text !== undefined && !v.type) ? "" : "\n");
  if (typeof value !== "object") return String(value);
  if (value.type === "list") return value.items.map((item) => `• ${words(item)}`).join("\n");
  if (value.type === "table") return [value.header ?? [], ...value.rows].map((row) => row.map(words).join(" | ")).join("\n");
  const { type, marks, ...rest } = value;
  return Object.values(rest).map(words).filter(Boolean).join(" – ");
}

function side(name, title, value, chosen) {
  const label = document.createElement("label");
  label.className = "side";
  const radio = document.createElement("input");
  radio.type = "radio";
  radio.name = name;
  radio.value = title;
  radio.checked = chosen;
  const head = document.createElement("span");
  head.textContent = text(`conflict.${title}`);
  const body = document.createElement("div");
  body.className = "version";
  body.dir = "auto";
  body.textContent = words(value) || "–";
  label.append(radio, head, body);
  return label;
}

/** The fields in which both versions differ. */
export function differing(mine, theirs) {
  return Object.keys(mine).filter((field) => !same(mine[field], theirs[field]));
}

/**
 * Asks which version of each differing field shall stand.
 * @returns the story put together, or null when it was given up
 */
export async function settle(base, mine, theirs) {
  const fields = differing(mine, theirs);
  const intro = document.createElement("p");
  intro.textContent = text("conflict.intro", theirs.changedBy, theirs.revision);
  const sets = fields.map((field) => {
    const set = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = text(`field.${field}`);
    const untouched = same(mine[field], base[field]);
    const pair = document.createElement("div");
    pair.className = "pair";
    pair.append(side(field, "mine", mine[field], !untouched), side(field, "theirs", theirs[field], untouched));
    set.append(legend, pair);
    return set;
  });
  const form = await dialog(text("conflict.title"), [intro, ...sets], { confirm: "conflict.do", wide: true });
  if (!form) return null;
  const chosen = new FormData(form);
  return Object.fromEntries(Object.keys(mine).map((field) =>
    [field, fields.includes(field) && chosen.get(field) === "theirs" ? theirs[field] : mine[field]]));
}
