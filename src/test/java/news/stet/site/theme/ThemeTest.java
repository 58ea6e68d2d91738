package news.stet.site.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.stet.platform.Templates;
import news.stet.story.look.Themes;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a theme is told with file and line, before any page is made with it. */
@NullMarked
class ThemeTest {
    private static final Path EXAMPLE = Path.of("themes/tideline");
    private final ThemedTemplates templates = new ThemedTemplates(new Templates(false));

    private static Theme theme(Map<String, String> files) {
        return Theme.of(Themes.Files.of("test", files));
    }

    @Test
    void theExampleIsRight() throws IOException {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(EXAMPLE)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = EXAMPLE.relativize(file).toString();
                if (!path.endsWith(".md")) {
                    files.put(path, Files.readString(file));
                }
            }
        }
        Theme example = theme(files);

        assertThat(example.look().logo()).isNotNull();
        assertThat(example.templates()).containsOnlyKeys("nameplate");
        assertThatCode(() -> templates.check(example)).doesNotThrowAnyException();
    }

    @Test
    void everyPageOfTheSiteIsKnownToThemes() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("src/main/jte/site"))) {
            List<String> pages = new ArrayList<>();
            for (Path template : all.sorted().toList()) {
                if (Files.readString(template).contains("@template.site.frame(")) {
                    pages.add(template.getFileName().toString().replace(".jte", ""));
                }
            }
            assertThat(ThemedTemplates.PAGES).isEqualTo(pages);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"light\": {}|theme.json:1:",
                "{\\n \"light\": {\\n  \"accent\": \"#ffcc00\"}}|theme.json:3: light.accent has a contrast of",
                "{\\n \"dark\": {\\n  \"ink\": \"white\"}}|theme.json:3: dark.ink",
                "{\\n\\n \"colour\": 1}|theme.json:3: colour is not a field",
                "{\"logo\": {\"media\": \"17\"}}|theme.json:1: logo"
            })
    void colours(String json, String told) {
        assertThatThrownBy(() -> theme(Map.of("theme.json", json.replace("\\n", "\n"))))
                .hasMessageStartingWith(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".a {\\n color: red;\\n|style.css:1: The { here is never closed.",
                ".a {}\\n}|style.css:2: Nothing was opened",
                ".a {}\\n/* and so on|style.css:2: The comment",
                ".a::before { content: \\n'x }|style.css:2: The quotation",
                ".a {}\\n.b { background: url(x.png) }|style.css:2: Pages fetch nothing",
                "@import 'x.css';|style.css:1: Pages fetch nothing",
                ".a {\\n margin-left: 1px }|style.css:2: margin-left would be wrong",
                ".a { text-align: right }|style.css:1: text-align: right would be wrong"
            })
    void rules(String css, String told) {
        assertThatThrownBy(() -> theme(Map.of("style.css", css.replace("\\n", "\n"))))
                .hasMessageStartingWith(told);
    }

    @Test
    void rulesThatAreRightMayHaveBracketsInTheirWords() {
        assertThatCode(() ->
                        theme(
                                Map.of(
                                        "style.css",
                                        ".a::before { content: '}({' } /* :-( */ @media print { .b { color: var(--ink) } }")))
                .doesNotThrowAnyException();
    }

    @Test
    void aTemplateIsCheckedWithAllThatUseIt() throws IOException {
        String usual = Files.readString(Path.of("src/main/jte/site/caption.jte"));
        String wrong = usual + "\n<p>${nobody.knows()}</p>\n";
        int line = (int) usual.lines().count() + 2;

        assertThatThrownBy(() -> templates.check(theme(Map.of("templates/caption.jte", wrong))))
                .hasMessageStartingWith("templates/caption.jte:")
                .hasMessageContaining("cannot find symbol")
                .satisfies(e ->
                        assertThat(e.getMessage())
                                .containsPattern("caption.jte:(" + line + "|" + (line - 1) + "):"));
        assertThatThrownBy(() ->
                        templates.check(
                                theme(
                                        Map.of(
                                                "templates/caption.jte",
                                                "@param String other\n<p>${other}</p>"))))
                .as("who uses it gives it something else")
                .hasMessageContaining(".jte:");
        assertThatThrownBy(() ->
                        templates.check(
                                theme(Map.of("templates/caption.jte", usual + "\n@if(true)\n"))))
                .hasMessageStartingWith("templates/caption.jte:");
        assertThatThrownBy(() -> templates.check(theme(Map.of("templates/nothing.jte", usual))))
                .hasMessageContaining(
                        "templates/nothing.jte:1: Pages have no template of that name");
    }

    @Test
    void whatIsNoFileOfAThemeIsRefused() {
        assertThatThrownBy(() -> theme(Map.of("script.js", "alert(1)")))
                .hasMessageStartingWith("script.js:1: is no file of a theme");
        assertThatThrownBy(() -> theme(Map.of("logo.svg", "<svg viewBox='0 0 1 1'/>")))
                .hasMessageStartingWith("logo.svg:1: logo draws nothing");
    }
}
