package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.platform.Waiting;
import news.stet.site.SampleSite;
import news.stet.story.look.Look;
import news.stet.story.look.Looks;
import news.stet.story.look.Shades;
import news.stet.story.look.Themes;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@ExtendWith(TestDatabase.class)
class ThemeFolderTest {

    private final SampleSite site;
    private final Themes themes;
    private final Looks looks;
    private final Path folder;

    ThemeFolderTest(Database database, @TempDir Path folder) {
        this.site = new SampleSite(database);
        this.themes = new Themes(database, site.clock);
        this.looks = new Looks(database, site.clock);
        this.folder = folder;
    }

    private Themes.Standing await(Predicate<Themes.Standing> as) {
        Waiting.until("the theme is so", () -> find(as).isPresent());
        return find(as).orElseThrow();
    }

    private Optional<Themes.Standing> find(Predicate<Themes.Standing> as) {
        return themes.list().stream().filter(it -> it.name().equals("dune")).filter(as).findFirst();
    }

    @Test
    void aBrokenThemeIsToldOfAndTheLastGoodOneStays() throws IOException {
        Path dune = folder.resolve("dune");
        Files.createDirectories(dune.resolve("templates"));
        Path headlines = dune.resolve("templates/headlines.jte");
        Path style = dune.resolve("style.css");
        Files.writeString(style, ".dune { color: var(--ink) }");
        try (var watch =
                ThemeFolder.begin(folder, themes, site.pages.templates(), Duration.ofMillis(20))) {
            String first = String.valueOf(await(it -> it.version() != null).version());
            looks.put(
                    Actor.system("test"),
                    "en",
                    new Look("dune", Shades.NONE, Shades.NONE, null, null));
            assertThat(style(site)).contains(".dune{color: var(--ink)}");

            Files.writeString(headlines, "<p>${nobody}</p>");
            Files.writeString(style, ".dune { color: red }");

            String trouble = String.valueOf(await(it -> it.trouble() != null).trouble());
            assertThat(trouble).startsWith("templates/headlines.jte:");
            assertThat(await(_ -> true).version()).as("nothing by halves").isEqualTo(first);
            assertThat(style(site)).contains(".dune{color: var(--ink)}");

            Files.delete(headlines);

            await(it -> it.trouble() == null && !first.equals(it.version()));
            assertThat(style(site)).contains(".dune{color: red}");
        }
    }

    private static String style(SampleSite site) {
        String page = site.text("/en/");
        int from = page.indexOf("/en/style-");
        assertThat(from).isPositive();
        return site.text(page.substring(from, page.indexOf('"', from)));
    }
}
