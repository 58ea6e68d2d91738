// The interface's words, as the page brought them: the frame's on every screen, the editor's and others' on their own.
const brought = (id) => JSON.parse(document.getElementById(id)?.dataset.texts ?? "{}");
const texts = { ...brought("words"), ...brought("editor"), ...brought("screen") };

/** A number in the digits of the screen's language. */
export const digits = (number) => new Intl.NumberFormat(document.documentElement.lang).format(number);

/** The text of that key; {0} and {1} are filled in, numbers in the digits of the screen's language. */
export function text(key, ...values) {
  const found = texts[key];
  if (found === undefined) throw new Error(`no text ${key}`);
  return values.reduce((all, value, i) =>
    all.replaceAll(`{${i}}`, () => typeof value === "number" ? digits(value) : value), found);
}

/** Tells people who listen and people who look. */
export function say(message) {
  const live = document.getElementById("live");
  live.textContent = message;
  setTimeout(() => { if (live.textContent === message) live.textContent = ""; }, 6000);
}
