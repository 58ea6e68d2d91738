package news.stet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import news.stet.platform.DataFolder;
import news.stet.platform.Database;
import news.stet.platform.FolderTree;
import news.stet.platform.Problem;
import news.stet.platform.Settings;
import news.stet.platform.backup.Restore;
import news.stet.platform.postgres.DatabaseServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Brings a saved newsroom back into a data folder that has none. All is made ready in a folder
 * inside it and moved up at the end, the database last: whatever breaks off before leaves no
 * newsroom, and the command can be given again.
 */
@Command(
        name = "restore",
        description = "Bring a backup back into a new data folder.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private static final String DRAFT = ".restoring";
    private static final String TABLES = "postgres";
    private static final String MEDIA = "media";

    /** What the folder and its draft each have of their own. */
    private static final Set<String> OWN = Set.of("format", "owner", "stet.lock", "guests.lock");

    @Mixin private WhereOptions where = new WhereOptions();

    @Parameters(paramLabel = "FILE", description = "What stet backup wrote.")
    private Path file = Path.of("");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Settings settings = where.settings();
        try (var backup = Restore.open(file);
                var target = DataFolder.own(settings.data(), "stet restore")) {
            refuseUsed(target.path());
            Path draft = target.path().resolve(DRAFT);
            FolderTree.delete(draft);
            letThrough(target.path());
            try {
                prepare(backup, draft, settings);
                moveUp(draft, target.path(), settings.media());
            } finally {
                FolderTree.delete(draft);
            }
            String words = backup.contents().words();
            spec.commandLine().getOut().println("Restored " + words + ", to " + target.path());
        }
        return 0;
    }

    /** Started by root, PostgreSQL runs as somebody else, who must reach its folder. */
    private static void letThrough(Path folder) throws IOException {
        var permissions = Files.getPosixFilePermissions(folder);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(folder, permissions);
    }

    private static void prepare(Restore backup, Path draft, Settings settings) {
        try (var folder = DataFolder.own(draft, "stet restore");
                var server = DatabaseServer.start(folder, settings.databaseUrl(), System.getenv());
                var database = Database.open(server.address())) {
            refuseUsed(database);
            backup.into(database, folder.path());
            // Its numbers go on from an older one: whoever followed the log before must not take it
            // for
            // that one.
            database.write(
                    handle -> handle.execute("update change_head set log = gen_random_uuid()"));
        }
    }

    private static void refuseUsed(Path folder) {
        for (String name : List.of(TABLES, MEDIA)) {
            if (Files.exists(folder.resolve(name))) {
                throw notEmpty(folder.toString());
            }
        }
    }

    private static void refuseUsed(Database database) {
        boolean used =
                database.read(handle ->
                        handle.createQuery(
                                        """
                                        select exists (select from person) or exists (select from story)
                                               or exists (select from audit)
                                        """)
                                .mapTo(boolean.class)
                                .one());
        if (used) {
            throw notEmpty("the database at " + database.address().place());
        }
    }

    private static void moveUp(Path draft, Path target, Path media) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> list = Files.list(draft)) {
            list.filter(one -> !OWN.contains(one.getFileName().toString())).forEach(files::add);
        }
        files.sort((one, other) -> Boolean.compare(one.endsWith(TABLES), other.endsWith(TABLES)));
        for (Path one : files) {
            if (one.endsWith(MEDIA) && !media.equals(target.resolve(MEDIA))) {
                bring(one, media);
            } else {
                Files.move(one, target.resolve(one.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Perhaps to another disk, and beside what others keep there: names tell what is in a file. */
    private static void bring(Path draft, Path media) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(draft)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = media.resolve(draft.relativize(file).toString());
            if (!Files.exists(target)) {
                Files.createDirectories(target.resolveSibling(""));
                Path part = target.resolveSibling("." + target.getFileName() + ".part");
                Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static Problem notEmpty(String place) {
        return new Problem(
                Problem.Kind.CONFLICT,
                "There is a newsroom in " + place + " already; restore into an empty one.");
    }
}
