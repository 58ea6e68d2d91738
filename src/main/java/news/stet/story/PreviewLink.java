package news.stet.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link that shows a story to somebody without an account. Its secret is not in it: nobody is told
 * that a second time.
 *
 * @param revision the one it shows; null for whichever is the working one
 * @param opened how often it was opened
 */
public record PreviewLink(
        long id,
        long story,
        @Nullable Integer revision,
        String madeBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        int opened,
        @Nullable Instant openedAt) {
    /** How long a link lives. */
    public enum Life {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7));

        private final Duration duration;

        Life(Duration duration) {
            this.duration = duration;
        }

        public Duration duration() {
            return duration;
        }

        /** The name in forms: {@code day}. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that name, empty if there is none. */
        public static Optional<Life> find(String slug) {
            for (Life life : values()) {
                if (life.slug().equals(slug)) {
                    return Optional.of(life);
                }
            }
            return Optional.empty();
        }
    }

    /** Whether it still opens. */
    public boolean opens(Instant now) {
        return revokedAt == null && expiresAt.isAfter(now);
    }
}
