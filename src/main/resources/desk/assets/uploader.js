// Takes files into the library: dragged, pasted, chosen, or named by an address; many at once, each with its progress.
import { button, make } from "./editor/dom.js";
import { say, text } from "./editor/texts.js";
import { Row, size } from "./upload-row.js";
import { forget, remembered } from "./upload-store.js";
import { fromAddress } from "./upload-address.js";
import { filesIn } from "./upload-drop.js";

/** More at once would only share the same line. */
const AT_ONCE = 3;
const ALL = "image/*,video/*,audio/*,.heic,.heif,.avif,.mkv,.mov,.m4a";

/** The files, and the order they go in. */
class Queue {
  rows = [];
  list = make("ul", { class: "upload-list" });
  #taken;
  #shown;

  constructor(taken, shown) {
    this.#taken = taken;
    this.#shown = shown;
    this.list.setAttribute("aria-label", text("upload.files"));
  }

  add(file, given) {
    const row = new Row(file, { ...given, changed: (one) => this.#changed(one) });
    this.rows.push(row);
    this.list.append(row.element);
    this.#next();
  }

  count(state) {
    return this.rows.filter((row) => row.state === state).length;
  }

  #changed(row) {
    if (row.state === "gone") this.rows = this.rows.filter((one) => one !== row);
    if (row.state === "taken") this.#taken(row.media, row);
    if (row.state === "failed") say(row.words.startsWith(row.name) ? row.words : `${row.name}: ${row.words}`);
    this.#shown();
    if (row.state !== "sending") queueMicrotask(() => this.#next());
  }

  #next() {
    for (let free = AT_ONCE - this.count("sending"); free > 0; free--) {
      const next = this.rows.find((row) => row.state === "waiting");
      if (!next) break;
      next.send();
    }
    this.#shown();
  }
}

/**
 * Builds the uploader into an element.
 * @param given details(), what is said of all that is added next; taken(media), for each that has arrived; one: a single
 *   file is wanted; accept: for the picker; page: the whole page takes what is dropped and pasted. The element hears
 *   media-added for each that has arrived, and media-settled when none is on its way any more.
 */
export function uploader(place, { details = () => ({}), taken = () => {}, one = false, accept = ALL, page = false } = {}) {
  const input = make("input", { type: "file", class: "unseen", accept, multiple: !one });
  const summary = make("p", { class: "upload-summary" });
  const tools = make("span", { class: "row-tools" });
  const left = make("ul", { class: "upload-list left", "aria-label": text("upload.left") });
  const settled = () => place.dispatchEvent(new CustomEvent("media-settled", { bubbles: true }));
  let told = 0;
  let wasBusy = false;

  const show = () => {
    const { length } = queue.rows;
    const done = queue.count("taken");
    summary.textContent = length > 1 ? text("upload.progress", done, length) : "";
    const busy = queue.count("sending") > 0;
    const paused = queue.count("paused") > 0;
    tools.hidden = length < 2 || !(busy || paused);
    all.textContent = text(busy ? "upload.pauseAll" : "upload.resumeAll");
    queue.list.hidden = !length;
    const idle = !busy && !queue.count("waiting");
    if (wasBusy && idle && done) settled();
    wasBusy = !idle;
    if (done > told && length > 1) say(text("upload.progress", done, length));
    told = done;
  };
  const queue = new Queue((media, row) => {
    taken(media);
    place.dispatchEvent(new CustomEvent("media-added", { bubbles: true, detail: media }));
    if (queue.rows.length === 1) say(`${row.name}: ${text("upload.taken")}`);
  }, show);
  const all = button(text("upload.pauseAll"), () => {
    const busy = queue.count("sending") > 0;
    for (const row of queue.rows) (busy ? row.pause() : row.resume());
  }, { class: "quiet" });
  tools.append(all);

  const add = async (files) => {
    const known = await remembered();
    for (const file of one ? files.slice(0, 1) : files) {
      const begun = known.find((it) => it.name === file.name && it.size === file.size && it.lastModified === file.lastModified);
      left.querySelector(`[data-address="${begun?.address}"]`)?.remove();
      queue.add(file, { details: begun?.details ?? details(), address: begun?.address });
    }
  };

  input.addEventListener("change", () => {
    add([...input.files]);
    input.value = "";
  });
  const label = make("label", { class: "button main" }, text(one ? "upload.chooseOne" : "upload.choose"), input);
  const drop = make("div", { class: "drop-here" },
    make("p", {}, text("upload.drop"), " ", label), make("p", { class: "hint", text: text("upload.formats") }));
  place.append(drop, fromAddress(details, (media) => {
    taken(media);
    place.dispatchEvent(new CustomEvent("media-added", { bubbles: true, detail: media }));
    settled();
  }), make("div", { class: "upload-head" }, summary, tools), queue.list, left);

  const target = page ? document : place;
  const withFiles = (event) => event.dataTransfer?.types.includes("Files");
  target.addEventListener("dragover", (event) => {
    if (!withFiles(event)) return;
    event.preventDefault();
    place.classList.add("over");
  });
  target.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) place.classList.remove("over");
  });
  target.addEventListener("drop", async (event) => {
    place.classList.remove("over");
    if (!withFiles(event)) return;
    event.preventDefault();
    add(await filesIn(event.dataTransfer));
  });
  target.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    add(files);
  });
  if (page) {
    addEventListener("beforeunload", (event) => {
      if (queue.rows.some((row) => row.state === "sending" && row.large)) event.preventDefault();
    });
    goOn(queue, left);
  }
  show();
}

/** What an earlier page had begun: by itself where the file is kept, else when it is chosen again. */
async function goOn(queue, left) {
  for (const one of await remembered()) {
    if (one.file) {
      queue.add(one.file, { details: one.details, address: one.address });
      continue;
    }
    const gone = button(text("do.remove"), () => {
      item.remove();
      forget(one.address);
      fetch(one.address, { method: "DELETE", headers: { "Tus-Resumable": "1.0.0", "X-Form-Token": document.querySelector('meta[name="form-token"]').content } });
    }, { class: "quiet", "aria-label": `${text("do.remove")}: ${one.name}` });
    const item = make("li", { class: "upload-row", "data-address": one.address, "data-state": "left" },
      make("bdi", { class: "upload-name", text: one.name }), make("span", { class: "told-here", text: text("upload.chooseAgain", size(one.size)) }), gone);
    left.append(item);
  }
}
