// The uploader on top of the library.
import { uploader } from "./uploader.js";

const DETAILS = ["caption", "alt", "credit", "creator"];

for (const section of document.querySelectorAll("[data-uploader]")) {
  const form = section.querySelector("form");
  const details = () => Object.fromEntries(DETAILS.map((name) => [name, form.elements[name]?.value.trim() ?? ""]));
  uploader(section.querySelector(".uploader-place"), { page: true, details });
}

// What has arrived is among what the page shows; typing in the line of search does the same.
document.addEventListener("media-settled", () => {
  document.querySelector('form[data-fills="results"]')?.dispatchEvent(new Event("input"));
});
