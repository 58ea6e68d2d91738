package news.stet.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import news.stet.platform.Json;
import tools.jackson.databind.JsonNode;

/** What ffprobe tells of a film or recording, for all who ask it. */
final class Probe {
    /** The file is what cannot be read, and not the machine; its message is ffprobe's reason. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        Unreadable(String reason) {
            super(reason);
        }
    }

    private static final ChildProcesses.Limits LIMITS =
            new ChildProcesses.Limits(Duration.ofSeconds(60), 4_000_000_000L, 100_000_000L);

    private Probe() {}

    /** Whether this machine has it. */
    static boolean isAtHand() {
        return ChildProcesses.findProgram("ffprobe").isPresent();
    }

    /**
     * The answer, empty where it has none.
     *
     * @param entries as ffprobe names them
     * @throws Unreadable when there is nothing to be told of the file
     */
    static JsonNode ask(ChildProcesses children, Path file, MediaFormat format, String entries)
            throws IOException {
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
                                entries,
                                "-of",
                                "json",
                                file.toString()),
                        LIMITS);
        // Complaints come before the answer, which is all from its first brace on, even where
        // it is empty because the file could not be read.
        String said = done.output();
        int start = said.indexOf('{');
        if (!done.well()) {
            String complaints = start < 0 ? said : said.substring(0, start);
            throw new Unreadable(new ChildProcesses.Done(done.exit(), complaints).reason());
        }
        return Json.read(start < 0 ? "{}" : said.substring(start));
    }

    /** Said outright, so that nothing in the file can choose another. */
    static String demuxer(MediaFormat format) {
        return switch (format) {
            case WEBM, MKV -> "matroska";
            case MP3 -> "mp3";
            case WAV -> "wav";
            case MP4, MOV, M4A -> "mov";
            case JPEG, PNG, WEBP, GIF, AVIF, HEIC, TIFF ->
                    throw new IllegalArgumentException(format + " is no film and no recording");
        };
    }
}
