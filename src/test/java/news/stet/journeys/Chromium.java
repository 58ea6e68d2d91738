package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, for one thread. */
final class Chromium implements AutoCloseable {
    /** In milliseconds: how long a page may take to show what a test waits for. */
    private static final int PATIENCE = 20_000;

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(find().orElseThrow())
                                        // Tests often run as root, and in containers with little
                                        // shared memory.
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-dev-shm-usage",
                                                        "--disable-gpu")));
    }

    /** Where there is none, what needs it is skipped. */
    static boolean isAtHand() {
        return find().isPresent();
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder ->
                        Stream.of("chromium", "chromium-browser", "google-chrome")
                                .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Visit visit() {
        return visit(new Browser.NewContextOptions());
    }

    Visit visit(Browser.NewContextOptions options) {
        return new Visit(browser.newContext(options));
    }

    /** A window of its own, which notes what it asked for and everything that went wrong. */
    static final class Visit implements AutoCloseable {
        final Page page;
        private final BrowserContext context;
        private final List<String> requests = new ArrayList<>();
        private final List<String> troubles = new ArrayList<>();

        private Visit(BrowserContext context) {
            this.context = context;
            page = context.newPage();
            page.onRequest(request -> requests.add(request.url()));
            page.onPageError(error -> troubles.add(page.url() + " failed: " + error));
            page.onDialog(dialog -> {
                troubles.add(page.url() + " opened a dialog: " + dialog.message());
                dialog.dismiss();
            });
            page.onConsoleMessage(message -> {
                // A page that is gone is an error to the console too; tests look at statuses.
                // The same for a network that a test has cut.
                boolean status =
                        message.text().startsWith("Failed to load resource: the server")
                                || message.text().contains("net::ERR_INTERNET_DISCONNECTED");
                if ((message.type().equals("error") || message.type().equals("warning"))
                        && !status) {
                    troubles.add(page.url() + " says: " + message.text());
                }
            });
        }

        /** Nothing was asked of any other server, no script failed, no policy was broken. */
        void assertClean() {
            assertThat(troubles).isEmpty();
            assertThat(requests)
                    .filteredOn(request -> !request.startsWith("data:"))
                    .allSatisfy(request ->
                            assertThat(URI.create(request).getHost()).isEqualTo("localhost"));
        }

        /** Kept in target/screenshots, whole. */
        void keep(String name) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(SCREENSHOTS.resolve(name + ".jpg"))
                            // A third of what PNG costs, and there are hundreds.
                            .setType(ScreenshotType.JPEG)
                            .setQuality(85)
                            .setFullPage(true));
        }

        @Override
        public void close() {
            context.close();
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
