// Asks for a few values in a dialog; the answer is the values, or null when it was given up.
import { text } from "./texts.js";

let count = 0;

/** One control with its label. */
function control(field, value) {
  const id = `ask-${++count}`;
  const wrap = document.createElement("div");
  wrap.className = field.kind === "check" ? "check-line" : "field";
  const label = document.createElement("label");
  label.htmlFor = id;
  label.textContent = text(field.label);
  let input;
  if (field.kind === "choice") {
    input = document.createElement("select");
    for (const [key, name] of field.choices) input.add(new Option(name, key, false, key === value));
  } else if (field.kind === "long") {
    input = document.createElement("textarea");
    input.rows = 3;
    input.value = value ?? "";
  } else {
    input = document.createElement("input");
    input.type = { check: "checkbox", moment: "datetime-local", url: "url" }[field.kind] ?? "text";
    if (field.kind === "check") input.checked = value === true;
    else input.value = value ?? "";
    if (field.kind === "moment") input.step = 1;
  }
  input.id = id;
  input.name = field.name;
  if (field.placeholder) input.placeholder = field.placeholder;
  if (field.required) input.required = true;
  if (field.pattern) input.pattern = field.pattern;
  if (field.check) {
    const judge = () => input.setCustomValidity(field.check(input.value.trim()) ?? "");
    input.addEventListener("input", judge);
    judge();
  }
  if (field.list) input.setAttribute("list", field.list);
  input.dir = field.dir ?? "auto";
  if (field.kind === "check") wrap.append(input, label);
  else wrap.append(label, input);
  if (field.hint || field.hintText) {
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.id = `${id}-hint`;
    hint.textContent = field.hintText ?? text(field.hint);
    input.setAttribute("aria-describedby", hint.id);
    wrap.append(hint);
  }
  if (field.kind === "media") wrap.append(pickButton(input, field.film === true));
  return wrap;
}

function pickButton(input, film) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text("media.choose");
  button.addEventListener("click", async () => {
    const { pickMedia } = await import("./media.js");
    const picked = await pickMedia(film);
    if (picked) input.value = picked.id;
    input.focus();
  });
  return button;
}

/** A dialog with that title and content; resolves with the form, or null. */
export function dialog(title, content, { confirm = "do.apply", danger = false, wide = false } = {}) {
  return new Promise((resolve) => {
    const box = document.createElement("dialog");
    box.className = wide ? "ask wide" : "ask";
    const form = document.createElement("form");
    form.method = "dialog";
    const head = document.createElement("h2");
    head.id = `ask-${++count}`;
    head.textContent = title;
    box.setAttribute("aria-labelledby", head.id);
    const foot = document.createElement("div");
    foot.className = "foot";
    const give = document.createElement("button");
    give.type = "button";
    give.textContent = text(confirm ? "do.cancel" : "do.close");
    give.addEventListener("click", () => box.close());
    foot.append(give);
    if (confirm) {
      const yes = document.createElement("button");
      yes.className = danger ? "danger" : "main";
      yes.textContent = text(confirm);
      yes.value = "yes";
      foot.prepend(yes);
    }
    form.append(head, ...content, foot);
    box.append(form);
    let given = null;
    form.addEventListener("submit", () => { given = form; });
    box.addEventListener("close", () => { box.remove(); resolve(given); });
    box.done = (value) => { given = value; box.close(); };
    document.body.append(box);
    box.showModal();
    (box.querySelector("input, select, textarea") ?? give).focus();
  });
}

/** Asks for the fields' values. */
export async function ask(title, fields, values = {}, options = {}) {
  const controls = fields.map((field) => control(field, values[field.name]));
  const form = await dialog(title, controls, options);
  if (!form) return null;
  return Object.fromEntries(fields.map((field) => {
    const input = form.elements.namedItem(field.name);
    return [field.name, field.kind === "check" ? input.checked : input.value.trim() || null];
  }));
}
