// Whoever may only read a story gets it as something to read.
import * as story from "./story.js";

const look = () => {
  if (document.querySelector("#state [data-read-only]")) story.setReadOnly(true);
};

story.on("ready", look);
story.on("settled", look);
