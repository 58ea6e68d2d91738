package news.stet.media;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import news.stet.platform.IntakeSettings;

/** A store that speaks S3, as a process of its own, with one bucket. */
final class S3Server implements AutoCloseable {
    private static final String BUCKET = "newsroom";
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Process process;
    private final URI address;

    private S3Server(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static S3Server start(Path folder) throws IOException, InterruptedException {
        String jar =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(path -> path.contains("s3mock"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("S3Mock is not on the class path"));
        int port = freePort();
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseSerialGC",
                                        "-Xmx256m",
                                        "-jar",
                                        jar,
                                        "--http.port=" + port,
                                        "--server.port=" + freePort(),
                                        "--vectors.http.port=" + freePort(),
                                        "--vectors.https.port=" + freePort(),
                                        "--com.adobe.testing.s3mock.max-payload-size=200MB"))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("s3.log").toFile())
                        .start();
        var server = new S3Server(process, URI.create("http://localhost:" + port));
        try {
            server.makeBucket();
            return server;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Tried until it answers. */
    private void makeBucket() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address.resolve("/" + BUCKET))
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build();
        long end = System.nanoTime() + PATIENCE_NANOS;
        try (var client = HttpClient.newHttpClient()) {
            while (true) {
                try {
                    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() == 200) {
                        return;
                    }
                    throw new AssertionError(answer.statusCode() + answer.body());
                } catch (IOException notYet) {
                    if (System.nanoTime() > end || !process.isAlive()) {
                        throw notYet;
                    }
                    boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
                    if (ended) {
                        throw notYet;
                    }
                }
            }
        }
    }

    /** The bucket, with so much room for copies on this machine. */
    IntakeSettings.Bucket bucket(long copiesBytes) {
        return new IntakeSettings.Bucket(
                java.util.Optional.of(address),
                "us-east-1",
                BUCKET,
                "originals/",
                "key",
                "secret",
                copiesBytes);
    }

    /** What lies in the bucket, as the store tells it. */
    String list() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/" + BUCKET)).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
