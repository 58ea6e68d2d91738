// Shows stories while somebody types into a search field. Without this the field searches all the same.

const PAUSE = 120;
const SHORTEST = 2;

for (const [number, form] of document.querySelectorAll("form[data-suggest]").entries()) begin(form, `suggested-${number}`);

function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

/** An editable combobox with a list (ARIA 1.2); Enter without a choice searches as ever. */
function begin(form, id) {
  const field = form.querySelector("input[type=search]");
  const list = make("ul", { id, class: "suggested", role: "listbox", "aria-label": form.dataset.suggestions });
  const said = make("span", { class: "unseen", role: "status" });
  let waiting = 0;
  let asking = null;
  let answered = "";
  let chosen = -1;

  list.hidden = true;
  form.append(list, said);
  for (const [key, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, "aria-haspopup": "listbox",
  })) field.setAttribute(key, value);

  function open(yes) {
    list.hidden = !yes;
    field.setAttribute("aria-expanded", String(yes));
    if (!yes) choose(-1);
  }

  function choose(index) {
    chosen = index;
    for (const [i, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(i === index));
    if (index < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  }

  /** What was chosen stays chosen when a later answer has it too. */
  function show(found) {
    const kept = list.children[chosen]?.dataset.path;
    list.replaceChildren(...found.stories.map((story, i) => {
      const option = make("li", { id: `${id}-${i}`, role: "option", "aria-selected": "false" },
        make("b", { dir: "auto" }, story.title), make("small", {}, `${story.section} · ${story.time}`));
      option.dataset.path = story.path;
      return option;
    }));
    choose(kept ? [...list.children].findIndex((option) => option.dataset.path === kept) : -1);
    open(found.stories.length > 0);
    said.textContent = found.said;
  }

  function stopAsking() {
    clearTimeout(waiting);
    asking?.abort();
  }

  async function ask() {
    const typed = field.value.trim();
    stopAsking();
    if (typed.length < SHORTEST) return open(false);
    asking = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
      if (!answer.ok) return open(false);
      const found = await answer.json();
      if (field.value.trim() !== typed || document.activeElement !== field) return;
      answered = typed;
      show(found);
    } catch {
      // Aborted, or nobody answered: the field still searches.
    }
  }

  /** Into the list and on in it; a list that was closed is asked for only when the words are others. */
  async function step(next) {
    if (list.hidden && answered !== field.value.trim()) await ask();
    if (answered !== field.value.trim() || list.children.length === 0) return;
    open(true);
    choose(next(list.children.length));
  }

  const keys = {
    ArrowDown: () => step((count) => (chosen + 1) % count),
    ArrowUp: () => step((count) => (chosen > 0 ? chosen : count) - 1),
    Escape: () => {
      stopAsking();
      open(false);
    },
    Enter: () => location.assign(list.children[chosen].dataset.path),
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.isComposing || (event.key === "Enter" && chosen < 0) || (event.key === "Escape" && list.hidden)) return;
    event.preventDefault();
    act();
  });
  field.addEventListener("blur", () => open(false));
  // The field keeps the focus while somebody points.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const path = event.target.closest("[role=option]")?.dataset.path;
    if (path) location.assign(path);
  });
}
