// What each ratio would show, drawn anew at every change.
import { text } from "./editor/texts.js";

export class Previews {
  #list;
  #picture;

  /** @param list holds a canvas for each ratio */
  constructor(list, picture) {
    this.#list = list;
    this.#picture = picture;
  }

  /** Draws the parts, given by ratio as {area, by}; areas are pixels of a picture that is `width` wide. */
  show(parts, width) {
    const picture = this.#picture;
    if (!picture.complete || !picture.naturalWidth) return;
    const scale = picture.naturalWidth / width;
    for (const item of this.#list.querySelectorAll("[data-ratio]")) {
      const { area, by } = parts[item.dataset.ratio];
      const canvas = item.querySelector("canvas");
      const dots = Math.min(devicePixelRatio, 2);
      const high = Math.round(canvas.clientHeight * dots);
      canvas.height = high;
      canvas.width = Math.round(high * area.width / area.height);
      const context = canvas.getContext("2d");
      context.imageSmoothingQuality = "high";
      context.drawImage(picture, area.x * scale, area.y * scale, area.width * scale, area.height * scale, 0, 0, canvas.width, canvas.height);
      item.querySelector(".by").textContent = text(`crop.by.${by}`);
    }
  }
}
