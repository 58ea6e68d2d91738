package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.site.Addresses;
import news.stet.site.Changes;
import news.stet.site.SampleSite;
import news.stet.story.Story;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@ExtendWith(TestDatabase.class)
class PressPassTest {
    private final Database database;
    private final SampleSite site;
    private final Path folder;

    PressPassTest(Database database, @TempDir Path folder) {
        this.database = database;
        this.folder = folder;
        site = new SampleSite(database);
    }

    private PressPass.Done pass(boolean alone) {
        try (var pass =
                new PressPass(
                        folder.resolve(PressRoom.FOLDER),
                        site.pages,
                        new Addresses(database),
                        new Changes(database),
                        site.clock)) {
            return pass.run(alone, looked -> {});
        }
    }

    @Test
    void everyPublicPageIsReadyWithoutADatabaseAfterAPass() throws Exception {
        Story story =
                site.publish("en", "article", "Old bridge reopens", "\"topics\": [\"bridges\"]");
        PressPass.Done done = pass(true);
        PressPass.Done again = pass(true);

        assertThat(done.pressed()).isGreaterThan(20);
        assertThat(done.kept()).isZero();
        assertThat(again.pressed()).isZero();
        assertThat(again.kept()).isEqualTo(done.pressed());

        try (var lost = Database.open(database.address())) {
            var readers = new SampleSite(lost);
            pass(true);
            lost.close();
            try (var pressed = new PressedSite(lost, readers, folder, _ -> Optional.empty())) {
                for (String path :
                        new String[] {
                            "/en/",
                            "/en/world/",
                            "/en/world/2026/05/",
                            "/en/topics/bridges/",
                            "/en/topics/bridges/feed.atom",
                            "/en/boxes/latest.json",
                            "/sitemap.xml",
                            "/ar/feed.rss",
                            "/en/world/" + story.slug() + "-" + story.id()
                        }) {
                    assertThat(status(pressed, path)).as(path).isEqualTo(200);
                }
            }
        }
    }

    private static int status(PressedSite pressed, String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + pressed.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void besideAServerThatMakesOtherPagesNothingIsPressed() {
        assertThatThrownBy(() -> pass(false))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("same settings");
    }
}
