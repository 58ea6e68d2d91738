package news.stet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import news.stet.people.Accounts;
import news.stet.people.Role;
import news.stet.people.Tokens;
import news.stet.platform.DataFolder;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.platform.backup.Backup;
import news.stet.platform.backup.BackupContents;
import news.stet.platform.backup.Restore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class BackupTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @TempDir Path temporary;
    private final Database database;

    BackupTest(Database database) {
        this.database = database;
    }

    @Test
    void whatIsSavedComesBackAsItWas() throws IOException {
        var clock = java.time.InstantSource.fixed(NOW);
        var accounts = new Accounts(database, clock);
        if (accounts.list(UserCommand.ACTOR).isEmpty()) {
            accounts.invite(UserCommand.ACTOR, "ada@stet.example", Role.EDITOR, "en");
        }
        String name = "feeds, „Größe“\tund \\N " + System.nanoTime();
        String secret =
                new Tokens(database, clock)
                        .add(UserCommand.ACTOR, name.replace('\t', ' '), Role.REPORTER)
                        .secret()
                        .text();
        Path file = temporary.resolve("one.zip");
        byte[] picture = {0, 1, 2, (byte) 0xff};
        List<String> before = rows();

        try (var folder = DataFolder.own(temporary.resolve("from"), "a test")) {
            Files.write(folder.folder("media/originals/2026").resolve("a.jpg"), picture);
            Files.write(folder.folder("media/renditions").resolve("a.webp"), picture);
            new Backup(database, folders(folder)).save(file, NOW);
        }
        new Accounts(database, clock)
                .invite(
                        UserCommand.ACTOR,
                        "late" + System.nanoTime() + "@stet.example",
                        Role.EDITOR,
                        "en");
        assertThat(rows()).isNotEqualTo(before);

        Path to = Files.createDirectory(temporary.resolve("to"));
        try (var backup = Restore.open(file)) {
            assertThat(backup.contents().at()).isEqualTo(NOW);
            backup.into(database, to);
        }

        assertThat(rows()).isEqualTo(before);
        assertThat(new Tokens(database, clock).find(secret)).isPresent();
        assertThat(to.resolve("media/originals/2026/a.jpg")).hasBinaryContent(picture);
        assertThat(to.resolve("media/renditions")).doesNotExist();
        // Numbers go on after the highest one in use, and foreign keys guard again.
        accounts.invite(
                UserCommand.ACTOR, "next" + System.nanoTime() + "@stet.example", Role.EDITOR, "en");
        assertThat(foreignKeys()).isPositive();
    }

    /** Every row of every table, as text. */
    private List<String> rows() {
        return database.read(handle ->
                handle
                        .createQuery(
                                """
                                select tablename from pg_tables
                                where schemaname = current_schema() order by tablename
                                """)
                        .mapTo(String.class)
                        .list()
                        .stream()
                        .flatMap(table ->
                                handle
                                        .createQuery(
                                                "select row_to_json(t)::text from <table> t order by 1")
                                        .define("table", table)
                                        .mapTo(String.class)
                                        .list()
                                        .stream()
                                        .map(row -> table + " " + row))
                        .toList());
    }

    private long foreignKeys() {
        return database.read(handle ->
                handle.createQuery("select count(*) from pg_constraint where contype = 'f'")
                        .mapTo(long.class)
                        .one());
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        Path file = Files.writeString(temporary.resolve("kept.zip"), "mine");
        try (var folder = DataFolder.own(temporary.resolve("from"), "a test")) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> new Backup(database, folders(folder)).save(file, NOW))
                    .withMessageContaining("exists already");
        }
        assertThat(file).hasContent("mine");
    }

    @Test
    void aBackupThatWasCutOffOrIsNoneIsRefused() throws IOException {
        Path whole = temporary.resolve("whole.zip");
        try (var folder = DataFolder.own(temporary.resolve("from"), "a test")) {
            new Backup(database, folders(folder)).save(whole, NOW);
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path cut =
                Files.write(
                        temporary.resolve("cut.zip"),
                        java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Path text = Files.writeString(temporary.resolve("text.zip"), "a story");

        for (Path file : List.of(cut, text)) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> Restore.open(file))
                    .satisfies(problem ->
                            assertThat(problem.kind()).isEqualTo(Problem.Kind.MALFORMED));
        }
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Restore.open(temporary.resolve("none.zip")))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }

    @Test
    void aDamagedBackupChangesNothing() throws IOException {
        Path whole = temporary.resolve("whole.zip");
        BackupContents contents;
        try (var folder = DataFolder.own(temporary.resolve("from"), "a test")) {
            Files.write(
                    folder.folder("media/originals").resolve("a.txt"),
                    "unmistakable".getBytes(UTF_8));
            contents = new Backup(database, folders(folder)).save(whole, NOW);
        }
        assertThat(contents.files()).isEqualTo(1);
        var text =
                new String(Files.readAllBytes(whole), java.nio.charset.StandardCharsets.ISO_8859_1);
        Path damaged =
                Files.writeString(
                        temporary.resolve("damaged.zip"),
                        text.replace("unmistakable", "unmistakeble"),
                        java.nio.charset.StandardCharsets.ISO_8859_1);
        List<String> before = rows();

        try (var backup = Restore.open(damaged)) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> backup.into(database, temporary.resolve("to")))
                    .withMessageContaining("damaged");
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aNameThatLeadsOutOfTheFolderIsRefused() throws IOException {
        Path file = temporary.resolve("evil.zip");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("files/../../evil.txt"));
            zip.write('x');
            zip.putNextEntry(new java.util.zip.ZipEntry("contents.json"));
            var contents = new BackupContents(1, List.of(), NOW, List.of(), Map.of(), 1);
            zip.write(news.stet.platform.Json.write(contents).getBytes(UTF_8));
        }
        try (var backup = Restore.open(file)) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> backup.into(database, temporary.resolve("in/here")))
                    .withMessageContaining("leads outside");
        }
        assertThat(temporary.resolve("evil.txt")).doesNotExist();
    }

    @Test
    void originalsThatSeveralStetsShareAreSavedFromThereAndBroughtThere() throws IOException {
        Path shared = Files.createDirectories(temporary.resolve("shared/originals/ab"));
        Files.writeString(shared.resolve("abc"), "a picture");
        Path file = temporary.resolve("shared.zip");
        new Backup(database, Map.of("media/originals", temporary.resolve("shared/originals")))
                .save(file, NOW);
        Path data = temporary.resolve("new");
        Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
        var out = new StringWriter();

        int code =
                Commands.line(Map.of())
                        .setErr(new PrintWriter(out, true))
                        .setOut(new PrintWriter(out, true))
                        .execute(
                                "restore",
                                file.toString(),
                                "--data",
                                data.toString(),
                                "--media",
                                elsewhere.toString());

        assertThat(code).as(out.toString()).isZero();
        assertThat(elsewhere.resolve("originals/ab/abc")).hasContent("a picture");
        assertThat(data.resolve("media")).doesNotExist();
    }

    private static Map<String, Path> folders(DataFolder folder) {
        return Map.of("media/originals", folder.path().resolve("media/originals"));
    }
}
