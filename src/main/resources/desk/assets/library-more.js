// The list goes on by itself: what is older is put below before its end comes into sight, and nothing moves.
import { fragmentInto } from "./html.js";
import { results } from "./library-tiles.js";
import { text } from "./editor/texts.js";

const AHEAD = "1200px";
const region = document.createElement("p");
region.className = "unseen";
region.setAttribute("role", "status");
results.after(region);
let under = false;

async function more(link) {
  if (under) return;
  under = true;
  link.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(link.href, { headers: { "X-Part": "tiles" } });
    // The link itself still leads there, and to the sign-in where that is what is missing.
    if (!answer.ok || answer.redirected || !link.isConnected) return;
    const part = document.createElement("div");
    fragmentInto(part, await answer.text());
    const tiles = [...part.querySelectorAll(".tile")];
    const held = document.activeElement === link;
    document.getElementById("tiles").append(...tiles);
    link.closest("nav").replaceWith(...part.querySelectorAll("nav"));
    if (held) tiles[0]?.querySelector("a").focus({ preventScroll: true });
    region.textContent = text("library.moreCame", new Intl.NumberFormat(document.documentElement.lang).format(tiles.length));
    watch();
  } catch {
    // Coming near the end again tries again.
  } finally {
    under = false;
    link.removeAttribute("aria-busy");
  }
}

const sight = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) more(target);
}, { rootMargin: AHEAD });

function watch() {
  sight.disconnect();
  const link = results.querySelector("a[rel=next]");
  if (link) sight.observe(link);
}

results.addEventListener("click", (event) => {
  const link = event.target.closest("a[rel=next]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  more(link);
});
// Another search brings another list.
new MutationObserver(watch).observe(results, { childList: true });
watch();
