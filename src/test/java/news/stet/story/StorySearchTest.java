package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever way a list is found, it is what sorting all that match gives. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StorySearchTest {
    private static final Actor EDITOR = new Actor(7, "Edda Tor", Role.EDITOR, Actor.Kind.PERSON);
    private static final Actor GUEST = new Actor(3, "Gus", Role.CONTRIBUTOR, Actor.Kind.PERSON);

    private final Database database;
    private final Stories stories;

    StorySearchTest(Database database) {
        this.database = database;
        stories = new Stories(database);
    }

    /** Words that are in all, in many, in few, only in old ones; several begun in one second. */
    @BeforeAll
    void write() {
        database.write(handle -> {
            handle.execute(
                    """
                    insert into person (id, email, name, role, language, created_at)
                    overriding system value
                    select n, 'p' || n || '@desk.example', 'P' || n, 'editor', 'en', now()
                    from generate_series(1, 9) n
                    """);
            handle.execute(
                    """
                    insert into story (id, status, working, live, created_at, created_by, created_by_kind,
                        created_by_name, changed_at, changed_by_name, edition, section, type, headline,
                        slugline, urgency, words, search, assignee, deadline, due_at, corrected_at)
                    select n, case when n % 7 = 0 then 'scheduled' when n % 3 = 0 then 'in-review' else 'draft' end,
                        1, null, now(), n % 10, 'person', 'P', at, 'P', 'en',
                        case when n % 4 = 0 then 'sport' else 'world' end,
                        case when n % 50 = 0 then 'video' else 'article' end,
                        'Story ' || n, '', 1 + n % 9, 100,
                        to_tsvector('simple', 'common'
                            || case when n % 2 = 0 then ' half' else '' end
                            || case when n % 60 = 0 then ' some' else '' end
                            || case when n % 700 = 0 then ' rare' else '' end
                            || case when n < 900 then ' older' else '' end),
                        case when n % 11 = 0 then 1 + n % 9 end,
                        case when n % 13 = 0 then at + interval '1 day' end,
                        case when n % 7 = 0 then at + interval '2 days' end,
                        case when n % 17 = 0 then at end
                    from (select n, timestamptz '2026-01-01' + (n / 3) * interval '1 second' as at
                          from generate_series(1, 9000) n) numbers
                    """);
            return handle.execute(
                    """
                    insert into revision (story, number, verb, status, content, by_id, by_kind, by_name, at)
                    select id, 1, 'create', status, jsonb_build_object('edition', edition, 'type', type,
                        'section', section, 'language', 'en', 'headline', headline, 'urgency', urgency),
                        created_by, 'person', 'P', changed_at from story
                    """);
        });
        // Outside of a transaction, as it must be.
        database.read(handle -> handle.execute("vacuum (analyze) story"));
    }

    static Stream<StoryQuery> questions() {
        List<StoryQuery> all = new ArrayList<>();
        for (StorySort sort : StorySort.values()) {
            for (String words :
                    new String[] {
                        null, "common", "half", "some", "rare", "older", "common ra", "no"
                    }) {
                all.add(query(null, words, null, null, null, false, sort));
                all.add(query(Status.IN_REVIEW, words, "sport", null, null, false, sort));
                all.add(query(null, words, null, StoryType.VIDEO, null, true, sort));
                all.add(query(null, words, null, null, 5L, false, sort));
            }
            all.add(query(null, null, null, null, StoryQuery.NOBODY, false, sort));
        }
        return all.stream();
    }

    private static StoryQuery query(
            @Nullable Status status,
            @Nullable String words,
            @Nullable String section,
            @Nullable StoryType type,
            @Nullable Long assignee,
            boolean mine,
            StorySort sort) {
        return new StoryQuery(status, words, section, "en", type, assignee, mine, sort, null, 50);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aListIsWhatSortingAllThatMatchGives(StoryQuery query) {
        for (Actor actor : List.of(EDITOR, GUEST)) {
            List<Long> expected = sorted(query, actor);
            List<Long> found = new ArrayList<>();
            StoryQuery next = query;
            for (int page = 0; page < 3; page++) {
                Stories.Page one = stories.list(actor, next);
                one.stories().forEach(it -> found.add(it.id()));
                if (one.next() == null) {
                    break;
                }
                next = after(query, one.next());
            }
            assertThat(found)
                    .as(actor.name())
                    .isEqualTo(expected.subList(0, Math.min(150, expected.size())));
            List<Long> among = List.of(1L, 60L, 700L, 1400L, 2100L, 8400L, 8999L);
            assertThat(stories.list(actor, query, among).stream().map(Story::id))
                    .isEqualTo(expected.stream().filter(among::contains).toList());
            if (query.words() == null) {
                assertThat(stories.count(actor, query, 1000))
                        .isEqualTo(Math.min(1000, expected.size()));
            }
        }
    }

    private static StoryQuery after(StoryQuery query, Cursor cursor) {
        return new StoryQuery(
                query.status(),
                query.words(),
                query.section(),
                query.edition(),
                query.type(),
                query.assignee(),
                query.mine(),
                query.sort(),
                Cursor.parse(cursor.text()),
                query.limit());
    }

    private List<Long> sorted(StoryQuery query, Actor actor) {
        String words = query.words() == null ? "common" : TsQuery.allOf(query.words());
        String order =
                switch (query.sort()) {
                    case CHANGED -> "changed_at desc, id desc";
                    case BEGUN -> "id desc";
                    case URGENCY -> "urgency, changed_at desc, id desc";
                    case DEADLINE -> "deadline, id";
                    case DUE -> "due_at, id";
                    case CORRECTED -> "corrected_at desc, id desc";
                };
        String only =
                switch (query.sort()) {
                    case CHANGED, BEGUN, URGENCY -> "true";
                    case DEADLINE -> "deadline is not null";
                    case DUE -> "due_at is not null";
                    case CORRECTED -> "corrected_at is not null";
                };
        return database.read(handle ->
                handle.createQuery(
                                """
                                select id from story
                                where search @@ to_tsquery('simple', :words) and %s
                                  and (cast(:status as text) is null or status = :status)
                                  and (cast(:section as text) is null or section = :section)
                                  and (cast(:type as text) is null or type = :type)
                                  and (cast(:assignee as bigint) is null
                                       or coalesce(assignee, 0) = :assignee)
                                  and (not :mine or created_by = :by or coalesce(assignee, 0) = :by)
                                  and (:all or created_by = :by)
                                order by %s
                                """
                                        .formatted(only, order))
                        .bind("words", words)
                        .bind("status", query.status() == null ? null : query.status().slug())
                        .bind("section", query.section())
                        .bind("type", query.type() == null ? null : query.type().slug())
                        .bind("assignee", query.assignee())
                        .bind("mine", query.mine())
                        .bind("by", actor.id())
                        .bind("all", actor.role() != Role.CONTRIBUTOR)
                        .mapTo(Long.class)
                        .list());
    }
}
