// Takes what is typed to the server: entries of the journal from second to second, folded into a revision in pauses.
// One thing at a time, and anything may be sent twice. What is not there yet is kept on this device.
import { Refusal, send } from "./api.js";
import * as local from "./local.js";
import { changes } from "./merge.js";

const SOON = 500;
const PAUSE_ALONE = 30_000;
const PAUSE_IN_COMPANY = 3_000;
const LONGEST = 600_000;
const TRIES = [1_000, 2_000, 4_000, 8_000, 15_000];
const CLOSED = ["killed", "spiked"];
/** What a browser lets a page send while it goes away. */
const MAX_FAREWELL = 60_000;

export class Sync {
  #client = local.screenName();
  #screen;
  #id;
  #base;
  /** The content as of the last entry, and as of the revision it builds on. */
  #sent;
  #ground;
  #n = 0;
  /** Entries that were not answered yet. */
  #queue = [];
  #edits = 0;
  #queued = 0;
  #unfolded = 0;
  #firstUnfolded = 0;
  #typedAt = 0;
  #moved = false;
  #company = false;
  #trouble = null;
  #refusal = null;
  /** What kept the entries from becoming a revision, and when somebody had last typed then. */
  #unfit = null;
  #unfitAt = 0;
  /** The revision with which nobody wanted to choose yet. */
  #declined = 0;
  #tries = 0;
  #timer = 0;
  #keeping = 0;
  #turns = Promise.resolve();
  #keptAt = 0;

  /**
   * @param screen person, content(): what stands there; hasWords(): whether a story can begin with it;
   *   plain(story): its content as this screen has it; begun(story): it exists now; folded(story): a revision holds
   *   what was typed; take(story, sent): the story has more than the screen, whose last content sent was that;
   *   clash(story, ground): both changed the same since then, false when nobody chose; told(): look how it stands
   */
  constructor(screen, { id, revision, sent }) {
    this.#screen = screen;
    this.#id = id;
    this.#base = Number(revision ?? 0);
    this.#sent = sent;
    this.#ground = sent;
    local.hold(this.#client);
    setInterval(() => this.#look(), 1_000);
    for (const event of ["online", "focus"]) window.addEventListener(event, () => this.#atOnce());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#leave() : this.#atOnce()));
    window.addEventListener("pagehide", () => this.#leave());
  }

  /**
   * How it stands: {kind, edits, keptAt, refusal}; kind is new, saved, sending, offline, signedOut, other (somebody
   * else is signed in), clash or refused.
   */
  get state() {
    const kept = this.#unfit ? "refused" : this.waits ? "sending" : this.#id ? "saved" : "new";
    const kind = this.#trouble ?? kept;
    return { kind, edits: this.#edits + this.#queued, keptAt: this.#keptAt, refusal: this.#refusal ?? this.#unfit };
  }

  /** Whether this device has something that the server has not. */
  get waits() {
    return this.#queue.length > 0 || (this.#edits > 0 && this.#worthIt);
  }

  /** A story begins with its first words, not with a look at the empty form. */
  get #worthIt() {
    return Boolean(this.#id) || this.#screen.hasWords();
  }

  /** Whether what waits may not reach the server by itself when the page goes. */
  get alone() {
    return this.waits && this.#trouble !== null && this.#trouble !== "clash";
  }

  /** Somebody else looks at the story too: what is typed becomes a revision sooner. */
  set company(yes) {
    this.#company = yes;
  }

  /** Somebody typed. */
  touched() {
    this.#edits++;
    this.#typedAt = Date.now();
    if (!this.#keeping) this.#keeping = setTimeout(() => this.#keep(), 100);
    if (!this.#timer && !this.#tries) this.#later(SOON);
    this.#screen.told();
  }

  /** The story has a later revision than this screen knows. */
  moved() {
    this.#moved = true;
    this.#look();
  }

  #later(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.#turn(() => this.#sendAll()).catch(() => {});
    }, wait);
  }

  #atOnce() {
    if (this.waits || this.#trouble) this.#later(0);
  }

  /** One thing at a time; what goes wrong is told, tried again where that helps, and thrown. */
  #turn(act) {
    const turn = this.#turns.then(async () => {
      try {
        const result = await act();
        this.#tries = 0;
        this.#trouble = null;
        this.#refusal = null;
        if (this.waits && !this.#timer) this.#later(SOON);
        return result;
      } catch (thrown) {
        this.#note(thrown);
        throw thrown;
      } finally {
        this.#screen.told();
      }
    });
    this.#turns = turn.catch(() => {});
    return turn;
  }

  #note(thrown) {
    this.#refusal = thrown;
    if (!(thrown instanceof Refusal)) {
      this.#trouble = "refused";
      console.error(thrown);
      return;
    }
    const { status } = thrown;
    if (status === 401) this.#trouble = thrown.other ? "other" : "signedOut";
    else if (status === 0 || status === 429 || status >= 500) this.#trouble = "offline";
    else if (status === 409 && thrown.clash) this.#trouble = "clash";
    else this.#trouble = "refused";
    const again = ["offline", "signedOut", "other"].includes(this.#trouble);
    if (again) this.#later(TRIES[Math.min(this.#tries++, TRIES.length - 1)]);
  }

  /** Everything typed is in a revision; resolves with nothing, rejects with a Refusal. */
  flush() {
    return this.#turn(async () => {
      await this.#sendAll(true);
      if (this.#unfolded || this.#moved) await this.#fold();
    });
  }

  async #sendAll(whole = false) {
    if (!this.#id) {
      if (!this.#edits && !whole) return;
      if (!whole && !this.#worthIt) return;
      await this.#begin();
    }
    while (this.#queue.length || this.#cut()) await this.#post();
  }

  async #begin() {
    const content = this.#screen.content();
    const story = await send("POST", "/api/v1/stories", content, null, { key: this.#client });
    this.#id = story.id;
    this.#keptAt = Date.now();
    // An earlier try may have begun it, with less; and something may have been typed meanwhile.
    this.#takeOver(story);
    await this.#keep();
    await this.#screen.begun(story);
  }

  /** Makes an entry of what was typed since the last; false when there was nothing. */
  #cut() {
    if (!this.#edits) return false;
    const content = this.#screen.content();
    const changed = changes(this.#sent, content);
    if (changed) {
      this.#push(changed);
      this.#queued += this.#edits;
      this.#sent = content;
    }
    this.#edits = 0;
    this.#keep();
    return Boolean(changed);
  }

  #push(changed) {
    this.#queue.push({ client: this.#client, n: ++this.#n, base: String(this.#base), changes: changed });
  }

  async #post() {
    const path = `/api/v1/stories/${this.#id}/journal`;
    let answer;
    try {
      answer = await send("POST", path, { entries: this.#queue });
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || ![409, 422].includes(thrown.status)) throw thrown;
      await this.#startAnew(thrown);
      return;
    }
    this.#queue = this.#queue.filter(({ n }) => n > answer.n);
    this.#queued = 0;
    this.#keptAt = Date.now();
    this.#unfolded++;
    this.#firstUnfolded ||= Date.now();
    const revision = Number(answer.revision);
    if (revision > this.#base && revision !== this.#declined) this.#moved = true;
    await this.#keep();
  }

  /** Journal and screen do not fit, as after a restored backup: the whole difference goes under a new name. */
  async #startAnew(refusal) {
    const story = await send("GET", `/api/v1/stories/${this.#id}`);
    if (CLOSED.includes(story.status) || this.#n === this.#queue.length) throw refusal;
    const old = this.#client;
    this.#client = local.screenName();
    local.hold(this.#client);
    this.#n = 0;
    this.#queue = [];
    await this.#screen.take(story, this.#ground);
    this.#takeOver(story);
    await this.#keep();
    await local.forget(old);
  }

  async #fold() {
    const sent = this.#sent;
    let answer;
    try {
      answer = await send("POST", `/api/v1/stories/${this.#id}/journal/fold`, { client: this.#client });
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown.status !== 409) {
        if (thrown.status === 422) [this.#unfit, this.#unfitAt] = [thrown, this.#typedAt];
        throw thrown;
      }
      const story = await send("GET", `/api/v1/stories/${this.#id}`);
      if (CLOSED.includes(story.status)) throw thrown;
      if (!(await this.#screen.clash(story, this.#ground))) {
        thrown.clash = true;
        this.#moved = false;
        this.#declined = Number(story.revision);
        throw thrown;
      }
      this.#takeOver(story);
      // Said on the new revision, even when all of theirs was chosen: the entries before are answered with it.
      if (!this.#cut()) this.#push({ headline: this.#sent.headline });
      await this.#sendAll();
      await this.#fold();
      return;
    }
    this.#unfolded = 0;
    this.#firstUnfolded = 0;
    this.#moved = false;
    this.#unfit = null;
    if (answer.merged) {
      await this.#screen.take(answer.story, sent);
      this.#takeOver(answer.story);
    } else {
      this.#standOn(answer.story.revision, sent);
    }
    this.#keptAt = Date.now();
    await this.#screen.folded(answer.story);
  }

  #takeOver(story) {
    this.#standOn(story.revision, this.#screen.plain(story));
  }

  /** From here on changes are made to that revision, which has that content. */
  #standOn(revision, content) {
    this.#base = Number(revision);
    this.#sent = content;
    this.#ground = content;
    this.#edits = changes(content, this.#screen.content()) ? Math.max(1, this.#edits) : 0;
  }

  /** Takes the story the server has, with all that is typed here. */
  reload() {
    return this.#turn(async () => {
      if (!this.#id) return;
      await this.#sendAll();
      await this.#fold();
    });
  }

  /** A verb was done, and the server gave this story: what the screen shows is in it. */
  settled(story) {
    this.#takeOver(story);
    this.#moved = false;
    this.#keep();
  }

  /** Once a second: whether it is time for a revision. */
  #look() {
    this.#screen.told();
    if (this.#trouble || !this.#id || (!this.#unfolded && !this.#moved)) return;
    if (this.#unfit && this.#typedAt === this.#unfitAt) return;
    const quiet = Date.now() - this.#typedAt;
    const pause = this.#moved ? 1_000 : this.#company ? PAUSE_IN_COMPANY : PAUSE_ALONE;
    const late = this.#firstUnfolded && Date.now() - this.#firstUnfolded > (this.#moved ? 15_000 : LONGEST);
    if (quiet < pause && !late) return;
    this.flush().catch(() => {});
  }

  /** The page may never come back: what is left goes out by itself, and the revision with it. */
  #leave() {
    if (!this.#id || this.#trouble || (!this.waits && !this.#unfolded)) return;
    this.#cut();
    const path = `/api/v1/stories/${this.#id}/journal`;
    const entries = this.#queue;
    if (JSON.stringify(entries).length > MAX_FAREWELL) return;
    const farewell = { farewell: true };
    const sent = entries.length ? send("POST", path, { entries }, null, farewell) : Promise.resolve();
    sent.then(() => send("POST", `${path}/fold`, { client: this.#client }, null, farewell)).catch(() => {});
  }

  /** The copy on this device; none when the server has everything. */
  async #keep() {
    clearTimeout(this.#keeping);
    this.#keeping = 0;
    if (!this.waits) {
      await local.forget(this.#client);
      return;
    }
    const content = this.#screen.content();
    await local.keep({
      client: this.#client, person: this.#screen.person, story: this.#id ?? null, base: this.#base, n: this.#n,
      queue: this.#queue, pending: this.#id ? changes(this.#sent, content) : null,
      fresh: this.#id ? null : content, at: Date.now(),
    });
  }
}
