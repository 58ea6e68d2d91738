package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebVttTest {
    private static final String GOOD =
            """
            WEBVTT - of the agency
            Kind: captions

            NOTE who wrote it

            intro
            00:01.000 --> 00:00:03.500 align:start position:10%
            <v Ada>Good <i>morning</i>,
            everybody.

            00:00:04.000 --> 00:00:06.000
            صباح الخير
            """;

    @Test
    void captionsAreReadAndWrittenInOneWay() {
        WebVtt read = WebVtt.read(GOOD, 10_000);

        assertThat(read.faults()).isEmpty();
        assertThat(read.write())
                .isEqualTo(
                        """
                        WEBVTT

                        00:00:01.000 --> 00:00:03.500 align:start position:10%
                        <v Ada>Good <i>morning</i>,
                        everybody.

                        00:00:04.000 --> 00:00:06.000
                        صباح الخير
                        """);
        assertThat(WebVtt.read(read.write(), 10_000))
                .isEqualTo(new WebVtt(read.cues(), List.of(), List.of()));
    }

    @Test
    void subRipIsTakenAsWell() {
        WebVtt read =
                WebVtt.read(
                        "\uFEFF1\r\n00:00:01,500 --> 00:00:02,500\r\nHello\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nAgain\r\n",
                        0);

        assertThat(read.faults()).isEmpty();
        assertThat(read.cues()).extracting(WebVtt.Cue::start).containsExactly(1_500L, 3_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00:01.000 --> 00:00.500/words             | 3 | order",
                "00:01.000 --> 00:02.000/                  | 3 | empty",
                "00:01 --> 00:02/words                     | 3 | format",
                "00:61.000 --> 00:62.000/words             | 3 | format",
                "01:00.000 --> 01:02.000/words             | 3 | after",
                "00:01.000 --> 00:02.000/<script>x         | 4 | tag",
                "00:01.000 --> 00:02.000/a <b             | 4 | tag",
                "00:01.000 --> 00:02.000/one/a --> b       | 5 | arrow",
                "just words                                | 3 | times",
            })
    void eachFaultIsToldWithItsLine(String cue, int line, String key) {
        WebVtt read =
                WebVtt.read(
                        "WEBVTT\n\n"
                                + cue.strip().replace('/', '\n').replace("\nscript", "/script")
                                + "\n",
                        30_000);

        assertThat(read.faults())
                .extracting(WebVtt.Fault::line, WebVtt.Fault::key)
                .contains(org.assertj.core.groups.Tuple.tuple(line, key));
        assertThat(read.cues()).isEmpty();
    }

    @Test
    void whatOnlyCouldBeBetterIsKept() {
        WebVtt read =
                WebVtt.read(
                        """
                        WEBVTT

                        STYLE
                        ::cue { color: red }

                        00:01.000 --> 00:03.000 fly:high
                        one

                        00:02.000 --> 00:02.200
                        far too many words for a fifth of a second
                        """,
                        0);

        assertThat(read.faults()).isEmpty();
        assertThat(read.remarks())
                .extracting(WebVtt.Fault::key)
                .containsExactly("look", "settings", "overlap", "fast");
        assertThat(read.write()).doesNotContain("STYLE", "fly");
    }

    @Test
    void whatIsNoCaptionsIsRefused() {
        assertThat(WebVtt.read("<html>", 0).faults())
                .extracting(WebVtt.Fault::key)
                .containsExactly("header");
        assertThat(WebVtt.read("WEBVTT\n", 0).faults())
                .extracting(WebVtt.Fault::key)
                .containsExactly("nothing");
    }
}
