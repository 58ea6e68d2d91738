package news.stet.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A live story as its row has it, but for its content.
 *
 * @param card what lists show of it
 * @param month yyyymm in the edition's time zone
 * @param topics none twice
 * @param people who signed it
 */
record LiveRow(
        Card card,
        int month,
        long sort,
        Instant updatedAt,
        Set<String> topics,
        Set<String> people) {
    /**
     * What lists and boxes show of a story.
     *
     * @param headline the short one where there is one
     * @param title the whole headline
     */
    record Card(
            String edition,
            String section,
            String slug,
            String type,
            @Nullable String kicker,
            String headline,
            String title,
            String standfirst,
            @Nullable Long media,
            Instant publishedAt) {}

    static Optional<LiveRow> find(Handle handle, long story) {
        return handle.createQuery(
                        """
                        select edition, section, slug, type, kicker, headline, title, standfirst, media,
                               published_at, month, sort, updated_at,
                               array(select topic from live_topic t where t.story = s.story) as topics,
                               array(select distinct name from live_byline b
                                     where b.story = s.story) as people
                        from live_story s where story = :story
                        """)
                .bind("story", story)
                .map((row, context) -> of(row))
                .findOne();
    }

    private static LiveRow of(ResultSet row) throws SQLException {
        return new LiveRow(
                new Card(
                        row.getString("edition"),
                        row.getString("section"),
                        row.getString("slug"),
                        row.getString("type"),
                        row.getString("kicker"),
                        row.getString("headline"),
                        row.getString("title"),
                        row.getString("standfirst"),
                        row.getObject("media", Long.class),
                        StoryRows.requiredInstant(row, "published_at")),
                row.getInt("month"),
                row.getLong("sort"),
                StoryRows.requiredInstant(row, "updated_at"),
                Set.copyOf(List.of((String[]) row.getArray("topics").getArray())),
                Set.copyOf(List.of((String[]) row.getArray("people").getArray())));
    }

    String edition() {
        return card.edition();
    }

    String section() {
        return card.section();
    }

    /** Whether both stand at one address. */
    boolean sameAddress(LiveRow other) {
        return card.slug().equals(other.card.slug()) && sameSection(other);
    }

    boolean sameSection(LiveRow other) {
        return edition().equals(other.edition()) && section().equals(other.section());
    }
}
