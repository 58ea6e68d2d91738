// What Word, Google Docs and LibreOffice put on the clipboard beside the words themselves.
import { styled } from "./paste-marks.js";

/** Markup that shows nothing: hidden text, ends of paragraphs, bookmarks of Word on the web. */
export function isNothing(element) {
  if (element.hidden || element.matches(".EOP, .WACImageContainer .WACImageOverlay, [data-ccp-props].EOP")) return true;
  return styled(element, "display") === "none" || styled(element, "mso-hide") === "all" || styled(element, "visibility") === "hidden";
}

const COMMENT = "a.msocomanchor, .MsoCommentReference, hr.msocomoff, .CommentStart:empty, .CommentHighlightPipe, a[href^='#cmnt'], "
  + "a[id^='cmnt'], a[name^='_msoanchor']";
const NOTE = ".MsoFootnoteReference, .MsoEndnoteReference, a.sdfootnoteanc, a.sdfootnotesym, a.sdendnoteanc, a.sdendnotesym, "
  + ".FootnoteReference, .EndnoteReference, .SuperscriptFootnote, a[href^='#_ftn'], a[href^='#_edn'], a[href^='#ftnt'], a[id^='ftnt']";

/** Comments and the signs and texts of footnotes: no part of a story. Counts them in told. */
export function isApparatus(element, told) {
  const part = styled(element, "mso-element");
  if (part === "comment-list" || part === "comment") {
    if (part === "comment") told.comments++;
    else told.comments += element.querySelectorAll("[data-style*='mso-element:comment'i]:not([data-style*='comment-list'])").length || 1;
    return true;
  }
  if (part === "footnote-list" || part === "endnote-list" || part === "footnote" || part === "endnote") {
    told.notes += part.endsWith("list") ? element.querySelectorAll("[data-style*='mso-element:footnote'i], [data-style*='mso-element:endnote'i]").length : 1;
    return true;
  }
  if (element.matches("div[id^=sdfootnote], div[id^=sdendnote]")) {
    told.notes++;
    return true;
  }
  if (element.matches(COMMENT)) return true;
  if (element.matches(NOTE)) return true;
  // A sign is often a link in a superscript, or the other way round.
  return element.localName === "sup" && element.children.length === 1 && element.firstElementChild.matches(NOTE)
    && element.textContent.trim() === element.firstElementChild.textContent.trim();
}

/** What somebody had struck from the document with changes being tracked. */
export function isTracked(element, told) {
  if (!element.matches("del, .msoDel, .TrackChangeDeletion")) return false;
  told.deleted++;
  return true;
}

/** The list a paragraph of Word's says it stands in, or null; headings with numbers are headings. */
export function wordList(element) {
  const list = /^(l\d+)\s+level\d+\s+(lfo\d+)/.exec(styled(element, "mso-list"));
  if (!list || !element.matches("p, div")) return null;
  const sign = (listSign(element)?.textContent ?? "").replace(/[\s\u00a0]+/g, "");
  return { id: `${list[1]} ${list[2]}`, ordered: /^\(?(\p{Nd}+|[a-z]{1,4}|[ivxlcdm]+|\p{L})[.)-]/iu.test(sign) };
}

/** The bullet or number that Word writes into the paragraph for those who know no lists. */
export function listSign(element) {
  return [...element.querySelectorAll("span")].find((span) => /ignore/.test(styled(span, "mso-list"))) ?? null;
}
