package news.stet.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import tools.jackson.databind.JsonNode;

/** Measures films and takes their posters with ffmpeg, where the machine has it. */
final class FilmTools {
    private static final ChildProcesses.Limits LIMITS =
            new ChildProcesses.Limits(Duration.ofSeconds(60), 4_000_000_000L, 100_000_000L);

    private final ChildProcesses children;
    private final boolean canMeasure = ChildProcesses.findProgram("ffprobe").isPresent();
    private final boolean canTakePosters = ChildProcesses.findProgram("ffmpeg").isPresent();

    FilmTools(ChildProcesses children) {
        this.children = children;
    }

    /**
     * What is known of a film.
     *
     * @param width as seen upright; 0 when nothing here can measure it
     */
    record Facts(int width, int height, Optional<Duration> duration) {
        static final Facts UNKNOWN = new Facts(0, 0, Optional.empty());
    }

    /**
     * @throws Problem UNSUPPORTED when there are no moving pictures in it
     */
    Facts examine(Path film, MediaFormat format) throws IOException {
        if (!canMeasure) {
            return Facts.UNKNOWN;
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
                                "-select_streams",
                                "v:0",
                                "-show_entries",
                                "stream=width,height:stream_side_data=rotation:format=duration",
                                "-of",
                                "json",
                                film.toString()),
                        LIMITS);
        if (!done.well()) {
            throw undecodable(done.reason());
        }
        // Complaints come before the answer, which is all from its first brace on.
        int start = done.output().indexOf('{');
        JsonNode answer = Json.read(start < 0 ? "{}" : done.output().substring(start));
        JsonNode stream = answer.path("streams").path(0);
        int width = stream.path("width").asInt(0);
        int height = stream.path("height").asInt(0);
        if (width < 1 || height < 1) {
            throw undecodable("it holds no moving pictures");
        }
        boolean lies = false;
        for (JsonNode side : stream.path("side_data_list")) {
            lies |= Math.abs(side.path("rotation").asInt(0)) % 180 == 90;
        }
        double seconds = answer.path("format").path("duration").asDouble(0);
        Optional<Duration> duration =
                seconds > 0
                        ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000)))
                        : Optional.empty();
        return new Facts(lies ? height : width, lies ? width : height, duration);
    }

    /**
     * The frame after one second, or the first of a shorter film, as JPEG; false without ffmpeg.
     */
    boolean takePoster(Path film, MediaFormat format, Facts facts, Path target) throws IOException {
        if (!canTakePosters) {
            return false;
        }
        boolean longEnough =
                facts.duration()
                        .map(duration -> duration.compareTo(Duration.ofMillis(1500)) > 0)
                        .orElse(false);
        var done =
                children.run(
                        List.of(
                                "ffmpeg",
                                "-v",
                                "error",
                                "-nostdin",
                                "-y",
                                "-threads",
                                "1",
                                "-protocol_whitelist",
                                "file",
                                "-f",
                                demuxer(format),
                                "-ss",
                                longEnough ? "1" : "0",
                                "-i",
                                film.toString(),
                                "-frames:v",
                                "1",
                                "-q:v",
                                "2",
                                "-f",
                                "image2",
                                "-update",
                                "1",
                                target.toString()),
                        LIMITS);
        if (!done.well()) {
            throw undecodable(done.reason());
        }
        return true;
    }

    /** Said outright, so that nothing in the file can choose another. */
    private static String demuxer(MediaFormat format) {
        return format == MediaFormat.WEBM ? "matroska" : "mov";
    }

    private static Problem undecodable(String reason) {
        byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
        String shown = bytes.length > 200 ? reason.substring(0, 60) : reason;
        return new Problem(
                Problem.Kind.UNSUPPORTED,
                "The film cannot be decoded (" + shown + "); export it again as MP4.");
    }
}
