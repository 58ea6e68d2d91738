package news.stet.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import tools.jackson.databind.JsonNode;

/** Measures recordings with ffprobe, where the machine has it. */
final class SoundTools {
    private static final ChildProcesses.Limits LIMITS =
            new ChildProcesses.Limits(Duration.ofSeconds(60), 4_000_000_000L, 100_000_000L);
    private static final int MAX_REASON_CHARS = 60;

    private final ChildProcesses children;
    private final boolean canMeasure = ChildProcesses.findProgram("ffprobe").isPresent();

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
        var done =
                children.run(
                        List.of(
                                "ffprobe",
                                "-v",
                                "error",
                                "-protocol_whitelist",
                                "file",
                                "-f",
                                demuxer(format),
                                "-show_entries",
                                "stream=codec_type,sample_rate:stream_disposition=attached_pic:format=duration",
                                "-of",
                                "json",
                                sound.toString()),
                        LIMITS);
        if (!done.well()) {
            throw undecodable(done.reason());
        }
        // Complaints come before the answer, which is all from its first brace on.
        int start = done.output().indexOf('{');
        JsonNode answer = Json.read(start < 0 ? "{}" : done.output().substring(start));
        boolean heard = false;
        for (JsonNode stream : answer.path("streams")) {
            String type = stream.path("codec_type").asString("");
            boolean cover = stream.path("disposition").path("attached_pic").asInt(0) == 1;
            if (type.equals("video") && !cover) {
                throw undecodable("it holds moving pictures");
            }
            heard |= type.equals("audio") && stream.path("sample_rate").asInt(0) > 0;
        }
        double seconds = answer.path("format").path("duration").asDouble(0);
        if (!heard || !(seconds > 0)) {
            throw undecodable("it holds no sound");
        }
        return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Said outright, so that nothing in the file can choose another. */
    private static String demuxer(MediaFormat format) {
        return switch (format) {
            case MP3 -> "mp3";
            case WAV -> "wav";
            case M4A -> "mov";
            case JPEG, PNG, WEBP, GIF, AVIF, HEIC, TIFF, MP4, MOV, WEBM, MKV ->
                    throw new IllegalArgumentException(format + " is no sound");
        };
    }

    private static Problem undecodable(String reason) {
        return new Problem(
                Problem.Kind.UNSUPPORTED,
                "The recording cannot be decoded ("
                        + reason.substring(0, Math.min(reason.length(), MAX_REASON_CHARS))
                        + "); export it again as MP3 or M4A.");
    }
}
