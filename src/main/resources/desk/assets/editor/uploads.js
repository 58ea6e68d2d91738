// Pictures and films on their way into the library, each holding its place in the text until it has arrived.
import { Fragment, Slice } from "../lib/prosemirror-model.js";
import { Plugin, PluginKey } from "../lib/prosemirror-state.js";
import { dropPoint } from "../lib/prosemirror-transform.js";
import { Decoration, DecorationSet } from "../lib/prosemirror-view.js";
import { carried, isCarried } from "../carried.js";
import { announce } from "./announce.js";
import { bodySchema } from "./schema.js";
import { askFor } from "./cards.js";
import { sendFile } from "./sending.js";
import { say, text } from "./texts.js";

const key = new PluginKey("uploads");
let count = 0;
let asking = Promise.resolve();

class Upload {
  id = `upload-${++count}`;
  dom = document.createElement("div");
  #file;
  #view;
  #zone;
  #bar = document.createElement("progress");
  #told = document.createElement("span");
  #again;
  #left = false;

  constructor(view, file, zone) {
    this.#view = view;
    this.#file = file;
    this.#zone = zone;
    this.dom.className = "upload";
    this.dom.contentEditable = "false";
    const name = document.createElement("bdi");
    name.textContent = file.name;
    this.#bar.max = 1;
    this.#bar.setAttribute("aria-label", text("drop.sending", file.name));
    this.#told.setAttribute("role", "status");
    this.#again = this.#button("drop.again", () => this.start());
    this.dom.append(name, this.#bar, this.#told, this.#again, this.#button("do.remove", () => this.#leave()));
  }

  #button(label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = text(label);
    button.addEventListener("click", act);
    return button;
  }

  async start() {
    this.#again.hidden = true;
    this.#bar.hidden = false;
    this.#told.textContent = "";
    try {
      const media = await sendFile(this.#file, (part) => { this.#bar.value = part; });
      this.#arrived(media);
    } catch (reason) {
      // The file stays here, and its place with it.
      this.#bar.hidden = true;
      this.#again.hidden = false;
      this.#told.textContent = String(reason);
      announce(`${this.#file.name}: ${reason}`);
    }
  }

  #leave() {
    this.#left = true;
    this.#view.dispatch(this.#view.state.tr.setMeta(key, { gone: this.id }));
    this.#view.focus();
  }

  #arrived(media) {
    if (this.#left) return;
    // Where its place was cut away meanwhile, the caret's has to do.
    const pos = placeOf(this.#view.state, this.id) ?? between(this.#view.state, this.#view.state.selection.to);
    const film = media.kind !== "picture";
    const node = bodySchema.nodes[film ? "video" : "picture"].create({ media: media.id, caption: media.caption || null, credit: media.credit || null,
      ...(film ? {} : { alt: media.alt || null }) });
    this.#view.dispatch(this.#view.state.tr.setMeta(key, { gone: this.id }).insert(pos, node));
    announce(text("drop.arrived", this.#file.name));
    asking = asking.then(() => askAbout(this.#view, node, this.#zone()));
  }
}

/** Caption, alternative text and credit at once, while the picture is before one's eyes. */
async function askAbout(view, node, zone) {
  const given = await askFor(node.type.name, node.attrs, zone);
  let pos = null;
  view.state.doc.descendants((one, at) => { if (one === node) pos = at; return pos === null; });
  if (given && pos !== null) view.dispatch(view.state.tr.setNodeMarkup(pos, null, { ...node.attrs, ...given }));
  view.focus();
}

function placeOf(state, id) {
  const found = key.getState(state).find(undefined, undefined, (spec) => spec.id === id);
  return found.length ? found[0].from : null;
}

const blank = () => bodySchema.nodes.picture.create({ media: "0" });

/** Where between blocks something may be put, nearest to that place. */
function between(state, pos) {
  return dropPoint(state.doc, pos, new Slice(Fragment.from(blank()), 0, 0)) ?? state.doc.content.size;
}

/** Sends files to the library and puts them there. */
export function takeFiles(view, files, pos, zone) {
  if (!view.editable) return;
  const place = between(view.state, pos);
  for (const file of files) {
    const upload = new Upload(view, file, zone);
    view.dispatch(view.state.tr.setMeta(key, { come: upload, pos: place }));
    upload.start();
  }
}

/**
 * Puts pictures and films of the library there, in their order: a list of {id, film}. Of a single one it is asked what is
 * said of it here; of several stands what the library says.
 */
export function putMedia(view, media, pos, zone) {
  if (!view.editable || !media.length) return;
  const blocks = media.map(({ id, film }) => bodySchema.nodes[film ? "video" : "picture"].create({ media: id }));
  view.dispatch(view.state.tr.insert(pos, Fragment.from(blocks)).scrollIntoView());
  if (blocks.length === 1) asking = asking.then(() => askAbout(view, blocks[0], zone()));
  else {
    announce(text("drop.put", blocks.length));
    view.focus();
  }
}

/** The same where the caret is. */
export function putMediaHere(view, media, zone) {
  putMedia(view, media, between(view.state, view.state.selection.to), zone);
}

function dropped(view, event, zone) {
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!at || !event.dataTransfer) return false;
  if (isCarried(event.dataTransfer)) {
    putMedia(view, carried(event.dataTransfer), between(view.state, at.pos), zone);
    return true;
  }
  const files = [...event.dataTransfer.files];
  if (!files.length) return false;
  const fitting = files.filter((file) => /^(image|video)\//.test(file.type));
  if (fitting.length < files.length) say(text("drop.kinds"));
  if (fitting.length) takeFiles(view, fitting, at.pos, zone);
  return true;
}

/** Keeps the places of what is on its way, and takes what is dropped. */
export function uploads(zone) {
  addEventListener("beforeunload", (event) => {
    if (document.querySelector(".upload")) event.preventDefault();
  });
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        let next = set.map(tr.mapping, tr.doc);
        const { come, pos, gone } = tr.getMeta(key) ?? {};
        if (come) next = next.add(tr.doc, [Decoration.widget(pos, come.dom, { id: come.id, side: 1, stopEvent: () => true })]);
        if (gone) next = next.remove(next.find(undefined, undefined, (spec) => spec.id === gone));
        return next;
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleDrop: (view, event) => view.editable && dropped(view, event, zone),
    },
  });
}
