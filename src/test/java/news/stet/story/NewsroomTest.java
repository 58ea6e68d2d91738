package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class NewsroomTest {
    private static final Instant MORNING = Instant.parse("2026-05-04T08:00:00Z");
    private static final Actor EDITOR = new Actor(7, "Edda Tor", Role.EDITOR, Actor.Kind.PERSON);
    private static final Actor REPORTER =
            new Actor(8, "Rolf Ruter", Role.REPORTER, Actor.Kind.PERSON);

    private final Database database;
    private final HandClock clock = new HandClock(MORNING.toString());
    private final Newsroom newsroom;
    private final Stories stories;
    private final ChangeLog changes;

    NewsroomTest(Database database) {
        this.database = database;
        this.newsroom = new Newsroom(database, clock);
        this.stories = new Stories(database);
        this.changes = new ChangeLog(database);
    }

    private static StoryContent content(String headline, String more) {
        return StoryJson.read(
                Json.read(
                        """
                        {"edition": "en", "type": "article", "section": "world", "headline": "%s"%s}
                        """
                                .formatted(headline, more)));
    }

    private Story draft(String headline) {
        return newsroom.create(EDITOR, content(headline, ""), null);
    }

    @Test
    void aStoryIsPublishedWithRevisionAuditAndChanges() {
        Story story = draft("Ferry returns");
        long before = changes.head();

        Story live = newsroom.act(Verb.PUBLISH, EDITOR, story.id(), Order.PLAIN);

        assertThat(live.status()).isEqualTo(Status.LIVE);
        assertThat(live.revision()).isEqualTo(2);
        assertThat(live.path()).isEqualTo("/en/world/ferry-returns-" + story.id());
        assertThat(live.publishedAt()).isEqualTo(MORNING);
        assertThat(changes.list(before, 100))
                .extracting(ChangeLog.Change::key)
                .contains(
                        "draft:" + story.id(),
                        "archive:en/world/2026-05",
                        "card:" + story.id(),
                        "list:en/latest",
                        "list:en/latest-8",
                        "list:en/latest-25",
                        "list:en/world/latest",
                        "month:en/2026-05",
                        "news:en",
                        "story:" + story.id())
                .noneMatch(key -> key.startsWith("edition"));
        assertThat(stories.revisions(EDITOR, story.id()))
                .extracting(Revision::verb)
                .containsExactly("publish", "create");
        assertThat(stories.get(EDITOR, story.id())).isEqualTo(live);
    }

    @Test
    void aMinorUpdateKeepsTheTimeReadersSee() {
        Story live = newsroom.act(Verb.PUBLISH, EDITOR, draft("Boats").id(), Order.PLAIN);
        clock.pass(Duration.ofMinutes(5));
        newsroom.save(EDITOR, live.id(), content("Boats!", ""), null, null);
        Order minor = new Order(null, null, null, null, false, true);

        Story updated = newsroom.act(Verb.PUBLISH, EDITOR, live.id(), minor);

        assertThat(updated.liveRevision()).isEqualTo(updated.revision());
        assertThat(updated.updatedAt()).isEqualTo(live.updatedAt());
        newsroom.save(EDITOR, live.id(), content("Boats!!", ""), null, null);
        assertThat(newsroom.act(Verb.PUBLISH, EDITOR, live.id(), Order.PLAIN).updatedAt())
                .isEqualTo(MORNING.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aLaterPublicationStandsHigher() {
        Story first = newsroom.act(Verb.PUBLISH, EDITOR, draft("First").id(), Order.PLAIN);
        Story second = newsroom.act(Verb.PUBLISH, EDITOR, draft("Second").id(), Order.PLAIN);

        assertThat(second.sort()).isGreaterThan(first.sort());
    }

    @Test
    void whatReadersSeeChangesOnlyByAPublishingVerb() {
        Story live = newsroom.act(Verb.PUBLISH, EDITOR, draft("As published").id(), Order.PLAIN);

        Story saved =
                newsroom.save(
                        EDITOR, live.id(), content("As rewritten", ""), null, live.revision());

        assertThat(saved.hasUnpublishedChanges()).isTrue();
        assertThat(liveHeadline(live.id())).isEqualTo("As published");
        newsroom.act(Verb.PUBLISH, EDITOR, live.id(), Order.PLAIN);
        assertThat(liveHeadline(live.id())).isEqualTo("As rewritten");
    }

    private String liveHeadline(long id) {
        return database.read(handle ->
                handle.createQuery("select headline from live_story where story = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void aStaleWriterIsToldWhoWasFaster() {
        Story story = draft("Two writers");
        newsroom.save(REPORTER, story.id(), content("Faster", ""), null, 1);

        assertThatThrownBy(() -> newsroom.save(EDITOR, story.id(), content("Slower", ""), null, 1))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE);
                            assertThat(problem.detail()).contains("Rolf Ruter").contains("\"2\"");
                        });
        assertThat(stories.get(EDITOR, story.id()).content().headline()).isEqualTo("Faster");
    }

    @Test
    void aReporterMayNotPublish() {
        Story story = draft("Not mine to publish");

        assertThatThrownBy(() -> newsroom.act(Verb.PUBLISH, REPORTER, story.id(), Order.PLAIN))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        assertThat(stories.get(EDITOR, story.id()).status()).isEqualTo(Status.DRAFT);
    }

    @Test
    void anEmbargoedStoryStaysHiddenUntilItsHour() {
        Instant noon = MORNING.plus(Duration.ofHours(4));
        Story story =
                newsroom.create(
                        EDITOR,
                        content("Embargoed", ", \"embargoedUntil\": \"" + noon + "\""),
                        null);

        assertThatThrownBy(() -> newsroom.act(Verb.PUBLISH, EDITOR, story.id(), Order.PLAIN))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("embargoed until " + noon);
        assertThatThrownBy(() ->
                        newsroom.act(
                                Verb.SCHEDULE, EDITOR, story.id(), Order.at(noon.minusSeconds(1))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("embargo");
        newsroom.act(Verb.SCHEDULE, EDITOR, story.id(), Order.at(noon));
        clock.pass(Duration.ofHours(4).minusMillis(1));
        assertThat(newsroom.publishDue()).isZero();
        clock.pass(Duration.ofMillis(1));
        assertThat(newsroom.publishDue()).isEqualTo(1);
        assertThat(stories.get(EDITOR, story.id()).status()).isEqualTo(Status.LIVE);
        assertThat(newsroom.publishDue()).isZero();
    }

    @Test
    void aKilledStoryIsGoneFromReadersAndCannotComeBack() {
        Story live = newsroom.act(Verb.PUBLISH, EDITOR, draft("To be killed").id(), Order.PLAIN);

        Story killed = newsroom.act(Verb.KILL, EDITOR, live.id(), Order.noted("Wrong person"));

        assertThat(killed.status()).isEqualTo(Status.KILLED);
        assertThat(
                        database.<Integer, RuntimeException>read(handle ->
                                handle.createQuery(
                                                "select count(*) from live_story where story = :id")
                                        .bind("id", live.id())
                                        .mapTo(Integer.class)
                                        .one()))
                .isZero();
        assertThatThrownBy(() -> newsroom.act(Verb.PUBLISH, EDITOR, live.id(), Order.PLAIN))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("final");
    }

    @Test
    void aCorrectionNeedsAPublicNoteAndIsKept() {
        Story live = newsroom.act(Verb.PUBLISH, EDITOR, draft("Ten boats").id(), Order.PLAIN);

        assertThatThrownBy(() -> newsroom.act(Verb.CORRECT, EDITOR, live.id(), Order.PLAIN))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("note");
        Story corrected =
                newsroom.act(
                        Verb.CORRECT,
                        EDITOR,
                        live.id(),
                        new Order(null, null, "It was eleven boats.", content("Eleven boats", "")));

        assertThat(corrected.corrections())
                .extracting(Correction::note)
                .containsExactly("It was eleven boats.");
        assertThat(liveHeadline(live.id())).isEqualTo("Eleven boats");
        assertThat(corrected.publishedAt()).isEqualTo(live.publishedAt());
    }

    @Test
    void anOldStoryKeepsItsTime() {
        Instant then = Instant.parse("2016-12-23T15:00:22Z");

        Story old =
                newsroom.bring(EDITOR, content("Old one", ""), then, true, (handle, story) -> {});

        assertThat(old.publishedAt()).isEqualTo(then);
        assertThat(old.updatedAt()).isEqualTo(then);
    }

    @Test
    void aSpikedStoryComesBackAsADraft() {
        Story story = draft("Spiked");
        newsroom.act(Verb.SPIKE, EDITOR, story.id(), Order.PLAIN);

        assertThatThrownBy(
                        () -> newsroom.save(EDITOR, story.id(), content("Changed", ""), null, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("unspike");
        assertThat(newsroom.act(Verb.UNSPIKE, EDITOR, story.id(), Order.PLAIN).status())
                .isEqualTo(Status.DRAFT);
    }

    @Test
    void whatTheStoryNamesMustBeThere() {
        assertThatThrownBy(() ->
                        newsroom.create(
                                EDITOR,
                                content(
                                        "Dangling",
                                        ", \"body\": [{\"type\": \"story\", \"id\": \"99\"}]"),
                                null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.fields())
                                        .extracting(Problem.Field::path)
                                        .containsExactly("body[0].id"));
    }

    @Test
    void storiesAreListedByTheirWordsPageByPage() {
        for (int i = 0; i < 5; i++) {
            draft("Lighthouse number " + i);
            clock.pass(Duration.ofSeconds(1));
        }
        StoryQuery query = new StoryQuery(null, "LIGHTHOUSE numb", null, "en", null, null, 3);

        Stories.Page first = stories.list(EDITOR, query);
        Stories.Page second =
                stories.list(
                        EDITOR,
                        new StoryQuery(
                                null,
                                "lighthouse",
                                null,
                                null,
                                null,
                                Cursor.parse(Objects.requireNonNull(first.next()).text()),
                                3));

        assertThat(first.stories()).hasSize(3);
        assertThat(second.stories()).hasSize(2);
        assertThat(second.next()).isNull();
        assertThat(
                        List.of(
                                first.stories().getFirst().content().headline(),
                                second.stories().getLast().content().headline()))
                .containsExactly("Lighthouse number 4", "Lighthouse number 0");
    }

    @Test
    void aRevisionCannotBeChangedEvenBySql() {
        Story story = draft("For good");

        assertThatThrownBy(() ->
                        database.write(handle ->
                                handle.createUpdate(
                                                "update revision set note = 'x' where story = :id")
                                        .bind("id", story.id())
                                        .execute()))
                .hasMessageContaining("kept for good");
    }
}
