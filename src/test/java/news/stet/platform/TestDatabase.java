package news.stet.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import news.stet.platform.postgres.EmbeddedPostgres;
import news.stet.platform.postgres.ServerSettings;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a real PostgreSQL database of its own, migrated and empty:
 *
 * <pre>{@code
 * @ExtendWith(TestDatabase.class)
 * class StoriesTest {
 *     StoriesTest(Database database) {…}
 * }</pre>
 *
 * One server runs for the whole test run, started when first needed, in a folder of its own under
 * {@code target}. Tests of one class share the class's database.
 */
public final class TestDatabase implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(TestDatabase.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Database.class;
    }

    @Override
    public Database resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(outermost(context));
    }

    private static Database of(ExtensionContext testClass) {
        Server server =
                testClass
                        .getRoot()
                        .getStore(OURS)
                        .computeIfAbsent(Server.class, key -> new Server(), Server.class);
        return testClass
                .getStore(OURS)
                .computeIfAbsent(Fresh.class, key -> server.fresh(), Fresh.class)
                .database();
    }

    /** Nested classes share what their outermost class has. */
    private static ExtensionContext outermost(ExtensionContext context) {
        ExtensionContext outermost = context;
        for (Optional<ExtensionContext> parent = Optional.of(context);
                parent.isPresent() && parent.get().getTestClass().isPresent();
                parent = parent.get().getParent()) {
            outermost = parent.get();
        }
        return outermost;
    }

    /** How the server runs in tests: nothing must outlast a power cut. */
    public static ServerSettings settings() {
        return ServerSettings.standard()
                .with("fsync", "off")
                .with("synchronous_commit", "off")
                .with("full_page_writes", "off")
                .with("max_connections", "150")
                .withBinariesIn(Server.BASE.resolve("programs"));
    }

    private record Fresh(Database database, Runnable drop) implements AutoCloseable {
        @Override
        public void close() {
            database.close();
            drop.run();
        }
    }

    private static final class Server implements AutoCloseable {
        static final Path BASE = Path.of("target", "test-postgres").toAbsolutePath();

        /** Of this process alone: tests run in several, and each sweeps only after itself. */
        private static final String PREFIX = "data-" + System.getProperty("stet.fork", "0") + "-";

        private final AtomicInteger count = new AtomicInteger();
        private final DataFolder folder;
        private final EmbeddedPostgres postgres;
        private final Jdbi administrator;

        Server() {
            try {
                Files.createDirectories(BASE);
                sweep();
                folder = DataFolder.own(Files.createTempDirectory(BASE, PREFIX), "a test run");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            postgres = EmbeddedPostgres.start(folder, settings());
            var address = postgres.administrator();
            administrator = Jdbi.create(address.url(), address.user(), address.password());
            try {
                Database.open(postgres.address()).close();
            } catch (RuntimeException e) {
                postgres.close();
                throw e;
            }
        }

        Fresh fresh() {
            String name = "test_" + count.incrementAndGet();
            administrator.useHandle(handle ->
                    handle.createUpdate("create database <name> template stet owner stet")
                            .define("name", name)
                            .execute());
            return new Fresh(
                    Database.open(postgres.address().withDatabase(name)), () -> drop(name));
        }

        private void drop(String name) {
            administrator.useHandle(handle ->
                    handle.createUpdate("drop database if exists <name> with (force)")
                            .define("name", name)
                            .execute());
        }

        @Override
        public void close() throws IOException {
            postgres.close();
            folder.close();
            delete(folder.path());
        }

        /** Test runs that were killed leave a server behind. */
        private static void sweep() throws IOException {
            List<Path> folders;
            try (Stream<Path> files = Files.list(BASE)) {
                folders =
                        files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                                .toList();
            }
            for (Path left : folders) {
                try (DataFolder mine = DataFolder.own(left, "a sweep")) {
                    kill(mine.path().resolve("postgres/cluster"));
                    delete(mine.path());
                } catch (Problem inUse) {
                    // Another test run is at work there.
                }
            }
        }

        private static void kill(Path cluster) throws IOException {
            Path file = cluster.resolve("postmaster.pid");
            if (!Files.exists(file)) {
                return;
            }
            String pid = Files.readAllLines(file).getFirst().strip();
            Path command = Path.of("/proc", pid, "cmdline");
            if (Files.exists(command) && Files.readString(command).contains(cluster.toString())) {
                ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException thrown) throws IOException {
                        Files.deleteIfExists(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
