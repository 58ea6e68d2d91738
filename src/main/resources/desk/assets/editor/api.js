// Talks to the API under the session.

const token = document.querySelector('meta[name="form-token"]').content;

/** A refusal with what is wrong and what to do. */
export class Refusal extends Error {
  constructor(problem) {
    super(problem.detail);
    this.status = problem.status;
    this.errors = problem.errors ?? [];
  }
}

/** Sends JSON and gives the JSON that comes back. */
export async function send(method, path, body, revision) {
  const headers = { Accept: "application/json", "X-Form-Token": token };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (revision) headers["If-Match"] = `"${revision}"`;
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Refusal({ status: 0, detail: "" });
  }
  const json = await answer.json().catch(() => ({ status: answer.status, detail: answer.statusText }));
  if (!answer.ok) throw new Refusal(json);
  return json;
}

/** A piece of a page. */
export async function fragment(path) {
  const answer = await fetch(path, { headers: { "X-Part": "true" } });
  if (!answer.ok) throw new Refusal({ status: answer.status, detail: answer.statusText });
  return answer.text();
}
