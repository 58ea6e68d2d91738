package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Text becomes markup in one place of the desk's scripts, and nowhere in its templates. */
class MarkupTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/desk/assets");
    private static final Path TEMPLATES = Path.of("src/main/jte/desk");

    private static final Pattern MARKUP_FROM_TEXT =
            Pattern.compile(
                    "\\.(innerHTML|outerHTML|srcdoc)\\s*=[^=]|insertAdjacentHTML|createContextualFragment"
                            + "|setHTMLUnsafe|document\\.write|parseFromString|createPolicy"
                            + "|\\beval\\(|new Function\\(");

    private static final Pattern INLINE =
            Pattern.compile("\\son[a-z]+=|\\sstyle=|<script(?![^>]*\\ssrc=)[^>]*>|\\$unsafe");

    @Test
    void onlyOneModuleMakesMarkupOfText() {
        assertThat(files(SCRIPTS, ".js"))
                .filteredOn(file -> MARKUP_FROM_TEXT.matcher(read(file)).find())
                .containsExactly(SCRIPTS.resolve("html.js"));
    }

    @Test
    void noTemplateHasScriptOrStyleWithinIt() {
        assertThat(files(TEMPLATES, ".jte"))
                .isNotEmpty()
                .filteredOn(file -> INLINE.matcher(read(file)).find())
                .isEmpty();
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
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
