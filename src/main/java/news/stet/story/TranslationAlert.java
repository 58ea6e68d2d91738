package news.stet.story;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a source, which each translation has to answer for.
 *
 * @param source the story it was done to
 * @param revision the source's, by which it was done
 * @param verb correct, withhold or kill
 * @param note what readers or the desk were told
 * @param answer null while nobody has answered
 * @param reason why the translation stays as it is
 */
public record TranslationAlert(
        long source,
        String headline,
        int revision,
        String verb,
        @Nullable String note,
        String byName,
        Instant at,
        @Nullable String answer,
        @Nullable String reason,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt) {
    /** What can be said to it. */
    public enum Answer {
        /** The translation was changed as well. */
        DONE,
        /** It stays as it is, for a reason. */
        NOT_NEEDED;

        /** The name in JSON and the database: {@code not-needed}. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The answer of that name, empty if there is none. */
        public static Optional<Answer> find(String slug) {
            for (Answer answer : values()) {
                if (answer.slug().equals(slug)) {
                    return Optional.of(answer);
                }
            }
            return Optional.empty();
        }
    }

    /** Whether somebody still has to answer. */
    public boolean isOpen() {
        return answer == null;
    }
}
