// The words of one part of a page, as the part itself brought them.

/** A function that gives the text of a key, with {0} and {1} filled in, numbers in the digits of the language. */
export function textsOf(element) {
  const texts = JSON.parse(element.dataset.texts);
  const digits = new Intl.NumberFormat(document.documentElement.lang);
  const shown = (value) => typeof value === "number" ? digits.format(value) : value;
  return (key, ...values) => values.reduce((all, value, i) => all.replaceAll(`{${i}}`, () => shown(value)), texts[key] ?? key);
}

/** Tells people who listen and people who look. */
export function tell(message) {
  const live = document.getElementById("live");
  live.textContent = message;
  setTimeout(() => { if (live.textContent === message) live.textContent = ""; }, 6000);
}
