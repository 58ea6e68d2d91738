package news.stet.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Captions as WebVTT (W3C, 2019), read with the line of each fault. SubRip, which half of all
 * captions come as, is taken too. What only says how captions look is left out: that is the site's.
 *
 * @param cues in their order; empty when something is wrong
 * @param faults none when it can be kept
 * @param remarks what could be better
 */
public record WebVtt(List<Cue> cues, List<Fault> faults, List<Fault> remarks) {
    /** A film of a day. */
    private static final int MAX_CUES = 20_000;

    private static final int MAX_TEXT_CHARS = 1_000;
    private static final int LONG_LINE_CHARS = 84;
    private static final double FAST_CHARS_A_SECOND = 25;
    private static final int MAX_FAULTS = 50;

    private static final Pattern TIMES =
            Pattern.compile(
                    "\\s*(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})\\s*-->"
                            + "\\s*(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})(?:\\s+(.*))?");

    private static final Pattern SETTINGS =
            Pattern.compile("(?:(?:vertical|line|position|size|align):[a-z0-9.,%-]{1,40}\\s*)*");

    private static final Pattern TAG = Pattern.compile("<([^>]*)(>?)");
    private static final Pattern KNOWN_TAG =
            Pattern.compile(
                    "/?(?:b|i|u|ruby|rt|c|v|lang)(?:\\.[^\\s>]*)*(?:\\s[^<>]*)?|[\\d:]+\\.\\d{3}");

    /**
     * One caption.
     *
     * @param start in milliseconds
     * @param end in milliseconds, after the start
     * @param settings where it stands, as WebVTT writes it; mostly empty
     * @param text one line or several
     */
    public record Cue(long start, long end, String settings, String text) {}

    /**
     * What is wrong, or could be better.
     *
     * @param line counted from 1
     * @param key names the sentence, as in {@code order}
     * @param detail what the sentence needs to know; often empty
     */
    public record Fault(int line, String key, String detail) {}

    public WebVtt {
        cues = List.copyOf(cues);
        faults = List.copyOf(faults);
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads captions.
     *
     * @param length of the film in milliseconds; 0 when nobody knows
     */
    public static WebVtt read(String text, long length) {
        return new Reading(text, length).read();
    }

    /** As it is kept: with nothing but captions, in the one way of writing them. */
    public String write() {
        StringBuilder text = new StringBuilder("WEBVTT\n");
        for (Cue cue : cues) {
            text.append('\n').append(time(cue.start())).append(" --> ").append(time(cue.end()));
            if (!cue.settings().isEmpty()) {
                text.append(' ').append(cue.settings());
            }
            text.append('\n').append(cue.text()).append('\n');
        }
        return text.toString();
    }

    /** {@code 01:02:03.004} */
    public static String time(long millis) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }

    /** One pass over the lines. */
    private static final class Reading {
        private final String[] lines;
        private final long length;
        private final List<Cue> cues = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private final List<Fault> remarks = new ArrayList<>();
        private int at;

        Reading(String text, long length) {
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            this.lines = plain.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
            this.length = length;
        }

        WebVtt read() {
            boolean vtt = lines[0].equals("WEBVTT") || lines[0].matches("WEBVTT[ \t].*");
            if (vtt) {
                skipBlock();
            } else if (subRip().isEmpty()) {
                faults.add(new Fault(1, "header", ""));
                return done();
            }
            while (at < lines.length && faults.size() < MAX_FAULTS) {
                if (lines[at].isBlank()) {
                    at++;
                } else {
                    block();
                }
            }
            if (cues.isEmpty() && faults.isEmpty()) {
                faults.add(new Fault(lines.length, "nothing", ""));
            }
            return done();
        }

        private WebVtt done() {
            return new WebVtt(faults.isEmpty() ? cues : List.of(), faults, remarks);
        }

        /** The first line of times, which in SubRip comes first or second. */
        private Optional<String> subRip() {
            for (int i = 0; i < Math.min(5, lines.length); i++) {
                if (TIMES.matcher(lines[i]).matches()) {
                    return Optional.of(lines[i]);
                }
            }
            return Optional.empty();
        }

        private void skipBlock() {
            while (at < lines.length && !lines[at].isBlank()) {
                at++;
            }
        }

        private void block() {
            String first = lines[at];
            if (first.matches("(?:NOTE|STYLE|REGION)(?:\\s.*)?")) {
                if (!first.startsWith("NOTE")) {
                    remarks.add(new Fault(at + 1, "look", ""));
                }
                skipBlock();
                return;
            }
            // A line before the times is the caption's own name, or SubRip's number.
            int times = first.contains("-->") ? at : at + 1;
            if (times >= lines.length || !lines[times].contains("-->")) {
                faults.add(new Fault(at + 1, "times", first.strip()));
                skipBlock();
                return;
            }
            at = times;
            cue();
        }

        private void cue() {
            int line = at + 1;
            Matcher matcher = TIMES.matcher(lines[at]);
            at++;
            List<String> words = new ArrayList<>();
            while (at < lines.length && !lines[at].isBlank()) {
                check(lines[at], at + 1);
                words.add(lines[at].strip());
                at++;
            }
            if (!matcher.matches()) {
                faults.add(new Fault(line, "format", lines[line - 1].strip()));
                return;
            }
            Optional<Long> start = millis(matcher, 1);
            Optional<Long> end = millis(matcher, 5);
            if (start.isEmpty() || end.isEmpty()) {
                faults.add(new Fault(line, "format", lines[line - 1].strip()));
                return;
            }
            String said = matcher.group(9) == null ? "" : matcher.group(9).strip();
            boolean known = SETTINGS.matcher(said).matches();
            if (!known) {
                remarks.add(new Fault(line, "settings", said));
            }
            String settings = known ? said : "";
            keep(line, new Cue(start.get(), end.get(), settings, String.join("\n", words)));
        }

        private static Optional<Long> millis(Matcher matcher, int group) {
            String hours = matcher.group(group);
            long minutes = Long.parseLong(matcher.group(group + 1));
            long seconds = Long.parseLong(matcher.group(group + 2));
            String part = (matcher.group(group + 3) + "00").substring(0, 3);
            return minutes > 59 || seconds > 59
                    ? Optional.empty()
                    : Optional.of(
                            (((hours == null ? 0 : Long.parseLong(hours)) * 60 + minutes) * 60
                                                    + seconds)
                                            * 1000
                                    + Long.parseLong(part));
        }

        private void keep(int line, Cue cue) {
            if (cue.end() <= cue.start()) {
                faults.add(new Fault(line, "order", ""));
            } else if (!cues.isEmpty() && cue.start() < cues.getLast().start()) {
                faults.add(new Fault(line, "before", time(cues.getLast().start())));
            } else if (length > 0 && cue.start() >= length) {
                faults.add(new Fault(line, "after", time(length)));
            }
            if (cue.text().isBlank()) {
                faults.add(new Fault(line, "empty", ""));
            } else if (cue.text().length() > MAX_TEXT_CHARS) {
                faults.add(new Fault(line, "long", Integer.toString(MAX_TEXT_CHARS)));
            }
            if (cues.size() == MAX_CUES) {
                faults.add(new Fault(line, "many", Integer.toString(MAX_CUES)));
            }
            if (!cues.isEmpty() && cue.start() < cues.getLast().end()) {
                remarks.add(new Fault(line, "overlap", ""));
            }
            double seconds = (cue.end() - cue.start()) / 1000.0;
            String words = TAG.matcher(cue.text()).replaceAll("");
            if (words.codePointCount(0, words.length()) > FAST_CHARS_A_SECOND * seconds) {
                remarks.add(new Fault(line, "fast", ""));
            }
            cues.add(cue);
        }

        private void check(String words, int line) {
            if (words.contains("-->")) {
                faults.add(new Fault(line, "arrow", ""));
            }
            if (words.chars().anyMatch(c -> c < ' ' && c != '\t')) {
                faults.add(new Fault(line, "characters", ""));
            }
            if (words.length() > LONG_LINE_CHARS) {
                remarks.add(new Fault(line, "wide", Integer.toString(words.length())));
            }
            Matcher tag = TAG.matcher(words);
            while (tag.find()) {
                if (tag.group(2).isEmpty() || !KNOWN_TAG.matcher(tag.group(1)).matches()) {
                    faults.add(new Fault(line, "tag", tag.group()));
                }
            }
        }
    }
}
