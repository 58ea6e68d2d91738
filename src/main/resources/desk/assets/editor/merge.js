// Two versions of a story made from the same third, put together by field and by block. The same as Merge and
// BlockMerge in Java; both are tested on the same cases.
import { hunks, keyOf } from "./blocks.js";

/** Fields that only mean something together. */
const TOGETHER = { edition: ["edition", "section"], section: [] };

/** One side's changes, read from first to last. */
class Changes {
  #hunks;
  #at = 0;

  constructor(found) {
    this.#hunks = found;
  }

  #next() {
    return this.#hunks[this.#at];
  }

  insertedAt(place) {
    const blocks = [];
    while (this.#next()?.from === place && this.#next().to === place) blocks.push(...this.#hunks[this.#at++].blocks);
    return blocks;
  }

  reach(from, end) {
    let reach = end;
    for (let i = this.#at; i < this.#hunks.length && this.#hunks[i].from < reach; i++) {
      if (this.#hunks[i].from >= from) reach = Math.max(reach, this.#hunks[i].to);
    }
    return reach;
  }

  touches(from, end) {
    const hunk = this.#next();
    return Boolean(hunk) && hunk.from < end && hunk.from >= from;
  }

  applied(base, from, end) {
    const blocks = [];
    let place = from;
    while (this.#next() && this.#next().from < end) {
      const hunk = this.#hunks[this.#at++];
      blocks.push(...base.slice(place, hunk.from), ...hunk.blocks);
      place = hunk.to;
    }
    blocks.push(...base.slice(place, end));
    return blocks;
  }
}

const keysOf = (blocks) => blocks.map(keyOf).join("\n");

/** The merged body in pieces: {agreed: blocks}, or {base, mine, theirs} where somebody has to choose. */
export function mergeBlocks(base, one, other) {
  const mine = new Changes(hunks(base, one));
  const theirs = new Changes(hunks(base, other));
  const pieces = [];
  const agree = (blocks) => {
    if (!blocks.length) return;
    const before = pieces.at(-1);
    if (before?.agreed) before.agreed.push(...blocks);
    else pieces.push({ agreed: [...blocks] });
  };
  let place = 0;
  for (;;) {
    const [first, second] = [mine.insertedAt(place), theirs.insertedAt(place)];
    const [firstKey, secondKey] = [keysOf(first), keysOf(second)];
    agree(firstKey <= secondKey ? first : second);
    if (firstKey !== secondKey) agree(firstKey <= secondKey ? second : first);
    if (place === base.length) return pieces;
    let end = place + 1;
    for (let reach = -1; reach !== end;) {
      reach = end;
      end = theirs.reach(place, mine.reach(place, end));
    }
    const byMe = mine.touches(place, end);
    const byThem = theirs.touches(place, end);
    const made = mine.applied(base, place, end);
    const madeByThem = theirs.applied(base, place, end);
    if (byMe && byThem && keysOf(made) !== keysOf(madeByThem)) {
      pieces.push({ base: base.slice(place, end), mine: made, theirs: madeByThem });
    } else agree(byMe && !byThem ? made : madeByThem);
    place = end;
  }
}

const names = (...objects) => [...new Set(objects.flatMap((object) => Object.keys(object ?? {})))];
const said = (content, name, base) => (name in content ? content[name] : base[name]);

/**
 * Merges contents in the contract's JSON; a field that one side does not have is one it did not change.
 * @returns {clashes: [{field, mine, theirs}], body: pieces, with: (side) => content}; side is "mine", "theirs", or
 *   a function of the field's name, and for the body of its piece too
 */
export function merge(base, mine, theirs) {
  const clashes = [];
  const taken = new Map();
  const decide = (field, was, one, other, values) => {
    if (one === other || one === was) return "theirs";
    if (other === was) return "mine";
    clashes.push({ field, ...values });
    return null;
  };
  const headlines = new Map();
  for (const field of names(base, mine, theirs)) {
    if (field === "headlines") {
      const [was, one, other] = [base, mine, theirs].map((content) => said(content, field, base) ?? {});
      for (const name of names(was, one, other)) {
        headlines.set(name, decide(`headlines.${name}`, keyOf(was[name]), keyOf(one[name]), keyOf(other[name]),
          { mine: one[name], theirs: other[name] }));
      }
    } else if (field !== "body") {
      const unit = TOGETHER[field] ?? [field];
      if (!unit.length) continue;
      const key = (content) => unit.map((name) => keyOf(said(content, name, base))).join(" ");
      const value = (content) => (unit.length > 1 ? unit.map((name) => said(content, name, base)).join(" / ") : said(content, field, base));
      const side = decide(field, key(base), key(mine), key(theirs), { mine: value(mine), theirs: value(theirs) });
      for (const name of unit) taken.set(name, { side, field });
    }
  }
  const body = mergeBlocks(base.body ?? [], mine.body ?? [], theirs.body ?? []);
  for (const piece of body) if (!piece.agreed) clashes.push({ field: "body", ...piece, piece });
  const pick = (choice, ...of) => (typeof choice === "function" ? choice(...of) : choice);
  const from = (side) => (side === "mine" ? mine : theirs);
  return {
    clashes,
    body,
    with(choice) {
      const merged = {};
      for (const [name, { side, field }] of taken) {
        const value = said(from(side ?? pick(choice, field)), name, base);
        if (value !== undefined) merged[name] = value;
      }
      if (headlines.size || [base, mine, theirs].some((content) => "headlines" in content)) {
        merged.headlines = {};
        for (const [name, side] of headlines) {
          const value = said(from(side ?? pick(choice, `headlines.${name}`)), "headlines", base)?.[name];
          if (value !== null && value !== undefined) merged.headlines[name] = value;
        }
      }
      merged.body = body.flatMap((piece) => piece.agreed ?? piece[pick(choice, "body", piece)]);
      return merged;
    },
  };
}

/** What changed from one content to another, as the journal takes it; null when nothing did. */
export function changes(before, after) {
  const changed = {};
  for (const field of Object.keys(after)) {
    if (field === "body" || keyOf(before[field]) === keyOf(after[field])) continue;
    changed[field] = after[field] ?? null;
  }
  const splice = spliced(before.body ?? [], after.body ?? []);
  if (splice) changed.body = splice;
  return Object.keys(changed).length ? changed : null;
}

function spliced(old, now) {
  const same = (one, other) => one === other || keyOf(one) === keyOf(other);
  let from = 0;
  while (from < old.length && from < now.length && same(old[from], now[from])) from++;
  let oldEnd = old.length;
  let nowEnd = now.length;
  while (oldEnd > from && nowEnd > from && same(old[oldEnd - 1], now[nowEnd - 1])) {
    oldEnd--;
    nowEnd--;
  }
  return oldEnd === from && nowEnd === from ? null : { from, remove: oldEnd - from, insert: now.slice(from, nowEnd) };
}

/** A content with such changes made to it. */
export function applied(content, changed) {
  const { body: splice, ...fields } = changed;
  const after = { ...content, ...fields };
  if (splice) after.body = (content.body ?? []).toSpliced(splice.from, splice.remove, ...splice.insert);
  return after;
}
