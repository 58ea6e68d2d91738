// Sends files to the library.
import { Sending } from "../upload-send.js";
import { text } from "./texts.js";

/** Where files go that were begun here, so that a second try goes on. */
const begun = new WeakMap();

/** Sends one file; resolves with what the library says of it, rejects with a reason in words. */
export async function sendFile(file, progressed) {
  try {
    return await new Sending(file, {
      address: begun.get(file),
      patient: false,
      begun: (address) => begun.set(file, address),
      progressed: (bytes) => progressed(bytes / file.size),
    }).run();
  } catch (fault) {
    throw fault.status === 0 ? text("drop.away") : fault.message || text("drop.refused");
  }
}
