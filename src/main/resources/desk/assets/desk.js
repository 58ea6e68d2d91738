import htmx from "./lib/htmx.org.js";
import "./inbox.js";
import "./keys.js";

window.htmx = htmx;

const token = document.querySelector('meta[name="form-token"]').content;
document.body.addEventListener("htmx:configRequest", (event) => {
  if (token) event.detail.headers["X-Form-Token"] = token;
});
