package news.stet.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.stet.platform.FolderTree;
import news.stet.platform.Problem;

/**
 * The folder of PostgreSQL's files and what is done with it while no server runs on it.
 *
 * @param home the folder around it, with programs and log
 * @param programs what runs it
 * @param user as whom
 * @param settings how
 */
record Cluster(Path home, Programs programs, ServerUser user, ServerSettings settings) {
    static final String ADMINISTRATOR = "postgres";
    static final String ROLE = "stet";
    static final String DATABASE = "stet";

    /** Only over the loopback address, only with the secret. */
    private static final String ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

    Path folder() {
        return home.resolve("cluster");
    }

    Path log() {
        return home.resolve("server.log");
    }

    boolean exists() {
        return Files.isDirectory(folder());
    }

    /** Makes the cluster with role and database, whole or not at all. */
    void create(String secret) throws IOException {
        Path draft = home.resolve("cluster.new");
        FolderTree.delete(draft);
        var initdb =
                new ArrayList<>(
                        List.of(
                                programs.program("initdb"),
                                "--pgdata=" + draft,
                                "--username=" + ADMINISTRATOR,
                                "--encoding=UTF8",
                                // The same order of letters on every machine, now and after
                                // any upgrade of the system's libraries.
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C",
                                "--auth=reject",
                                // One call for all files instead of a thousand.
                                "--sync-method=syncfs"));
        if ("off".equals(settings.values().get("fsync"))) {
            initdb.add("--no-sync");
        }
        succeed(initdb, "");
        configure(draft);
        single(
                draft,
                """
                create role %s login password '%s';
                alter role %s password '%s';
                create database %s owner %s;
                """
                        .formatted(ROLE, secret, ADMINISTRATOR, secret, DATABASE, ROLE));
        Files.move(draft, folder(), StandardCopyOption.ATOMIC_MOVE);
        Folders.sync(home);
        Folders.sync(home.resolveSibling(""));
    }

    /** Sets the secret of a cluster whose secret was lost. */
    void changeSecret(String secret) throws IOException {
        Postmaster.forget(folder());
        single(
                folder(),
                "alter role %s password '%s';\nalter role %s password '%s';\n"
                        .formatted(ROLE, secret, ADMINISTRATOR, secret));
    }

    /** Writes the settings; says whether they were the same already. */
    boolean configure() throws IOException {
        return configure(folder());
    }

    private boolean configure(Path folder) throws IOException {
        boolean tuned = Files.exists(home.resolve("tuning.conf"));
        boolean same = write(folder.resolve("postgresql.conf"), settings.file(tuned));
        return write(folder.resolve("pg_hba.conf"), ACCESS) && same;
    }

    private static boolean write(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return true;
        }
        Files.writeString(file, text);
        return false;
    }

    /** Starts a server that outlives the terminal: Ctrl-C must reach it through Stet only. */
    Process launch(int port) throws IOException {
        var command = new ArrayList<>(List.of("setsid"));
        command.addAll(
                user.command(
                        List.of(
                                programs.program("postgres"),
                                "-D",
                                folder().toString(),
                                "-p",
                                Integer.toString(port))));
        return Programs.builder(command, home)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private void single(Path folder, String statements) throws IOException {
        succeed(
                List.of(
                        programs.program("postgres"),
                        "--single",
                        "-D",
                        folder.toString(),
                        "-c",
                        "exit_on_error=on",
                        "postgres"),
                statements);
    }

    private void succeed(List<String> program, String input) {
        Optional<Programs.Result> result = Programs.run(user.command(program), home, input);
        if (result.filter(Programs.Result::good).isEmpty()) {
            String reason =
                    result.map(said -> ServerLog.reasonIn(said.output()))
                            .orElse(program.getFirst() + " cannot be run");
            throw new Problem(
                    Problem.Kind.UNAVAILABLE,
                    "PostgreSQL could not set up its files in " + home + ": " + reason);
        }
    }
}
