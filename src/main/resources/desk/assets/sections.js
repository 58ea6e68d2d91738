// The sections of an edition as rows: named, put in order, added, removed. The text field stays what is sent.

const field = document.getElementById("sections");
const words = document.getElementById("section-words")?.dataset;

function button(text, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "quiet";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

function input(className, label, value) {
  const made = document.createElement("input");
  made.className = className;
  made.setAttribute("aria-label", label);
  made.value = value;
  made.addEventListener("input", write);
  return made;
}

function row(slug, name) {
  const item = document.createElement("li");
  const address = input("address", words.slug, slug);
  address.dir = "ltr";
  address.maxLength = 40;
  address.placeholder = words.slug;
  const title = input("title", words.name, name);
  title.dir = "auto";
  title.placeholder = words.name;
  const called = () => title.value || address.value;
  item.append(
    address,
    title,
    button("↑", `${words.up} ${called()}`, () => move(item, -1)),
    button("↓", `${words.down} ${called()}`, () => move(item, 1)),
    button("×", `${words.remove} ${called()}`, () => {
      const next = item.nextElementSibling ?? item.previousElementSibling;
      item.remove();
      write();
      (next?.querySelector("input") ?? adder).focus();
    }),
  );
  return item;
}

function move(item, by) {
  const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  if (by < 0) other.before(item);
  else other.after(item);
  item.querySelectorAll("button")[by < 0 ? 0 : 1].focus();
  write();
}

function write() {
  field.value = [...list.children]
    .map((item) => [...item.querySelectorAll("input")].map((one) => one.value.trim()).join(" ").trim())
    .filter(Boolean)
    .join("\n");
}

const list = document.createElement("ol");
list.className = "sections";
const adder = button(words.add, words.add, () => {
  const fresh = row("", "");
  list.append(fresh);
  fresh.querySelector("input").focus();
});

for (const line of field.value.split("\n").map((text) => text.trim()).filter(Boolean)) {
  const [slug, ...name] = line.split(/\s+/);
  list.append(row(slug, name.join(" ")));
}
document.getElementById("sections-hint").hidden = true;
field.hidden = true;
field.required = false;
field.after(list, adder);
