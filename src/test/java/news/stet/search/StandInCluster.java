package news.stet.search;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import news.stet.platform.Json;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of a cluster's REST interface as is documented for what {@link Cluster} asks of it, with
 * what it refuses: indexes, aliases, bulk with external versions, documents.
 */
@NullMarked
final class StandInCluster implements AutoCloseable {
    record Kept(long version, JsonNode source) {}

    final Map<String, Map<String, Kept>> indexes = new TreeMap<>();
    final Map<String, JsonNode> definitions = new TreeMap<>();
    final Map<String, String> aliases = new TreeMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile String wantedAuthorization = "";
    volatile int failing;
    private final HttpServer server;

    StandInCluster() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The documents behind an alias. */
    synchronized Map<String, Kept> behind(String alias) {
        String index = aliases.get(alias);
        return index == null ? Map.of() : Map.copyOf(indexes.getOrDefault(index, Map.of()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        String body = new String(bytes, StandardCharsets.UTF_8);
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        asked.add(method + " " + path);
        ObjectNode answer = Json.mapper().createObjectNode();
        int status;
        if (!wantedAuthorization.isEmpty() && !wantedAuthorization.equals(given)) {
            status = 401;
        } else if (failing > 0) {
            failing--;
            status = 503;
        } else {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            status = act(method, path, type == null ? "" : type, body, answer);
        }
        byte[] said = Json.write(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, said.length);
        try (var out = exchange.getResponseBody()) {
            out.write(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized int act(
            String method, String path, String type, String body, ObjectNode answer) {
        String[] parts = path.substring(1).split("/");
        if (method.equals("POST") && path.equals("/_aliases")) {
            return alias(Json.read(body), answer);
        }
        if (method.equals("GET") && parts[0].equals("_alias")) {
            String index = aliases.get(parts[1]);
            if (index == null) {
                return 404;
            }
            answer.putObject(index).putObject("aliases").putObject(parts[1]);
            return 200;
        }
        if (parts.length == 2 && parts[1].equals("_bulk")) {
            return type.equals("application/x-ndjson") ? bulk(parts[0], body, answer) : 406;
        }
        if (parts.length == 3 && parts[1].equals("_doc")) {
            return document(method, parts[0], parts[2], body, answer);
        }
        if (method.equals("PUT") && parts.length == 1) {
            return create(parts[0], Json.read(body), answer);
        }
        return 405;
    }

    private int create(String index, JsonNode body, ObjectNode answer) {
        if (!index.equals(index.toLowerCase(java.util.Locale.ROOT))
                || indexes.containsKey(index)
                || !body.path("mappings").isObject()) {
            return 400;
        }
        indexes.put(index, new TreeMap<>());
        definitions.put(index, body);
        answer.put("acknowledged", true).put("index", index);
        return 200;
    }

    private int alias(JsonNode body, ObjectNode answer) {
        for (JsonNode action : body.get("actions")) {
            JsonNode gone = action.path("remove_index");
            if (gone.isObject() && indexes.remove(gone.get("index").stringValue()) == null) {
                return 404;
            }
            JsonNode add = action.path("add");
            if (add.isObject()) {
                aliases.put(add.get("alias").stringValue(), add.get("index").stringValue());
            }
        }
        answer.put("acknowledged", true);
        return 200;
    }

    private int document(String method, String index, String id, String body, ObjectNode answer) {
        if (method.equals("PUT")) {
            indexes.computeIfAbsent(index, _ -> new TreeMap<>())
                    .put(id, new Kept(1, Json.read(body)));
            answer.put("result", "updated");
            return 200;
        }
        Kept kept = indexes.getOrDefault(index, Map.of()).get(id);
        answer.put("found", kept != null);
        if (kept == null) {
            return 404;
        }
        answer.set("_source", kept.source());
        return 200;
    }

    /** The body must end with a line's end, or the last line is not taken. */
    private int bulk(String index, String body, ObjectNode answer) {
        Map<String, Kept> documents = indexes.get(index);
        if (documents == null || !body.endsWith("\n")) {
            return 400;
        }
        List<String> lines = new ArrayList<>(body.lines().toList());
        var items = answer.putArray("items");
        boolean errors = false;
        while (!lines.isEmpty()) {
            JsonNode order = Json.read(lines.removeFirst());
            String act = order.propertyNames().iterator().next();
            String id = order.get(act).get("_id").stringValue();
            long version = order.get(act).get("version").longValue();
            Kept before = documents.get(id);
            JsonNode source = act.equals("index") ? Json.read(lines.removeFirst()) : order;
            int status = 200;
            if (before != null && before.version() > version) {
                status = 409;
            } else if (act.equals("delete")) {
                status = documents.remove(id) == null ? 404 : 200;
            } else if (!strict(index, source)) {
                status = 400;
            } else {
                documents.put(id, new Kept(version, source));
            }
            errors |= status > 299 && status != 404;
            items.addObject().putObject(act).put("_id", id).put("status", status);
        }
        answer.put("errors", errors);
        return 200;
    }

    /** A field that the mapping does not name is refused. */
    private boolean strict(String index, JsonNode source) {
        JsonNode known =
                definitions
                        .getOrDefault(index, Json.mapper().createObjectNode())
                        .path("mappings")
                        .path("properties");
        for (String name : source.propertyNames()) {
            if (!known.has(name)) {
                return false;
            }
            if (source.get(name).isObject()) {
                for (String form : source.get(name).propertyNames()) {
                    if (!known.get(name).path("properties").has(form)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
