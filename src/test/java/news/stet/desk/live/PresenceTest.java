package news.stet.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import news.stet.desk.live.Presence.Beat;
import news.stet.desk.live.Presence.Here;
import news.stet.desk.live.Presence.Lock;
import news.stet.people.EmailAddress;
import news.stet.people.Person;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.TestDatabase;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@NullMarked
@ExtendWith(TestDatabase.class)
class PresenceTest {
    private static final long STORY = 1_000_001;
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final Database database;
    private final HandClock clock = new HandClock(NOON.toString());
    private final Presence presence;
    private final Person ada;
    private final Person bob;

    PresenceTest(Database database) {
        this.database = database;
        presence = new Presence(database, clock);
        ada = person("Ada");
        bob = person("Bob");
    }

    private Person person(String name) {
        long id =
                database.write(handle ->
                        handle.createQuery(
                                        """
                                        insert into person (email, name, role, language, created_at)
                                        values (:name || '@presence.example', :name, 'editor', 'en', now())
                                        on conflict (email) do update set name = :name returning id
                                        """)
                                .bind("name", name)
                                .mapTo(Long.class)
                                .one());
        var email = EmailAddress.of(name + "@presence.example");
        return new Person(id, email, name, Role.EDITOR, "en", true, true, NOON, List.of());
    }

    @BeforeEach
    void nobodyIsHere() {
        database.write(handle -> handle.execute("truncate presence, story_lock"));
    }

    private static Beat reads(String screen, @Nullable Integer block) {
        return new Beat(screen, block, false);
    }

    private static Beat writes(String screen) {
        return new Beat(screen, 0, true);
    }

    @Test
    void everyoneWhoHasTheStoryOpenIsThereWithTheirPlace() {
        presence.beat(ada, STORY, reads("screen-a", 3));
        Presence.State state = presence.beat(bob, STORY, reads("screen-b", null));

        assertThat(state.here())
                .containsExactly(
                        new Here("screen-a", ada.id(), "Ada", 3),
                        new Here("screen-b", bob.id(), "Bob", null));
        assertThat(state.lock()).isNull();
        assertThat(presence.state(STORY + 1).here()).isEmpty();
    }

    @Test
    void whoLeavesIsGoneAtOnceAndWhoSaysNothingAfterAWhile() {
        presence.beat(ada, STORY, reads("screen-a", 3));
        presence.beat(bob, STORY, writes("screen-b"));
        presence.leave(bob, STORY, "screen-b");
        assertThat(presence.state(STORY).here()).extracting(Here::name).containsExactly("Ada");
        assertThat(presence.state(STORY).lock()).isNull();

        clock.pass(Presence.GONE);
        assertThat(presence.state(STORY).here()).isEmpty();
    }

    @Test
    void whoTypesFirstHasTheLockAsLongAsTheyWrite() {
        presence.beat(ada, STORY, writes("screen-a"));
        clock.pass(Duration.ofSeconds(20));
        assertThat(presence.beat(bob, STORY, writes("screen-b")).lock())
                .isEqualTo(new Lock("screen-a", ada.id(), "Ada", NOON));
        presence.beat(ada, STORY, writes("screen-a"));
        clock.pass(Duration.ofSeconds(20));
        assertThat(presence.beat(bob, STORY, writes("screen-b")).lock())
                .isEqualTo(new Lock("screen-a", ada.id(), "Ada", NOON));

        assertThat(presence.beat(ada, STORY, reads("screen-a", 1)).lock()).isNull();
        assertThat(presence.beat(bob, STORY, writes("screen-b")).lock())
                .isEqualTo(new Lock("screen-b", bob.id(), "Bob", clock.instant()));
    }

    @Test
    void aLockOfABrowserThatIsGoneStopsNobody() {
        presence.beat(ada, STORY, writes("screen-a"));
        clock.pass(Presence.GONE);

        assertThat(presence.locks(List.of(STORY))).isEmpty();
        assertThat(presence.beat(bob, STORY, writes("screen-b")).lock())
                .isEqualTo(new Lock("screen-b", bob.id(), "Bob", clock.instant()));
    }

    @Test
    void takingOverNeedsNobodysLeave() {
        presence.beat(ada, STORY, writes("screen-a"));
        clock.pass(Duration.ofSeconds(5));

        assertThat(presence.take(bob, STORY, "screen-b"))
                .hasValue(new Lock("screen-a", ada.id(), "Ada", NOON));

        var bobs = new Lock("screen-b", bob.id(), "Bob", clock.instant());
        assertThat(presence.beat(ada, STORY, writes("screen-a")).lock()).isEqualTo(bobs);
        assertThat(presence.locks(List.of(STORY, STORY + 1))).isEqualTo(Map.of(STORY, bobs));
    }

    @Test
    void whoIsGoneWithoutAWordIsForgotten() {
        presence.beat(ada, STORY, writes("screen-a"));
        clock.pass(Presence.GONE);
        presence.beat(bob, STORY, reads("screen-b", 0));

        database.write(handle -> {
            Presence.forgetGone(handle, clock.instant());
            return null;
        });

        assertThat(count("presence")).isEqualTo(1);
        assertThat(count("story_lock")).isZero();
    }

    private int count(String table) {
        return database.read(handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
    }

    @Test
    void nobodySpeaksForAnothersScreen() {
        presence.beat(ada, STORY, reads("screen-a", 3));
        presence.beat(bob, STORY, reads("screen-a", 7));
        presence.leave(bob, STORY, "screen-a");

        assertThat(presence.state(STORY).here())
                .containsExactly(new Here("screen-a", ada.id(), "Ada", 3));
    }
}
