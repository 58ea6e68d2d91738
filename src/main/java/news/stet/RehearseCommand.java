package news.stet;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import news.stet.platform.FolderTree;
import news.stet.platform.Settings;
import picocli.CommandLine.Command;

/**
 * Starts a newsroom in a folder that is thrown away, asks for a few pages and stops. The build does
 * it once under Java's eyes, which keeps the classes it saw in the form it needs them: the next
 * start reads them instead of preparing them again.
 */
@Command(name = "rehearse", hidden = true, description = "Start once for Java's class cache.")
final class RehearseCommand implements Callable<Integer> {
    private static final List<String> SITE = List.of("/en/", "/en/feed.rss", "/en/search?q=stet");
    private static final List<String> DESK = List.of("/", "/api/v1/stories", "/health/ready");

    @Override
    public Integer call() throws IOException {
        Path data = Files.createTempDirectory("stet-rehearsal");
        try {
            var asked = Map.of("data", data.toString(), "site-port", "0", "desk-port", "0");
            Settings settings = Settings.read(asked, Map.of(), data);
            try (var serving = Serving.start(settings, Map.of())) {
                for (String path : SITE) {
                    ask(serving.stet.settings.siteUrl(), path);
                }
                for (String path : DESK) {
                    ask(serving.stet.settings.deskUrl(), path);
                }
            }
        } finally {
            FolderTree.delete(data);
        }
        return 0;
    }

    /** Whatever it answers: what counts is that the code ran. */
    private static void ask(URI place, String path) throws IOException {
        var connection = (HttpURLConnection) place.resolve(path).toURL().openConnection();
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout(20_000);
        connection.getResponseCode();
        connection.disconnect();
    }
}
