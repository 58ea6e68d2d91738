// The one place where text becomes markup. The policy of the desk lets no other script do it, so that no text of a
// stranger is ever taken for a part of the page; what comes in here is what our own server rendered.
const policy = globalThis.trustedTypes?.createPolicy("stet-desk", { createHTML: (html) => html });

/** Puts a piece of a page, as our own server gave it, in the place of what the element holds. */
export function fragmentInto(element, html) {
  element.replaceChildren(document.importNode(inert(html), true));
}

/**
 * Markup of whoever it is, to be looked through: nothing in it runs or loads, and none of it may be put on the screen;
 * make new elements from what is wanted.
 */
export function inert(html) {
  const template = document.createElement("template");
  template.innerHTML = policy ? policy.createHTML(html) : html;
  return template.content;
}
