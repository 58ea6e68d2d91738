package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.platform.Waiting;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class EditionsTest {
    private static final Actor SYSTEM = Actor.system("test");

    private final Database database;
    private final Editions editions;
    private final ChangeLog changes;

    EditionsTest(Database database) {
        this.database = database;
        editions = new Editions(database, InstantSource.system());
        changes = new ChangeLog(database);
    }

    /** As the one of two who renamed it is overruled by the other, who made it the default. */
    @Test
    void anEditionPutBackToWhatItWasIsToldOf() {
        editions.put(SYSTEM, FrenchEdition.of(false));
        Edition first = FrenchEdition.of(true);
        long before = changes.head();

        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> putting =
                    database.write(handle -> {
                        handle.execute("update edition set name = 'Renamed' where code = 'fr'");
                        var put =
                                CompletableFuture.runAsync(
                                        () -> editions.put(SYSTEM, first), other);
                        awaitLock(handle);
                        return put;
                    });
            putting.join();
        }

        assertThat(editions.find("fr").orElseThrow()).isEqualTo(first);
        assertThat(changes.list(before, 10))
                .extracting(ChangeLog.Change::key)
                .contains("edition:fr");
    }

    private static void awaitLock(Handle handle) {
        Waiting.until("somebody waits for the lock", () -> waiting(handle) > 0);
    }

    private static int waiting(Handle handle) {
        return handle.createQuery(
                        """
                        select count(*) from pg_locks
                        where not granted and pid in
                            (select pid from pg_stat_activity where datname = current_database())
                        """)
                .mapTo(Integer.class)
                .one();
    }
}
