// What every screen of the desk loads.
import "./fill.js";
import "./inbox.js";
import "./keys.js";
import "./left.js";
if (document.querySelector("[data-uploader]")) import("./uploader-screen.js");
