// How an edition looks: swatches that keep step with the colours typed, and the logo, chosen from the library.
import { say, text } from "./editor/texts.js";

const COLOUR = /^#[0-9a-f]{6}$/i;

for (const pair of document.querySelectorAll(".swatch")) {
  const [swatch, typed] = pair.querySelectorAll("input");
  swatch.addEventListener("input", () => {
    typed.value = swatch.value;
    typed.removeAttribute("aria-invalid");
  });
  typed.addEventListener("input", () => { swatch.value = COLOUR.test(typed.value) ? typed.value : swatch.dataset.usual; });
}

const logo = document.querySelector(".logo");
const chosen = logo.querySelector("[name=logo]");
const shown = logo.querySelector(".logo-shown");
const name = shown.querySelector("b");
const remove = logo.querySelector("[data-logo=remove]");
const file = document.getElementById("drawing");

/** Shows that picture, or without an address the name in letters, which readers then get. */
function show(address) {
  shown.querySelector("img")?.remove();
  name.hidden = Boolean(address);
  if (!address) return;
  const image = new Image();
  image.alt = name.textContent;
  image.src = address;
  shown.prepend(image);
}

function take(value, address) {
  file.value = "";
  chosen.value = value;
  remove.setAttribute("aria-disabled", String(!value));
  show(address);
}

logo.querySelector("[data-logo=choose]").addEventListener("click", async () => {
  const { pickMedia } = await import("./editor/media.js");
  const picked = await pickMedia(false);
  if (!picked) return;
  take(picked.id, `/library/${picked.id}/thumb`);
  say(text("look.logoTold", picked.caption || picked.alt || picked.id));
});

remove.addEventListener("click", () => {
  if (remove.ariaDisabled === "true") return;
  take("", logo.dataset.none);
  say(text("look.noLogoTold"));
});

file.addEventListener("change", () => {
  const [drawing] = file.files;
  if (!drawing) return;
  remove.setAttribute("aria-disabled", "false");
  const reading = new FileReader();
  // What was chosen before stays beside it, for when the file is refused.
  reading.addEventListener("load", () => show(reading.result));
  reading.readAsDataURL(drawing);
});
