package news.stet.site;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What the site says to a request: a page, another address, or why there is none. */
public sealed interface Answer {
    /** What was read to make this answer; it holds until one of them changes. See {@link Keys}. */
    Set<String> keys();

    /**
     * A page, feed or other document.
     *
     * @param contentType as in the header, with the charset
     * @param body the bytes; nobody changes them
     * @param lastModified when what it shows last changed
     * @param headers further headers, mostly none
     */
    record Page(
            String contentType,
            byte[] body,
            Instant lastModified,
            Set<String> keys,
            Map<String, String> headers)
            implements Answer {
        public Page {
            keys = Set.copyOf(keys);
            headers = Map.copyOf(headers);
        }
    }

    /**
     * It stands at another address.
     *
     * @param location a path on this site, percent-encoded, with its query
     * @param forGood 301; otherwise 302
     */
    record Moved(String location, boolean forGood, Set<String> keys) implements Answer {
        public Moved {
            keys = Set.copyOf(keys);
        }
    }

    /** It was taken away for good: 410. */
    record Gone(Page page) implements Answer {
        @Override
        public Set<String> keys() {
            return page.keys();
        }
    }

    /** Nothing is there: 404. */
    record Missing(Page page) implements Answer {
        @Override
        public Set<String> keys() {
            return page.keys();
        }
    }
}
