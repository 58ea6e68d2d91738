package news.stet.desk.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import news.stet.platform.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody who calls the API with a token. Safe for any thread. */
public final class ApiCaller {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    public ApiCaller(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** What came back; every refusal must be a problem, which is looked at here, for every call. */
    public record Reply(int status, String etag, String body, String contentType) {
        public JsonNode json() {
            return Json.read(body);
        }

        public String text(String name) {
            return json().path(name).asString("");
        }

        public String id() {
            return text("id");
        }
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    public Reply post(String path, byte[] body) {
        return send(request(path).POST(BodyPublishers.ofByteArray(body)));
    }

    public Reply post(String path, String body, String ifMatch) {
        return send(request(path).header("If-Match", ifMatch).POST(BodyPublishers.ofString(body)));
    }

    public Reply put(String path, String body, @Nullable String ifMatch) {
        HttpRequest.Builder request = request(path).PUT(BodyPublishers.ofString(body));
        return send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            Reply reply =
                    new Reply(
                            answer.statusCode(),
                            answer.headers().firstValue("ETag").orElse(""),
                            new String(answer.body(), StandardCharsets.UTF_8),
                            answer.headers().firstValue("Content-Type").orElse(""));
            if (reply.status() >= 400) {
                checkProblem(reply);
            }
            return reply;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void checkProblem(Reply reply) {
        if (!reply.contentType().startsWith("application/problem+json")
                || reply.json().path("status").intValue() != reply.status()
                || reply.text("detail").isBlank()
                || reply.body().contains("Exception")
                || reply.body().contains("\tat ")) {
            throw new AssertionError("not a clean problem: " + reply);
        }
    }
}
