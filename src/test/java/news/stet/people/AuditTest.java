package news.stet.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class AuditTest {
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
    private static final Actor ROB = new Actor(7, "Rob Early", Role.EDITOR, Actor.Kind.PERSON);

    private static final AtomicInteger STORIES = new AtomicInteger();

    /** A story of its own for each test: nothing ever clears the trail. */
    private final String subject = "story:" + STORIES.incrementAndGet();

    private Database database;

    @BeforeEach
    void write(Database database) {
        this.database = database;
        database.write(handle -> {
            Audit.record(handle, ROB, "publish", subject, null, NOW);
            Audit.record(handle, ROB, "correct", "story:0", "a name", NOW);
            Audit.record(handle, ROB, "kill", subject, "wrong", NOW.plusSeconds(5));
            return null;
        });
    }

    @Test
    void linesAreListedNewestFirstAndBySubject() {
        var audit = new Audit(database);

        assertThat(audit.list(ROB, Audit.Query.ALL, 2))
                .extracting(Audit.Line::verb)
                .containsExactly("kill", "correct");
        List<Audit.Line> story = audit.list(ROB, subject, Long.MAX_VALUE, 10);
        assertThat(story).extracting(Audit.Line::verb).containsExactly("kill", "publish");
        assertThat(audit.list(ROB, subject, story.getFirst().id(), 10))
                .containsExactly(story.getLast());
        assertThat(story.getFirst())
                .isEqualTo(
                        new Audit.Line(
                                story.getFirst().id(),
                                NOW.plusSeconds(5),
                                Actor.Kind.PERSON,
                                7,
                                "Rob Early",
                                "kill",
                                subject,
                                "wrong"));
    }

    @Test
    void noLineIsEverChangedOrTakenAway() {
        for (String change :
                List.of(
                        "update audit set actor_name = 'Somebody Else'",
                        "delete from audit",
                        "truncate audit")) {
            assertThatThrownBy(() -> database.write(handle -> handle.execute(change)))
                    .as(change)
                    .hasMessageContaining("append-only");
        }
        assertThat(new Audit(database).list(ROB, subject, Long.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    void aVerbThatFailsLeavesNoLine() {
        assertThatThrownBy(() ->
                        database.write(handle -> {
                            Audit.record(handle, ROB, "publish", "story:none", null, NOW);
                            throw new IllegalStateException("not after all");
                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(new Audit(database).list(ROB, "story:none", Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void theTrailIsNotForReporters() {
        Actor reporter = new Actor(8, "Sue", Role.REPORTER, Actor.Kind.PERSON);

        assertThatThrownBy(() -> new Audit(database).list(reporter, Audit.Query.ALL, 10))
                .isInstanceOf(Problem.class);
    }
}
