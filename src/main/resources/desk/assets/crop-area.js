// The arithmetic of cutting, in whole pixels of the picture as seen upright. Knows nothing of the screen.
export const RATIOS = { "16x9": [16, 9], "4x3": [4, 3], "1x1": [1, 1], "3x4": [3, 4] };

/** No cut is narrower, as the library has it. */
const LEAST = 160;

const clamp = (value, from, to) => Math.min(Math.max(Math.round(value), from), Math.max(from, to));

/** How wide a cut of that ratio may be: {least, most}. */
export function bounds(ratio, picture) {
  const [across, down] = RATIOS[ratio];
  const most = Math.max(1, Math.min(picture.width, Math.floor(picture.height * across / down)));
  return { least: Math.min(LEAST, most), most };
}

export function heightOf(ratio, width, picture) {
  const [across, down] = RATIOS[ratio];
  return Math.max(1, Math.min(picture.height, Math.round(width * down / across)));
}

/** The same part, as wide as that and about the same middle, inside the picture. */
export function sized(ratio, area, width, picture) {
  const { least, most } = bounds(ratio, picture);
  const wide = clamp(width, least, most);
  const high = heightOf(ratio, wide, picture);
  return moved({ width: wide, height: high }, area.x + (area.width - wide) / 2, area.y + (area.height - high) / 2, picture);
}

/** The same part elsewhere, inside the picture. */
export function moved(area, x, y, picture) {
  return {
    x: clamp(x, 0, picture.width - area.width), y: clamp(y, 0, picture.height - area.height),
    width: area.width, height: area.height,
  };
}

/** The largest part of that ratio about a point. */
export function around(ratio, point, picture) {
  const width = bounds(ratio, picture).most;
  const height = heightOf(ratio, width, picture);
  return moved({ width, height }, point.x - Math.floor(width / 2), point.y - Math.floor(height / 2), picture);
}

/** A part with one corner held fast and the opposite one drawn to a place. */
export function drawn(ratio, fixed, to, picture) {
  const { least, most } = bounds(ratio, picture);
  const [across, down] = RATIOS[ratio];
  const left = to.x < fixed.x;
  const up = to.y < fixed.y;
  const room = Math.min(left ? fixed.x : picture.width - fixed.x, (up ? fixed.y : picture.height - fixed.y) * across / down);
  const wished = Math.max(Math.abs(to.x - fixed.x), Math.abs(to.y - fixed.y) * across / down);
  const width = clamp(Math.min(wished, room), least, most);
  const height = heightOf(ratio, width, picture);
  return moved({ width, height }, left ? fixed.x - width : fixed.x, up ? fixed.y - height : fixed.y, picture);
}

export function inside(point, picture) {
  return { x: clamp(point.x, 0, picture.width - 1), y: clamp(point.y, 0, picture.height - 1) };
}

export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
