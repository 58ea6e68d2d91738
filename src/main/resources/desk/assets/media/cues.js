// Captions as text and as a list, without the screen.

/** 01:02:03.004 as seconds; NaN for what is no time. */
export function seconds(text) {
  const found = /^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?\s*$/.exec(text);
  if (!found) return NaN;
  const [, hours = "0", minutes, rest, part = "0"] = found;
  if (Number(minutes) > 59 || Number(rest) > 59) return NaN;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest) + Number(part.padEnd(3, "0")) / 1000;
}

/** As WebVTT writes it. */
export function clock(at) {
  const millis = Math.max(0, Math.round(at * 1000));
  const two = (value) => String(value).padStart(2, "0");
  return `${two(Math.floor(millis / 3_600_000))}:${two(Math.floor(millis / 60_000) % 60)}:${two(Math.floor(millis / 1000) % 60)}.${String(millis % 1000).padStart(3, "0")}`;
}

/** The captions of a text; null when it has parts that a list would lose. */
export function read(text) {
  const cues = [];
  for (const block of text.replaceAll("\r\n", "\n").split(/\n{2,}/)) {
    const lines = block.split("\n").filter((line, i, all) => line !== "" || i < all.length - 1);
    if (!block.trim() || /^WEBVTT/.test(block.trim())) continue;
    const first = lines.findIndex((line) => line.trim() !== "");
    const found = /^\s*([\d:.]+)\s+-->\s+([\d:.]+)(?:\s+(.*))?$/.exec(lines[first] ?? "");
    if (!found) return null;
    cues.push({ start: seconds(found[1]), end: seconds(found[2]), settings: (found[3] ?? "").trim(), text: lines.slice(first + 1).join("\n").trim() });
  }
  return cues.some((cue) => Number.isNaN(cue.start) || Number.isNaN(cue.end)) ? null : cues;
}

/** The text of captions, and the line on which each begins. */
export function write(cues) {
  const lines = ["WEBVTT"];
  const begins = [];
  for (const cue of cues) {
    lines.push("");
    begins.push(lines.length + 1);
    lines.push(`${clock(cue.start)} --> ${clock(cue.end)}${cue.settings ? ` ${cue.settings}` : ""}`);
    // An empty line would end the caption.
    lines.push(...cue.text.split("\n").map((line) => line.trim()).filter((line) => line !== ""));
    if (!cue.text.trim()) lines.push("");
  }
  return { text: `${lines.join("\n")}\n`, begins };
}
