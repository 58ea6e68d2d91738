// What became of a list of blocks, which have no names: found again by what they say, changed ones by the words
// they share. The same as BlockDiff and JsonKey in Java; both are tested on the same cases.

/** Two blocks with less of their words in common are two different ones. */
const ALIKE = 0.4;
/** A longer stretch of changes is not looked through for blocks that are alike. */
const MAX_STRETCH = 100;

const keys = new WeakMap();

const normal = (text) => text.normalize("NFC").replace(/\r\n?/g, "\n");

/** One spelling for JSON that says the same. What it was asked for must not be changed afterwards. */
export function keyOf(value) {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return JSON.stringify(normal(value).trim());
  if (typeof value !== "object") return JSON.stringify(value);
  let key = keys.get(value);
  if (key === undefined) {
    key = Array.isArray(value) ? `[${value.map(keyOf).join(",")}]` : keyOfObject(value);
    keys.set(value, key);
  }
  return key;
}

function keyOfObject(object) {
  // White space at the ends counts between two spans, and nowhere else.
  const span = "text" in object && !("type" in object);
  const members = [];
  for (const name of Object.keys(object).sort()) {
    const value = object[name];
    if (value === "" || (Array.isArray(value) && !value.length)) continue;
    const key = span && typeof value === "string" ? JSON.stringify(normal(value)) : keyOf(value);
    if (key !== "null") members.push(`${JSON.stringify(name)}:${key}`);
  }
  return `{${members.join(",")}}`;
}

/** Lengths of the longest common subsequences of all tails. */
function common(old, now) {
  const length = Array.from({ length: old.length + 1 }, () => new Int32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      length[i][j] = old[i] === now[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  return length;
}

function collect(value, words) {
  if (typeof value === "string") {
    for (const word of value.split(/[ \t\n\r]+/)) if (word) words.add(word);
  } else if (value && typeof value === "object") {
    for (const inner of Object.values(value)) collect(inner, words);
  }
  return words;
}

/** The share of words two blocks have in common, 0 when they are none of each other. */
function alike(old, now) {
  const one = collect(old, new Set());
  const other = collect(now, new Set());
  const most = Math.max(one.size, other.size);
  let both = 0;
  for (const word of one) if (other.has(word)) both++;
  const share = most === 0 ? 0 : both / most;
  return share < ALIKE ? 0 : share;
}

/**
 * The changes in order of their place in base: blocks from `from` until before `to` became `blocks`.
 */
export function hunks(base, next) {
  const found = [];
  const add = (from, to, nextFrom, nextTo) => found.push({ from, to, blocks: next.slice(nextFrom, nextTo) });

  function cut(from, to, nextFrom, nextTo) {
    const removed = to - from;
    const added = nextTo - nextFrom;
    if (removed !== added && added !== 0) {
      add(from, to, nextFrom, nextTo);
      return;
    }
    for (let i = 0; i < removed; i++) {
      add(from + i, from + i + 1, added ? nextFrom + i : nextFrom, added ? nextFrom + i + 1 : nextFrom);
    }
  }

  function stretch(from, to, nextFrom, nextTo) {
    const removed = to - from;
    const added = nextTo - nextFrom;
    if (removed === added || removed === 0 || added === 0) {
      cut(from, to, nextFrom, nextTo);
      return;
    }
    if (removed > MAX_STRETCH || added > MAX_STRETCH) {
      add(from, to, nextFrom, nextTo);
      return;
    }
    const share = (i, j) => alike(base[from + i], next[nextFrom + j]);
    const best = Array.from({ length: removed + 1 }, () => new Float64Array(added + 1));
    for (let i = removed - 1; i >= 0; i--) {
      for (let j = added - 1; j >= 0; j--) {
        const pair = share(i, j);
        const rest = Math.max(best[i + 1][j], best[i][j + 1]);
        best[i][j] = pair > 0 ? Math.max(rest, best[i + 1][j + 1] + pair) : rest;
      }
    }
    const pairs = [];
    for (let i = 0, j = 0; i < removed && j < added;) {
      const pair = share(i, j);
      if (pair > 0 && best[i][j] === best[i + 1][j + 1] + pair) pairs.push([i++, j++]);
      else if (best[i + 1][j] >= best[i][j + 1]) i++;
      else j++;
    }
    // A block that was split stays one change: what was added beside it and is like it belongs to it.
    let [doneI, doneJ] = [0, 0];
    pairs.forEach(([i, j], k) => {
      const [afterI, afterJ] = pairs[k + 1] ?? [removed, added];
      let start = j;
      while (i === doneI && start > doneJ && share(i, start - 1) > 0) start--;
      let end = j + 1;
      while (afterI === i + 1 && end < afterJ && share(i, end) > 0) end++;
      cut(from + doneI, from + i, nextFrom + doneJ, nextFrom + start);
      add(from + i, from + i + 1, nextFrom + start, nextFrom + end);
      [doneI, doneJ] = [i + 1, end];
    });
    cut(from + doneI, to, nextFrom + doneJ, nextTo);
  }

  const old = base.map(keyOf);
  const now = next.map(keyOf);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let oldEnd = old.length;
  let nowEnd = now.length;
  while (oldEnd > start && nowEnd > start && old[oldEnd - 1] === now[nowEnd - 1]) {
    oldEnd--;
    nowEnd--;
  }
  const length = common(old.slice(start, oldEnd), now.slice(start, nowEnd));
  let [i, j, changedI, changedJ] = [start, start, start, start];
  while (i < oldEnd && j < nowEnd) {
    if (old[i] === now[j]) {
      stretch(changedI, i, changedJ, j);
      i++;
      j++;
      [changedI, changedJ] = [i, j];
    } else if (length[i - start + 1][j - start] >= length[i - start][j - start + 1]) i++;
    else j++;
  }
  stretch(changedI, oldEnd, changedJ, nowEnd);
  return found;
}
