// What foreign markup says of a piece of text, as our marks.
import { cleanAddress } from "./addresses.js";

const TAGS = { b: "strong", strong: "strong", i: "em", em: "em", cite: "em", dfn: "em", sub: "sub", sup: "sup",
  code: "code", tt: "code", kbd: "code", samp: "code" };

/**
 * Foreign styles set aside where they can be read: as styles, even of a document nobody sees, the content policy
 * would be told of each of them; the same for handlers.
 */
export function setStylesAside(html) {
  return html.replace(/<style\b[\s\S]*?<\/style>/gi, "")
    .replace(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi, (tag) => tag.replace(/(\s)(style|on[a-z]+)(?=\s*=)/gi, "$1data-$2"));
}

/** The value of a property in a style set aside; unknown ones, as Word's, too. */
export function styled(element, property) {
  const style = element.getAttribute("data-style");
  if (!style) return "";
  const found = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(style);
  return found ? found[1].trim().toLowerCase() : "";
}

function weight(element) {
  const value = styled(element, "font-weight");
  if (!value) return null;
  return value === "bold" || value === "bolder" || Number(value) >= 600;
}

function slant(element) {
  const value = styled(element, "font-style");
  return value ? value !== "normal" : null;
}

/** The marks of the text inside an element, from those around it. */
export function marksInside(element, marks, schema, { heading = false } = {}) {
  const add = (name, attrs) => { if (schema.marks[name]) marks = schema.mark(name, attrs).addToSet(marks); };
  const drop = (name) => { if (schema.marks[name]) marks = schema.marks[name].removeFromSet(marks); };
  const tag = element.localName;
  const bold = weight(element);
  const italic = slant(element);
  // Whole documents of Google's come in a <b> that says it is not bold.
  if (TAGS[tag] && !(TAGS[tag] === "strong" && bold === false) && !(TAGS[tag] === "em" && italic === false)) add(TAGS[tag]);
  if (bold === true) add("strong");
  if (bold === false) drop("strong");
  if (italic === true) add("em");
  if (italic === false) drop("em");
  const align = styled(element, "vertical-align");
  if (align === "super") add("sup");
  if (align === "sub") add("sub");
  if (tag === "q") add("quote", {});
  if (tag === "a") {
    const href = cleanAddress(element.getAttribute("href"));
    if (href && href.length <= 2000) add("link", { href: href.replaceAll(/[\s<>"\\]/g, encodeURIComponent) });
  }
  // A heading is bold by itself.
  if (heading) drop("strong");
  return marks;
}
