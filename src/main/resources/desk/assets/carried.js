// What of the library is dragged from one place of the desk to another, also from window to window.
const KIND = "application/x-stet-media";

/**
 * Makes elements carry pictures and films.
 * @param within an element that holds them, now or later
 * @param selector which of those in it can be taken
 * @param media what the one that was taken stands for: a list of {id, film}
 */
export function carries(within, selector, media) {
  within.addEventListener("dragstart", (event) => {
    const taken = event.target.closest?.(selector);
    if (!taken) return;
    const all = media(taken);
    event.dataTransfer.setData(KIND, JSON.stringify(all));
    event.dataTransfer.effectAllowed = "copy";
    if (all.length > 1) event.dataTransfer.setDragImage(badge(all.length), 0, 0);
  });
}

/** What is drawn at the pointer: how many it carries. */
function badge(count) {
  const shown = document.createElement("span");
  shown.className = "carried";
  shown.textContent = new Intl.NumberFormat(document.documentElement.lang).format(count);
  document.body.append(shown);
  setTimeout(() => shown.remove());
  return shown;
}

/** Whether something is carried that way. */
export function isCarried(transfer) {
  return transfer?.types.includes(KIND) === true;
}

/** What is carried; nothing for whatever else is dropped. */
export function carried(transfer) {
  const given = transfer?.getData(KIND);
  if (!given) return [];
  try {
    return JSON.parse(given).filter(({ id }) => /^[1-9][0-9]*$/.test(id));
  } catch {
    return [];
  }
}
