// Addresses that links lead to: cleaned of what only follows readers around, and checked.

const FOLLOWERS = /^(utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_anon_id|oly_enc_id|wickedid|s_cid|cmpid|at_medium|at_campaign|ref_src|ref_url|srsltid|_ga|_gl|spm|sk_id)$/i;
const WRAPPERS = [
  [/(^|\.)google\.[a-z.]+$/, "/url", ["q", "url"]],
  [/(^|\.)facebook\.com$/, "/l.php", ["u"]],
  [/^l\.instagram\.com$/, "/", ["u"]],
  [/\.safelinks\.protection\.outlook\.com$/, "/", ["url"]],
  [/^(www\.)?linkedin\.com$/, "/redir/redirect", ["url"]],
  [/^out\.reddit\.com$/, "/", ["url"]],
  [/^(www\.)?youtube\.com$/, "/redirect", ["q"]],
  [/^duckduckgo\.com$/, "/l/", ["uddg"]],
];

function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function unwrapped(url) {
  for (const [host, path, names] of WRAPPERS) {
    if (!host.test(url.hostname) || !url.pathname.startsWith(path)) continue;
    for (const name of names) {
      const inner = parsed(url.searchParams.get(name) ?? "");
      if (inner && /^https?:$/.test(inner.protocol)) return inner;
    }
  }
  return url;
}

/** An address as a story may hold it, without trackers; null when it is none that may be linked. */
export function cleanAddress(address) {
  const trimmed = (address ?? "").trim();
  if (/^\/(?!\/)/.test(trimmed)) return trimmed.replaceAll(" ", "%20");
  let url = parsed(trimmed);
  if (url && /^(mailto|tel):$/.test(url.protocol)) return trimmed.replaceAll(" ", "");
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) return null;
  for (let depth = 0; depth < 3; depth++) {
    const inner = unwrapped(url);
    if (inner === url) break;
    url = inner;
  }
  const followed = [...url.searchParams.keys()].filter((name) => FOLLOWERS.test(name));
  // Untouched it stays as it was written: URL would change the form of what it keeps.
  if (followed.length) {
    followed.forEach((name) => url.searchParams.delete(name));
    return url.href.replace(/\?(?=#|$)/, "");
  }
  return url.href;
}

/** What somebody typed, made an address: a bare host gets https, somebody@host mailto, a number tel. */
export function guessAddress(typed) {
  const words = typed.trim();
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(words)) return `mailto:${words}`;
  if (/^\+?[0-9][0-9 ()-]{5,}$/.test(words)) return `tel:${words.replace(/[^+0-9]/g, "")}`;
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}([/?#]\S*)?$/u.test(words)) return cleanAddress(`https://${words}`);
  return cleanAddress(words);
}

/** Whether an address leads into the desk, where readers cannot go. */
export function isOfDesk(address) {
  const url = parsed(address);
  return url !== null && url.host === location.host;
}
