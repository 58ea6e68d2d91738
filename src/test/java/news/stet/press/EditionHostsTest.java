package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.story.Homes;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What readers get at an edition's own host, and at others. */
@NullMarked
@ExtendWith(TestDatabase.class)
class EditionHostsTest {
    private final SampleSite site;
    private final Homes homes;
    private final PressedSite pressed;

    EditionHostsTest(Database database, @TempDir Path folder) {
        site = new SampleSite(database);
        homes = new Homes(database, site.clock, URI.create(SampleSite.URL));
        pressed = new PressedSite(database, site, folder, _ -> Optional.empty());
    }

    private String ask(String host, String path) {
        String request =
                "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", pressed.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aHostComesAndGoesAndAddressesGoOnWorking() {
        try (pressed) {
            site.publish("ar", "article", "In Arabic", "");
            pressed.settle();
            assertThat(ask("news.example.org", "/ar/")).startsWith("HTTP/1.1 200");

            homes.give(Actor.system("test"), "ar", "ar.example.org");
            pressed.settle();

            assertThat(ask("news.example.org", "/ar/?from=letter"))
                    .startsWith("HTTP/1.1 301")
                    .containsIgnoringCase("Location: https://ar.example.org/ar/?from=letter\r\n");
            assertThat(ask("ar.example.org", "/ar/"))
                    .startsWith("HTTP/1.1 200")
                    .contains("rel=\"canonical\" href=\"https://ar.example.org/ar/\"");
            assertThat(ask("ar.example.org", "/"))
                    .startsWith("HTTP/1.1 302")
                    .containsIgnoringCase("Location: /ar/\r\n");
            assertThat(ask("ar.example.org", "/robots.txt"))
                    .contains("Sitemap: https://ar.example.org/sitemap.xml");
            assertThat(ask("ar.example.org", "/en/"))
                    .startsWith("HTTP/1.1 301")
                    .containsIgnoringCase("Location: https://news.example.org/en/\r\n");
            assertThat(ask("news.example.org", "/ar/boxes/latest.json")).startsWith("HTTP/1.1 200");

            homes.give(Actor.system("test"), "ar", null);
            pressed.settle();

            assertThat(ask("news.example.org", "/ar/")).startsWith("HTTP/1.1 200");
        }
    }

    /** A page is the same whoever asks, so that nobody can put a name of theirs into it. */
    @Test
    void hostsThatNobodyKnowsChangeNothingAndAreNotKept() {
        try (pressed) {
            homes.give(Actor.system("test"), "ar", "ar.example.org");
            pressed.settle();
            String first = ask("made-up-0.example", "/ar/");
            long pages = pressed.room.figures().pages();

            for (int i = 1; i < 50; i++) {
                assertThat(ask("made-up-" + i + ".example", "/ar/"))
                        .startsWith("HTTP/1.1 200")
                        .doesNotContain("made-up");
            }

            assertThat(first).startsWith("HTTP/1.1 200").doesNotContain("made-up");
            assertThat(pressed.room.figures().pages()).isEqualTo(pages);
        }
    }
}
