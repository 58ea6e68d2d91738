package news.stet.media;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the library; everything that is null or empty is not asked about.
 *
 * @param words words or beginnings of words of name and details, all of which must occur
 * @param person somebody who is to be seen
 * @param credit who made it, supplied it or owns it
 * @param from the first day, as in {@code 2016-12-23}: it was taken then or, where nobody knows
 *     when, added
 * @param until the last day
 * @param before only items with a smaller id; {@link Long#MAX_VALUE} from the newest on
 */
public record MediaQuery(
        String words,
        @Nullable MediaKind kind,
        String person,
        String credit,
        String from,
        String until,
        @Nullable Standing rights,
        long before) {
    /** Everything. */
    public static final MediaQuery ALL =
            new MediaQuery("", null, "", "", "", "", null, Long.MAX_VALUE);

    /** Which of them by what may be done with them. */
    public enum Standing {
        /** A known licence, and the site may show it now. */
        USABLE,
        /** Its time is over within a week. */
        ENDING,
        /** Nobody said by what right. */
        UNKNOWN,
        /** Killed, or past its time. */
        WITHDRAWN;

        /** The name in addresses and messages. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that name. */
        public static Optional<Standing> find(String slug) {
            for (Standing standing : values()) {
                if (standing.slug().equals(slug)) {
                    return Optional.of(standing);
                }
            }
            return Optional.empty();
        }
    }

    /** Whether anything but words is asked for. */
    public boolean isFiltered() {
        return kind != null || rights != null || !(person + credit + from + until).isEmpty();
    }

    /** The same from an item on. */
    public MediaQuery before(long id) {
        return new MediaQuery(words, kind, person, credit, from, until, rights, id);
    }
}
