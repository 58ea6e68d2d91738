// Where links lead: an address that was typed, checked, or one of our own stories, found by its words.
import { findStories } from "../palette.js";
import { guessAddress, isOfDesk } from "./addresses.js";
import { send } from "./api.js";
import { choose } from "./chooser.js";
import { text } from "./texts.js";

/** A published story's address on the site, without the host; null while it has none. */
function pathOf(story) {
  return story.url ? new URL(story.url).pathname : null;
}

function standing(story) {
  return `${text(`status.${story.status}`)} · ${story.edition}/${story.section}`;
}

/** A story's page at the desk, that somebody copied, is its page on the site for readers. */
async function publicAddress(address) {
  const id = /\/stories\/([0-9]+)/.exec(new URL(address).pathname)?.[1];
  const story = id && await send("GET", `/api/v1/stories/${id}`).catch(() => null);
  const path = story && pathOf(story);
  return path ? { label: story.headline, hint: path, value: { href: path, words: story.headline } } : null;
}

async function addressChoice(words) {
  const address = guessAddress(words);
  if (!address) return [];
  if (isOfDesk(address)) {
    return [await publicAddress(address) ?? { label: address, hint: text("link.desk"), value: address, disabled: true, warning: text("link.desk") }];
  }
  const plain = address.startsWith("http://");
  const shown = address.replace(/^(https?:\/\/(www\.)?|mailto:|tel:)/, "").replace(/\/$/, "");
  return [{ label: address, value: { href: address, words: shown }, hint: plain ? "http" : "", warning: plain ? text("link.plain") : text("link.to", address) }];
}

async function linkChoices(words, signal) {
  const typed = await addressChoice(words);
  if (typed.length) return typed;
  if (/^[a-z][a-z0-9+.-]*:/i.test(words.trim())) return [{ label: words, value: null, disabled: true, warning: text("link.scheme") }];
  const stories = await findStories(words, signal, 8);
  return stories.map((story) => {
    const path = pathOf(story);
    return { label: story.headline, hint: standing(story), value: path && { href: path, words: story.headline }, disabled: !path, warning: path ? path : text("link.unpublished") };
  });
}

/** Asks where a link leads: {href, words}, {remove: true} or null. */
export async function askForLink(href = "") {
  return choose({
    title: text("mark.link"), label: text("link.label"), name: "href", value: href, list: linkChoices,
    extra: href ? { label: text("link.remove"), value: { remove: true } } : null,
  });
}

/** Asks for a story: {id} or null. */
export async function askForStory() {
  const id = await choose({
    title: text("block.story"), label: text("link.storyLabel"), name: "story",
    list: async (words, signal) => {
      const number = /^[1-9][0-9]{2,}$/.test(words.trim()) ? [{ label: words.trim(), hint: text("block.storyId"), value: words.trim() }] : [];
      const stories = await findStories(words, signal, 8);
      return [...stories.map((story) => ({ label: story.headline, hint: standing(story), value: story.id })), ...number];
    },
  });
  return id && { id };
}
