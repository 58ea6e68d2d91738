package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import news.stet.desk.live.Event;
import news.stet.desk.live.LiveEvents;
import news.stet.people.Actor;
import news.stet.people.Person;
import news.stet.people.Role;
import news.stet.people.SignedIn;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.StoryJson;
import news.stet.story.Verb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestDatabase.class)
class EventStreamTest {
    private final Database database;
    private final RunningDesk desk;

    EventStreamTest(Database database) {
        this.database = database;
        desk = RunningDesk.withApi(database);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private Story begin(Actor actor, String headline) {
        return desk.parts
                .newsroom()
                .create(
                        actor,
                        StoryJson.read(
                                Json.read(
                                        """
                                        {"edition": "en", "type": "article", "section": "world",
                                         "headline": "%s"}
                                        """
                                                .formatted(headline))),
                        null);
    }

    private static Event told(String kind, @Nullable Long story, String word) {
        return new Event(kind, story, Json.mapper().createObjectNode().put("word", word));
    }

    @Test
    void whoListensIsToldOfEveryChangeWhereverItIsMade() {
        Person ada = desk.person("Ada Writer", "ada.events@desk.example", Role.EDITOR);
        desk.signIn("ada.events@desk.example");
        try (Hearing hearing = desk.hear("/events")) {
            Story story = begin(Actor.system("elsewhere"), "Told at once");

            JsonNode begun = hearing.next("story");
            assertThat(begun.get("story").stringValue()).isEqualTo(Long.toString(story.id()));
            assertThat(begun.get("verb").stringValue()).isEqualTo("create");
            assertThat(begun.get("by").stringValue()).isEqualTo("elsewhere");

            desk.parts.newsroom().act(Verb.PUBLISH, ada.actor(), story.id(), Order.PLAIN);
            JsonNode published = hearing.next("story");
            assertThat(published.get("status").stringValue()).isEqualTo("live");
            assertThat(published.get("revision").stringValue()).isEqualTo("2");
        }
    }

    @Test
    void aNodeHearsWhatIsToldOnAnother() {
        desk.person("Bo Node", "bo.events@desk.example", Role.EDITOR);
        desk.signIn("bo.events@desk.example");
        try (Hearing hearing = desk.hear("/events");
                RunningDesk other = RunningDesk.withApi(database)) {
            other.parts.live().tell(told("comment", null, "from the other"));

            assertThat(hearing.next("comment").get("word").stringValue())
                    .isEqualTo("from the other");
        }
    }

    @Test
    void whatATransactionTellsIsToldOnlyWhenItIsCommitted() {
        desk.person("Cy Commit", "cy.events@desk.example", Role.EDITOR);
        desk.signIn("cy.events@desk.example");
        try (Hearing hearing = desk.hear("/events")) {
            try {
                database.write(handle -> {
                    LiveEvents.tell(handle, told("task", null, "undone"));
                    throw new IllegalStateException("given up");
                });
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("given up");
            }
            database.write(handle -> {
                LiveEvents.tell(handle, told("task", null, "done"));
                return null;
            });

            assertThat(hearing.next("task").get("word").stringValue()).isEqualTo("done");
        }
    }

    @Test
    void whoMayReadOnlyTheirOwnHearsOnlyOfThose() {
        Person di = desk.person("Di Guest", "di.events@desk.example", Role.CONTRIBUTOR);
        desk.signIn("di.events@desk.example");
        try (Hearing hearing = desk.hear("/events")) {
            Story others = begin(Actor.system("somebody"), "Not for guests");
            desk.parts.live().tell(told("comment", others.id(), "secret"));
            Story own = begin(di.actor(), "A guest's own");

            assertThat(hearing.next("story").get("story").stringValue())
                    .isEqualTo(Long.toString(own.id()));
            desk.parts.live().tell(told("comment", own.id(), "for the guest"));
            assertThat(hearing.next("comment").get("word").stringValue())
                    .isEqualTo("for the guest");
        }
    }

    @Test
    void whoAsksForOneStoryHearsOfNoOther() {
        desk.person("Ed One", "ed.events@desk.example", Role.EDITOR);
        desk.signIn("ed.events@desk.example");
        Story wanted = begin(Actor.system("test"), "Wanted");
        try (Hearing hearing = desk.hear("/events?story=" + wanted.id())) {
            desk.parts.live().tell(told("comment", wanted.id() + 1, "another"));
            desk.parts.live().tell(told("comment", wanted.id(), "this one"));

            assertThat(hearing.next("comment").get("word").stringValue()).isEqualTo("this one");
        }
    }

    @Test
    void aSessionThatIsEndedHearsNoMore() {
        Person flo = desk.person("Flo Gone", "flo.events@desk.example", Role.EDITOR);
        desk.signIn("flo.events@desk.example");
        try (Hearing hearing = desk.hear("/events")) {
            var sessions = desk.parts.sessions();
            sessions.list(flo.actor(), flo.id())
                    .forEach(it -> sessions.revoke(flo.actor(), flo.id(), it.id()));

            hearing.untilItEnds();
        }
    }

    @Test
    void stoppingLetsEveryScreenGo() {
        desk.person("Gil Last", "gil.events@desk.example", Role.EDITOR);
        desk.signIn("gil.events@desk.example");
        try (Hearing hearing = desk.hear("/events")) {
            desk.server.close();

            hearing.untilItEnds();
        }
    }

    @Test
    void oneSessionCannotTakeEveryPlace() {
        desk.person("Hal Many", "hal.events@desk.example", Role.EDITOR);
        desk.signIn("hal.events@desk.example");
        List<Hearing> all = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                all.add(desk.hear("/events"));
                assertThat(all.getLast().status()).isEqualTo(200);
            }
            all.add(desk.hear("/events"));
            assertThat(all.getLast().status()).isEqualTo(429);
        } finally {
            all.forEach(Hearing::close);
        }
    }

    @Test
    void whoNeverReadsIsLetGoAndKeepsNobodyWaiting() throws InterruptedException {
        Person ivy = desk.person("Ivy Slow", "ivy.events@desk.example", Role.EDITOR);
        desk.signIn("ivy.events@desk.example");
        long session = desk.parts.sessions().list(ivy.actor(), ivy.id()).getFirst().id();
        var signedIn = new SignedIn(session, ivy, ivy.createdAt());
        try (var slow = desk.parts.live().listen(signedIn, null);
                var quick = desk.parts.live().listen(signedIn, null)) {
            // Listeners are told one after another in no order: when one hears the last event, all
            // have been told the one before.
            for (int i = 0; i <= 501; i++) {
                desk.parts.live().tell(told("comment", null, "number " + i));
                assertThat(quick.await(Duration.ofSeconds(30))).isPresent();
            }
            assertThat(slow.await(Duration.ofSeconds(30))).isEmpty();
        }
    }
}
