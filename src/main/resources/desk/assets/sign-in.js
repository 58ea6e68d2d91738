// Signing in, or confirming who it is, by a passkey: by the button, or offered with what the browser fills in.
import { explain, sign, supported } from "./passkey.js";

/** The server forgets what it asked after five minutes. */
const ASK_AGAIN_MS = 4 * 60_000;

const button = document.getElementById("passkey");
const trouble = document.getElementById("passkey-trouble");
const { path, next } = button.dataset;
let offered = null;

async function offer() {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  offered?.abort();
  offered = new AbortController();
  const { signal } = offered;
  const again = setTimeout(offer, ASK_AGAIN_MS);
  try {
    location.assign((await sign(path, { next }, { quiet: true, signal })).next);
  } catch (thrown) {
    if (!signal.aborted) explain(trouble, thrown);
  } finally {
    clearTimeout(signal.aborted ? undefined : again);
  }
}

button.addEventListener("click", async () => {
  offered?.abort();
  trouble.hidden = true;
  button.setAttribute("aria-busy", "true");
  try {
    location.assign((await sign(path, { next })).next);
  } catch (thrown) {
    explain(trouble, thrown);
  } finally {
    button.removeAttribute("aria-busy");
  }
});

// It stands there from the start, so that nothing jumps; few browsers are too old for it.
if (!supported) button.hidden = true;
else if (document.querySelector('[autocomplete~="webauthn"]')) offer();
