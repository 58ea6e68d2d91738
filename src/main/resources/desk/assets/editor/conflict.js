// Two people changed the same: both versions side by side, and the choice one by one.
import { dialog } from "./ask.js";
import { text } from "./texts.js";

/** The words of a field or a block, or of many. */
export function words(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(words).join(value.some((v) => v?.marks || (v?.text !== undefined && !v.type)) ? "" : "\n");
  if (typeof value !== "object") return String(value);
  if (value.type === "list") return value.items.map((item) => `• ${words(item)}`).join("\n");
  if (value.type === "table") return [value.header ?? [], ...value.rows].map((row) => row.map(words).join(" | ")).join("\n");
  const { type, marks, ...rest } = value;
  return Object.values(rest).map(words).filter(Boolean).join(" – ");
}

/** The pieces of a text, each with whether the other has it too, in order. */
function compared(one, other) {
  const [a, b] = [one, other].map((all) => all.match(/\s+|[^\s]+/g) ?? []);
  if (a.length * b.length > 4_000_000) return a.map((piece) => [piece, true]);
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i][j] = a[i] === b[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  const pieces = [];
  let j = 0;
  for (let i = 0; i < a.length; i++) {
    while (j < b.length && a[i] !== b[j] && length[i][j + 1] > length[i + 1][j]) j++;
    const same = j < b.length && a[i] === b[j];
    if (same) j++;
    pieces.push([a[i], same]);
  }
  return pieces;
}

function version(one, other) {
  const body = document.createElement("div");
  body.className = "version";
  body.dir = "auto";
  const own = words(one);
  if (!own.trim()) {
    const none = document.createElement("i");
    none.textContent = text("conflict.nothing");
    body.append(none);
    return body;
  }
  for (const [piece, same] of compared(own, words(other))) {
    if (same || !piece.trim()) {
      body.append(piece);
      continue;
    }
    const mark = document.createElement("mark");
    mark.textContent = piece;
    body.append(mark);
  }
  return body;
}

function side(name, which, { mine, theirs }) {
  const label = document.createElement("label");
  label.className = "side";
  const radio = document.createElement("input");
  radio.type = "radio";
  radio.name = name;
  radio.value = which;
  radio.checked = which === "mine";
  const head = document.createElement("span");
  head.textContent = text(`conflict.${which}`);
  label.append(radio, head, which === "mine" ? version(mine, theirs) : version(theirs, mine));
  return label;
}

/**
 * Asks which version of each clash shall stand; the other stays in the history.
 * @param merged of merge()
 * @param theirs the story with the other version: who changed it, and in which revision
 * @returns what `merged.with` takes, or null when it was given up
 */
export async function choose(merged, theirs) {
  const intro = document.createElement("p");
  intro.textContent = text("conflict.intro", theirs.changedBy, theirs.revision);
  const sets = merged.clashes.map((clash, i) => {
    const set = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = text(`field.${clash.field}`);
    const pair = document.createElement("div");
    pair.className = "pair";
    pair.append(side(`clash-${i}`, "mine", clash), side(`clash-${i}`, "theirs", clash));
    set.append(legend, pair);
    return set;
  });
  const form = await dialog(text("conflict.title"), [intro, ...sets], { confirm: "conflict.do", wide: true });
  if (!form) return null;
  const chosen = new FormData(form);
  return (field, piece) => chosen.get(`clash-${merged.clashes.findIndex((clash) =>
    clash.field === field && (!piece || clash.piece === piece))}`);
}
