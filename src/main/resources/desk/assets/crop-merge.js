// Brings together what two people drew on one picture.
import { RATIOS, same } from "./crop-area.js";

/**
 * What only one of them touched is theirs; where both did, ours stands and is named.
 * Plans are {focus, hand}; gives {plan, clashes} with clashes as "focus" or ratios.
 */
export function merged(base, ours, theirs) {
  const clashes = [];
  const choose = (name, was, own, other) => {
    if (same(own ?? null, was ?? null)) return other;
    if (!same(other ?? null, was ?? null) && !same(own ?? null, other ?? null)) clashes.push(name);
    return own;
  };
  const hand = {};
  for (const ratio of Object.keys(RATIOS)) {
    const area = choose(ratio, base.hand[ratio], ours.hand[ratio], theirs.hand[ratio]);
    if (area) hand[ratio] = area;
  }
  return { plan: { focus: choose("focus", base.focus, ours.focus, theirs.focus) ?? null, hand }, clashes };
}
