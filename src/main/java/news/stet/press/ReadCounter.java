package news.stet.press;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * How often each story was read since somebody last asked. Numbers and nothing else: no address, no
 * cookie, nothing by which two reads could be told to be one reader's. Safe for any thread.
 */
public final class ReadCounter {
    /** As many at most between two times that somebody asks. */
    private static final int MOST = 100_000;

    private static final Pattern STORY =
            Pattern.compile("/[^/]+/(?!topics/|boxes/|embed/)[^/]+/(?:[^/]+-)?([1-9][0-9]{0,17})");

    private final ConcurrentHashMap<Long, LongAdder> reads = new ConcurrentHashMap<>();

    /** The story whose page stands at an address; 0 for every other page. */
    static long story(String path) {
        Matcher story = STORY.matcher(path);
        return story.matches() ? Long.parseLong(story.group(1)) : 0;
    }

    /** Somebody was sent a story. */
    void count(long story, HttpFields asked) {
        if (story == 0 || !isReader(asked)) {
            return;
        }
        LongAdder adder = reads.get(story);
        if (adder == null) {
            if (reads.size() >= MOST) {
                return;
            }
            adder = reads.computeIfAbsent(story, _ -> new LongAdder());
        }
        adder.increment();
    }

    /** Not a browser that looks ahead, nor a program that says what it is. */
    private static boolean isReader(HttpFields asked) {
        HttpField agent = asked.getField(HttpHeader.USER_AGENT);
        String name = agent == null ? "" : agent.getValue();
        return name.startsWith("Mozilla/")
                && !name.contains("bot")
                && !name.contains("Bot")
                && !name.contains("spider")
                && !name.contains("crawl")
                && asked.get("Sec-Purpose") == null
                && asked.get("Purpose") == null;
    }

    /** The numbers by story, which begin anew. */
    public Map<Long, Integer> take() {
        Map<Long, Integer> taken = new HashMap<>();
        for (Long story : reads.keySet()) {
            LongAdder adder = reads.remove(story);
            if (adder != null && adder.sum() > 0) {
                taken.put(story, (int) Math.min(adder.sum(), 999_999_999));
            }
        }
        return taken;
    }
}
