// Plays a film in the size that line and screen allow. Without this it plays all the same, in one size.
// Nothing of a film, and nothing that plays it, is loaded before somebody starts it.

const LADDER = "application/vnd.apple.mpegurl";
const films = document.querySelectorAll("video[data-playlist]");

for (const film of films) {
  const whole = film.src;
  // Whatever fails with the ladder, the one size remains.
  film.addEventListener("error", () => { if (film.src !== whole && !film.dataset.climbing) film.src = whole; });
  if (film.canPlayType(LADDER)) film.src = film.dataset.playlist;
  else if ("MediaSource" in globalThis || "ManagedMediaSource" in globalThis) {
    film.addEventListener("play", () => climb(film, whole), { once: true });
  }
}

// One at a time is heard.
document.addEventListener("play", (event) => {
  for (const other of document.querySelectorAll("video, audio")) if (other !== event.target) other.pause();
}, true);

/** For browsers that cannot follow a playlist by themselves. */
async function climb(film, whole) {
  film.pause();
  film.dataset.climbing = "true";
  try {
    await import(film.dataset.climber);
    const { Hls } = globalThis;
    if (!Hls.isSupported()) throw new Error("no media source");
    const ladder = new Hls({ enableWorker: false });
    ladder.on(Hls.Events.ERROR, (_, trouble) => {
      if (!trouble.fatal) return;
      ladder.destroy();
      remain(film, whole);
    });
    ladder.loadSource(film.dataset.playlist);
    ladder.attachMedia(film);
    await film.play();
  } catch {
    remain(film, whole);
  }
}

function remain(film, whole) {
  delete film.dataset.climbing;
  const at = film.currentTime;
  film.src = whole;
  film.currentTime = at;
  // Refused where too much time has passed since somebody pressed the key: they press it again.
  film.play().catch(() => {});
}
