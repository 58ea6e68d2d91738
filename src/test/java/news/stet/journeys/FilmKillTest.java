package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import news.stet.media.SampleFilms;
import news.stet.platform.Json;
import news.stet.platform.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 while a film is made: it goes on with the step that was cut off. */
class FilmKillTest {
    /** Of a busy machine, and of a claim that has to fall silent first. */
    @TempDir Path folder;

    @Test
    void aFilmGoesOnAfterTheServerWasKilledInTheMiddle() throws Exception {
        Path film = SampleFilms.film(folder.resolve("bridge.mp4"), 1280, 720, 12, 0.2);
        Path silence = SampleFilms.sound(folder.resolve("silence.m4a"), 12, 0);
        try (var stet = RunningStet.start("film-kill")) {
            String id = upload(stet, film);
            Path working = stet.data().resolve("media/films-working").resolve(id);
            Waiting.until(
                    "the first size is begun",
                    () -> isBegun(working.resolve("draft-picture-360.mp4")));
            stet.kill();
            Waiting.until("ffmpeg died with its master", () -> filmsAtWork(stet).isEmpty());
            assertThat(working.resolve("loudness")).exists();
            // Whoever made the sound again would make another.
            Files.copy(silence, working.resolve("sound.m4a"), StandardCopyOption.REPLACE_EXISTING);

            stet.start();

            String captions = "/api/v1/media/" + id + "/captions";
            Waiting.until("it is made", () -> !stet.api().get(captions).text("url").isEmpty());
            String made = stet.api().get(captions).text("url");
            Path served = folder.resolve("served.mp4");
            get(stet.site(URI.create(made).getPath()), served);
            assertThat(SampleFilms.loudness(served)).isLessThan(-60);
            assertThat(SampleFilms.probe(served, "stream=width,height")).contains("1280,720");
            Waiting.until("nothing is left of it", () -> !Files.exists(working));
            stet.assertNoFaults();
        }
    }

    private static boolean isBegun(Path file) {
        try {
            return Files.exists(file) && Files.size(file) > 0;
        } catch (IOException movedMeanwhile) {
            return false;
        }
    }

    private static List<String> filmsAtWork(RunningStet stet) {
        return stet.leftProcesses().stream()
                .map(FilmKillTest::name)
                .filter("ffmpeg"::equals)
                .toList();
    }

    private static String name(String process) {
        try {
            return Files.readString(Path.of("/proc", process, "comm")).strip();
        } catch (IOException gone) {
            return "";
        }
    }

    private static String upload(RunningStet stet, Path film)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var sent =
                    client.send(
                            request(stet, stet.desk("/api/v1/uploads"))
                                    .header("Upload-Length", String.valueOf(Files.size(film)))
                                    .header("Content-Type", "application/offset+octet-stream")
                                    .POST(HttpRequest.BodyPublishers.ofFile(film))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
            String location = sent.headers().firstValue("Location").orElseThrow();
            var upload =
                    client.send(
                            request(stet, stet.desk(location)).GET().build(),
                            BodyHandlers.ofString());
            return Json.read(upload.body()).at("/media/id").stringValue();
        }
    }

    private static HttpRequest.Builder request(RunningStet stet, String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + stet.token())
                .header("Tus-Resumable", "1.0.0");
    }

    private static void get(String address, Path target) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var got =
                    client.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            BodyHandlers.ofFile(target));
            assertThat(got.statusCode()).isEqualTo(200);
        }
    }
}
