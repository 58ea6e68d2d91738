package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.story.EditionStyle.Calendar;
import news.stet.story.EditionStyle.Digits;
import news.stet.story.EditionStyle.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class EditionStyleTest {
    private static final Actor EDITOR = new Actor(7, "Edda Tor", Role.EDITOR, Actor.Kind.PERSON);
    private static final Actor SYSTEM = Actor.system("test");

    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Editions editions;
    private final Newsroom newsroom;
    private final ChangeLog changes;

    EditionStyleTest(Database database) {
        editions = new Editions(database, clock);
        newsroom = new Newsroom(database, clock);
        changes = new ChangeLog(database);
        put(EditionStyle.PLAIN);
    }

    private void put(EditionStyle style) {
        editions.put(
                SYSTEM,
                new Edition(
                                "fa",
                                "پیک",
                                "",
                                "fa",
                                ZoneId.of("Asia/Tehran"),
                                "d MMMM yyyy",
                                false,
                                List.of(new Section("world", "جهان")))
                        .with(style));
    }

    private static EditionStyle standing(Standing standing) {
        return new EditionStyle(Calendar.GREGORIAN, null, Digits.OWN, false, standing, "en");
    }

    private Story draft(String headline) {
        return newsroom.create(
                EDITOR,
                StoryJson.read(
                        Json.read(
                                """
                                {"edition": "fa", "type": "article", "section": "world", "headline": "%s"}
                                """
                                        .formatted(headline))),
                null);
    }

    private Story act(Verb verb, Story story) {
        return newsroom.act(verb, EDITOR, story.id(), Order.PLAIN);
    }

    @Test
    void whatWasChosenIsKept() {
        var chosen =
                new EditionStyle(
                        Calendar.PERSIAN,
                        Calendar.GREGORIAN,
                        Digits.PERSIAN,
                        true,
                        Standing.PAUSED,
                        "en");

        put(chosen);

        assertThat(editions.find("fa").orElseThrow().style()).isEqualTo(chosen);
    }

    @Test
    void nothingIsPublishedInAnEditionThatDoesNotGoOnAndWhatIsLiveCanBeTakenBack() {
        Story live = act(Verb.PUBLISH, draft("یک"));
        Story waiting = draft("دو");

        put(standing(Standing.PAUSED));
        assertThatThrownBy(() -> act(Verb.PUBLISH, waiting))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("paused");
        assertThat(act(Verb.WITHHOLD, live).status()).isEqualTo(Status.WITHHELD);

        put(standing(Standing.OPEN));
        assertThat(act(Verb.PUBLISH, waiting).status()).isEqualTo(Status.LIVE);
    }

    @Test
    void whatComesDueWaitsUntilItsEditionGoesOn() {
        Story story = draft("سه");
        Instant due = clock.instant().plus(Duration.ofHours(1));
        newsroom.act(Verb.SCHEDULE, EDITOR, story.id(), Order.at(due));
        put(standing(Standing.PAUSED));
        clock.pass(Duration.ofHours(2));

        assertThat(newsroom.publishDue()).isZero();
        put(standing(Standing.OPEN));
        assertThat(newsroom.publishDue()).isEqualTo(1);
    }

    @Test
    void theDefaultEditionGoesOn() {
        Edition english = editions.find("en").orElseThrow();

        assertThatThrownBy(() -> editions.put(SYSTEM, english.with(standing(Standing.RETIRED))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("default");
    }

    @Test
    void anEditionThatEndsIsToldToAllAndOneThatRestsOnlyToItself() {
        long head = changes.head();
        put(standing(Standing.PAUSED));
        assertThat(changes.list(head, 10))
                .extracting(ChangeLog.Change::key)
                .containsExactly("edition:fa");

        long paused = changes.head();
        put(standing(Standing.RETIRED));
        assertThat(changes.list(paused, 10))
                .extracting(ChangeLog.Change::key)
                .containsExactlyInAnyOrder("edition:fa", "editions");
    }

    @Test
    void addressesAreInTheHeadlinesLettersOrInLatinOnes() {
        assertThat(act(Verb.PUBLISH, draft("پل باز شد")).slug()).isEqualTo("پل-باز-شد");

        put(new EditionStyle(Calendar.GREGORIAN, null, Digits.OWN, true, Standing.OPEN, null));

        assertThat(act(Verb.PUBLISH, draft("پل باز شد")).slug()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(Words.latinSlug("Москва встречает")).isEqualTo("moskva-vstrecaet");
    }
}
