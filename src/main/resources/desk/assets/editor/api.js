// Talks to the API under the session.

const meta = (name) => document.querySelector(`meta[name="${name}"]`);
let refreshing = null;

/** A refusal with what is wrong and what to do; status 0 when nothing answered. */
export class Refusal extends Error {
  constructor(problem) {
    super(problem.detail);
    this.status = problem.status;
    this.errors = problem.errors ?? [];
    this.other = problem.other ?? false;
  }
}

async function ask(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new Refusal({ status: 0, detail: "" });
  }
}

async function read(answer) {
  const json = await answer.json().catch(() => ({ status: answer.status, detail: answer.statusText }));
  if (!answer.ok) throw new Refusal({ ...json, status: answer.status });
  return json;
}

/** Somebody signed in again in another tab: their form token is taken over, if they are the same person. */
async function refresh() {
  refreshing ??= (async () => {
    const session = await read(await ask("/session", { headers: { Accept: "application/json" } }));
    if (session.person !== meta("person").content) throw new Refusal({ status: 401, detail: "", other: true });
    const changed = session.formToken !== meta("form-token").content;
    meta("form-token").content = session.formToken;
    return changed;
  })().finally(() => { refreshing = null; });
  return refreshing;
}

/**
 * Sends JSON and gives the JSON that comes back.
 * @param revision the one that was changed, if that matters
 * @param more key: what makes a second try the same; farewell: the page is going away
 */
export async function send(method, path, body, revision, more = {}) {
  const go = () => {
    const headers = { Accept: "application/json", "X-Form-Token": meta("form-token").content };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (revision) headers["If-Match"] = `"${revision}"`;
    if (more.key) headers["Idempotency-Key"] = more.key;
    const options = { method, headers, keepalive: more.farewell === true };
    return ask(path, body === undefined ? options : { ...options, body: JSON.stringify(body) });
  };
  const answer = await go();
  if (answer.status === 403 && method !== "GET" && await refresh()) return read(await go());
  return read(answer);
}

/** A piece of a page. */
export async function fragment(path) {
  const answer = await ask(path, { headers: { "X-Part": "true" } });
  if (!answer.ok) throw new Refusal({ status: answer.status, detail: answer.statusText });
  return answer.text();
}
