package news.stet.fronts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.story.Order;
import news.stet.story.Verb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

/** Position, weight and time on the front: what other tools throw away. */
@NullMarked
@ExtendWith(TestDatabase.class)
class FrontHistoryTest {
    private static final Actor EDITOR = SampleSite.EDITOR;

    private final SampleSite site;
    private final Fronts fronts;
    private final FrontHistory history;
    private final FrontRecord record;

    FrontHistoryTest(Database database) {
        site = new SampleSite(database);
        fronts = new Fronts(database, site.clock);
        history = new FrontHistory(database);
        record = new FrontRecord(database, site.clock);
    }

    private Instant pass(int minutes) {
        site.clock.pass(Duration.ofMinutes(minutes));
        return site.clock.instant();
    }

    private String publishList(FrontId front, int slots, long story) {
        ObjectNode fields = (ObjectNode) Json.read("{\"layout\": \"list\"}");
        fields.put("slots", slots);
        fronts.put(EDITOR, front, FrontContent.NONE, null);
        fronts.act(EDITOR, front, List.of(new FrontAct.AddContainer(fields, null)), null);
        String container = fronts.get(EDITOR, front).draft().containers().getFirst().id();
        fronts.act(EDITOR, front, List.of(new FrontAct.Place(story, container, 0)), null);
        fronts.publish(EDITOR, front, null, null);
        return container;
    }

    private List<Long> stoodAt(FrontId front, Instant at) {
        return history.at(EDITOR, front, at).standing().stream()
                .map(FrontHistory.Stood::story)
                .toList();
    }

    @Test
    void itSaysWhatStoodWhereHowLongAndWhoPutItThere() {
        var front = new FrontId("en", "world");
        long placed = site.publish("Placed").id();
        long newest = site.publish("Newest").id();
        pass(1);
        record.look();
        Instant began = site.clock.instant();
        String container = publishList(front, 2, placed);
        Instant came = pass(10);
        long newer = site.publish("Newer").id();
        record.look();
        Instant gone = pass(5);
        site.newsroom.act(Verb.KILL, EDITOR, placed, Order.PLAIN);
        record.look();
        Instant end = pass(5);

        assertThat(stoodAt(front, began)).containsExactly(placed, newest);
        assertThat(stoodAt(front, came)).containsExactly(placed, newer);
        assertThat(stoodAt(front, gone)).containsExactly(newer, newest);
        assertThat(history.stood(EDITOR, front, began, end, placed))
                .singleElement()
                .satisfies(stood -> {
                    assertThat(stood.container()).isEqualTo(container);
                    assertThat(stood.slot()).isZero();
                    assertThat(stood.position()).isEqualTo(1);
                    assertThat(stood.placed()).isTrue();
                    assertThat(stood.by()).isEqualTo(EDITOR.name());
                    assertThat(stood.from()).isEqualTo(began);
                    assertThat(stood.until()).isEqualTo(gone);
                    assertThat(stood.headline()).as("readers see it no more").isNull();
                });
        assertThat(history.moments(EDITOR, front, began, end)).containsExactly(began, came, gone);
    }

    @Test
    void aSizeWeighs() {
        var front = new FrontId("en", "sport");
        long story = site.publish("Weighs").id();
        publishList(front, 1, story);
        Instant first = site.clock.instant();
        Instant second = pass(3);
        ObjectNode huge = (ObjectNode) Json.read("{\"size\": \"huge\"}");
        fronts.act(EDITOR, front, List.of(new FrontAct.Change(story, huge)), null);
        fronts.publish(EDITOR, front, null, null);

        assertThat(history.stood(EDITOR, front, first, pass(1), story))
                .extracting(FrontHistory.Stood::weight)
                .containsExactly(4, 1);
        assertThat(history.at(EDITOR, front, second).filled().containers())
                .singleElement()
                .satisfies(full ->
                        assertThat(full.standing())
                                .singleElement()
                                .satisfies(it -> assertThat(it.placed()).isNotNull()));
    }

    @Test
    void anEarlierFrontCanBePutBack() {
        var front = new FrontId("ar", null);
        long first = site.publish("ar", "article", "First", "").id();
        long second = site.publish("ar", "article", "Second", "").id();
        publishList(front, 1, first);
        Instant then = site.clock.instant();
        pass(60);
        publishList(front, 1, second);

        FrontHistory.Then was = history.at(EDITOR, front, then);
        FrontHistory.Publication publication = Objects.requireNonNull(was.publication());
        assertThat(publication.by()).isEqualTo(EDITOR.name());
        assertThat(publication.until()).isEqualTo(site.clock.instant());
        fronts.restore(EDITOR, front, publication.version());
        fronts.publish(EDITOR, front, null, null);

        assertThat(stoodAt(front, pass(1))).containsExactly(first);
        assertThat(history.publications(EDITOR, front, then, site.clock.instant())).hasSize(3);
    }

    @Test
    void whatEndsByTheClockEndsInTheRecordToo() {
        var front = new FrontId("ar", "world");
        long story = site.publish("ar", "article", "Ends", "").id();
        long next = site.publish("ar", "article", "Next", "").id();
        String container = publishList(front, 1, story);
        Instant until = site.clock.instant().plus(Duration.ofMinutes(20));
        ObjectNode ends = Json.mapper().createObjectNode().put("until", until.toString());
        fronts.act(EDITOR, front, List.of(new FrontAct.Change(story, ends)), null);
        fronts.publish(EDITOR, front, null, null);
        pass(30);

        record.look();

        assertThat(stoodAt(front, until.minusSeconds(1))).containsExactly(story);
        assertThat(stoodAt(front, until)).containsExactly(next);
        assertThat(history.stood(EDITOR, front, until, pass(1), next))
                .extracting(FrontHistory.Stood::container)
                .containsExactly(container);
    }

    @Test
    void aFrontThatArrangedItselfIsMadeOfWhatReadersSawThen() {
        var front = new FrontId("en", null);
        long first = site.publish("It stood first").id();
        Instant then = site.clock.instant();
        pass(5);
        long second = site.publish("It came later").id();
        site.newsroom.act(
                Verb.CORRECT,
                EDITOR,
                first,
                new Order(
                        null,
                        null,
                        "Another name.",
                        SampleSite.content("en", "article", "Renamed", "")));
        pass(5);
        site.newsroom.act(Verb.WITHHOLD, EDITOR, first, Order.PLAIN);

        assertThat(history.liveThen(EDITOR, front, then, 1)).containsExactly(first);
        assertThat(history.liveThen(EDITOR, front, pass(1), 9))
                .startsWith(second)
                .doesNotContain(first);
        for (FrontId which : List.of(front, new FrontId("en", "world"))) {
            assertThat(
                            new String(
                                    site.pages
                                            .frontThen(
                                                    which,
                                                    new Filled(List.of(), null),
                                                    history.liveThen(EDITOR, which, then, 50),
                                                    then)
                                            .body(),
                                    StandardCharsets.UTF_8))
                    .contains("It stood first")
                    .doesNotContain("It came later", "Renamed");
        }
    }
}
