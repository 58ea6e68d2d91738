package news.stet.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import news.stet.platform.DataFolder;
import news.stet.platform.DatabaseAddress;
import news.stet.platform.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a process of its own in the data folder. It does not die with a Java process that
 * is killed; the next start takes it over. It never stops by a hook of its own: whoever started it
 * closes it, after what is connected to it.
 */
public final class EmbeddedPostgres implements DatabaseServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String SECRET = "database.secret";
    private static final int SECRET_BYTES = 24;

    /** A recovery after a power cut may take minutes. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(10);

    private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 20;
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("postgres watch").start(task);

    private final DataFolder folder;
    private final String secret;
    private final Cluster cluster;
    private volatile Postmaster server;
    private volatile boolean closed;

    private EmbeddedPostgres(DataFolder folder, String secret, Cluster cluster, Postmaster server) {
        this.folder = folder;
        this.secret = secret;
        this.cluster = cluster;
        this.server = server;
    }

    /**
     * Starts the server of a folder that this process owns, or takes over the one that a killed
     * Stet left; makes it first when there is none.
     *
     * @throws Problem UNAVAILABLE with the server's own reason
     */
    public static EmbeddedPostgres start(DataFolder folder, ServerSettings settings) {
        var home = folder.folder("postgres");
        try {
            var user = ServerUser.of(folder.path(), home);
            var programs = Programs.unpack(settings.binaries().orElse(home).toAbsolutePath());
            var cluster = new Cluster(home, programs, user, settings);
            Optional<String> known = folder.findPrivate(SECRET).map(String::strip);
            String secret = known.orElseGet(EmbeddedPostgres::newSecret);
            if (known.isEmpty()) {
                folder.writePrivate(SECRET, secret + "\n");
            }

            Optional<Postmaster> leftover = Optional.empty();
            if (cluster.exists()) {
                leftover = takeOver(cluster, secret);
                if (known.isEmpty()) {
                    cluster.changeSecret(secret);
                }
            } else {
                LOG.info("Setting up the database in {}", home);
                cluster.create(secret);
            }
            Postmaster server =
                    leftover.isPresent() ? leftover.get() : launch(cluster, Optional.empty());
            if (settings.binaries().isEmpty()) {
                programs.deleteOthers();
            }
            var postgres = new EmbeddedPostgres(folder, secret, cluster, server);
            folder.announce(postgres.address());
            postgres.watch();
            return postgres;
        } catch (IOException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.UNAVAILABLE,
                    "PostgreSQL could not be set up in " + home + ": " + e.getMessage());
        }
    }

    /** The server a killed Stet left, when it is as we would start it; otherwise it is stopped. */
    private static Optional<Postmaster> takeOver(Cluster cluster, String secret)
            throws IOException {
        Optional<Postmaster> found = Postmaster.find(cluster.folder());
        boolean sameSettings = cluster.configure();
        if (found.isEmpty()) {
            return found;
        }
        long giveUp = System.nanoTime() + LEFTOVER_PATIENCE.toNanos();
        while (found.isPresent() && found.get().runs() && System.nanoTime() < giveUp) {
            Postmaster server = found.get();
            if (!sameSettings) {
                break;
            }
            if (server.ready()) {
                if (answers(address(server, secret))) {
                    LOG.info("Took over the database server with process id {}", server.pid());
                    return found;
                }
                break;
            }
            // It starts, recovers or stops just now.
            Postmaster.pause();
            found = Postmaster.find(cluster.folder());
        }
        if (found.isPresent() && found.get().runs()) {
            LOG.info("Stopping the database server with process id {}", found.get().pid());
            found.get().stop();
        }
        return Optional.empty();
    }

    private static boolean answers(DatabaseAddress address) {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        try (var connection = DriverManager.getConnection(address.url(), properties)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            LOG.info("The server found at {} does not answer: {}", address, e.getMessage());
            return false;
        }
    }

    private static Postmaster launch(Cluster cluster, Optional<Integer> port) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Postmaster.forget(cluster.folder());
            ServerLog log = ServerLog.begin(cluster.log());
            Process process = cluster.launch(port.isPresent() ? port.get() : freePort());
            Optional<Postmaster> server = awaitReady(cluster, process);
            if (server.isPresent()) {
                return server.get();
            }
            String tail = log.tail();
            // Someone took the port between our look and the server's, or the last processes of a
            // killed server are about to notice that it is gone.
            boolean passing =
                    tail.contains("Address already in use")
                            || tail.contains("pre-existing shared memory block");
            if (!passing || attempt == ATTEMPTS) {
                throw new Problem(
                        Problem.Kind.UNAVAILABLE,
                        "PostgreSQL did not start: %s (its log is %s)"
                                .formatted(log.reason(), cluster.log()));
            }
            for (int wait = 0; wait < 20; wait++) {
                Postmaster.pause();
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Empty when the process ended instead. */
    private static Optional<Postmaster> awaitReady(Cluster cluster, Process process)
            throws IOException {
        long giveUp = System.nanoTime() + START_PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < giveUp) {
            Optional<Postmaster> server = Postmaster.find(cluster.folder());
            if (server.isPresent() && server.get().ready() && server.get().runs()) {
                return server;
            }
            Postmaster.pause();
        }
        process.destroy();
        return Optional.empty();
    }

    /** A server that dies, as when memory runs out, is started again where its clients look. */
    private void watch() {
        ProcessHandle.of(server.pid())
                .ifPresent(process -> process.onExit().thenRunAsync(this::revive, THREADS));
    }

    private void revive() {
        while (!closed) {
            try {
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    LOG.warn("The database server ended unasked; starting it again");
                    server = launch(cluster, Optional.of(server.port()));
                    folder.announce(address());
                }
                watch();
                return;
            } catch (IOException | RuntimeException e) {
                LOG.error("The database server cannot be started again: {}", e.getMessage());
            }
            for (int wait = 0; wait < 1000 && !closed; wait++) {
                Postmaster.pause();
            }
        }
    }

    private static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static DatabaseAddress address(Postmaster server, String secret) {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.port(), Cluster.DATABASE);
        return new DatabaseAddress(url, Cluster.ROLE, secret);
    }

    @Override
    public DatabaseAddress address() {
        return address(server, secret);
    }

    /** The server's administrator, who may do all; Stet itself never works as such. */
    public DatabaseAddress administrator() {
        DatabaseAddress address = address().withDatabase("postgres");
        return new DatabaseAddress(address.url(), Cluster.ADMINISTRATOR, secret);
    }

    /** The server's process. */
    public long pid() {
        return server.pid();
    }

    @Override
    public void close() {
        folder.bidFarewell();
        try {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
                server.stop();
            }
        } catch (IOException e) {
            throw Problem.causedBy(
                    e, Problem.Kind.UNAVAILABLE, "PostgreSQL could not be stopped: " + e);
        }
    }
}
