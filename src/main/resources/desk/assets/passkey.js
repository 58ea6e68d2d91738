// Speaks with the device's authenticator, and with the server about it.

const token = document.querySelector('meta[name="form-token"]').content;

/** Whether this browser can do all that is needed. */
export const supported = Boolean(globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON);

/** A refusal of the server, in its words. */
export class Refused extends Error {}

export async function post(path, body) {
  const headers = { Accept: "application/json", "Content-Type": "application/json" };
  if (token) headers["X-Form-Token"] = token;
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body ?? {}) });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(json.detail ?? answer.statusText);
  return json;
}

/** Asks for a signature by any passkey of this desk; gives the server's answer to it. */
export async function sign(path, more, { quiet = false, signal } = {}) {
  const options = await post("/sign-in/passkey/options");
  const credential = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey),
    mediation: quiet ? "conditional" : "optional",
    signal,
  });
  return post(path, { ...more, answer: credential.toJSON() });
}

/** Makes a passkey on this device and gives it to the server. */
export async function make(name) {
  const options = await post("/account/passkeys/options");
  const credential = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options.publicKey),
  });
  return post("/account/passkeys", { name, answer: credential.toJSON() });
}

/** Says why not, where the page has room for it; who turned away knows it. */
export function explain(place, thrown) {
  const turnedAway = thrown.name === "NotAllowedError" || thrown.name === "AbortError";
  const known = thrown.name === "InvalidStateError";
  place.textContent = turnedAway ? place.dataset.away
    : known ? place.dataset.known
    : thrown instanceof Refused ? thrown.message
    : place.dataset.failed;
  place.hidden = false;
}
