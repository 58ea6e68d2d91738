package news.stet.site;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import news.stet.story.KeyNames;
import news.stet.story.Series;
import news.stet.story.TopicPages;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What stands around stories: after one what editors chose, what was found by likeness and what is
 * beside it in its lists; the series it belongs to; and what a topic's page says of its stories.
 * Noted in the keys of the one {@link SiteReader} it reads for.
 */
public final class RelatedReader {
    private static final String ROWS =
            """
            select s.story, r.others,
                   array(select c.other from related_choice c
                         where c.story = s.story and not c.banned order by c.position) as pinned,
                   array(select c.other from related_choice c
                         where c.story = s.story and c.banned order by c.position) as banned,
                   (select p.edition || '/' || p.series from series_part p
                    where p.story = s.story) as series
            from unnest(?) as s (story) left join related r on r.story = s.story
            """;

    private final SiteReader reader;
    private final Snapshot snapshot;

    /**
     * What was chosen and found for a story, whether readers see it or not.
     *
     * @param pinned by editors, in their order
     * @param banned by editors, whatever it is like
     * @param alike the most alike first; none while nobody has looked
     * @param series the one it is a part of, after its edition: {@code en/harbours}; null for none
     */
    public record Row(
            List<Long> pinned, List<Long> banned, List<Long> alike, @Nullable String series) {
        private static final Row NONE = new Row(List.of(), List.of(), List.of(), null);
    }

    public RelatedReader(SiteReader reader) {
        this.reader = reader;
        this.snapshot = reader.snapshot();
    }

    /** That of one story. */
    public Row find(long story) {
        return Objects.requireNonNull(list(List.of(story)).get(story));
    }

    /** That of each of several. */
    public Map<Long, Row> list(Collection<Long> stories) {
        stories.forEach(story -> reader.note(KeyNames.related(story)));
        return snapshot.all(KeyNames::related, stories, some -> rows(snapshot.handle(), some));
    }

    /** In plain JDBC: each page of a story asks this, and Jdbi would take as long as the query. */
    private static Map<Long, Row> rows(Handle handle, List<Long> stories) {
        Map<Long, Row> rows = new HashMap<>();
        stories.forEach(story -> rows.put(story, Row.NONE));
        Connection connection = handle.getConnection();
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setArray(1, connection.createArrayOf("bigint", stories.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.put(
                            row.getLong("story"),
                            new Row(
                                    ids(row, "pinned"),
                                    ids(row, "banned"),
                                    ids(row, "others"),
                                    row.getString("series")));
                }
            }
        } catch (SQLException e) {
            throw new Unread(e);
        }
        return rows;
    }

    private static List<Long> ids(ResultSet row, String column) throws SQLException {
        Array ids = row.getArray(column);
        return ids == null ? List.of() : List.of((Long[]) ids.getArray());
    }

    /** The series that a story is a part of; empty for most. */
    public Optional<Series> findSeries(long story) {
        String named = find(story).series();
        if (named == null) {
            return Optional.empty();
        }
        int slash = named.indexOf('/');
        String edition = named.substring(0, slash);
        String slug = named.substring(slash + 1);
        String key = KeyNames.series(edition, slug);
        reader.note(key);
        return snapshot.get(key, handle -> Series.find(handle, edition, slug));
    }

    /** What a topic's page says beside its stories; nothing where there is no such topic. */
    public TopicPages.Text topicText(String edition, String topic) {
        String key = KeyNames.topicPage(edition, topic);
        reader.note(key);
        return snapshot.get(
                key,
                handle -> TopicPages.find(handle, edition, topic).orElse(TopicPages.Text.NONE));
    }

    /**
     * The stories that stand beside one in its lists.
     *
     * @param topics its own, in its order
     */
    public Neighbours findNeighbours(LiveCard card, List<String> topics) {
        Neighbours.Of of = new Neighbours.Of(card, topics);
        return Objects.requireNonNull(neighbours(List.of(of)).get(card.story()));
    }

    /** See {@link #findNeighbours}, for several at once, by story. */
    public Map<Long, Neighbours> listNeighbours(List<LiveStory> stories) {
        return neighbours(
                stories.stream()
                        .map(story -> new Neighbours.Of(story.card(), story.content().topics()))
                        .toList());
    }

    private Map<Long, Neighbours> neighbours(List<Neighbours.Of> several) {
        Map<Long, Neighbours.Of> byStory = new LinkedHashMap<>();
        several.forEach(one -> byStory.put(one.card().story(), one));
        byStory.keySet().forEach(story -> reader.note(KeyNames.near(story)));
        return snapshot.all(
                KeyNames::near,
                byStory.keySet(),
                some ->
                        Neighbours.find(
                                snapshot.handle(),
                                some.stream()
                                        .map(byStory::get)
                                        .map(Objects::requireNonNull)
                                        .toList()));
    }
}
