package news.stet.media;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Captions as one reads them without the film: a pause or another voice begins a paragraph. */
final class Transcript {
    private static final long PAUSE_MS = 2_000;

    /** A paragraph that is longer ends with its sentence. */
    private static final int LONG_CHARS = 500;

    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]*)*\\s+([^>]{1,100})>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private final List<String> paragraphs = new ArrayList<>();
    private final StringBuilder now = new StringBuilder();
    private String voice = "";
    private long end;

    private Transcript() {}

    static List<String> of(List<WebVtt.Cue> cues) {
        var transcript = new Transcript();
        cues.forEach(transcript::add);
        transcript.close();
        return List.copyOf(transcript.paragraphs);
    }

    private void add(WebVtt.Cue cue) {
        Matcher named = VOICE.matcher(cue.text());
        String by = named.find() ? plain(named.group(1)) : voice;
        boolean ended =
                now.length() > LONG_CHARS && ".?!؟".indexOf(now.charAt(now.length() - 1)) >= 0;
        if (!by.equals(voice) || cue.start() - end > PAUSE_MS || ended) {
            close();
        }
        if (!by.equals(voice)) {
            now.append(by).append(": ");
            voice = by;
        } else if (!now.isEmpty()) {
            now.append(' ');
        }
        now.append(plain(TAG.matcher(cue.text()).replaceAll("")));
        end = cue.end();
    }

    private void close() {
        if (!now.isEmpty()) {
            paragraphs.add(now.toString());
            now.setLength(0);
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", "\u00A0")
                .replace("&lrm;", "\u200E")
                .replace("&rlm;", "\u200F")
                .replace("&amp;", "&")
                .strip();
    }
}
