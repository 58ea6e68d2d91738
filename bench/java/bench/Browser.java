package bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The machine's Chromium with one page, spoken to in its own protocol; no library between. */
final class Browser implements AutoCloseable, WebSocket.Listener {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    /**
     * @param folder its own, empty
     */
    Browser(Path folder) throws Exception {
        process =
                new ProcessBuilder(
                                program().toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--remote-debugging-port=0",
                                "--window-size=1280,900",
                                "--user-data-dir=" + folder,
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        socket =
                client.newWebSocketBuilder()
                        .buildAsync(page(folder.resolve("DevToolsActivePort")), this)
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        call("Page.enable", Map.of());
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder ->
                        Stream.of("chromium", "chromium-browser", "google-chrome")
                                .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("install chromium to measure this"));
    }

    private URI page(Path told) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(told) || Files.readAllLines(told).isEmpty()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("Chromium does not start");
            }
            Thread.sleep(20);
        }
        String list = "http://127.0.0.1:" + Files.readAllLines(told).getFirst() + "/json/list";
        var answer =
                client.send(
                        HttpRequest.newBuilder(URI.create(list)).build(),
                        HttpResponse.BodyHandlers.ofString());
        for (JsonNode target : JSON.readTree(answer.body())) {
            if (target.get("type").stringValue().equals("page")) {
                return URI.create(target.get("webSocketDebuggerUrl").stringValue());
            }
        }
        throw new IllegalStateException("Chromium has no page");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            JsonNode message = JSON.readTree(part.toString());
            part.setLength(0);
            var asked = message.has("id") ? waiting.remove(message.get("id").asInt()) : null;
            if (asked != null) {
                asked.complete(message);
            }
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    /** Sends a command of the protocol and gives its result. */
    JsonNode call(String method, Map<String, Object> parameters) throws Exception {
        int id = number.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        socket.sendText(
                        JSON.writeValueAsString(
                                Map.of("id", id, "method", method, "params", parameters)),
                        true)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        JsonNode message = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message.has("error")) {
            throw new IllegalStateException(method + ": " + message.get("error"));
        }
        return message.get("result");
    }

    /** The value of an expression, awaited if it is a promise. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode result =
                call(
                        "Runtime.evaluate",
                        Map.of(
                                "expression", expression,
                                "awaitPromise", true,
                                "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(result.get("exceptionDetails").toString());
        }
        return result.get("result").path("value");
    }

    /** Goes there and waits until the expression is true. */
    void open(String address, String ready) throws Exception {
        call("Page.navigate", Map.of("url", address));
        until("location.href.startsWith('" + address + "') && " + ready);
    }

    void until(String expression) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                if (evaluate("Boolean(" + expression + ")").asBoolean()) {
                    return;
                }
            } catch (IllegalStateException between) {
                // The page is just being changed for the next.
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("never true: " + expression);
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
        process.destroy();
    }
}
