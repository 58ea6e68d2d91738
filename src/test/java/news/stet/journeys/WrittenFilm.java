package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import news.stet.desk.api.ApiCaller;
import news.stet.media.SampleFilms;
import news.stet.platform.Json;

/** A film of six seconds that ffmpeg makes, from the library to the site. */
final class WrittenFilm {
    /** Of what runs meanwhile on a busy machine, all of it; it takes seconds. */
    private static final double MADE_MS = 120_000;

    private WrittenFilm() {}

    /** The file, another for each loudness; skips the test without ffmpeg. */
    static Path make(Path folder, double volume) {
        return SampleFilms.film(folder.resolve("Humming bridge.mp4"), 960, 540, 6, volume);
    }

    /** Its number in the library. */
    static String upload(RunningStet stet, Page page, Path folder) {
        Path film = make(folder, 0.1);
        String token =
                stet.run("token", "add", folder.getFileName().toString(), "--role", "editor")
                        .out()
                        .strip();
        APIResponse answer =
                page.request()
                        .post(
                                stet.desk("/api/v1/media"),
                                RequestOptions.create()
                                        .setHeader("Authorization", "Bearer " + token)
                                        .setMultipart(
                                                FormData.create()
                                                        .set("file", film)
                                                        .set("caption", "The bridge hums")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return Json.read(answer.text()).get("id").stringValue();
    }

    /** Waits on its page in the library until it is made for readers. */
    static void awaitMade(Page page) {
        page.locator(".frames button")
                .first()
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(MADE_MS));
    }

    /** The address on the site. */
    static String publish(RunningStet stet, String film) {
        ApiCaller api = stet.api();
        ApiCaller.Reply story =
                api.post(
                        "/api/v1/stories",
                        """
                        {"edition": "en", "type": "video", "section": "world", "headline": "The humming bridge",
                         "mainMedia": {"type": "video", "media": "%s"}, "body": [{"type": "paragraph", "text": "Listen."}]}
                        """
                                .formatted(film));
        assertThat(story.status()).as(story.body()).isEqualTo(201);
        ApiCaller.Reply live = api.post("/api/v1/stories/" + story.id() + "/publish", "{}");
        assertThat(live.status()).as(live.body()).isEqualTo(200);
        return live.text("url");
    }
}
