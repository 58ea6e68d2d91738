package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import news.stet.media.Format;
import news.stet.media.Licence;
import news.stet.media.MediaDetails;
import news.stet.media.MediaItem;
import news.stet.media.MediaLibrary;
import news.stet.media.MediaLimits;
import news.stet.media.MediaRights;
import news.stet.media.Ratio;
import news.stet.media.Use;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.story.MediaUses;
import news.stet.story.Story;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A picture whose rights end or that is killed, as readers on the wire meet it. */
@NullMarked
@ExtendWith(TestDatabase.class)
class PictureLeavesTest {
    private static final Actor EDITOR = new Actor(9, "desk robot", Role.EDITOR, Actor.Kind.TOKEN);

    @TempDir Path folder;
    private final Database database;
    private final SampleSite site;

    PictureLeavesTest(Database database) {
        this.database = database;
        this.site = new SampleSite(database);
    }

    private record Real(MediaLibrary library) implements MediaFiles {
        @Override
        public boolean isGone(String address) {
            return library.renditions().isWithdrawn(address);
        }

        @Override
        public Optional<MediaFile> find(String address) {
            return library.renditions()
                    .find(address)
                    .map(made -> new MediaFile(made.file(), made.contentType()));
        }
    }

    private static byte[] picture() throws IOException {
        var drawn = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        drawn.getGraphics().fillRect(100, 100, 200, 100);
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(drawn, "png", out)).isTrue();
        return out.toByteArray();
    }

    @Test
    void itLeavesEveryPageAndItsFilesAnswerGoneAndItComesBack() throws Exception {
        MediaLibrary library =
                MediaLibrary.open(
                        database,
                        folder.resolve("media"),
                        MediaLimits.standard(),
                        site.clock,
                        MediaUses::edited);
        MediaItem item =
                library.add(
                        EDITOR, new ByteArrayInputStream(picture()), "quay.png", MediaDetails.NONE);
        Story story =
                site.publish(
                        "en",
                        "article",
                        "The quay",
                        "\"mainMedia\": {\"type\": \"picture\", \"media\": \"%d\"}"
                                .formatted(item.id()));
        String file = item.address(Ratio.WIDE, 640, Format.JPG);
        String page = String.valueOf(story.path());
        try (var pressed =
                        new PressedSite(database, site, folder.resolve("site"), new Real(library));
                var client = HttpClient.newHttpClient()) {
            library.upkeep().look();
            assertThat(get(client, pressed, file).statusCode()).isEqualTo(200);
            for (String path : List.of(page, "/en/", "/en/feed.rss")) {
                assertThat(get(client, pressed, path).body()).as(path).contains(item.name());
            }

            var unused = library.rights().put(EDITOR, item.id(), untilTomorrow());
            site.clock.pass(Duration.ofDays(1));
            assertThat(library.rights().endDue()).isOne();
            library.upkeep().look();
            pressed.settle();

            assertThat(get(client, pressed, file).statusCode()).isEqualTo(410);
            for (String path : List.of(page, "/en/", "/en/feed.rss")) {
                assertThat(get(client, pressed, path).body())
                        .as(path)
                        .contains("The quay")
                        .doesNotContain(item.name());
            }

            unused = library.rights().put(EDITOR, item.id(), MediaRights.UNSAID);
            library.upkeep().look();
            pressed.settle();
            assertThat(get(client, pressed, file).statusCode()).isEqualTo(200);
            assertThat(get(client, pressed, page).body()).contains(item.name());

            unused = library.rights().kill(EDITOR, item.id(), "A staged scene.");
            library.upkeep().look();
            pressed.settle();
            assertThat(get(client, pressed, file).statusCode()).isEqualTo(410);
            assertThat(get(client, pressed, page).body()).doesNotContain(item.name());
        }
    }

    private MediaRights untilTomorrow() {
        return new MediaRights(
                Licence.AGENCY,
                "",
                "",
                EnumSet.allOf(Use.class),
                List.of(),
                Optional.of(site.clock.instant().plus(Duration.ofDays(1))),
                "",
                Optional.empty(),
                true);
    }

    private static HttpResponse<String> get(HttpClient client, PressedSite site, String path)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + site.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
