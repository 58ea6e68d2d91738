package news.stet.story;

import java.util.Locale;
import java.util.Optional;

/**
 * What is looked at before a story goes out. A newsroom chooses for each whether it is off, warns
 * or stops; by itself Stet warns, and stops for nothing but an embargo. The words stand in the
 * bundle {@code story} under {@code check.} and the name.
 */
public enum Check {
    HEADLINE_LENGTH,
    HEADLINE_PLACEHOLDER,
    STANDFIRST_MISSING,
    BYLINE_MISSING,
    SOURCE_MISSING,
    BODY_EMPTY,
    TYPE_INCOMPLETE,
    HEADING_ORDER,
    BLOCK_REPEATED,
    QUOTATION_SPEAKER,
    LANGUAGE,
    ALT_MISSING,
    CREDIT_MISSING,
    RIGHTS_GONE,
    RIGHTS_ENDING,
    RIGHTS_TERRITORY,
    RIGHTS_UNKNOWN,
    LINK_FORM,
    LINK_NOT_LIVE,
    LINK_BROKEN,
    COMMENTS_OPEN,
    TASKS_OPEN,
    SOURCE_OPEN,
    UNTRANSLATED,
    EMBARGO;

    /** What a newsroom makes of a check. */
    public enum Level {
        OFF,
        WARNING,
        STOP;

        /** The name in JSON, forms and the database. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The level of that name, empty if there is none. */
        public static Optional<Level> find(String slug) {
            for (Level level : values()) {
                if (level.slug().equals(slug)) {
                    return Optional.of(level);
                }
            }
            return Optional.empty();
        }
    }

    private final String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in JSON, messages and settings: {@code alt-missing}. */
    public String slug() {
        return slug;
    }

    /** What it is when nobody chose. */
    public Level usual() {
        return this == EMBARGO ? Level.STOP : Level.WARNING;
    }

    /** Whether a newsroom may choose; an embargo is a promise to others. */
    public boolean isChoice() {
        return this != EMBARGO;
    }
}
