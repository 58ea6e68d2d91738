// Sends files to the library.
import { text } from "./texts.js";

/** Sends one file; resolves with what the library says of it, rejects with a reason in words. */
export function sendFile(file, progressed) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file);
    request.open("POST", "/api/v1/media");
    request.setRequestHeader("X-Form-Token", document.querySelector('meta[name="form-token"]').content);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => progressed(total ? loaded / total : 0));
    request.addEventListener("load", () => {
      if (request.status < 300) resolve(request.response);
      else reject(request.response?.detail ?? text("drop.refused"));
    });
    request.addEventListener("error", () => reject(text("drop.away")));
    request.send(form);
  });
}
