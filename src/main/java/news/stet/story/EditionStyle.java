package news.stet.story;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an edition writes dates, digits and addresses, and whether it goes on.
 *
 * @param second the calendar whose day stands beside a publication time; null for none
 * @param latinSlugs whether addresses are in Latin letters, whatever the headline's are
 * @param fallback code of the edition that its readers are led to when it does not go on; null for
 *     none
 */
public record EditionStyle(
        Calendar calendar,
        @Nullable Calendar second,
        Digits digits,
        boolean latinSlugs,
        Standing standing,
        @Nullable String fallback) {
    /** What an edition has when nobody chose. */
    public static final EditionStyle PLAIN =
            new EditionStyle(Calendar.GREGORIAN, null, Digits.OWN, false, Standing.OPEN, null);

    /** By which days and months are counted, as CLDR names it. */
    public enum Calendar {
        GREGORIAN("gregorian"),
        PERSIAN("persian"),
        UMM_AL_QURA("islamic-umalqura");

        private final String slug;

        Calendar(String slug) {
            this.slug = slug;
        }

        public String slug() {
            return slug;
        }

        /** The calendar of that name, empty if there is none. */
        public static Optional<Calendar> find(String slug) {
            for (Calendar calendar : values()) {
                if (calendar.slug.equals(slug)) {
                    return Optional.of(calendar);
                }
            }
            return Optional.empty();
        }
    }

    /** In which numbers are written. */
    public enum Digits {
        /** As the language does it. */
        OWN(""),
        LATIN("latn"),
        ARABIC("arab"),
        PERSIAN("arabext");

        private final String slug;

        Digits(String slug) {
            this.slug = slug;
        }

        /** CLDR's name of the numbering system; empty for the language's own. */
        public String slug() {
            return slug;
        }

        /** The digits of that name, empty if there are none. */
        public static Optional<Digits> find(String slug) {
            for (Digits digits : values()) {
                if (digits.slug.equals(slug)) {
                    return Optional.of(digits);
                }
            }
            return Optional.empty();
        }
    }

    /** Whether an edition goes on. */
    public enum Standing {
        OPEN,
        /** Nothing is published for now. */
        PAUSED,
        /** It has ended: nobody is led there any more, and its addresses go on working. */
        RETIRED;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The standing of that name, empty if there is none. */
        public static Optional<Standing> find(String slug) {
            for (Standing standing : values()) {
                if (standing.slug().equals(slug)) {
                    return Optional.of(standing);
                }
            }
            return Optional.empty();
        }
    }
}
