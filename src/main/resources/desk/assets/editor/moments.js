// Between instants and the wall clock of an edition's time zone, as people type it.

function offset(zone, instant) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit",
      hour: "2-digit", minute: "2-digit", second: "2-digit",
    }).formatToParts(instant).map((part) => [part.type, part.value]));
  const wall = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return wall - Math.floor(instant.getTime() / 1000) * 1000;
}

/** An instant as a datetime-local control has it, on that zone's clock. */
export function toWall(iso, zone) {
  if (!iso) return "";
  const instant = new Date(iso);
  return new Date(Math.floor(instant.getTime() / 1000) * 1000 + offset(zone, instant)).toISOString().slice(0, 19);
}

/** What a datetime-local control holds, as an instant; null for nothing. */
export function toInstant(wall, zone) {
  if (!wall) return null;
  const utc = Date.parse(`${wall.length === 16 ? `${wall}:00` : wall}Z`);
  const guess = utc - offset(zone, new Date(utc));
  // Once more, for an hour that lies beyond a change of the clock.
  return new Date(utc - offset(zone, new Date(guess))).toISOString().replace(".000Z", "Z");
}

let shownIn = "UTC";

/** The zone in which moments inside the text are shown. */
export function showIn(zone) {
  shownIn = zone;
}

/** An instant for people, on the clock of the zone that was set. */
export function shown(iso) {
  if (!iso) return "";
  return new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: "medium", timeStyle: "short", timeZone: shownIn,
  }).format(new Date(iso));
}
