package news.stet.press;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import news.stet.platform.Json;
import news.stet.platform.PressSettings;

/**
 * One call to a CDN: these keys died. The address is the operator's own setting, so that it may
 * well be a private one; where it redirects to is not, so that is not followed. Neither the secret
 * nor the rest of the address is ever in a message.
 */
final class PurgeCall implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private record Body(Collection<String> keys, long seq) {}

    private final PressSettings.Purge to;
    private final Duration patience;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();

    /**
     * To that address.
     *
     * @param patience how long an answer may take, to its end
     */
    PurgeCall(PressSettings.Purge to, Duration patience) {
        this.to = to;
        this.patience = patience;
    }

    /**
     * Tells them.
     *
     * @param seq the change up to which these are all
     * @throws IOException when it did not say that it understood
     */
    void send(Collection<String> keys, long seq) throws IOException, InterruptedException {
        var body = Json.mapper().writeValueAsBytes(new Body(List.copyOf(keys), seq));
        var request =
                HttpRequest.newBuilder(to.url())
                        .timeout(patience)
                        .header("Content-Type", "application/json")
                        .header("Surrogate-Key", String.join(" ", keys))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        to.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
        int status = status(answer);
        if (status < 200 || status > 299) {
            throw new IOException(to.url().getHost() + " answers " + status);
        }
    }

    private int status(CompletableFuture<HttpResponse<Void>> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS).statusCode();
        } catch (ExecutionException e) {
            // Not the cause's own words: they may repeat the address.
            String kind = e.getCause() == null ? "" : e.getCause().getClass().getSimpleName();
            throw new IOException(to.url().getHost() + " cannot be reached: " + kind);
        } catch (TimeoutException e) {
            throw new IOException(to.url().getHost() + " does not answer in time");
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
