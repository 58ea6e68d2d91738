package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import news.stet.platform.Json;
import tools.jackson.databind.JsonNode;

/** A program that writes through the API, over one connection. For one thread. */
final class Api implements AutoCloseable {
    private final String token;
    private final int port;
    private final Connection connection;

    Api(int deskPort, String token) {
        this.port = deskPort;
        this.token = token;
        this.connection = new Connection(deskPort);
    }

    /** The same program over a connection of its own, for another thread. */
    Api another() {
        return new Api(port, token);
    }

    Connection.Reply get(String path) throws IOException {
        return send("GET", path, "", "");
    }

    Connection.Reply post(String path, String body) throws IOException {
        return send("POST", path, body, "");
    }

    Connection.Reply put(String path, String body, String ifMatch) throws IOException {
        return send("PUT", path, body, "If-Match: " + ifMatch + "\r\n");
    }

    /**
     * What it answered to a verb or a draft that has to succeed.
     *
     * @throws IllegalStateException when it did not
     */
    JsonNode must(String path, String body) throws IOException {
        Connection.Reply reply = post(path, body);
        if (reply.status() >= 300) {
            throw new IllegalStateException(
                    path + " answered " + reply.status() + ": " + reply.text());
        }
        return Json.read(reply.text());
    }

    private Connection.Reply send(String method, String path, String body, String headers)
            throws IOException {
        return connection.send(
                method
                        + " /api/v1"
                        + path
                        + " HTTP/1.1\r\nAuthorization: Bearer "
                        + token
                        + "\r\nContent-Type: application/json\r\n"
                        + headers
                        + (body.isEmpty() && !method.equals("GET") ? "Content-Length: 0\r\n" : ""),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        connection.close();
    }
}
