// What screens of this person left on this device: a browser crashed, or was closed while nothing answered. It is
// sent from whichever screen comes next.
import { Refusal, send } from "./api.js";
import * as local from "./local.js";
import { changes } from "./merge.js";

const person = document.querySelector('meta[name="person"]')?.content;

async function sendOne(work) {
  if (work.fresh) {
    const story = await send("POST", "/api/v1/stories", work.fresh, null, { key: work.client });
    // Begun before with fewer words, perhaps: what stands here is the later.
    const words = Object.fromEntries(Object.entries(work.fresh).filter(([, value]) => value !== null));
    const changed = changes(story, words);
    if (changed) await sendEntries(story.id, work.client, [{ client: work.client, n: 1, base: story.revision, changes: changed }]);
    return story.id;
  }
  const entries = [...work.queue];
  if (work.pending) entries.push({ client: work.client, n: work.n + 1, base: String(work.base), changes: work.pending });
  await sendEntries(work.story, work.client, entries);
  return work.story;
}

async function sendEntries(story, client, entries) {
  const path = `/api/v1/stories/${story}/journal`;
  if (entries.length) await send("POST", path, { entries });
  await send("POST", `${path}/fold`, { client }).catch((thrown) => {
    // It is in the journal; where two changed the same, both become revisions when nobody is there to choose.
    if (!(thrown instanceof Refusal) || thrown.status !== 409) throw thrown;
  });
}

/**
 * Sends what was left behind.
 * @returns the ids of the stories it belongs to
 */
export async function sendLeft() {
  const sent = [];
  for (const work of await local.leftBehind()) {
    if (work.person !== person) continue;
    try {
      sent.push(await sendOne(work));
      await local.forget(work.client);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      // Kept until it can be sent; the next screen tries again.
      console.info("kept on this device:", thrown.message);
    }
  }
  return sent;
}
