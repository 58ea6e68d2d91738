package news.stet.site;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the site says to a request: a page, another address, or why there is none. */
public sealed interface Answer {
    /** What was read to make this answer; it holds until one of them changes. See {@link Keys}. */
    Set<String> keys();

    /**
     * A page, feed or other document.
     *
     * @param contentType as in the header, with the charset
     * @param body the bytes; nobody changes them
     * @param until when it stops to hold even if nothing is changed; null when it holds on
     * @param headers further headers, mostly none
     */
    record Page(
            String contentType,
            byte[] body,
            @Nullable Instant until,
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

    /**
     * It was taken away for good: 410.
     *
     * @param edition whose words tell the reader
     */
    record Gone(String edition, Set<String> keys) implements Answer {
        public Gone {
            keys = Set.copyOf(keys);
        }
    }

    /**
     * Nothing is there: 404.
     *
     * @param edition whose words tell the reader
     */
    record Missing(String edition, Set<String> keys) implements Answer {
        public Missing {
            keys = Set.copyOf(keys);
        }
    }
}
