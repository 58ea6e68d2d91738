package news.stet.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a film or recording tells of where it was made and with which device, and how readers get it
 * without. Most tell nothing, and are served as they are.
 */
final class FilmTraces {
    private static final String ENTRIES = "stream=codec_type:stream_tags:format_tags";

    /** Copying is as fast as the disk; the largest film takes some minutes. */
    private static final Duration LONGEST_COPY = Duration.ofMinutes(5);

    /** Of QuickTime, Android, Matroska and makers' own. */
    private static final Pattern TELLING =
            Pattern.compile("(?i).*(?:location|gps|xyz|loci|coordinate|serial|imei|owner).*");

    private final ChildProcesses children;
    private final boolean able =
            Probe.isAtHand() && ChildProcesses.findProgram("ffmpeg").isPresent();

    FilmTraces(ChildProcesses children) {
        this.children = children;
    }

    /** Whether it does; false where nothing here can look. */
    boolean isIn(Path film, MediaFormat format) throws IOException {
        if (!able) {
            return false;
        }
        JsonNode answer;
        try {
            answer = Probe.ask(children, film, format, ENTRIES);
        } catch (Probe.Unreadable e) {
            return true;
        }
        boolean told = isTold(answer.at("/format/tags"));
        for (JsonNode stream : answer.path("streams")) {
            // Action cameras write where they are into a stream of its own, all the time.
            told |= stream.path("codec_type").asString("").equals("data");
            told |= isTold(stream.path("tags"));
        }
        return told;
    }

    private static boolean isTold(JsonNode tags) {
        return tags.properties().stream().anyMatch(tag -> TELLING.matcher(tag.getKey()).matches());
    }

    /** Writes its pictures and sound, as they are, and nothing else. */
    void copyWithout(Path film, MediaFormat format, Path target) throws IOException {
        var done =
                children.run(
                        List.of(
                                "ffmpeg",
                                "-v",
                                "error",
                                "-nostdin",
                                "-y",
                                "-protocol_whitelist",
                                "file",
                                "-f",
                                Probe.demuxer(format),
                                "-i",
                                film.toString(),
                                "-map",
                                "0:v?",
                                "-map",
                                "0:a?",
                                "-c",
                                "copy",
                                "-map_metadata",
                                "-1",
                                "-map_chapters",
                                "-1",
                                "-fflags",
                                "+bitexact",
                                "-f",
                                muxer(format),
                                target.toString()),
                        new ChildProcesses.Limits(
                                LONGEST_COPY, 4_000_000_000L, Files.size(film) + 50_000_000L));
        if (!done.well()) {
            throw new IOException("ffmpeg: " + done.reason());
        }
    }

    private static String muxer(MediaFormat format) {
        return switch (format) {
            case MOV -> "mov";
            case WEBM -> "webm";
            case MKV -> "matroska";
            case MP3 -> "mp3";
            case WAV -> "wav";
            case M4A -> "ipod";
            default -> "mp4";
        };
    }
}
