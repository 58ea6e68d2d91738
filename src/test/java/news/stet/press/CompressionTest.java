package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class CompressionTest {
    private static final byte[] PAGE =
            "<p>The old bridge reopens after a winter of repairs.</p>\n"
                    .repeat(300)
                    .getBytes(StandardCharsets.UTF_8);

    private static List<byte[]> bodies() {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        return List.of(new byte[0], new byte[] {7}, PAGE, noise);
    }

    private static byte[] gunzip(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static byte[] unbrotli(byte[] bytes) throws IOException {
        return Decoder.decompress(bytes).getDecompressedData();
    }

    @Test
    void gzipGivesTheSameBytesBack() throws IOException {
        for (byte[] body : bodies()) {
            assertThat(gunzip(Compression.fast(Encoding.GZIP, body))).isEqualTo(body);
            assertThat(gunzip(Compression.best(Encoding.GZIP, body))).isEqualTo(body);
        }
    }

    @Test
    void brotliGivesTheSameBytesBack() throws IOException {
        assumeThat(Compression.hasBrotli()).isTrue();
        for (byte[] body : bodies()) {
            assertThat(unbrotli(Compression.fast(Encoding.BROTLI, body))).isEqualTo(body);
            assertThat(unbrotli(Compression.best(Encoding.BROTLI, body))).isEqualTo(body);
        }
    }

    @Test
    void aPageGetsSmallerAndTheBestFormIsNoLarger() {
        byte[] fast = Compression.fast(Encoding.GZIP, PAGE);
        byte[] best = Compression.best(Encoding.GZIP, PAGE);

        assertThat(fast.length).isLessThan(PAGE.length / 10);
        assertThat(best.length).isLessThanOrEqualTo(fast.length);
        assertThat(Compression.fast(Encoding.IDENTITY, PAGE)).isSameAs(PAGE);
    }

    @Test
    void manyThreadsAtOnceGetTheSame() {
        List<Encoding> there =
                Compression.hasBrotli()
                        ? List.of(Encoding.GZIP, Encoding.BROTLI)
                        : List.of(Encoding.GZIP);
        for (Encoding encoding : there) {
            byte[] expected = Compression.fast(encoding, PAGE);
            assertThat(
                            IntStream.range(0, 200)
                                    .parallel()
                                    .mapToObj(_ -> Compression.fast(encoding, PAGE)))
                    .allMatch(bytes -> java.util.Arrays.equals(bytes, expected));
        }
    }
}
