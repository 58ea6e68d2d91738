package news.stet.desk;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.stet.people.Actor;
import news.stet.platform.Problem;
import news.stet.platform.Watch;
import news.stet.site.theme.Theme;
import news.stet.site.theme.ThemedTemplates;
import news.stet.story.look.Themes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the folder of themes. One that changed is taken in the place of what it was when all of
 * it is right; until then readers see what was right last, and the desk is told what is wrong.
 */
public final class ThemeFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ThemeFolder.class);
    private static final Actor WATCHER = Actor.system("themes");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int MAX_FILES = 60;
    private static final int MAX_BYTES = 128 * 1024;

    private final Path folder;
    private final Themes themes;
    private final ThemedTemplates templates;
    private final Watch watch;

    /** As each theme was at the last look; and as it was when it was looked into. */
    private final Map<String, String> met = new HashMap<>();

    private final Map<String, String> judged = new HashMap<>();

    /** Why, for those that are now. */
    private final Map<String, String> refused = new HashMap<>();

    private ThemeFolder(Path folder, Themes themes, ThemedTemplates templates, Duration pause) {
        this.folder = folder;
        this.themes = themes;
        this.templates = templates;
        this.watch = Watch.begin("themes", pause, this::look);
    }

    /**
     * Begins.
     *
     * @param folder with a folder for each theme; it need not be there
     * @param pause between two looks: what is the same at both is no longer being written
     */
    public static ThemeFolder begin(
            Path folder, Themes themes, ThemedTemplates templates, Duration pause) {
        return new ThemeFolder(folder, themes, templates, pause);
    }

    private void look() {
        for (Path theme : list()) {
            String name = theme.getFileName().toString();
            Themes.Files files;
            try {
                files = Themes.Files.of(name, read(theme));
            } catch (Problem wrong) {
                refuse(name, wrong.detail());
                continue;
            } catch (IOException e) {
                refuse(name, "The folder cannot be read: " + e.getMessage());
                continue;
            }
            look(files);
        }
    }

    private List<Path> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .filter(one -> NAME.matcher(one.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.UNAVAILABLE,
                    "The folder of themes cannot be read: " + e.getMessage());
        }
    }

    private static Map<String, String> read(Path theme) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(theme, 2)) {
            files =
                    all.filter(Files::isRegularFile)
                            .filter(file -> ours(theme.relativize(file).toString()))
                            .sorted()
                            .toList();
        }
        if (files.size() > MAX_FILES) {
            throw new Problem(Problem.Kind.INVALID, "A theme has at most 60 files.");
        }
        Map<String, String> texts = new HashMap<>();
        for (Path file : files) {
            String path = theme.relativize(file).toString();
            if (Files.size(file) > MAX_BYTES) {
                throw Theme.wrong(path, 1, "It has more than 128 KB.");
            }
            try {
                texts.put(path, Files.readString(file));
            } catch (MalformedInputException e) {
                throw Theme.wrong(path, 1, "It is not text in UTF-8.");
            }
        }
        return texts;
    }

    /** Editors leave files of their own, and people read-mes. */
    private static boolean ours(String path) {
        return !path.startsWith(".")
                && !path.contains("/.")
                && !path.endsWith("~")
                && !path.endsWith(".md")
                && !path.startsWith("LICENSE");
    }

    private void look(Themes.Files files) {
        String version = files.version();
        boolean still = version.equals(met.put(files.name(), version));
        if (!still || version.equals(judged.get(files.name()))) {
            return;
        }
        try {
            templates.check(Theme.of(files));
        } catch (Problem wrong) {
            refuse(files.name(), wrong.detail());
            judged.put(files.name(), version);
            return;
        }
        themes.put(WATCHER, files);
        judged.put(files.name(), version);
        refused.remove(files.name());
        LOG.atInfo().log("the theme {} is loaded, version {}", files.name(), version);
    }

    private void refuse(String name, String why) {
        if (!why.equals(refused.get(name))) {
            themes.refuse(name, why);
            refused.put(name, why);
            LOG.atWarn().log("the theme {} is refused: {}", name, why);
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
