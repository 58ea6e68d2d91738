// Takes in what lies at an address of the open network.
import { make } from "./editor/dom.js";
import { send } from "./editor/api.js";
import { say, text } from "./editor/texts.js";

let count = 0;

/** A line for an address; done(media) when what lies there is in the library. */
export function fromAddress(details, done) {
  const id = `upload-address-${++count}`;
  const input = make("input", { id, type: "url", name: "address", dir: "ltr", required: true, placeholder: "https://", autocomplete: "off", "aria-describedby": `${id}-told` });
  const told = make("p", { id: `${id}-told`, class: "hint told-here" });
  const submit = make("button", { text: text("upload.fetch") });
  const form = make("form", { class: "upload-address" }, make("label", { for: id, text: text("upload.address") }), make("div", { class: "row" }, input, submit), told);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // A dialog round it has a form of its own.
    event.stopPropagation();
    submit.setAttribute("aria-disabled", "true");
    input.removeAttribute("aria-invalid");
    told.textContent = text("upload.fetching");
    try {
      const media = await send("POST", "/api/v1/media/from-address", { address: input.value.trim(), ...details() });
      input.value = "";
      told.replaceChildren(text("upload.taken"), " ", make("a", { href: `/library/${media.id}`, text: text("upload.open") }));
      say(text("upload.taken"));
      done(media);
    } catch (fault) {
      told.textContent = fault.message || text("upload.away");
      input.setAttribute("aria-invalid", "true");
      say(told.textContent);
      input.focus();
    }
    submit.removeAttribute("aria-disabled");
  });
  return form;
}
