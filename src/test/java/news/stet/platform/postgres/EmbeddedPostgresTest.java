package news.stet.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.platform.DataFolder;
import news.stet.platform.DatabaseAddress;
import news.stet.platform.Problem;
import news.stet.platform.Waiting;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server in production's settings; the tests share one cluster and leave it stopped. */
@Timeout(120)
class EmbeddedPostgresTest {
    private static final ServerSettings SETTINGS = OtherStet.settings(OtherStet.programs());

    @TempDir static Path data;

    @BeforeEach
    void aStoppedServerWithOneNote() {
        if (Files.notExists(data.resolve("postgres/cluster"))) {
            try (var folder = DataFolder.own(data, "a test");
                    var server = EmbeddedPostgres.start(folder, SETTINGS)) {
                execute(server.address(), "create table note (text text not null)");
                execute(server.address(), "insert into note values ('first')");
            }
        }
    }

    @Test
    void afterAKillTheNextStartTakesTheServerOverAndNothingIsLost() throws Exception {
        long left;
        try (var killed = OtherStet.start("own", data)) {
            killed.await("ready");
            killed.ask("insert into note values ('answered')", "done");
            killed.ask("begin", "done");
            killed.ask("insert into note values ('half')", "done");
            left = Postmaster.find(data.resolve("postgres/cluster")).orElseThrow().pid();
            killed.kill();
        }

        try (var folder = DataFolder.own(data, "a test");
                var server = EmbeddedPostgres.start(folder, SETTINGS)) {
            assertThat(server.pid()).isEqualTo(left);
            assertThat(notes(server.address()))
                    .contains("first", "answered")
                    .doesNotContain("half");
        }
        assertThat(running(left)).isFalse();
    }

    @Test
    void aLeftoverWithOtherSettingsIsStoppedAndReplaced() throws Exception {
        long left;
        try (var killed = OtherStet.start("own", data)) {
            killed.await("ready");
            left = Postmaster.find(data.resolve("postgres/cluster")).orElseThrow().pid();
            killed.kill();
        }

        try (var folder = DataFolder.own(data, "a test");
                var server = EmbeddedPostgres.start(folder, SETTINGS.with("work_mem", "'5MB'"))) {
            assertThat(running(left)).isFalse();
            assertThat(notes(server.address())).contains("first");
        }
    }

    @Test
    void aProcessIdThatSomeoneElseHasNowDoesNotStopTheStart() throws Exception {
        Path file = data.resolve("postgres/cluster/postmaster.pid");
        try (var killed = OtherStet.start("own", data)) {
            killed.await("ready");
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            killed.kill();
            killServer(Long.parseLong(lines.getFirst()));
            lines.set(0, Long.toString(ProcessHandle.current().pid()));
            Files.write(file, lines);
        }

        try (var folder = DataFolder.own(data, "a test");
                var server = EmbeddedPostgres.start(folder, SETTINGS)) {
            assertThat(notes(server.address())).contains("first");
        }
    }

    @Test
    void aServerThatDiesIsStartedAgainWhereItsClientsLook() throws Exception {
        try (var folder = DataFolder.own(data, "a test");
                var server = EmbeddedPostgres.start(folder, SETTINGS)) {
            DatabaseAddress address = server.address();
            long dead = server.pid();
            killServer(dead);
            Waiting.until("another runs", () -> server.pid() != dead);

            assertThat(notes(address)).contains("first");
        }
    }

    @Test
    void aLostSecretIsMadeAnew() throws IOException {
        Files.delete(data.resolve("database.secret"));

        try (var folder = DataFolder.own(data, "a test");
                var server = EmbeddedPostgres.start(folder, SETTINGS)) {
            assertThat(notes(server.address())).contains("first");
        }
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(data.resolve("database.secret"))))
                .isEqualTo("rw-------");
    }

    @Test
    void commandsBesideARunningServerAreItsGuestsAndASecondServerIsRefused() throws Exception {
        try (var other = OtherStet.start("own", data)) {
            other.await("ready");

            assertThatThrownBy(() -> DataFolder.own(data, "a test"))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("in use by \"stet serve\" with process id " + other.pid())
                    .hasMessageContaining("--data");
            try (var folder = DataFolder.join(data, "a test");
                    var server = DatabaseServer.start(folder, Optional.empty(), Map.of())) {
                assertThat(folder.owned()).isFalse();
                assertThat(notes(server.address())).contains("first");
            }
            other.ask("insert into note values ('still here')", "done");
        }
    }

    @Test
    void aCommandThatOwnsTheServerLetsItsGuestsFinish() throws Exception {
        var folder = DataFolder.join(data, "a test");
        var server = EmbeddedPostgres.start(folder, SETTINGS);
        Thread leaving;
        try (var guest = OtherStet.start("join", data)) {
            assertThat(guest.await("ready")).startsWith("guest");
            leaving = Thread.ofPlatform().start(server::close);
            Waiting.until(
                    "the owner wants to stop",
                    () -> Files.readString(data.resolve("owner")).contains("stopping=true"));
            guest.ask("insert into note values ('from a guest')", "done");
            assertThat(leaving.isAlive()).isTrue();
        }
        leaving.join();
        folder.close();
        assertThat(running(server.pid())).isFalse();
    }

    @Test
    void onlyTheSecretOpensTheServerAndStetIsNotItsAdministrator() {
        try (var folder = DataFolder.own(data, "a test");
                var server = EmbeddedPostgres.start(folder, SETTINGS)) {
            var wrong = new DatabaseAddress(server.address().url(), "stet", "guess");
            assertThatThrownBy(() -> notes(wrong)).hasMessageContaining("authentication failed");
            assertThatThrownBy(() ->
                            execute(server.address(), "copy note to program 'cat > /dev/null'"))
                    .hasMessageContaining("permission denied");
            assertThat(select(server.address(), "show fsync")).containsExactly("on");
            assertThat(select(server.address(), "show synchronous_commit")).containsExactly("on");
        }
    }

    @Test
    void aBrokenClusterIsReportedInOneLineWithTheServersReason() throws IOException {
        Path control = data.resolve("postgres/cluster/global/pg_control");
        Path aside = control.resolveSibling("pg_control.aside");
        Files.move(control, aside);
        try (var folder = DataFolder.own(data, "a test")) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, SETTINGS))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("pg_control")
                    .hasMessageContaining("server.log")
                    .hasMessageNotContaining("\n");
        } finally {
            Files.move(aside, control);
        }
    }

    @Test
    void rootRunsItAsAnotherUserWhereNamespacesAreBlocked(@TempDir Path temporary)
            throws Exception {
        assumeTrue(root(), "only root must change the user");
        openToAll(temporary);
        Path blocked = Files.createDirectory(temporary.resolve("bin")).resolve("unshare");
        Files.writeString(blocked, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(blocked, PosixFilePermissions.fromString("rwxr-xr-x"));
        String path = blocked.resolveSibling("") + ":" + System.getenv("PATH");

        Path programs = copyOfPrograms(temporary);
        for (String run : List.of("first", "second")) {
            try (var other =
                    OtherStet.start(
                            List.of(),
                            OtherStet.classPath(),
                            Map.of("PATH", path),
                            "own",
                            temporary.resolve("data"),
                            programs,
                            "off")) {
                assertThat(other.await("ready")).as(run).startsWith("owner");
                assertThat(Files.getAttribute(temporary.resolve("data/postgres"), "unix:uid"))
                        .isNotEqualTo(0);
            }
        }
    }

    @Test
    void aNormalUserRunsIt(@TempDir Path temporary) throws Exception {
        assumeTrue(root(), "every other test shows it when this is a normal user");
        openToAll(temporary);
        Path home = Files.createDirectory(temporary.resolve("home"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        // Root's own folder of libraries is closed to others.
        String classPath =
                Stream.of(OtherStet.classPath().split(":", -1))
                        .filter(entry -> !entry.isEmpty())
                        .map(Path::of)
                        .filter(EmbeddedPostgresTest::needed)
                        .map(entry -> copy(entry, temporary))
                        .collect(Collectors.joining(":"));

        try (var other =
                OtherStet.start(
                        List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
                        classPath,
                        Map.of(),
                        "own",
                        home.resolve("data"),
                        copyOfPrograms(temporary),
                        "off")) {
            assertThat(other.await("ready")).startsWith("owner");
            other.ask("create table note (text text)", "done");
        }
    }

    private static boolean needed(Path entry) {
        String name = entry.getFileName().toString();
        return Files.isDirectory(entry)
                || Stream.of(
                                "postgres",
                                "commons-",
                                "xz-",
                                "slf4j-api",
                                "jdbi3",
                                "geantyref",
                                "jspecify")
                        .anyMatch(name::contains);
    }

    private static String copy(Path entry, Path folder) {
        try {
            Path copy = folder.resolve(entry.getFileName());
            try (Stream<Path> files = Files.walk(entry)) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(entry.relativize(file).toString()));
                }
            }
            return copy.toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Root's own folder may be closed to others, so they get the programs somewhere else. */
    private static Path copyOfPrograms(Path folder) throws IOException {
        String programs = OtherStet.programs().toString();
        Path copy = folder.resolve("programs");
        assertThat(Programs.run(List.of("cp", "-a", programs, copy.toString()), folder, ""))
                .hasValueSatisfying(copied -> assertThat(copied.good()).isTrue());
        return copy;
    }

    private static void openToAll(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static boolean root() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static boolean running(long pid) throws IOException {
        return new Postmaster(data.toRealPath().resolve("postgres/cluster"), pid, 0, false).runs();
    }

    private static void killServer(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Waiting.until("it is dead", () -> !running(pid));
    }

    private static List<String> notes(DatabaseAddress address) {
        return select(address, "select text from note");
    }

    private static List<String> select(DatabaseAddress address, String query) {
        return Jdbi.create(address.url(), address.user(), address.password())
                .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    private static void execute(DatabaseAddress address, String statement) {
        Jdbi.create(address.url(), address.user(), address.password())
                .useHandle(handle -> handle.execute(statement));
    }
}
