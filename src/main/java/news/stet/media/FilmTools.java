package news.stet.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.stet.platform.Problem;

/** Measures films and takes their posters with ffmpeg, where the machine has it. */
final class FilmTools {
    private static final ChildProcesses.Limits LIMITS =
            new ChildProcesses.Limits(Duration.ofSeconds(60), 4_000_000_000L, 100_000_000L);

    /** Ten seconds of most films. */
    private static final int COUNTED_FRAMES = 300;

    private final ChildProcesses children;
    private final boolean canMeasure = Probe.isAtHand();
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
        try {
            Streams streams = Streams.of(children, film, format);
            if (!streams.moving()) {
                throw undecodable("it holds no moving pictures");
            }
            return new Facts(
                    streams.width(), streams.height(), streams.duration(), streams.pictures());
        } catch (Probe.Unreadable e) {
            throw undecodable(String.valueOf(e.getMessage()));
        }
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
                                Probe.demuxer(format),
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

    /** Whether this machine can make anything of a film. */
    boolean works() {
        return canMeasure && canTakePosters;
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
        command.addAll(FilmChild.reading(film, Probe.demuxer(format), seek));
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
