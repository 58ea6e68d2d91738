// Builds pieces of the page, element by element.

/**
 * An element with attributes and children. A value of true sets an attribute without one, false,
 * null and undefined leave it out; class, text and on… say what they say.
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A button that is not the one of a form. */
export function button(words, act, attributes = {}) {
  return make("button", { type: "button", text: words, onclick: act, ...attributes });
}

/** A moment as people here write it, with the exact one for programs. */
export function moment(iso, zone) {
  const words = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: "medium", timeStyle: "short", timeZone: zone,
  }).format(new Date(iso));
  return make("time", { datetime: iso, text: words });
}
