package news.stet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Bidi;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BidiTextTest {
    private static final char[] NASTY =
            ("aZ9 @#+-$%.,/()אبی۱٣\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
                            + "\u2066\u2067\u2068\u2069\u0301\uD83C\uDF09")
                    .toCharArray();

    /** The line as it stands on a screen, from left to right, without what nobody sees. */
    private static String shown(String line, boolean rightToLeft) {
        Bidi bidi = new Bidi(line, rightToLeft ? Bidi.RTL : Bidi.LTR);
        return bidi.writeReordered(Bidi.REMOVE_BIDI_CONTROLS).replaceAll("\\p{Cf}", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@stet_news",
                "#Ostrel",
                "+351 21 555 0143",
                "C++",
                "-5%",
                "$100",
                "https://example.org/a?b=1#c",
                "www.example.org/"
            })
    void whatBelongsTogetherStaysTogetherAmongArabicWords(String whole) {
        String line = "تابعوا " + whole + " الآن";

        assertThat(shown(BidiText.within(line, true), true)).contains(whole);
        assertThat(shown(BidiText.alone(whole + " الآن", true), true))
                .as("also first, and still read from the right")
                .endsWith(whole);
    }

    @Test
    void anArabicTagKeepsItsSignInAnEnglishLine() {
        String shown = shown(BidiText.within("Readers use #سلام today", false), false);

        assertThat(shown)
                .isEqualTo("Readers use " + "سلام".transform(BidiTextTest::turned) + "# today");
    }

    private static String turned(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bridge reopens", "A+ for @stet_news", "-5 °C", "20–25 €", ""})
    void whatNeedsNothingStaysAsItIs(String line) {
        assertThat(BidiText.within(line, false)).isEqualTo(line);
        assertThat(BidiText.alone(line, false)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"الجسر مفتوح", "می‌خواهم ۱۲ کتاب", "زار 12 وزيرًا BBC أمس"})
    void wordsAndNumbersOfTwoScriptsNeedNothing(String line) {
        assertThat(BidiText.within(line, true)).isEqualTo(line);
        assertThat(BidiText.alone(line, true)).isEqualTo(line);
    }

    @Test
    void aLineThatBeginsInTheOtherScriptSaysItsDirection() {
        assertThat(BidiText.alone("BBC تنفي", true)).isEqualTo("\u200fBBC تنفي");
        assertThat(BidiText.within("BBC تنفي", true)).isEqualTo("BBC تنفي");
        assertThat(BidiText.alone("سلام means peace", false)).isEqualTo("\u200eسلام means peace");
    }

    @Test
    void nothingReachesBeyondTheLine() {
        assertThat(BidiText.within("\u202eevil", true)).isEqualTo("\u202eevil\u202c");
        assertThat(BidiText.within("\u2067a\u202ab", false))
                .isEqualTo("\u2067a\u202ab\u202c\u2069");
        assertThat(BidiText.within("one\u2069\u202c two", false)).isEqualTo("one two");
        assertThat(BidiText.within("\u2067a\u202ab\u2069c", false))
                .isEqualTo("\u2067a\u202ab\u202c\u2069c");
    }

    @Test
    void whateverComesTheNeighboursStayWhereTheyAre() {
        Random random = new Random(20261123);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int length = random.nextInt(1, 14); length > 0; length--) {
                line.append(NASTY[random.nextInt(NASTY.length)]);
            }
            String text = line.toString();
            boolean rightToLeft = random.nextBoolean();
            String whole = BidiText.within(text, rightToLeft);

            assertThat(whole.replaceAll("[\u202a-\u202e\u2066-\u2069]", ""))
                    .as("no letter lost")
                    .isEqualTo(text.replaceAll("[\u202a-\u202e\u2066-\u2069]", ""));
            assertThat(BidiText.within(whole, rightToLeft)).as("twice is once").isEqualTo(whole);
            String mark = rightToLeft ? "\u200f" : "\u200e";
            String shown = shown("1" + mark + whole + mark + "2", rightToLeft);
            assertThat(rightToLeft ? shown.startsWith("2") : shown.endsWith("2"))
                    .as("the neighbour after %s", text)
                    .isTrue();
        }
    }
}
