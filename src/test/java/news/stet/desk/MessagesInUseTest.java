package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.stet.platform.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people read stands in the bundles, and nothing stands in them that nobody reads. */
class MessagesInUseTest {
    private static final List<Path> CODE =
            List.of(
                    Path.of("src/main/java"),
                    Path.of("src/main/jte"),
                    Path.of("src/main/resources/desk/assets"),
                    Path.of("src/main/resources/site/scripts"));

    /** Names that are the same in every language, signs on buttons, and an example of a name. */
    private static final Set<String> NOT_WORDS =
            Set.of(
                    "Stet",
                    "– Stet",
                    "RSS",
                    "Atom",
                    "JSON Feed",
                    "JSON",
                    "HTML",
                    "B",
                    "I",
                    "x",
                    "Aع",
                    "f",
                    "&lt;/&gt;",
                    "story:1000001",
                    "#9d1f1c");

    /** Printed on keyboards, and everywhere the same. */
    private static final Pattern KEYS = Pattern.compile("\\((?:Ctrl|Alt)\\+[^)]+\\)");

    private static final Pattern WORD =
            Pattern.compile("\\.?[A-Za-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*\\.?");
    private static final Pattern PART_ENDS = Pattern.compile("[.-]");
    private static final Pattern NUMBERED = Pattern.compile("[a-z]+[0-9]");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]+");
    private static final Pattern SEVERAL_WORDS = Pattern.compile("\"([a-z]+(?: [a-z]+)+)\"");
    private static final Pattern SCRIPT_SAYS =
            Pattern.compile(
                    "(?:textContent|ariaLabel|title|placeholder|alt) = (?:\"([^\"]*)\"|'([^']*)')"
                            + "|\"aria-label\", \"([^\"]*)\"");

    @ParameterizedTest
    @ValueSource(strings = {"desk", "site"})
    void everyMessageIsSaidSomewhere(String part) {
        Set<String> words = words();
        List<String> unused = new ArrayList<>(Messages.keysOf(part, "en"));
        unused.removeIf(key -> isNamed(key, words));

        assertThat(unused).isEmpty();
    }

    /** A key is named whole, or put together of its beginning and what follows. */
    private static boolean isNamed(String key, Set<String> words) {
        if (words.contains(key)) {
            return true;
        }
        return PART_ENDS
                .matcher(key)
                .results()
                .anyMatch(end ->
                        isPutTogether(
                                words, key.substring(0, end.end()), key.substring(end.end())));
    }

    private static boolean isPutTogether(Set<String> words, String begin, String rest) {
        boolean wholeAndEnding =
                words.contains(begin.substring(0, begin.length() - 1))
                        && words.contains("." + rest);
        return wholeAndEnding
                || words.contains(begin)
                        && (words.contains(rest) || NUMBERED.matcher(rest).matches());
    }

    private static Set<String> words() {
        Set<String> words = new HashSet<>();
        for (Path file : CODE.stream().flatMap(MessagesInUseTest::files).toList()) {
            String text = read(file);
            for (Matcher word = WORD.matcher(text); word.find(); ) {
                words.add(word.group());
            }
            for (Matcher several = SEVERAL_WORDS.matcher(text); several.find(); ) {
                words.add(several.group(1).replace(' ', '-'));
            }
            for (Matcher constant = CONSTANT.matcher(text); constant.find(); ) {
                words.add(constant.group().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        return words;
    }

    @Test
    void noTemplateSaysAnythingByItself() {
        for (Path file : files(Path.of("src/main/jte")).toList()) {
            List<String> said = new ArrayList<>(TemplateWords.of(read(file)));
            said.removeAll(NOT_WORDS);
            said.removeIf(KEYS.asMatchPredicate());

            assertThat(said).as(file.toString()).isEmpty();
        }
    }

    @Test
    void noScriptSaysAnythingByItself() {
        for (Path file : CODE.subList(2, 4).stream().flatMap(MessagesInUseTest::files).toList()) {
            Matcher said = SCRIPT_SAYS.matcher(read(file));
            while (said.find()) {
                assertThat(said.group()).as(file.toString()).doesNotContainPattern("= .*\\p{L}");
            }
        }
    }

    @Test
    void wordsOfATemplateAreFoundBetweenElementsAndInWhatIsReadAloud() {
        String template =
                """
                @param String name
                @template.desk.layout(page = page, content = @`
                <p title="Hover">${page.text("a.b", "}")} Hard @if(name.equals(")"))<b class="no">coded</b>@endif</p>
                `)
                """;

        assertThat(TemplateWords.of(template)).containsExactly("Hover", "Hard", "coded");
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(java|jte|js)"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
