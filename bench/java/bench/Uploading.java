package bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One large film sent over the loopback address as the desk sends it, in pieces of 16 MB: {@code
 * Uploading [--quick]}. What it is measured beside is a program that only writes the same bytes to
 * the same disk, hashes them and pushes them through.
 */
final class Uploading {
    private static final int PIECE_BYTES = 16 << 20;
    private static final long MEGABYTE = 1_000_000;
    private static final String UPLOADS = "/api/v1/uploads";

    /** Larger than what a garbage collector does by itself, small beside any file. */
    private static final double MOST_GROWTH_MB = 64;

    private final boolean quick;
    private final long bytes;
    private final Result result;
    private final HttpClient client = HttpClient.newHttpClient();
    private final byte[] noise = new byte[PIECE_BYTES];
    private byte[] head = new byte[0];

    private Uploading(boolean quick) {
        this.quick = quick;
        this.bytes = quick ? 500 * MEGABYTE : 5_000 * MEGABYTE;
        this.result = new Result("upload", quick);
        new Random(90).nextBytes(noise);
    }

    public static void main(String[] arguments) throws Exception {
        new Uploading(List.of(arguments).contains("--quick")).run();
    }

    private void run() throws Exception {
        try (var scratch = new Scratch()) {
            head = film(scratch.path("small.mp4"));
            var stet = RunningStet.start(scratch, scratch.path("data"));
            String token = stet.run("token", "add", "bench", "--role", "editor");
            // Until Java has compiled what is hot, and its collector has the room it likes.
            for (int i = 0; i < 2; i++) {
                send(stet, token, (quick ? 60 : 200) * MEGABYTE, i);
            }
            double plain = plain(scratch.path("plain"));
            measure(stet, token, plain);
        }
        client.close();
        result.print();
    }

    /** A film of some seconds, its index in front, so that anything may follow it. */
    private static byte[] film(Path file) throws IOException, InterruptedException {
        Process made =
                new ProcessBuilder(
                                ("ffmpeg -v error -f lavfi -i testsrc=size=1280x720:rate=25:duration=4"
                                                + " -pix_fmt yuv420p -movflags +faststart "
                                                + file)
                                        .split(" "))
                        .inheritIO()
                        .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("ffmpeg made no film");
        }
        return Files.readAllBytes(file);
    }

    /** A piece of the film: the real one, then a box that says it is not looked at. */
    private byte[] piece(long from, long size, int seed) {
        byte[] piece = Arrays.copyOf(noise, (int) Math.min(PIECE_BYTES, size - from));
        if (from == 0) {
            ByteBuffer start = ByteBuffer.wrap(piece);
            start.put(head)
                    .putInt(1)
                    .put("free".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            start.putLong(size - head.length).putInt(seed);
        }
        return piece;
    }

    private void measure(RunningStet stet, String token, double plain) throws Exception {
        long before = Processor.memory(stet.pid());
        long cpu = Processor.micros(stet.pid());
        var over = new AtomicBoolean();
        long[] most = {before};
        Thread watching =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!over.get()) {
                                try {
                                    most[0] = Math.max(most[0], Processor.memory(stet.pid()));
                                    Thread.sleep(50);
                                } catch (IOException | InterruptedException e) {
                                    return;
                                }
                            }
                        });
        long begun = System.nanoTime();
        send(stet, token, bytes, 77);
        double seconds = (System.nanoTime() - begun) / 1e9;
        over.set(true);
        watching.join();
        double perSecond = bytes / 1e6 / seconds;
        double growth = (most[0] - before) / 1e6;
        double cpuPerGigabyte = (Processor.micros(stet.pid()) - cpu) / 1e6 / (bytes / 1e9);
        System.out.printf(
                "%na film of %d MB, from the first byte until it is in the library%n",
                bytes / MEGABYTE);
        System.out.printf("%-32s %10.0f MB/s%n", "Stet", perSecond);
        System.out.printf("%-32s %10.0f MB/s%n", "written and hashed, no more", plain);
        System.out.printf("%-32s %10.2f s%n", "processor time a gigabyte", cpuPerGigabyte);
        System.out.printf("%-32s %10.0f MB%n", "memory before", before / 1e6);
        System.out.printf("%-32s %10.0f MB%n", "most it grew meanwhile", growth);
        result.figure("mb_per_second", perSecond);
        result.figure("plain_mb_per_second", plain);
        result.figure("cpu_s_per_gb", cpuPerGigabyte);
        result.figure("memory_mb", before / 1e6);
        result.figure("memory_growth_mb", growth, MOST_GROWTH_MB);
    }

    private void send(RunningStet stet, String token, long size, int seed) throws Exception {
        String base = "http://localhost:" + stet.deskPort();
        var begin =
                request(base + UPLOADS, token)
                        .header("Upload-Length", Long.toString(size))
                        .header("Upload-Metadata", "filename ZmlsbS5tcDQ=")
                        .POST(HttpRequest.BodyPublishers.noBody());
        URI address = URI.create(base + must(begin).headers().firstValue("Location").orElseThrow());
        for (long from = 0; from < size; from += PIECE_BYTES) {
            byte[] piece = piece(from, size, seed);
            must(
                    request(address.toString(), token)
                            .header("Upload-Offset", Long.toString(from))
                            .header("Content-Type", "application/offset+octet-stream")
                            .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(piece)));
        }
    }

    private static HttpRequest.Builder request(String address, String token) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .header("Tus-Resumable", "1.0.0");
    }

    private HttpResponse<String> must(HttpRequest.Builder request) throws Exception {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    /** Megabytes a second of a program that does nothing else, on one thread. */
    private double plain(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long begun = System.nanoTime();
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            for (long from = 0; from < bytes; from += PIECE_BYTES) {
                byte[] piece = piece(from, bytes, 5);
                digest.update(piece);
                out.write(ByteBuffer.wrap(piece));
                out.force(false);
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Files.delete(file);
        return bytes / 1e6 / seconds;
    }
}
