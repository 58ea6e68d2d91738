package news.stet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What ARCHITECTURE.md and STYLE.md say and a machine can check. */
class ArchitectureTest {
    private static final String ROOT = "news.stet.";

    /** Templates, compiled: those below it belong to the part they are named after. */
    private static final String TEMPLATES = ROOT + "jte.";

    private static final int LONGEST_FILE_LINES = 500;

    private static JavaClasses classes;
    private static Map<String, Set<String>> allowed;

    @BeforeAll
    static void read() throws IOException {
        classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("news.stet");
        allowed = tableOfParts(Files.readString(Path.of("ARCHITECTURE.md")));
    }

    /**
     * Rows such as {@code | `story` | what it is | `media` `people` |} or {@code … all but `press`
     * |}.
     */
    private static Map<String, Set<String>> tableOfParts(String page) {
        Map<String, String> rows = new LinkedHashMap<>();
        Matcher row =
                Pattern.compile("^\\| `(\\w+)` \\|[^|]*\\|([^|]*)\\|$", Pattern.MULTILINE)
                        .matcher(page);
        while (row.find()) {
            rows.put(row.group(1), row.group(2));
        }
        Map<String, Set<String>> table = new LinkedHashMap<>();
        rows.forEach((part, uses) -> {
            Set<String> named = names(uses);
            Set<String> mayUse = uses.contains("all but") ? others(rows.keySet(), named) : named;
            mayUse.add(part);
            table.put(part, mayUse);
        });
        return table;
    }

    private static Set<String> names(String cell) {
        Set<String> names = new LinkedHashSet<>();
        Pattern.compile("`(\\w+)`").matcher(cell).results().forEach(one -> names.add(one.group(1)));
        return names;
    }

    private static Set<String> others(Set<String> all, Set<String> without) {
        Set<String> others = new LinkedHashSet<>(all);
        others.removeAll(without);
        return others;
    }

    @Test
    void theTableOfPartsNamesEveryPackageAndNoOther() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/news/stet"))) {
            List<String> parts =
                    folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .toList();
            assertThat(allowed.keySet()).containsExactlyInAnyOrderElementsOf(parts);
        }
        assertThat(allowed.get("platform")).containsExactly("platform");
        assertThat(allowed.get("desk")).contains("story", "site").doesNotContain("press");
    }

    @Test
    void everyPartUsesOnlyThePartsTheTableAllows() {
        List<String> broken = new ArrayList<>();
        for (JavaClass user : classes) {
            String from = part(user);
            user.getDirectDependenciesFromSelf()
                    .forEach(use -> {
                        String to = part(use.getTargetClass());
                        boolean within = from.isEmpty() || to.equals(from);
                        if (!within && isOurs(use.getTargetClass()) && !may(from, to)) {
                            broken.add(use.getDescription());
                        }
                    });
        }
        assertThat(broken).as("ARCHITECTURE.md says who may use whom").isEmpty();
    }

    private static boolean may(String from, String to) {
        return allowed.getOrDefault(from, Set.of()).contains(to);
    }

    private static boolean isOurs(JavaClass used) {
        return used.getPackageName().equals("news.stet") || used.getName().startsWith(ROOT);
    }

    /** The part a class belongs to; empty for {@code Stet} and the commands, which may use all. */
    private static String part(JavaClass one) {
        String name = one.getPackageName() + ".";
        String start = name.startsWith(TEMPLATES) ? TEMPLATES : ROOT;
        return name.startsWith(start) && !name.equals(ROOT)
                ? name.substring(start.length(), name.indexOf('.', start.length()))
                : "";
    }

    @Test
    void whatReadersTalkToCannotWrite() {
        noClasses()
                .that()
                .resideInAnyPackage("news.stet.site..", "news.stet.press..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("news.stet.story.Newsroom")
                .as("the site is read-only: nothing that serves it may use the newsroom's verbs")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void onlyCommandsSpeakOnStandardOutput() {
        noClasses()
                .that()
                .resideOutsideOfPackage("news.stet")
                // A child process answers its parent there.
                .and()
                .haveSimpleNameNotEndingWith("Child")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .as("log with slf4j; only commands print")
                .check(classes);
    }

    @Test
    void everyPackageSaysWhatItIsAndThatNullIsMarked() throws IOException {
        List<Path> silent = new ArrayList<>();
        for (Path folder : folders(Path.of("src/main/java"))) {
            Path says = folder.resolve("package-info.java");
            if (!Files.exists(says)
                    || !Files.readString(says).contains("@NullMarked")
                    || !Files.readString(says).contains("/**")) {
                silent.add(folder);
            }
        }
        assertThat(silent).as("add a package-info.java with a paragraph and @NullMarked").isEmpty();
    }

    private static List<Path> folders(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        }
    }

    @Test
    void classesAreNamedForWhatTheyAre() {
        assertThat(classes.stream().map(JavaClass::getSimpleName))
                .as("name what it is or what differs (DiskMediaStore)")
                .noneMatch(
                        name -> name.matches(".*(Impl|Manager|Helper|Helpers|Util|Utils|Service)"));
    }

    @Test
    void noFileIsLongerThanFiveHundredLines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(ArchitectureTest::isCode).toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    long count = lines.count();
                    if (count > LONGEST_FILE_LINES) {
                        tooLong.add(file + " has " + count);
                    }
                }
            }
        }
        assertThat(tooLong).as("let an aspect live in a file of its own").isEmpty();
    }

    private static boolean isCode(Path file) {
        return file.toString().matches(".*\\.(java|jte|sql|js|mjs)");
    }
}
