package news.stet.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import news.stet.platform.Problem;

/** Measures recordings, where the machine can. */
final class SoundTools {
    private static final int MAX_REASON_CHARS = 60;

    private final ChildProcesses children;
    private final boolean canMeasure = Probe.isAtHand();

    SoundTools(ChildProcesses children) {
        this.children = children;
    }

    /**
     * How long a recording is; empty when nothing here can measure it.
     *
     * @param format MP3, WAV, or M4A for any MP4
     * @throws Problem UNSUPPORTED when there is no sound in it, or moving pictures
     */
    Optional<Duration> examine(Path sound, MediaFormat format) throws IOException {
        if (!canMeasure) {
            return Optional.empty();
        }
        try {
            Streams streams = Streams.of(children, sound, format);
            if (streams.moving()) {
                throw undecodable("it holds moving pictures");
            }
            if (!streams.sound() || streams.duration().isEmpty()) {
                throw undecodable("it holds no sound");
            }
            return streams.duration();
        } catch (Probe.Unreadable e) {
            throw undecodable(String.valueOf(e.getMessage()));
        }
    }

    private static Problem undecodable(String reason) {
        return new Problem(
                Problem.Kind.UNSUPPORTED,
                "The recording cannot be decoded ("
                        + reason.substring(0, Math.min(reason.length(), MAX_REASON_CHARS))
                        + "); export it again as MP3 or M4A.");
    }
}
