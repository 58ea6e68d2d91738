package bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jfr.FlightRecorder;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingStream;

/**
 * Which parts of the code one thread's processor time goes to: samples of it, taken by Java itself.
 */
final class Shares {
    /** Java 25 on Linux has it. */
    private static final String SAMPLE = "jdk.CPUTimeSample";

    /** The first that fits the innermost frame that any fits. */
    private static final Map<String, List<String>> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("database driver", List.of("org.postgresql.", "org.jdbi.", "com.zaxxer."));
        PARTS.put(
                "JSON of the story",
                List.of("tools.jackson.", "news.stet.story.", "news.stet.platform.Json"));
        PARTS.put("template", List.of("gg.jte."));
        PARTS.put("dates and words", List.of("com.ibm.icu.", "news.stet.platform.Messages"));
        PARTS.put("page", List.of("news.stet.site."));
        PARTS.put("all else", List.of(""));
    }

    private final String thread = Thread.currentThread().getName();
    private final Map<String, Integer> counted = new LinkedHashMap<>();
    private int all;

    AutoCloseable begin() {
        boolean there =
                FlightRecorder.getFlightRecorder().getEventTypes().stream()
                        .anyMatch(type -> type.getName().equals(SAMPLE));
        if (!there) {
            return () -> {};
        }
        var stream = new RecordingStream();
        stream.enable(SAMPLE).with("throttle", "1ms").withStackTrace();
        stream.onEvent(SAMPLE, this::count);
        stream.startAsync();
        return () -> {
            stream.stop();
            stream.close();
        };
    }

    private synchronized void count(RecordedEvent sample) {
        var sampled = sample.getThread("eventThread");
        if (sampled == null
                || sample.getStackTrace() == null
                || !thread.equals(sampled.getJavaName())) {
            return;
        }
        all++;
        counted.merge(part(sample.getStackTrace().getFrames()), 1, Integer::sum);
    }

    private static String part(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            for (var part : PARTS.entrySet()) {
                if (part.getValue().stream()
                        .anyMatch(one -> !one.isEmpty() && type.startsWith(one))) {
                    return part.getKey();
                }
            }
        }
        return "all else";
    }

    /** The parts and their hundredths; empty when this Java does not take such samples. */
    synchronized Optional<String> say() {
        if (all == 0) {
            return Optional.empty();
        }
        return Optional.of(
                counted.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(part ->
                                "%s %d %%"
                                        .formatted(
                                                part.getKey(),
                                                Math.round(100.0 * part.getValue() / all)))
                        .collect(Collectors.joining(", ")));
    }
}
