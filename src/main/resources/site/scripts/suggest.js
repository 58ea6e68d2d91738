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

  function show(found) {
    list.replaceChildren(...found.stories.map((story, i) => {
      const option = make("li", { id: `${id}-${i}`, role: "option", "aria-selected": "false" },
        make("b", { dir: "auto" }, story.title), make("small", {}, `${story.section} · ${story.time}`));
      option.dataset.path = story.path;
      return option;
    }));
    choose(-1);
    open(found.stories.length > 0);
    said.textContent = found.said;
  }

  async function ask() {
    const typed = field.value.trim();
    asking?.abort();
    if (typed.length < SHORTEST) return open(false);
    asking = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
      if (!answer.ok) return open(false);
      const found = await answer.json();
      if (field.value.trim() === typed && document.activeElement === field) show(found);
    } catch {
      // Aborted, or nobody answered: the field still searches.
    }
  }

  const keys = {
    ArrowDown: () => (list.hidden ? ask() : choose((chosen + 1) % list.children.length)),
    ArrowUp: () => (list.hidden ? ask() : choose(chosen > 0 ? chosen - 1 : list.children.length - 1)),
    Escape: () => open(false),
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
