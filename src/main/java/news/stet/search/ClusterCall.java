package news.stet.search;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import news.stet.platform.Json;
import news.stet.platform.PressSettings;
import news.stet.platform.Problem;
import tools.jackson.databind.JsonNode;

/**
 * One call to a cluster's REST interface. The address is the operator's own setting; redirects are
 * not followed, and neither the secret nor a text of a story is ever in a message. Safe for any
 * thread.
 */
final class ClusterCall implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What came back. */
    record Reply(int status, JsonNode body) {
        boolean good() {
            return status >= 200 && status <= 299;
        }
    }

    private final PressSettings.Cluster to;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();

    ClusterCall(PressSettings.Cluster to) {
        this.to = to;
    }

    /**
     * Asks, and gives whatever was answered.
     *
     * @param path from the cluster's root, with a slash before it
     * @param type of the body, as {@code application/json}
     * @throws Problem UNAVAILABLE when nothing answers, or no JSON
     */
    Reply send(String method, String path, String type, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(root() + path))
                        .timeout(PATIENCE)
                        .header("Accept", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        to.user().ifPresent(user -> request.header("Authorization", basic(user)));
        try {
            HttpResponse<byte[]> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(answer.statusCode(), Json.read(answer.body()));
        } catch (IOException e) {
            throw away("cannot be reached (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("was not waited for");
        }
    }

    /** The same, where anything but success is a problem. */
    JsonNode must(String method, String path, String type, String body) {
        Reply reply = send(method, path, type, body);
        if (!reply.good()) {
            throw away("answers " + reply.status() + " to " + method + " " + path);
        }
        return reply.body();
    }

    Problem away(String what) {
        return new Problem(
                Problem.Kind.UNAVAILABLE,
                "The search cluster at " + to.url().getHost() + " " + what);
    }

    private String root() {
        String url = to.url().toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private String basic(String user) {
        String pair = user + ":" + to.password().orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
