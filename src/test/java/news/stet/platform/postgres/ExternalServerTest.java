package news.stet.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.stet.platform.DataFolder;
import news.stet.platform.Database;
import news.stet.platform.DatabaseAddress;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The tests' own server stands for one that the newsroom runs elsewhere. */
@ExtendWith(TestDatabase.class)
class ExternalServerTest {
    @TempDir Path data;

    private final DatabaseAddress external;
    private final Database outside;

    ExternalServerTest(Database database) {
        this.outside = database;
        this.external = database.address();
    }

    @Test
    void anEmptyDatabaseElsewhereIsSetUpOnceAndGuestsFindIt() throws Exception {
        outside.write(handle -> handle.execute("drop schema public cascade; create schema public"));
        String url = external.url() + "?user=" + external.user();
        Map<String, String> environment = Map.of("PGPASSWORD", external.password());
        try (var folder = DataFolder.own(data, "a test");
                var server = DatabaseServer.start(folder, Optional.of(url), environment)) {
            List<Future<Boolean>> opened = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 4; i++) {
                    opened.add(threads.submit(() -> works(server.address())));
                }
            }
            for (Future<Boolean> one : opened) {
                assertThat(one.get()).isTrue();
            }
            try (var guest = DataFolder.join(data, "a guest");
                    var found = DatabaseServer.start(guest, Optional.empty(), Map.of())) {
                assertThat(found.address()).isEqualTo(external);
            }
        }
        assertThat(data.resolve("postgres")).doesNotExist();
        assertThat(works(external)).as("it runs on when Stet has left").isTrue();
    }

    @Test
    void whatIsWrongWithAnAddressIsSaidInOneLine() {
        var wrongPassword = new DatabaseAddress(external.url(), external.user(), "wrong");
        assertUnavailable(wrongPassword, "password authentication failed");
        assertUnavailable(external.withDatabase("nowhere"), "\"nowhere\" does not exist");
        String nobody = "jdbc:postgresql://127.0.0.1:1/stet";
        assertUnavailable(new DatabaseAddress(nobody, "stet", ""), "127.0.0.1:1");
    }

    private static void assertUnavailable(DatabaseAddress address, String reason) {
        assertThatThrownBy(() -> Database.open(address))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE))
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    private static boolean works(DatabaseAddress address) {
        try (var database = Database.open(address)) {
            return database.read(handle ->
                    handle.createQuery("select count(*) >= 0 from scheduled_tasks")
                            .mapTo(boolean.class)
                            .one());
        }
    }
}
