// Sends files to the library in pieces, by the tus protocol 1.0.0: what has arrived need not be sent again, whatever
// happens between.
import { text } from "./editor/texts.js";

const UPLOADS = "/api/v1/uploads";
const PIECE_BYTES = 16 * 1024 * 1024;
const PAUSES_MS = [500, 1000, 2000, 4000, 8000, 15000, 30000];

/** What passes by itself: nobody answers, somebody else still sends, the server is busy or starts again. */
const PASSING = new Set([0, 409, 423, 429, 502, 503, 504]);

const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;

/** Why a file did not arrive, in words; status 0 when nothing answered. */
export class Fault extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
    this.passing = PASSING.has(status);
  }
}

function base64(words) {
  return btoa(Array.from(new TextEncoder().encode(words), (byte) => String.fromCharCode(byte)).join(""));
}

function said(values) {
  return Object.entries(values).filter(([, value]) => value).map(([name, value]) => `${name} ${base64(value)}`).join(",");
}

/** Until then, or until the network is back. */
function patience(milliseconds) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done);
  });
}

/** One file on its way. */
export class Sending {
  #file;
  #details;
  #address;
  #tell;
  #request = null;
  #held = null;
  #over = false;

  /**
   * @param given details: caption, alt, credit, creator; address: of an upload that was begun before; begun(address);
   *   progressed(bytes); waits(true or false), while nobody answers; patient: false to be told of that at once
   */
  constructor(file, given = {}) {
    this.#file = file;
    this.#details = given.details ?? {};
    this.#address = given.address ?? null;
    this.#tell = { patient: true, begun: () => {}, progressed: () => {}, waits: () => {}, ...given };
  }

  /** Resolves with what the library says of it; rejects with a Fault when it will not be taken, or was given up. */
  async run() {
    for (let tries = 0; ;) {
      await this.#held?.promise;
      if (this.#over) throw new Fault(-1, "");
      try {
        return await this.#pieces(() => { tries = 0; });
      } catch (fault) {
        if (this.#held) continue;
        if (this.#over || !fault.passing || !this.#tell.patient) throw fault;
        this.#tell.waits(true);
        await patience(PAUSES_MS[Math.min(tries++, PAUSES_MS.length - 1)]);
        this.#tell.waits(false);
      }
    }
  }

  pause() {
    if (this.#held) return;
    this.#held = Promise.withResolvers();
    this.#request?.abort();
  }

  resume() {
    this.#held?.resolve();
    this.#held = null;
  }

  /** Gives it up; the server throws away what it has. */
  async cancel() {
    this.#over = true;
    this.resume();
    this.#request?.abort();
    // The server may need a moment to see that nobody sends any more.
    for (let tries = 0; this.#address && tries < 4; tries++) {
      try {
        await this.#ask("DELETE", this.#address);
        return;
      } catch (fault) {
        if (!fault.passing) return;
        await patience(PAUSES_MS[tries]);
      }
    }
  }

  async #pieces(moved) {
    let offset = await this.#begin();
    this.#tell.progressed(offset);
    // The last piece may be empty: all is there, and only the taking in was cut off.
    do {
      const piece = this.#file.slice(offset, offset + PIECE_BYTES);
      const answer = await this.#ask("PATCH", this.#address, {
        "Upload-Offset": offset, "Content-Type": "application/offset+octet-stream",
      }, piece, offset);
      offset = Number(answer.getResponseHeader("Upload-Offset"));
      this.#tell.progressed(offset);
      moved();
    } while (offset < this.#file.size);
    return JSON.parse((await this.#ask("GET", this.#address)).responseText).media;
  }

  /** How much is there. */
  async #begin() {
    if (this.#address) {
      try {
        return Number((await this.#ask("HEAD", this.#address)).getResponseHeader("Upload-Offset"));
      } catch (fault) {
        if (fault.status === 410) throw new Fault(415, JSON.parse((await this.#ask("GET", this.#address)).responseText).refused);
        if (fault.status !== 404) throw fault;
      }
    }
    const answer = await this.#ask("POST", UPLOADS, {
      "Upload-Length": this.#file.size, "Upload-Metadata": said({ filename: this.#file.name, ...this.#details }),
    });
    this.#address = answer.getResponseHeader("Location");
    this.#tell.begun(this.#address);
    return 0;
  }

  #ask(method, path, headers = {}, body = null, offset = 0) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      if (method !== "DELETE") this.#request = request;
      request.open(method, path);
      const all = { "Tus-Resumable": "1.0.0", "X-Form-Token": meta("form-token"), Accept: "application/json", ...headers };
      for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
      if (body) request.upload.addEventListener("progress", ({ loaded }) => this.#tell.progressed(offset + loaded));
      request.addEventListener("load", () => {
        if (request.status < 300) resolve(request);
        else reject(new Fault(request.status, words(request)));
      });
      for (const end of ["error", "abort", "timeout"]) request.addEventListener(end, () => reject(new Fault(0, text("upload.away"))));
      request.send(body);
    });
  }
}

function words(request) {
  if (request.status === 401) return text("upload.signIn");
  try {
    return JSON.parse(request.responseText).detail;
  } catch {
    return text("upload.refused");
  }
}
