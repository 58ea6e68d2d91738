package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import news.stet.platform.Json;
import news.stet.platform.Waiting;
import org.junit.jupiter.api.Test;

/** kill -9 in the middle of a file: it goes on from there, and nothing is there by halves. */
class UploadKillTest {
    private static final String UPLOADS = "/api/v1/uploads";

    private final byte[] recording = recording();
    private final HttpClient client = HttpClient.newHttpClient();

    /** 80 MB of noise as WAV: more than is lost at most. */
    private static byte[] recording() {
        byte[] bytes = new byte[80_000_044];
        new Random().nextBytes(bytes);
        ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(bytes.length - 8);
        head.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        head.putShort((short) 1).putShort((short) 2).putInt(48_000).putInt(192_000);
        head.putShort((short) 4).putShort((short) 16);
        head.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes.length - 44);
        return bytes;
    }

    private HttpRequest.Builder request(RunningStet stet, String path) {
        return HttpRequest.newBuilder(URI.create(stet.desk(path)))
                .header("Authorization", "Bearer " + stet.token())
                .header("Tus-Resumable", "1.0.0");
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void aFileGoesOnAfterTheServerWasKilledInTheMiddle() throws Exception {
        try (var stet = RunningStet.start("upload-kill")) {
            String path = begin(stet);
            writeAndKill(stet, path);
            stet.start();
            var asked = send(request(stet, path).HEAD());
            int offset = Integer.parseInt(header(asked, "Upload-Offset"));
            // Every 64 MB are pushed through to the disk.
            assertThat(offset).isBetween(64 << 20, recording.length - 1);

            var rest =
                    send(
                            request(stet, path)
                                    .header("Upload-Offset", String.valueOf(offset))
                                    .header("Content-Type", "application/offset+octet-stream")
                                    .method(
                                            "PATCH",
                                            BodyPublishers.ofByteArray(
                                                    Arrays.copyOfRange(
                                                            recording, offset, recording.length))));

            assertThat(rest.statusCode()).as(rest.body()).isEqualTo(204);
            var upload = Json.read(send(request(stet, path).GET()).body());
            assertThat(upload.at("/media/kind").stringValue()).isEqualTo("audio");
            assertKeptOnce(stet.data().resolve("media"));
            stet.assertNoFaults();
        }
    }

    private String begin(RunningStet stet) throws IOException, InterruptedException {
        var begun =
                send(
                        request(stet, UPLOADS)
                                .header("Upload-Length", String.valueOf(recording.length))
                                .POST(BodyPublishers.noBody()));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        return header(begun, "Location");
    }

    /** All but the last bytes, so that the server waits for more when it dies. */
    private void writeAndKill(RunningStet stet, String path) throws Exception {
        try (var socket = new Socket("localhost", stet.deskPort())) {
            String head =
                    "PATCH "
                            + path
                            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + stet.token()
                            + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type:"
                            + " application/offset+octet-stream\r\nContent-Length: "
                            + recording.length
                            + "\r\n\r\n";
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(recording, 0, recording.length - 1_000_000);
            out.flush();
            Path uploads = stet.data().resolve("media/uploads");
            Path file = uploads.resolve(path.substring(path.lastIndexOf('/') + 1));
            Waiting.until("most came", () -> Files.size(file) >= recording.length - 2_000_000);
            stet.kill();
        }
    }

    private void assertKeptOnce(Path media) throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(recording));
        assertThat(files(media.resolve("originals")))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.getFileName()).hasToString(hash);
                    assertThat(file).hasBinaryContent(recording);
                });
        assertThat(files(media.resolve("uploads"))).isEmpty();
        assertThat(files(media.resolve("incoming"))).isEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
