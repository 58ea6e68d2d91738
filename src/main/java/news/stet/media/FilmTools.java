package news.stet.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import tools.jackson.databind.JsonNode;

/** Measures films and takes their posters with ffmpeg, where the machine has it. */
final class FilmTools {
    private static final ChildProcesses.Limits LIMITS =
            new ChildProcesses.Limits(Duration.ofSeconds(60), 4_000_000_000L, 100_000_000L);

    /** Ten seconds of most films. */
    private static final int COUNTED_FRAMES = 300;

    private final ChildProcesses children;
    private final boolean canMeasure = ChildProcesses.findProgram("ffprobe").isPresent();
    private final boolean canTakePosters = ChildProcesses.findProgram("ffmpeg").isPresent();

    ChildProcesses children() {
        return children;
    }

    FilmTools(ChildProcesses children) {
        this.children = children;
    }

    /**
     * What is known of a film.
     *
     * @param width as seen upright; 0 when nothing here can measure it
     * @param rate pictures a second; 0 when nobody knows
     */
    record Facts(int width, int height, Optional<Duration> duration, double rate) {
        static final Facts UNKNOWN = new Facts(0, 0, Optional.empty(), 0);

        private boolean longerThanItsPoster() {
            return duration.filter(it -> it.compareTo(Duration.ofMillis(1500)) > 0).isPresent();
        }

        /** Number of the picture that stands for it until somebody chooses another. */
        int posterFrame() {
            return longerThanItsPoster() ? (int) Math.round(rate) : 0;
        }
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
                                "stream=width,height,avg_frame_rate:stream_side_data=rotation:format=duration",
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
        double rate = pictures(stream.path("avg_frame_rate").asString("0/1"));
        return new Facts(lies ? height : width, lies ? width : height, duration, rate);
    }

    /**
     * The frame after one second, or the first of a shorter film, as JPEG; false without ffmpeg.
     */
    boolean takePoster(Path film, MediaFormat format, Facts facts, Path target) throws IOException {
        if (!canTakePosters) {
            return false;
        }
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
                                facts.longerThanItsPoster() ? "1" : "0",
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
    static String demuxer(MediaFormat format) {
        return switch (format.extension()) {
            case "webm", "mkv" -> "matroska";
            case "mp3" -> "mp3";
            case "wav" -> "wav";
            default -> "mov";
        };
    }

    /** Whether this machine can make anything of a film. */
    boolean works() {
        return canMeasure && canTakePosters;
    }

    /**
     * What the making of a film must know.
     *
     * @param width as seen upright; 0 without moving pictures
     * @param rate pictures a second as a fraction, as in {@code 30000/1001}
     */
    record Streams(int width, int height, boolean sound, String rate, double seconds) {
        double pictures() {
            return FilmTools.pictures(rate);
        }
    }

    /** A fraction as ffprobe writes it; 0 for what is none. */
    private static double pictures(String rate) {
        String[] parts = rate.split("/", -1);
        double whole = Double.parseDouble(parts[0]);
        double part = parts.length > 1 ? Double.parseDouble(parts[1]) : 1;
        return part > 0 && whole > 0 ? whole / part : 0;
    }

    /**
     * @throws IOException when it cannot be read, with the reason
     */
    Streams streams(Path film, MediaFormat format) throws IOException {
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
                                "stream=codec_type,width,height,avg_frame_rate,disposition"
                                        + ":stream_disposition=attached_pic"
                                        + ":stream_side_data=rotation:format=duration",
                                "-of",
                                "json",
                                film.toString()),
                        LIMITS);
        int start = done.output().indexOf('{');
        if (!done.well() || start < 0) {
            String said = done.output().substring(0, Math.max(0, start));
            throw new IOException(new ChildProcesses.Done(1, said).reason());
        }
        JsonNode answer = Json.read(done.output().substring(start));
        boolean sound = false;
        int width = 0;
        int height = 0;
        String rate = "0/1";
        for (JsonNode stream : answer.path("streams")) {
            String type = stream.path("codec_type").asString("");
            sound |= type.equals("audio");
            boolean cover = stream.path("disposition").path("attached_pic").asInt(0) == 1;
            if (type.equals("video") && !cover && width == 0) {
                boolean lies = false;
                for (JsonNode side : stream.path("side_data_list")) {
                    lies |= Math.abs(side.path("rotation").asInt(0)) % 180 == 90;
                }
                int w = stream.path("width").asInt(0);
                int h = stream.path("height").asInt(0);
                width = lies ? h : w;
                height = lies ? w : h;
                rate = stream.path("avg_frame_rate").asString("0/1");
            }
        }
        double seconds = answer.path("format").path("duration").asDouble(0);
        return new Streams(width, height, sound, rate, seconds);
    }

    /**
     * One picture of a film by its number, the first being 0.
     *
     * @param rate pictures a second
     * @param maxWidth in pixels; 0 for as wide as it is
     * @throws IOException when there is none, with the reason
     */
    void takeFrame(
            Path film, MediaFormat format, int number, double rate, int maxWidth, Path target)
            throws IOException {
        // Counted from the start where that is quick: exact also where the rate changes.
        boolean counted = number <= COUNTED_FRAMES || rate <= 0;
        String pick = counted ? "select=eq(n\\,%d)".formatted(number) : "null";
        String size = maxWidth > 0 ? ",scale='min(%d,iw)':-2".formatted(maxWidth) : "";
        var command = new java.util.ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y"));
        List<String> seek =
                counted
                        ? List.of()
                        : List.of("-ss", String.format(Locale.ROOT, "%.4f", (number - 0.5) / rate));
        command.addAll(FilmChild.reading(film, demuxer(format), seek));
        command.addAll(List.of("-map", "0:V:0", "-vf", pick + size, "-frames:v", "1"));
        command.addAll(List.of("-q:v", "2", "-f", "image2", "-update", "1", target.toString()));
        var done = children.run(command, LIMITS);
        if (!done.well() || java.nio.file.Files.size(target) == 0) {
            throw new IOException(done.well() ? "the film has no such picture" : done.reason());
        }
    }

    private static Problem undecodable(String reason) {
        byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
        String shown = bytes.length > 200 ? reason.substring(0, 60) : reason;
        return new Problem(
                Problem.Kind.UNSUPPORTED,
                "The film cannot be decoded (" + shown + "); export it again as MP4.");
    }
}
