package news.stet.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings sounds to one loudness in two passes (EBU R 128): the first listens, the second turns the
 * whole up or down evenly, as long as no peak forbids it.
 */
final class Loudness {
    /** Usual for what is heard on telephones and computers; broadcast is quieter. */
    private static final String TARGET = "loudnorm=I=-16:TP=-1.5:LRA=11";

    static final String MEASURE = TARGET + ":print_format=json";

    private Loudness() {}

    /**
     * The filter of the second pass; one that changes nothing for silence.
     *
     * @param said what ffmpeg said in the first
     */
    static String filter(String said) {
        Optional<String> loudness = value(said, "input_i");
        Optional<String> peak = value(said, "input_tp");
        Optional<String> range = value(said, "input_lra");
        Optional<String> threshold = value(said, "input_thresh");
        Optional<String> offset = value(said, "target_offset");
        if (loudness.isEmpty()
                || peak.isEmpty()
                || range.isEmpty()
                || threshold.isEmpty()
                || offset.isEmpty()) {
            return "anull";
        }
        return TARGET
                + ":measured_I=%s:measured_TP=%s:measured_LRA=%s:measured_thresh=%s:offset=%s:linear=true"
                        .formatted(
                                loudness.get(),
                                peak.get(),
                                range.get(),
                                threshold.get(),
                                offset.get());
    }

    /** Only a number, and so nothing that could mean more in a filter; silence has "-inf". */
    private static Optional<String> value(String said, String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"(-?\\d{1,3}(?:\\.\\d{1,4})?)\"")
                        .matcher(said);
        Optional<String> last = Optional.empty();
        while (matcher.find()) {
            last = Optional.of(matcher.group(1));
        }
        return last;
    }
}
