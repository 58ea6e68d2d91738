// The screen of one revision as the site shows it.
import { chosen, fit, hold } from "./preview-frame.js";

const tools = document.querySelector(".preview-tools");
const box = document.querySelector(".preview-box");
const frame = box.querySelector("iframe");
const address = frame.src;

// It begins as the device asks, and says so.
const look = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
tools.querySelector(`input[value="${look}"]`).checked = true;

const place = () => fit(frame, box, chosen(tools, "width"));

tools.addEventListener("change", (event) => {
  if (event.target.name === "preview-look") frame.src = `${address}?look=${chosen(tools, "look")}`;
  place();
});
frame.addEventListener("load", () => hold(frame));
if (frame.contentDocument?.readyState === "complete") hold(frame);
new ResizeObserver(place).observe(box);
place();
