package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@ExtendWith(TestDatabase.class)
class UnavailableSiteTest {
    @Test
    void whileTheDatabaseIsDownReadersAreToldInTheirLanguageToComeBack(
            Database database, @TempDir Path folder) throws Exception {
        SampleSite site = new SampleSite(database);
        site.page("/ar/");
        try (var pressed = new PressedSite(database, site, folder, address -> Optional.empty())) {
            // Its pool is closed: nothing can be read any more, as when the server is gone.
            database.close();
            var request =
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + pressed.port() + "/ar/"))
                            .build();
            var answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body())
                    .contains("dir=\"rtl\"")
                    .contains("نعود بعد لحظة")
                    .doesNotContain("Exception");
        }
    }
}
