package news.stet.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A list of live stories by their sort: an edition's, a section's, a topic's or a person's, or
 * those of a type in an edition or section.
 *
 * @param section null in the list of a topic or of the whole edition
 * @param topic null in the list of a section or of the whole edition
 * @param type null in a list of all types
 * @param person the name of who signed; null in all other lists
 */
public record LiveList(
        String edition,
        @Nullable String section,
        @Nullable String topic,
        @Nullable String type,
        @Nullable String person) {
    /** One of all types. */
    LiveList(String edition, @Nullable String section, @Nullable String topic) {
        this(edition, section, topic, null, null);
    }

    /** One of a type. */
    LiveList(
            String edition,
            @Nullable String section,
            @Nullable String topic,
            @Nullable String type) {
        this(edition, section, topic, type, null);
    }

    /** What somebody of that name signed. */
    static LiveList signedBy(String edition, String name) {
        return new LiveList(edition, null, null, null, name);
    }

    /** How many newer stories of a topic a story's page may show. */
    public static final int NEWER = 3;

    /** How many older stories of a topic or of its section a story's page may show. */
    public static final int OLDER = 6;

    private static final String PLACE =
            """
            select <at> as list,
                   (select count(*) from (select from <list> and sort > :sort
                    order by sort desc limit :deepest) as higher) as above,
                   array(select story from <list> and sort > :sort and story <> :story
                    order by sort limit :older) as higher,
                   array(select story from <list> and sort < :sort and story <> :story
                    order by sort desc limit :newer) as lower
            """;

    /** What each list binds for itself. */
    private static final Pattern OF_A_LIST = Pattern.compile("(?<!:):(edition|of|type)\\b");

    /**
     * Where a story stands, or would stand, in a list.
     *
     * @param above how many stand above it, counted up to {@link KeyNames#DEEPEST}
     * @param near the stories whose pages may show it because it stands beside them
     * @param alone whether there is no other
     */
    record Place(LiveList list, int above, List<Long> near, boolean alone) {}

    /** Its name in the change log. */
    String key() {
        if (person != null) {
            return KeyNames.personList(edition, Byline.slug(person));
        }
        if (topic != null) {
            return KeyNames.topicList(edition, topic);
        }
        if (type != null) {
            return KeyNames.type(edition, section, type);
        }
        return section == null ? KeyNames.latest(edition) : KeyNames.section(edition, section);
    }

    /** The story's places in these lists, whether it is in them or not; read together. */
    static List<Place> places(Handle handle, List<LiveList> lists, long story, long sort) {
        if (lists.isEmpty()) {
            return List.of();
        }
        List<String> each = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            String own = PLACE.replace("<list>", lists.get(i).from()).replace("<at>", "" + i);
            each.add(OF_A_LIST.matcher(own).replaceAll("$0_" + i));
        }
        Query query =
                handle.createQuery(String.join(" union all ", each) + " order by list")
                        .bind("story", story)
                        .bind("sort", sort)
                        .bind("deepest", KeyNames.DEEPEST)
                        .bind("older", OLDER)
                        .bind("newer", NEWER);
        for (int i = 0; i < lists.size(); i++) {
            LiveList list = lists.get(i);
            query.bind("edition_" + i, list.edition).bind("of_" + i, list.of());
            query.bind("type_" + i, list.type);
        }
        return query.map((row, context) -> lists.get(row.getInt("list")).place(row)).list();
    }

    private Place place(ResultSet row) throws SQLException {
        List<Long> higher = List.of((Long[]) row.getArray("higher").getArray());
        List<Long> lower = List.of((Long[]) row.getArray("lower").getArray());
        return new Place(
                this,
                row.getInt("above"),
                near(higher, lower),
                higher.isEmpty() && lower.isEmpty());
    }

    /** Pages show newer ones of their topics, but only older ones of their section. */
    private List<Long> near(List<Long> higher, List<Long> lower) {
        if (topic == null) {
            // Nobody's page shows what else its writers signed.
            return section == null || type != null ? List.of() : higher;
        }
        return java.util.stream.Stream.concat(higher.stream(), lower.stream()).toList();
    }

    private @Nullable String of() {
        if (person != null) {
            return Byline.slug(person);
        }
        return topic == null ? section : topic;
    }

    private String from() {
        if (person != null) {
            return "live_byline where edition = :edition and person = :of and :type::text is null";
        }
        if (topic != null) {
            return "live_topic where edition = :edition and topic = :of and :type::text is null";
        }
        return (section == null
                        ? "live_story where edition = :edition and :of::text is null"
                        : "live_story where edition = :edition and section = :of")
                + (type == null ? " and :type::text is null" : " and type = :type");
    }
}
