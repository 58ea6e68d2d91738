// The screen on which a front is arranged.
import "./board.js";
import "./slots.js";
import "./containers.js";
import "./drag.js";
import "./stories.js";
import "./company.js";
import "./out.js";

document.getElementById("front").dataset.ready = "true";
