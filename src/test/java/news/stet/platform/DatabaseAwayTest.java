package news.stet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import news.stet.platform.postgres.EmbeddedPostgres;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class DatabaseAwayTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final DatabaseLine line;
    private final Database database = Database.unattached(() -> NOON);

    DatabaseAwayTest(Database real) {
        line = new DatabaseLine(real.address());
    }

    @AfterEach
    void close() {
        database.close();
        line.close();
    }

    @Test
    void beforeItIsThereEveryCallIsRefusedAtOnceWithTheReason() {
        database.noteAway("its disk is being checked");

        assertThat(database.away()).isTrue();
        assertThat(database.awaySince()).contains(NOON);
        refused(this::one, "since 12:00:00 UTC (its disk is being checked)");
        refused(() -> database.write(handle -> 1), "its disk is being checked");
        refused(() -> database.snapshot(handle -> 1), "its disk is being checked");
        refused(database::dataSource, "its disk is being checked");
    }

    @Test
    void anAttachThatFailsMayBeTriedAgain() {
        line.cut();
        refused(
                () -> database.attach(line.address(), Database.Schema.PREPARE),
                "No database answers at");
        assertThat(database.away()).isTrue();

        line.mend();
        database.attach(line.address(), Database.Schema.PREPARE);

        assertThat(database.away()).isFalse();
        assertThat(database.awaySince()).isEmpty();
        assertThat(one()).isEqualTo(1);
    }

    @Test
    void aServerThatGoesIsMissedAndOneThatComesBackIsFound() {
        database.attach(line.address(), Database.Schema.PREPARE);
        assertThat(one()).isEqualTo(1);

        line.cut();
        Waiting.until("the database is away", database::away);
        refused(this::one, "does not answer since 12:00:00 UTC");
        refused(() -> database.write(handle -> 1), "does not answer since");

        line.mend();
        Waiting.until("the database is back", () -> !database.away());
        assertThat(one()).isEqualTo(1);
        assertThat(
                        database.<Integer, RuntimeException>write(handle ->
                                handle.createQuery("select 2").mapTo(Integer.class).one()))
                .isEqualTo(2);
    }

    @Test
    void aWriterOfSlowStatementsIsNoReasonToThinkItAway() throws Exception {
        database.attach(line.address(), Database.Schema.PREPARE);

        Integer slow =
                database.write(handle ->
                        handle.createQuery("select 1 from pg_sleep(3)").mapTo(Integer.class).one());

        assertThat(slow).isEqualTo(1);
        assertThat(database.away()).isFalse();
    }

    @Test
    void aCommitWhoseAnswerIsLostIsNotCalledUndone() {
        database.attach(line.address(), Database.Schema.PREPARE);

        assertThatThrownBy(() ->
                        database.write(handle -> {
                            handle.execute("select 1");
                            line.cut();
                            return 1;
                        }))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("cannot be told whether this was kept");
    }

    @Test
    void aServerThatFallsSilentHoldsNobody(@TempDir Path data) throws Exception {
        try (var folder = DataFolder.own(data, "a test");
                var server = EmbeddedPostgres.start(folder, TestDatabase.settings());
                var frozen = Database.unattached(() -> NOON)) {
            frozen.attach(server.address(), Database.Schema.PREPARE);
            var inside = new CountDownLatch(1);
            var waiting =
                    CompletableFuture.runAsync(() ->
                            frozen.<Integer, RuntimeException>write(handle -> {
                                handle.execute("create table note (text text)");
                                inside.countDown();
                                return handle.execute("select pg_sleep(600)");
                            }));
            assertThat(inside.await(1, TimeUnit.MINUTES)).isTrue();
            Connection listening = frozen.connect();
            signal("STOP", server.pid());
            try {
                Waiting.until("the frozen database is away", frozen::away);
                refused(() -> frozen.read(handle -> 1), "does not answer");
                assertThatThrownBy(() -> waiting.get(1, TimeUnit.MINUTES))
                        .hasCauseInstanceOf(Problem.class)
                        .hasMessageContaining("Nothing was changed");
                assertThat(listening.isClosed()).isTrue();
            } finally {
                signal("CONT", server.pid());
            }
            Waiting.until("the frozen database is back", () -> !frozen.away());
            assertThat(
                            frozen.<Boolean, RuntimeException>read(handle ->
                                    handle.createQuery("select to_regclass('note') is null")
                                            .mapTo(boolean.class)
                                            .one()))
                    .isTrue();
        }
    }

    private static void signal(String name, long pid) throws Exception {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        command.add(Long.toString(pid));
        ProcessHandle.of(pid)
                .orElseThrow()
                .descendants()
                .forEach(child -> command.add(Long.toString(child.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private Integer one() {
        return database.read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
    }

    private static void refused(ThrowingCallable call, String why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE))
                .hasMessageContaining(why);
    }
}
