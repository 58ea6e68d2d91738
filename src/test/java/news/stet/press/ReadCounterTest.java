package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class ReadCounterTest {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";

    private final ReadCounter reads = new ReadCounter();

    private static HttpFields asking(String agent, String... more) {
        var fields = HttpFields.build().put("User-Agent", agent);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    @Test
    void onlyPagesOfStoriesAreCounted() {
        assertThat(ReadCounter.story("/en/world/a-bridge-opens-1000007")).isEqualTo(1000007);
        assertThat(ReadCounter.story("/en/world/1000007")).isEqualTo(1000007);
        for (String other :
                new String[] {
                    "/",
                    "/en/",
                    "/en/world/",
                    "/en/topics/g20/",
                    "/en/topics/g-20",
                    "/en/embed/1000007-17",
                    "/en/world/2026/05/",
                    "/en/boxes/latest.json",
                    "/en/world/feed.rss",
                    "/en/boxes/top-20"
                }) {
            assertThat(ReadCounter.story(other)).as(other).isZero();
        }
    }

    @Test
    void readersCountAndProgramsAndLooksAheadDoNot() {
        reads.count(7, asking(BROWSER));
        reads.count(7, asking(BROWSER));
        reads.count(0, asking(BROWSER));
        reads.count(7, asking("Mozilla/5.0 (compatible; Googlebot/2.1)"));
        reads.count(7, asking("curl/8.1"));
        reads.count(7, HttpFields.EMPTY);
        reads.count(7, asking(BROWSER, "Sec-Purpose", "prefetch;prerender"));

        assertThat(reads.take()).containsOnly(Map.entry(7L, 2));
        assertThat(reads.take()).isEmpty();
    }
}
