package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class AssignmentsTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Actor EDITOR = new Actor(7, "Edda Tor", Role.EDITOR, Actor.Kind.PERSON);
    private static final Actor GUEST = new Actor(8, "Gus", Role.CONTRIBUTOR, Actor.Kind.PERSON);

    private final Database database;
    private final Newsroom newsroom;
    private final Stories stories;
    private final Assignments assignments;
    private final ChangeLog changes;

    AssignmentsTest(Database database) {
        this.database = database;
        var clock = new HandClock("2026-05-04T08:00:00Z");
        newsroom = new Newsroom(database, clock);
        stories = new Stories(database);
        assignments = new Assignments(database, clock);
        changes = new ChangeLog(database);
    }

    private long person(String name, String role) {
        return database.write(handle ->
                handle.createQuery(
                                """
                                insert into person (email, name, role, language, created_at)
                                values (:name || '@assign.example', :name, :role, 'en', now())
                                on conflict (email) do update set name = excluded.name returning id
                                """)
                        .bind("name", name)
                        .bind("role", role)
                        .mapTo(Long.class)
                        .one());
    }

    private Story draft(Actor actor) {
        return newsroom.create(
                actor,
                StoryJson.read(
                        Json.read(
                                """
                                {"edition": "en", "type": "article", "section": "world", "headline": "Work"}
                                """)),
                null);
    }

    @Test
    void aStoryIsGivenToSomebodyWithoutANewRevision() {
        long ada = person("ada", "reporter");
        Story story = draft(EDITOR);
        long before = changes.head();

        Story given = assignments.assign(EDITOR, story.id(), ada);

        assertThat(given.work().assignee()).isEqualTo(new Work.Assignee(ada, "ada"));
        assertThat(given.revision()).isEqualTo(story.revision());
        assertThat(given.changedAt()).isEqualTo(story.changedAt());
        assertThat(changes.list(before, 10))
                .extracting(ChangeLog.Change::kind, ChangeLog.Change::key)
                .containsExactly(tuple("assign", "draft:" + story.id()));
        assertThat(new Audit(database).list(EDITOR, "story:" + story.id(), Long.MAX_VALUE, 1))
                .extracting(Audit.Line::verb, Audit.Line::detail)
                .containsExactly(tuple("assign", "ada"));
    }

    @Test
    void whoHasAStoryAndUntilWhenStaysThroughEveryRevision() {
        long bo = person("bo", "reporter");
        Story story = draft(EDITOR);
        assignments.assign(EDITOR, story.id(), bo);
        assignments.deadline(EDITOR, story.id(), NOON);

        newsroom.save(EDITOR, story.id(), story.content(), null, null);
        Story live = newsroom.act(Verb.PUBLISH, EDITOR, story.id(), Order.PLAIN);

        assertThat(live.work()).isEqualTo(new Work(new Work.Assignee(bo, "bo"), NOON));
        assertThat(stories.get(EDITOR, story.id()).work()).isEqualTo(live.work());
        assertThat(assignments.assign(EDITOR, story.id(), null).work().assignee()).isNull();
        assertThat(assignments.deadline(EDITOR, story.id(), null).work()).isEqualTo(Work.NONE);
    }

    @Test
    void whatIsSaidTwiceIsWrittenOnce() {
        long cy = person("cy", "editor");
        Story story = draft(EDITOR);
        assignments.assign(EDITOR, story.id(), cy);
        long before = changes.head();

        assignments.assign(EDITOR, story.id(), cy);
        assignments.deadline(EDITOR, story.id(), null);

        assertThat(changes.head()).isEqualTo(before);
    }

    @Test
    void itIsRefusedWithWhatIsWrong() {
        Story story = draft(EDITOR);
        Story guests = draft(GUEST);
        long guest = person("gus", "contributor");

        assertThatThrownBy(() -> assignments.assign(EDITOR, story.id(), 999_999L))
                .hasMessageContaining("nobody who works here");
        assertThatThrownBy(() -> assignments.assign(EDITOR, story.id(), guest))
                .hasMessageContaining("only stories of their own");
        assertThatThrownBy(() -> assignments.deadline(GUEST, story.id(), NOON))
                .isInstanceOf(Problem.class);
        assertThat(assignments.deadline(GUEST, guests.id(), NOON).work().deadline())
                .isEqualTo(NOON);
        newsroom.act(Verb.SPIKE, EDITOR, story.id(), Order.PLAIN);
        assertThatThrownBy(() -> assignments.deadline(EDITOR, story.id(), NOON))
                .hasMessageContaining("spiked");
    }

    @Test
    void aListTellsWhoHasWhat() {
        long di = person("di", "editor");
        Story story = draft(EDITOR);
        assignments.assign(EDITOR, story.id(), di);
        var query =
                new StoryQuery(
                        null, null, null, null, null, di, false, StorySort.CHANGED, null, 10);

        assertThat(stories.list(EDITOR, query).stories())
                .extracting(Story::id, it -> it.work().assignee())
                .isEqualTo(List.of(tuple(story.id(), new Work.Assignee(di, "di"))));
    }
}
