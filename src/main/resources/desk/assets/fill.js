// A form that shows what it finds while somebody types: <form data-fills="results"> fills the element of that id.
import { fragmentInto } from "./html.js";

const PAUSE_MS = 200;

function fills(form) {
  const target = document.getElementById(form.dataset.fills);
  let waiting = 0;
  let under = null;

  const load = async () => {
    clearTimeout(waiting);
    under?.abort();
    under = new AbortController();
    const { signal } = under;
    const query = new URLSearchParams(new FormData(form));
    const address = `${form.action}?${query}`;
    target.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { "X-Part": target.id }, signal });
      const html = await answer.text();
      if (answer.ok && !answer.redirected) {
        fragmentInto(target, html);
        history.replaceState(null, "", address);
      } else {
        // The whole page says what is wrong, or leads to the sign-in.
        location.assign(address);
      }
    } catch (thrown) {
      // The browser says itself that the network is gone; the next letter tries again.
      if (thrown.name !== "AbortError" && thrown.name !== "TypeError") throw thrown;
    } finally {
      if (!signal.aborted) target.removeAttribute("aria-busy");
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(load, PAUSE_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    load();
  });
}

document.querySelectorAll("form[data-fills]").forEach(fills);
