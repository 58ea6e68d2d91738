package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.Egress;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class ChecksTest {
    private static final Instant MORNING = Instant.parse("2026-05-04T08:00:00Z");
    private static final Actor ADMIN =
            new Actor(7, "Edda Tor", Role.ADMINISTRATOR, Actor.Kind.TOKEN);

    private final Database database;
    private final HandClock clock = new HandClock(MORNING.toString());
    private final Checks checks;
    private final Newsroom newsroom;

    ChecksTest(Database database) {
        this.database = database;
        var links = new LinkWatch(database, clock, Egress.toTheOpenNetwork("test"));
        checks = new Checks(database, clock, URI.create("https://n.example"), Optional.of(links));
        newsroom = new Newsroom(database, clock, checks);
    }

    @AfterEach
    void asUsual() {
        database.<Integer, RuntimeException>write(
                handle -> handle.createUpdate("delete from setting").execute());
    }

    private Story draft(String more) {
        return newsroom.create(
                ADMIN,
                StoryJson.read(
                        Json.read(
                                """
                                {"edition": "en", "type": "article", "section": "world", "headline": "Three boats"%s}
                                """
                                        .formatted(more))),
                null);
    }

    private List<Check> found(Story story) {
        return checks.report(ADMIN, story.id(), null).findings().stream()
                .map(Finding::check)
                .toList();
    }

    @Test
    void theBarestStoryGoesOutAsLongAsNobodyChoseOtherwise() {
        Story story = draft("");

        assertThat(found(story)).contains(Check.BODY_EMPTY, Check.BYLINE_MISSING);
        assertThat(checks.report(ADMIN, story.id(), null).stops()).isFalse();
        assertThat(newsroom.act(Verb.PUBLISH, ADMIN, story.id(), Order.PLAIN).status())
                .isEqualTo(Status.LIVE);
    }

    @Test
    void whatStopsKeepsAStoryBackForEveryVerbThatLeadsOut() {
        checks.choose(
                ADMIN, "", Map.of("check.byline-missing", "stop", "check.body-empty", "stop"));
        Story story = draft("");
        newsroom.act(Verb.SUBMIT, ADMIN, story.id(), Order.PLAIN);

        for (Verb verb : List.of(Verb.PUBLISH, Verb.APPROVE)) {
            assertThatThrownBy(() -> newsroom.act(verb, ADMIN, story.id(), Order.PLAIN))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            it -> {
                                assertThat(it.kind()).isEqualTo(Problem.Kind.CONFLICT);
                                assertThat(it.fields())
                                        .extracting(Problem.Field::path)
                                        .containsExactly("byline", "body");
                            });
        }
        Order later = Order.at(MORNING.plus(Duration.ofHours(1)));
        assertThatThrownBy(() -> newsroom.act(Verb.SCHEDULE, ADMIN, story.id(), later))
                .isInstanceOf(Problem.class);
        checks.choose(
                ADMIN, "en", Map.of("check.byline-missing", "off", "check.body-empty", "warning"));
        assertThat(found(story)).contains(Check.BODY_EMPTY).doesNotContain(Check.BYLINE_MISSING);
        Story live = newsroom.act(Verb.PUBLISH, ADMIN, story.id(), Order.PLAIN);
        checks.choose(ADMIN, "en", Map.of("check.body-empty", "stop"));
        Order correction = new Order(null, null, "It was two.", null);
        assertThatThrownBy(() -> newsroom.act(Verb.CORRECT, ADMIN, live.id(), correction))
                .isInstanceOf(Problem.class);
        assertThat(newsroom.act(Verb.PUBLISH, ADMIN, live.id(), Order.PLAIN)).isEqualTo(live);
        assertThat(newsroom.act(Verb.KILL, ADMIN, live.id(), Order.PLAIN).status())
                .isEqualTo(Status.KILLED);
    }

    @Test
    void whatWasScheduledBeforeACheckStoppedItGoesOutOnTime() {
        Story story = draft("");
        newsroom.act(Verb.SCHEDULE, ADMIN, story.id(), Order.at(MORNING.plus(Duration.ofHours(1))));
        checks.choose(ADMIN, "", Map.of("check.byline-missing", "stop"));
        clock.pass(Duration.ofHours(1));

        assertThat(newsroom.publishDue()).isEqualTo(1);
    }

    @Test
    void openCommentsAndTasksAreFoundAndSettledOnesAreNot() {
        Story story = draft("");
        var comments = new Comments(database, clock);
        var tasks = new Tasks(database, clock);
        Comment comment = comments.add(ADMIN, story.id(), null, "Is it?");
        long task = tasks.add(ADMIN, story.id(), "Call", null).getFirst().id();

        assertThat(found(story)).contains(Check.COMMENTS_OPEN, Check.TASKS_OPEN);
        comments.resolve(ADMIN, story.id(), comment.id());
        tasks.change(ADMIN, story.id(), task, new Task.Change(null, true, null, null));

        assertThat(found(story)).doesNotContain(Check.COMMENTS_OPEN, Check.TASKS_OPEN);
    }

    @Test
    void linksToStoriesThatReadersDoNotSeeAndToNowhereAreFound() {
        Story other = draft("");
        String body =
                """
                , "body": [{"type": "paragraph", "text": [
                  {"text": "a", "marks": [{"type": "link", "href": "/en/world/three-boats-%d"}]},
                  {"text": "b", "marks": [{"type": "link", "href": "https://n.example/en/world/three-boats-%d"}]},
                  {"text": "c", "marks": [{"type": "link", "href": "http://127.0.0.1:9009/"}]}]},
                 {"type": "story", "id": "%d"}]
                """
                        .formatted(other.id(), other.id(), other.id());
        Story story = draft(body);
        assertThat(found(story).stream().filter(Check.LINK_NOT_LIVE::equals)).hasSize(3);
        checks.choose(ADMIN, "", Map.of("check.link-broken", "stop"));

        assertThatThrownBy(() -> newsroom.act(Verb.PUBLISH, ADMIN, story.id(), Order.PLAIN))
                .hasMessageContaining("http://127.0.0.1:9009/")
                .hasMessageContaining("private network");
        newsroom.act(Verb.PUBLISH, ADMIN, other.id(), Order.PLAIN);
        assertThat(found(story)).contains(Check.LINK_BROKEN).doesNotContain(Check.LINK_NOT_LIVE);
        assertThat(checks.report(ADMIN, story.id(), null).pending()).isZero();
    }

    @Test
    void anEmbargoAlwaysStopsAndIsNoChoice() {
        Story story = draft(", \"embargoedUntil\": \"2026-05-05T08:00:00Z\"");

        assertThat(checks.report(ADMIN, story.id(), null).findings())
                .anyMatch(it -> it instanceof Finding.Stop && it.check() == Check.EMBARGO);
        assertThatThrownBy(() -> checks.choose(ADMIN, "", Map.of("check.embargo", "off")))
                .hasMessageContaining("check.embargo");
        assertThatThrownBy(() -> checks.choose(ADMIN, "", Map.of("length.headline", "many")))
                .hasMessageContaining("length.headline");
        Actor editor = new Actor(8, "Rolf", Role.EDITOR, Actor.Kind.TOKEN);
        assertThatThrownBy(() -> checks.choose(editor, "", Map.of())).isInstanceOf(Problem.class);
    }

    @Test
    void lengthsAreTheNewsroomsOwnAndAnEditionsOwnBeforeThat() {
        Story story = draft("");
        checks.choose(ADMIN, "", Map.of("length.headline", "5"));
        assertThat(found(story)).contains(Check.HEADLINE_LENGTH);
        checks.choose(ADMIN, "en", Map.of("length.headline", "50"));
        assertThat(found(story)).doesNotContain(Check.HEADLINE_LENGTH);
        checks.choose(ADMIN, "en", Map.of("length.headline", ""));
        assertThat(found(story)).contains(Check.HEADLINE_LENGTH);
    }
}
