package news.stet.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import news.stet.desk.RunningDesk;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The tus protocol as its specification has it, spoken by a program. */
@ExtendWith(TestDatabase.class)
class UploadsApiTest {
    private static final String UPLOADS = "/api/v1/uploads";

    private final RunningDesk desk;
    private final String token;
    private final byte[] picture = picture();

    UploadsApiTest(Database database) {
        desk = RunningDesk.withApi(database);
        token = token("reporter");
    }

    private String token(String role) {
        return desk.parts
                .tokens()
                .add(
                        Actor.system("test"),
                        "upload-" + System.nanoTime(),
                        Role.valueOf(role.toUpperCase(java.util.Locale.ROOT)))
                .secret()
                .text();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    /** Noise, so that it has some size, and never the same. */
    private static byte[] picture() {
        var image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        var random = new java.util.Random();
        for (int x = 0; x < 300; x++) {
            for (int y = 0; y < 200; y++) {
                image.setRGB(x, y, new Color(random.nextInt(1 << 24)).getRGB());
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String encoded(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> ask(
            String method, String path, byte[] body, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(URI.create(desk.url(path)))
                        .method(
                                method,
                                body.length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body))
                        .header("Authorization", "Bearer " + token);
        headers.forEach(request::header);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> tus(String method, String path, String... headers) {
        return tus(method, path, new byte[0], headers);
    }

    private HttpResponse<String> tus(String method, String path, byte[] body, String... headers) {
        var all = new java.util.HashMap<>(Map.of("Tus-Resumable", "1.0.0"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return ask(method, path, body, all);
    }

    private String begin() {
        HttpResponse<String> begun =
                tus(
                        "POST",
                        UPLOADS,
                        "Upload-Length",
                        String.valueOf(picture.length),
                        "Upload-Metadata",
                        "filename "
                                + encoded("جسر.png")
                                + ",caption "
                                + encoded("The bridge")
                                + ",is_private");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        assertThat(header(begun, "Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(header(begun, "Upload-Expires")).endsWith("GMT");
        return header(begun, "Location");
    }

    private HttpResponse<String> patch(String path, int from, int to) {
        return tus(
                "PATCH",
                path,
                Arrays.copyOfRange(picture, from, to),
                "Upload-Offset",
                String.valueOf(from),
                "Content-Type",
                "application/offset+octet-stream");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void aServerSaysWhatItSpeaks() {
        HttpResponse<String> answer = ask("OPTIONS", UPLOADS, new byte[0], Map.of());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Tus-Version")).isEqualTo("1.0.0");
        assertThat(header(answer, "Tus-Extension"))
                .isEqualTo("creation,creation-with-upload,expiration,termination");
        assertThat(header(answer, "Tus-Max-Size")).isEqualTo("10000000000");
    }

    @Test
    void aFileArrivesPieceByPiece() {
        String path = begin();
        int third = picture.length / 3;
        HttpResponse<String> first = patch(path, 0, third);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(204);
        assertThat(header(first, "Upload-Offset")).isEqualTo(String.valueOf(third));
        HttpResponse<String> asked = tus("HEAD", path);
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(header(asked, "Upload-Offset")).isEqualTo(String.valueOf(third));
        assertThat(header(asked, "Upload-Length")).isEqualTo(String.valueOf(picture.length));
        assertThat(header(asked, "Cache-Control")).isEqualTo("no-store");
        assertThat(Json.read(tus("GET", UPLOADS).body()).path("uploads").size()).isEqualTo(1);

        HttpResponse<String> last = patch(path, third, picture.length);

        assertThat(last.statusCode()).as(last.body()).isEqualTo(204);
        JsonNode upload = Json.read(tus("GET", path).body());
        assertThat(upload.path("refused").isNull()).isTrue();
        assertThat(upload.at("/media/caption").stringValue()).isEqualTo("The bridge");
        assertThat(upload.at("/media/width").intValue()).isEqualTo(300);
        assertThat(upload.path("fileName").stringValue()).isEqualTo("جسر.png");
        assertThat(Json.read(tus("GET", UPLOADS).body()).path("uploads").size()).isZero();
    }

    @Test
    void aSmallFileComesWithItsBeginning() {
        HttpResponse<String> begun =
                tus(
                        "POST",
                        UPLOADS,
                        picture,
                        "Upload-Length",
                        String.valueOf(picture.length),
                        "Content-Type",
                        "application/offset+octet-stream");

        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        assertThat(header(begun, "Upload-Offset")).isEqualTo(String.valueOf(picture.length));
        JsonNode media = Json.read(tus("GET", header(begun, "Location")).body()).path("media");
        assertThat(media.path("id").stringValue()).matches("[0-9]+");
    }

    @Test
    void whatDoesNotFitTheProtocolIsRefusedAsItSays() {
        String path = begin();
        assertThat(patch(path, 0, 100).statusCode()).isEqualTo(204);
        assertThat(patch(path, 50, 200).statusCode()).isEqualTo(409);
        assertThat(patch(path, 101, 200).statusCode()).isEqualTo(409);
        assertThat(tus("PATCH", path, picture, "Upload-Offset", "100").statusCode()).isEqualTo(415);
        assertThat(
                        tus(
                                        "PATCH",
                                        path,
                                        picture,
                                        "Content-Type",
                                        "application/offset+octet-stream")
                                .statusCode())
                .isEqualTo(400);
        HttpResponse<String> other =
                ask("HEAD", path, new byte[0], Map.of("Tus-Resumable", "0.2.2"));
        assertThat(other.statusCode()).isEqualTo(412);
        assertThat(header(other, "Tus-Version")).isEqualTo("1.0.0");
        assertThat(tus("POST", UPLOADS).statusCode()).isEqualTo(400);
        assertThat(tus("POST", UPLOADS, "Upload-Length", "10000000001").statusCode())
                .isEqualTo(413);
        assertThat(
                        tus(
                                        "POST",
                                        UPLOADS,
                                        "Upload-Length",
                                        "9",
                                        "Upload-Metadata",
                                        "filename ===")
                                .statusCode())
                .isEqualTo(400);
        String nothing = UPLOADS + "/00000000-0000-0000-0000-000000000000";
        assertThat(tus("HEAD", nothing).statusCode()).isEqualTo(404);
        assertThat(patch(nothing, 0, 9).statusCode()).isEqualTo(404);
        assertThat(tus("HEAD", UPLOADS + "/../x").statusCode()).isIn(400, 404);
        assertThat(header(tus("HEAD", path), "Upload-Offset")).isEqualTo("100");
    }

    @Test
    void whatIsNoPictureIsRefusedAndStaysSo() {
        byte[] page = "<svg onload=alert(1)>".repeat(100).getBytes(StandardCharsets.UTF_8);
        String path =
                header(
                        tus(
                                "POST",
                                UPLOADS,
                                "Upload-Length",
                                String.valueOf(page.length),
                                "Upload-Metadata",
                                "filename " + encoded("صورة.jpg")),
                        "Location");
        HttpResponse<String> refused =
                tus(
                        "PATCH",
                        path,
                        page,
                        "Upload-Offset",
                        "0",
                        "Content-Type",
                        "application/offset+octet-stream");

        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(refused.body()).contains("صورة.jpg is not taken").contains("SVG");
        assertThat(tus("HEAD", path).statusCode()).isEqualTo(410);
        assertThat(Json.read(tus("GET", path).body()).path("refused").stringValue())
                .contains("SVG");
    }

    @Test
    void whatIsGivenUpIsGone() {
        String path = begin();
        patch(path, 0, 100);

        assertThat(tus("DELETE", path).statusCode()).isEqualTo(204);
        assertThat(tus("HEAD", path).statusCode()).isEqualTo(404);
        assertThat(tus("DELETE", path).statusCode()).isEqualTo(404);
    }

    @Test
    void aLineThatWentDeadMakesWayAndLosesNothing() throws IOException {
        String path = begin();
        try (var dead = new Socket("localhost", desk.server.port())) {
            String head =
                    "PATCH "
                            + path
                            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + token
                            + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type:"
                            + " application/offset+octet-stream\r\nContent-Length: "
                            + picture.length
                            + "\r\n\r\n";
            dead.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            dead.getOutputStream().write(picture, 0, 5000);
            dead.getOutputStream().flush();

            // It says nothing more. Whoever comes next is told to wait, then has it.
            int offset = 0;
            HttpResponse<String> answer = patch(path, offset, picture.length);
            long end = System.nanoTime() + 60_000_000_000L;
            while (answer.statusCode() == 409 && System.nanoTime() < end) {
                offset = Integer.parseInt(header(tus("HEAD", path), "Upload-Offset"));
                answer = patch(path, offset, picture.length);
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            assertThat(offset).isIn(0, 5000);
        }
        assertThat(Json.read(tus("GET", path).body()).at("/media/width").intValue()).isEqualTo(300);
    }

    @Test
    void anAddressIsFetchedByTheOneWayOutOnly() {
        for (String address :
                new String[] {
                    desk.url("/health/live"),
                    "http://169.254.169.254/latest/meta-data",
                    "file:///etc/passwd",
                    "concat:/etc/passwd",
                    "not an address",
                    ""
                }) {
            HttpResponse<String> answer =
                    ask(
                            "POST",
                            "/api/v1/media/from-address",
                            Json.write(Json.mapper().createObjectNode().put("address", address))
                                    .getBytes(StandardCharsets.UTF_8),
                            Map.of("Content-Type", "application/json"));
            assertThat(answer.statusCode()).as(address + answer.body()).isEqualTo(422);
            assertThat(answer.body()).contains("\"path\":\"address\"");
        }
    }
}
