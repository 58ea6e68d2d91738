package news.stet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What style sheets may not say, since a browser would drop a whole rule without a word. */
class StylesTest {
    /** Chromium knows one language in {@code :lang()}, not a list of them. */
    private static final Pattern LIST_OF_LANGUAGES = Pattern.compile(":lang\\([^()]*,[^()]*\\)");

    @Test
    void everyRuleForLanguagesIsOneThatEveryBrowserKnows() throws IOException {
        List<String> dropped = new ArrayList<>();
        for (Path sheet : sheets()) {
            Matcher list = LIST_OF_LANGUAGES.matcher(Files.readString(sheet));
            while (list.find()) {
                dropped.add(sheet + ": " + list.group());
            }
        }
        assertThat(dropped).isEmpty();
    }

    private static List<Path> sheets() throws IOException {
        List<Path> sheets = new ArrayList<>();
        for (String folder : List.of("src/main/resources", "themes")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".css")).forEach(sheets::add);
            }
        }
        assertThat(sheets).hasSizeGreaterThan(20);
        return sheets;
    }
}
