package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import news.stet.people.Actor;
import news.stet.people.Grant;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Walks roles, verbs, editions and sections, against a table of its own of who may do what. */
@ExtendWith(TestDatabase.class)
class RolesOfPlacesTest {
    private static final Actor STET = Actor.system("test");
    private static final List<Place> PLACES =
            List.of(new Place("en", "world"), new Place("en", "sport"), new Place("ar", "world"));

    private static final Set<Verb> OF_EDITORS =
            Set.of(
                    Verb.APPROVE,
                    Verb.RETURN,
                    Verb.PUBLISH,
                    Verb.SCHEDULE,
                    Verb.CORRECT,
                    Verb.WITHHOLD,
                    Verb.KILL,
                    Verb.SPIKE,
                    Verb.UNSPIKE);

    /** How a story comes to where the verb can be done. */
    private static final Map<Verb, List<Verb>> BEFORE =
            Map.of(
                    Verb.APPROVE, List.of(Verb.SUBMIT),
                    Verb.RETURN, List.of(Verb.SUBMIT),
                    Verb.CORRECT, List.of(Verb.PUBLISH),
                    Verb.WITHHOLD, List.of(Verb.PUBLISH),
                    Verb.KILL, List.of(Verb.PUBLISH),
                    Verb.UNSPIKE, List.of(Verb.SPIKE));

    private record Place(String edition, String section) {}

    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Newsroom newsroom;
    private final Editions editions;
    private final Stories stories;

    RolesOfPlacesTest(Database database) {
        newsroom = new Newsroom(database, clock);
        editions = new Editions(database, clock);
        stories = new Stories(database);
    }

    @BeforeEach
    void twoEditions() {
        editions.put(
                STET,
                new Edition(
                        "ar",
                        "ستيت",
                        "",
                        "ar",
                        ZoneId.of("UTC"),
                        "EEE dd MMM yyyy",
                        false,
                        List.of(new Section("world", "العالم"))));
    }

    @RepeatedTest(12)
    void everyVerbAsksForARoleWhereTheStoryStands(org.junit.jupiter.api.RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        Actor actor = actor(random);
        for (Verb verb : Verb.values()) {
            for (Place place : PLACES) {
                long id = newsroom.create(STET, content(place), null).id();
                BEFORE.getOrDefault(verb, List.of())
                        .forEach(step -> newsroom.act(step, STET, id, Order.PLAIN));
                assertThat(isDone(() -> newsroom.act(verb, actor, id, order(verb))))
                        .as("%s %s by %s", verb, place, actor)
                        .isEqualTo(mayDo(verb, actor, place));
            }
        }
    }

    @RepeatedTest(12)
    void whoMovesAStoryNeedsARoleAtBothEnds(org.junit.jupiter.api.RepetitionInfo repetition) {
        Actor actor = actor(new Random(100 + repetition.getCurrentRepetition()));
        for (Place from : PLACES) {
            for (Place to : PLACES) {
                long id = newsroom.create(STET, content(from), null).id();
                assertThat(isDone(() -> newsroom.save(actor, id, content(to), null, null)))
                        .as("%s to %s by %s", from, to, actor)
                        .isEqualTo(
                                highest(actor, from).compareTo(Role.REPORTER) >= 0
                                        && highest(actor, to).compareTo(Role.REPORTER) >= 0);
                assertThat(isDone(() -> newsroom.create(actor, content(to), null)))
                        .as("create in %s by %s", to, actor)
                        .isEqualTo(highest(actor, to).compareTo(Role.CONTRIBUTOR) >= 0);
            }
        }
    }

    @Test
    void whoPublishesAMoveNeedsARoleWhereReadersSeeTheStory() {
        Actor sport = actor(Role.MEMBER, new Grant(Role.EDITOR, "en", "sport"));
        long id = newsroom.create(STET, content(PLACES.get(0)), null).id();
        newsroom.act(Verb.PUBLISH, STET, id, Order.PLAIN);
        newsroom.save(STET, id, content(PLACES.get(1)), null, null);

        assertThat(isDone(() -> newsroom.act(Verb.PUBLISH, sport, id, Order.PLAIN))).isFalse();
        Actor edition = actor(Role.MEMBER, new Grant(Role.EDITOR, "en", null));
        assertThat(isDone(() -> newsroom.act(Verb.PUBLISH, edition, id, Order.PLAIN))).isTrue();
    }

    @Test
    void aCorrectionCannotCarryAStoryWhereOneHasNoRole() {
        Actor sport = actor(Role.MEMBER, new Grant(Role.EDITOR, "en", "sport"));
        long id = newsroom.create(STET, content(PLACES.get(1)), null).id();
        newsroom.act(Verb.PUBLISH, STET, id, Order.PLAIN);

        assertThat(
                        isDone(() ->
                                newsroom.act(
                                        Verb.CORRECT,
                                        sport,
                                        id,
                                        new Order(null, null, "Note", content(PLACES.get(0))))))
                .isFalse();
    }

    @Test
    void whoeverMayOnlyReadIsKnownToTheScreen() {
        long id = newsroom.create(STET, content(PLACES.get(0)), null).id();
        Actor sport = actor(Role.MEMBER, new Grant(Role.EDITOR, "en", "sport"));
        Actor world = actor(Role.MEMBER, new Grant(Role.REPORTER, "en", "world"));

        assertThat(stories.find(sport, id)).isPresent();
        assertThat(stories.mayEdit(sport, id)).isFalse();
        assertThat(stories.mayEdit(world, id)).isTrue();
        newsroom.act(Verb.PUBLISH, STET, id, Order.PLAIN);
        assertThat(stories.mayEdit(world, id)).isFalse();
    }

    private static boolean mayDo(Verb verb, Actor actor, Place place) {
        Role needed = OF_EDITORS.contains(verb) ? Role.EDITOR : Role.REPORTER;
        return highest(actor, place).compareTo(needed) >= 0;
    }

    /** The stories are another's, so that a contributor may do nothing with them. */
    private static Role highest(Actor actor, Place place) {
        Role highest = actor.role();
        for (Grant grant : actor.grants()) {
            boolean there =
                    grant.edition().equals(place.edition())
                            && (grant.section() == null || grant.section().equals(place.section()));
            if (there && grant.role().compareTo(highest) > 0) {
                highest = grant.role();
            }
        }
        return highest;
    }

    private static Actor actor(Random random) {
        Role[] granted = {Role.CONTRIBUTOR, Role.REPORTER, Role.EDITOR};
        Role[] roles = Role.values();
        List<Grant> grants = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Place place = PLACES.get(random.nextInt(PLACES.size()));
            @Nullable String section = random.nextBoolean() ? place.section() : null;
            grants.add(new Grant(granted[random.nextInt(3)], place.edition(), section));
        }
        return actor(roles[random.nextInt(roles.length)], grants.toArray(Grant[]::new));
    }

    private static Actor actor(Role role, Grant... grants) {
        return new Actor(77, "Wanderer", role, Actor.Kind.PERSON, List.of(grants));
    }

    private Order order(Verb verb) {
        return switch (verb) {
            case SCHEDULE -> Order.at(clock.instant().plus(Duration.ofHours(1)));
            case CORRECT -> Order.noted("What was wrong");
            default -> Order.PLAIN;
        };
    }

    private static boolean isDone(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Problem problem) {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN);
            return false;
        }
    }

    private static StoryContent content(Place place) {
        return StoryJson.read(
                Json.read(
                        """
                        {"edition": "%s", "type": "article", "section": "%s", "headline": "Heron"}
                        """
                                .formatted(place.edition(), place.section())));
    }
}
