// Adds a passkey to one's own account.
import { explain, make, supported } from "./passkey.js";

const form = document.getElementById("add-passkey");
const trouble = document.getElementById("passkey-trouble");

if (form) {
  form.hidden = !supported;
  document.getElementById("no-passkeys").hidden = supported;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    trouble.hidden = true;
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      location.assign((await make(form.elements.name.value)).next);
    } catch (thrown) {
      explain(trouble, thrown);
    } finally {
      button.disabled = false;
    }
  });
}
