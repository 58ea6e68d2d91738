package news.stet.wire.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static news.stet.wire.crawl.Pages.BRIDGE;
import static news.stet.wire.crawl.Pages.LIST;
import static news.stet.wire.crawl.Pages.body;
import static news.stet.wire.crawl.Pages.dumped;
import static news.stet.wire.crawl.Pages.page;
import static news.stet.wire.crawl.Pages.reason;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrawlParserTest {

    @Test
    void aWholePageGivesEveryField() {
        CrawledPage page = page(BRIDGE + "\n\n" + dumped(LIST));

        assertThat(page.type()).isEqualTo(CrawledType.VIDEO);
        assertThat(page.kicker()).isEqualTo("VIDEO");
        assertThat(page.headline()).isEqualTo("Old Bridge Reopens After Forty Years");
        assertThat(Pages.published(page)).isEqualTo(LocalDateTime.of(2026, 3, 14, 9, 5, 7));
        assertThat(Pages.standfirst(page).quotation())
                .isEqualTo("The river was never the border, and I hope, it never will be");
        assertThat(Pages.standfirst(page).speaker()).isEqualTo("harbour master Mira Dunlow");
        assertThat(Pages.standfirst(page).occasion())
                .isEqualTo(
                        "harbour master Mira Dunlow said at a ceremony with the town band on Saturday.");
        assertThat(Pages.standfirst(page).text()).startsWith("“The river").endsWith("on Saturday.");
        assertThat(page.source()).isEqualTo("Lantern");
        assertThat(page.located()).isEqualTo("Port Ellin");
        assertThat(body(page))
                .containsExactly(
                        "Thousands walked over the old bridge of Port Ellin on Saturday morning.",
                        "“We counted them at both ends,” Dunlow further added. “The numbers agree.”",
                        "The bridge has been closed since a flood took its middle pier, Harbour Radio reports.",
                        "The ferry goes on, its captain said.",
                        "It has carried the town since the flood, he said.");
        assertThat(page.credits()).containsExactly("Harbour Radio");
        assertThat(page.entries())
                .containsExactly(
                        new CrawledEntry(
                                "501",
                                "9003",
                                "21",
                                "/2026/03/14/lantern_77_25f_4x3.jpg",
                                "Ferry Captain Retires"),
                        new CrawledEntry(
                                "502",
                                "9002",
                                "21",
                                "/2026/03/14/lantern_78_25f_4x3.jpg",
                                "Night Market Moves: Council"));
        assertThat(page.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n\r\n", "\u2028"})
    void anyLineEndsGiveTheSamePage(String end) {
        String other = BRIDGE.replace("\n", end);

        assertThat(page(other).body().size()).isEqualTo(page(BRIDGE).body().size());
        assertThat(page(other)).isEqualTo(page(BRIDGE));
    }

    @Test
    void aPageWithoutEmptyLinesIsReadLineByLine() {
        String dense = BRIDGE.replaceAll("\n+", "\n");

        assertThat(page(dense)).isEqualTo(page(BRIDGE));
    }

    @Test
    void linesBrokenAtAWidthBecomeOneParagraph() {
        String text =
                """
                Market Opens

                2026-03-14 10:00

                Lantern - Port Ellin

                The market of the old port has opened its gates again after a
                winter in which nobody sold so much as a herring there, and the
                traders say that they will stay until the first of the November
                storms.

                Nobody minds.
                """;

        assertThat(body(page(text)))
                .containsExactly(
                        "The market of the old port has opened its gates again after a winter in which nobody sold so"
                                + " much as a herring there, and the traders say that they will stay until the first of"
                                + " the November storms.",
                        "Nobody minds.");
    }

    @Test
    void aPageWithoutStandfirstBeginsAfterItsSourceLine() {
        CrawledPage page =
                page(
                        "Market Opens\n\n14 March 2026 - 10:00\n\nLantern - Port Ellin\n\nIt opened.\n\nIt rained.");

        assertThat(page.type()).isEqualTo(CrawledType.ARTICLE);
        assertThat(page.kicker()).isNull();
        assertThat(page.standfirst()).isNull();
        assertThat(body(page)).containsExactly("It opened.", "It rained.");
    }

    @Test
    void aPageWithoutSourceLineKeepsAllItsParagraphs() {
        CrawledPage page =
                page(
                        "Market Opens\n\n14 March 2026 - 10:00\n\nIt opened.\n\nIt rained.\n\nOld Port - New Port");

        assertThat(page.source()).isNull();
        assertThat(body(page)).containsExactly("It opened.", "It rained.", "Old Port - New Port");
    }

    @Test
    void aPageWithoutTimeSaysSo() {
        CrawledPage page = page("Market Opens\n\nLantern - Port Ellin\n\nIt opened.\n");

        assertThat(page.published()).isNull();
        assertThat(page.warnings()).containsExactly("The page names no publication time.");
    }

    @Test
    void aTimeInAnUnreadCalendarIsReportedAndIsNoProse() {
        CrawledPage page =
                page(Pages.BRIDGE.replace("Sat Mar 14, 2026 09:05:07", "1404/12/23 - 09:05"));

        assertThat(page.published()).isNull();
        assertThat(page.warnings()).hasSize(2).first().asString().contains("1404/12/23 - 09:05");
        assertThat(page.source()).isEqualTo("Lantern");
        assertThat(body(page)).isEqualTo(body(page(Pages.BRIDGE)));
    }

    @Test
    void theTimeMayStandBeforeTheHeadlineOrAtTheFoot() {
        assertThat(page("2026-03-14 10:00\nMarket Opens\n\nIt opened.").headline())
                .isEqualTo("Market Opens");
        CrawledPage foot =
                page(
                        "Market Opens\n\nIt opened.\n\nIt rained.\n\nIt closed.\n\n14 March 2026, 22:10");
        assertThat(Pages.published(foot)).isEqualTo(LocalDateTime.of(2026, 3, 14, 22, 10));
        assertThat(body(foot)).containsExactly("It opened.", "It rained.", "It closed.");
    }

    @Test
    void aBylineAndALineOfSourceAndTimeAreRead() {
        CrawledPage page =
                page(
                        "Market Opens\nBy Ada Writer and Ben Reader\nHarbour News | 14 March 2026 10:00\n\nIt opened.\n");

        assertThat(page.byline()).containsExactly("Ada Writer", "Ben Reader");
        assertThat(page.source()).isEqualTo("Harbour News");
        assertThat(Pages.published(page)).isEqualTo(LocalDateTime.of(2026, 3, 14, 10, 0));
        assertThat(body(page)).containsExactly("It opened.");
    }

    @Test
    void aDateWithinProseIsNoPublicationTime() {
        CrawledPage page =
                page(
                        "VIDEO: Market Opens\n\nShe resigned on March 3, 2026, at 10:00.\n\nIt rained.");

        assertThat(page.published()).isNull();
        assertThat(body(page)).first().isEqualTo("She resigned on March 3, 2026, at 10:00.");
    }

    @Test
    void anArabicPageIsReadAsAnEnglishOne() {
        String text =
                """
                فيديو: الجسر القديم يفتح أبوابه من جديد

                السبت ١٤ آذار/مارس ٢٠٢٦ الساعة ٠٩:٠٥:٠٧

                «لم يكن النهر حدودا في يوم من الأيام»، قالت مديرة الميناء خلال احتفال أقيم في البلدة.

                الفنار - ميناء إلين

                عبر الآلاف الجسر القديم صباح السبت.

                وظل الجسر مغلقا منذ الفيضان، وفقا لصحيفة الساحل.
                """;

        CrawledPage page = page(text);

        assertThat(page.type()).isEqualTo(CrawledType.VIDEO);
        assertThat(page.kicker()).isEqualTo("فيديو");
        assertThat(page.headline()).isEqualTo("الجسر القديم يفتح أبوابه من جديد");
        assertThat(Pages.published(page)).isEqualTo(LocalDateTime.of(2026, 3, 14, 9, 5, 7));
        assertThat(Pages.standfirst(page).quotation())
                .isEqualTo("لم يكن النهر حدودا في يوم من الأيام");
        assertThat(Pages.standfirst(page).speaker()).isEqualTo("مديرة الميناء");
        assertThat(page.source()).isEqualTo("الفنار");
        assertThat(page.located()).isEqualTo("ميناء إلين");
        assertThat(page.credits()).containsExactly("صحيفة الساحل");
        assertThat(page.body()).hasSize(2);
    }

    @Test
    void htmlEntitiesLeftInTheTextAreResolved() {
        CrawledPage page =
                page(
                        "Fish &amp; Chips Return\n\n14 March 2026 10:00\n\n&quot;At last,&quot; says Tea &amp; Co.\n");

        assertThat(page.headline()).isEqualTo("Fish & Chips Return");
        assertThat(body(page)).containsExactly("\"At last,\" says Tea & Co.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t\r\n ", "\uFEFF", "\uFEFF\n\u200B\n"})
    void anEmptyFileIsRefused(String text) {
        assertThat(reason(text.getBytes(UTF_8))).startsWith("it is empty");
    }

    @Test
    void binaryFilesAreRefused() {
        byte[] random = new byte[5000];
        new Random(7).nextBytes(random);
        byte[] picture =
                Arrays.copyOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 400);

        assertThat(reason(random)).isEqualTo("it is not text but binary data");
        assertThat(reason(picture)).isEqualTo("it is not text but binary data");
    }

    @Test
    void aHugeFileIsRefusedAndALongPageIsNot() {
        assertThat(reason(new byte[CrawlParser.MAX_BYTES + 1])).contains("more than the");
        String longPage =
                BRIDGE
                        + IntStream.range(0, 20_000)
                                .mapToObj(i -> "\nParagraph " + i + " of a very long night.\n")
                                .collect(Collectors.joining());
        assertThat(page(longPage).body()).hasSize(20_005);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Only a headline | it has one line only, no publication time and no text",
                "string(2) \"[]\" | it has no line that could be a headline",
                "<!DOCTYPE html><html><body>Hello</body></html> | it is HTML, not the text of a page",
                "14 March 2026 10:00 | it has no line that could be a headline",
                "Some notes~Call the harbour. | nothing in it tells of a news page: no publication time, source line or byline"
            })
    void whatIsNoPageIsRefusedWithTheReason(String text, String reason) {
        assertThat(reason(text.replace('~', '\n').getBytes(UTF_8))).isEqualTo(reason);
    }

    @Test
    void aFirstLineThatIsAParagraphIsNoHeadline() {
        assertThat(reason("word ".repeat(100).getBytes(UTF_8))).contains("too many for a headline");
    }

    @Test
    void aHeadlineWithATimeIsAPage() {
        CrawledPage page = page("VIDEO: Bridge Seen From Above\n\n14 March 2026 10:00\n");

        assertThat(page.body()).isEmpty();
        assertThat(page.warnings()).containsExactly("The page has a headline but no text.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\":",
                "{\"id\":\"",
                "string(9999) \"",
                "array(1) { [\"a\"]=> ",
                "“",
                "string '",
                "[{\"a\":[{\"b\":",
                "\"title\":\"",
                "   \n",
                "(",
                "A reports, ",
                "2026-",
                "Array ( [0] => "
            })
    void repeatedPiecesNeitherStallNorFailTheParser(String piece) {
        String text =
                "Headline\n\n14 March 2026 10:00\n\n" + piece.repeat(200_000 / piece.length());

        assertThat(CrawlParser.parse(text.getBytes(UTF_8))).isNotNull();
    }

    @Test
    void everyCutOfAPageIsReadOrRefusedAndLeavesNothingOfTheDump() {
        byte[] whole = (BRIDGE + "\n\n" + dumped(LIST)).getBytes(UTF_8);
        for (int length = 0; length <= whole.length; length++) {
            if (CrawlParser.parse(Arrays.copyOf(whole, length)) instanceof CrawledPage page) {
                assertThat(String.join("\n", body(page)))
                        .doesNotContain("string(", "[{", "\"id\"", "contenttypeid");
            }
        }
    }
}
