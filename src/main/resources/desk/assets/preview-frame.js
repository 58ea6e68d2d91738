// A frame that shows a page in the width of a phone, a tablet or a desktop, as large as its place allows.

const WIDTHS = { phone: 390, tablet: 820, desktop: 1280 };

/** Fits the frame into its box at that width; the page inside believes in a screen of that size. */
export function fit(frame, box, width) {
  const wanted = WIDTHS[width];
  const scale = Math.min(1, box.clientWidth / wanted);
  frame.style.inlineSize = `${wanted}px`;
  frame.style.blockSize = `${box.clientHeight / scale}px`;
  frame.style.transform = scale === 1 ? "none" : `scale(${scale})`;
  frame.style.insetInlineStart = scale === 1 ? `${Math.max(0, (box.clientWidth - wanted) / 2)}px` : "0";
}

/** Keeps the reader of a preview in it: its links lead to the site, which is not here. */
export function hold(frame) {
  frame.contentDocument?.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && !link.getAttribute("href").startsWith("#")) event.preventDefault();
  });
}

/** What the radio buttons of that name say. */
export function chosen(tools, name) {
  return tools.querySelector(`input[name="preview-${name}"]:checked`)?.value ?? "";
}
