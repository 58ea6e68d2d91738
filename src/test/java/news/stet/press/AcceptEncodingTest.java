package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class AcceptEncodingTest {
    private static Encoding best(boolean gzip, boolean brotli, String... fields) {
        HttpFields.Mutable headers = HttpFields.build().add(HttpHeader.HOST, "x");
        Arrays.stream(fields).forEach(it -> headers.add(HttpHeader.ACCEPT_ENCODING, it));
        return AcceptEncoding.best(headers, gzip, brotli);
    }

    /** What is sent when both are there, and when only gzip is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "gzip, deflate, br, zstd         | BROTLI   | GZIP",
                "gzip, deflate, br               | BROTLI   | GZIP",
                "gzip, deflate                   | GZIP     | GZIP",
                "gzip,deflate                    | GZIP     | GZIP",
                "gzip                            | GZIP     | GZIP",
                "br                              | BROTLI   | IDENTITY",
                "GZip , BR                       | BROTLI   | GZIP",
                "x-gzip                          | GZIP     | GZIP",
                "*                               | BROTLI   | GZIP",
                "*;q=0                           | IDENTITY | IDENTITY",
                "*;q=0, gzip                     | GZIP     | GZIP",
                "gzip;q=0, *                     | BROTLI   | IDENTITY",
                "br;q=0, *                       | GZIP     | GZIP",
                "br;q=0.1, gzip                  | GZIP     | GZIP",
                "br;q=0.001, gzip;q=0.002        | GZIP     | GZIP",
                "br;q=0.001                      | BROTLI   | IDENTITY",
                "br;q=1.000, gzip;q=1.           | BROTLI   | GZIP",
                "gzip;q=0                        | IDENTITY | IDENTITY",
                "gzip;q=0.000, br;Q=0.0          | IDENTITY | IDENTITY",
                "identity                        | IDENTITY | IDENTITY",
                "identity;q=1, gzip;q=0.5        | IDENTITY | IDENTITY",
                "identity;q=0.5, gzip            | GZIP     | GZIP",
                "identity;q=0, gzip;q=0.1        | GZIP     | GZIP",
                "identity;q=0                    | IDENTITY | IDENTITY",
                "identity;q=0, br                | BROTLI   | IDENTITY",
                "identity;q=0.3, *;q=0.2         | IDENTITY | IDENTITY",
                "gzip ; q=0.8 ,\tbr\t;\tq=0.9    | BROTLI   | GZIP",
                "gzip, gzip;q=0                  | IDENTITY | IDENTITY",
                "gzip;q=0, gzip                  | IDENTITY | IDENTITY",
                "gzip;q=2, br;q=-1               | IDENTITY | IDENTITY",
                "gzip;q=1.001, br;q=0.1234       | IDENTITY | IDENTITY",
                "gzip;q=, br;q, deflate;=1       | IDENTITY | IDENTITY",
                "gzip;level=9, br;q=abc          | IDENTITY | IDENTITY",
                "gzip;q=1;x=1                    | IDENTITY | IDENTITY",
                ",,, gzip ,,,                    | GZIP     | GZIP",
                ";q=1, ;;;, =, gzip              | GZIP     | GZIP",
                "gzippy, brr, b r, g zip         | IDENTITY | IDENTITY",
                "compress, deflate, zstd         | IDENTITY | IDENTITY",
                "\"\"                            | IDENTITY | IDENTITY",
                "\" \"                           | IDENTITY | IDENTITY",
            })
    void theMostWantedOfWhatIsThereIsSent(String header, Encoding both, Encoding onlyGzip) {
        assertThat(best(true, true, header)).isEqualTo(both);
        assertThat(best(true, false, header)).isEqualTo(onlyGzip);
        assertThat(best(false, false, header)).isEqualTo(Encoding.IDENTITY);
    }

    @Test
    void whoSaysNothingGetsItPlain() {
        assertThat(best(true, true)).isEqualTo(Encoding.IDENTITY);
    }

    @Test
    void severalFieldsAreOneList() {
        assertThat(best(true, true, "gzip", "br")).isEqualTo(Encoding.BROTLI);
        assertThat(best(true, true, "gzip, deflate, br", "br;q=0")).isEqualTo(Encoding.GZIP);
        assertThat(best(true, true, "", "deflate", "gzip;q=0.1")).isEqualTo(Encoding.GZIP);
    }

    @Test
    void whateverIsSentNothingBreaks() {
        var random = new java.util.Random(42);
        String letters = "gzipbrq=;,.*01 \tidentity\u00e9";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                value.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(best(true, true, value.toString())).isNotNull();
        }
        assertThat(best(true, true, "gzip;q=0.1,".repeat(1_400))).isEqualTo(Encoding.GZIP);
        assertThat(best(true, true, ";".repeat(16_000))).isEqualTo(Encoding.IDENTITY);
    }
}
