package news.stet.wire.crawl;

import static news.stet.wire.crawl.Pages.BRIDGE;
import static news.stet.wire.crawl.Pages.ENTRY_1;
import static news.stet.wire.crawl.Pages.ENTRY_2;
import static news.stet.wire.crawl.Pages.LIST;
import static news.stet.wire.crawl.Pages.body;
import static news.stet.wire.crawl.Pages.dumped;
import static news.stet.wire.crawl.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpFinderTest {
    private static final String VAR_DUMP =
            """
            array(2) {
              [0]=>
              array(5) {
                ["id"]=>
                string(3) "501"
                ["sort"]=>
                int(9003)
                ["contenttypeid"]=>
                string(2) "21"
                ["pic"]=>
                string(34) "/2026/03/14/lantern_77_25f_4x3.jpg"
                ["title"]=>
                string(27) "Ferry "Captain" Retires – é"
              }
              [1]=>
              object(stdClass)#3 (2) {
                ["id"]=>
                string(3) "502"
                ["title"]=>
                string(18) "Night Market Moves"
              }
            }
            """;

    private static final String PRINT_R =
            """
            Array
            (
                [0] => Array
                    (
                        [id] => 501
                        [sort] => 9003
                        [contenttypeid] => 21
                        [pic] => /2026/03/14/lantern_77_25f_4x3.jpg
                        [title] => Ferry Captain (61) Retires
                    )

                [1] => stdClass Object
                    (
                        [id] => 502
                        [sort] =>
                        [title] => Night Market Moves
                    )

            )
            """;

    private static final String VAR_EXPORT =
            """
            array (
              0 =>
              array (
                'id' => '501',
                'sort' => '9003',
                'title' => 'The Captain\\'s Ferry',
              ),
              1 =>
              array (
                'id' => 502,
                'title' => 'Night Market Moves',
              ),
            )
            """;

    private static final String XDEBUG =
            """
            array (size=2)
              0 =>
                array (size=3)
                  'id' => string '501' (length=3)
                  'sort' => string '9003' (length=4)
                  'title' => string 'Ferry Captain's Day' (length=19)
              1 =>
                array (size=2)
                  'id' => int 502
                  'title' => string 'Night Market Moves' (length=18)
            """;

    private static List<String> titles(CrawledPage page) {
        return page.entries().stream().map(CrawledEntry::title).toList();
    }

    private static CrawledPage withDump(String dump) {
        CrawledPage page = page(BRIDGE + "\n" + dump + "\n\nThe last paragraph.\n");
        List<String> expected = new java.util.ArrayList<>(body(page(BRIDGE)));
        expected.add("The last paragraph.");
        assertThat(body(page)).isEqualTo(expected);
        return page;
    }

    @Test
    void arraysAndObjectsOfVarDumpAreRead() {
        CrawledPage page = withDump(VAR_DUMP);

        assertThat(titles(page))
                .containsExactly("Ferry \"Captain\" Retires – é", "Night Market Moves");
        assertThat(page.entries().getFirst().sort()).isEqualTo("9003");
        assertThat(page.entries().getLast().sort()).isEmpty();
        assertThat(page.warnings()).isEmpty();
    }

    @Test
    void theOutputOfPrintRIsRead() {
        assertThat(titles(withDump(PRINT_R)))
                .containsExactly("Ferry Captain (61) Retires", "Night Market Moves");
        assertThat(titles(withDump(PRINT_R.replaceAll("\\s+", " "))))
                .containsExactly("Ferry Captain (61) Retires", "Night Market Moves");
    }

    @Test
    void theOutputOfVarExportIsRead() {
        assertThat(titles(withDump(VAR_EXPORT)))
                .containsExactly("The Captain's Ferry", "Night Market Moves");
    }

    @Test
    void theOutputOfXdebugIsRead() {
        assertThat(titles(withDump(XDEBUG)))
                .containsExactly("Ferry Captain's Day", "Night Market Moves");
        assertThat(
                        titles(
                                withDump(
                                        "<pre class='xdebug-var-dump'><small>string</small> '"
                                                + LIST
                                                + "' (length=300)</pre>")))
                .hasSize(2);
        assertThat(titles(withDump("string '" + LIST + "' (length=300)"))).hasSize(2);
    }

    @Test
    void aListWithoutItsVarDumpIsRead() {
        assertThat(titles(withDump(LIST))).hasSize(2);
        assertThat(titles(withDump("{\"items\":" + LIST + "}"))).hasSize(2);
    }

    @Test
    void otherDumpedValuesGoWithoutATrace() {
        withDump("string(5) \"hello\"");
        withDump("string(12) \"say \"hello\"!\"");
        withDump("int(7)");
        withDump("bool(false)\nNULL\nfloat(1.5)");
        withDump("array(0) {\n}");
        withDump("/srv/site/show.php:12:\n" + Pages.dumped(LIST));
        withDump("Notice: Undefined index: sort in /srv/site/show.php on line 12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&quot;", "&#34;", "\\\"", "“", "'"})
    void anyWayOfMarkingStringsIsRead(String mark) {
        CrawledPage page = withDump(dumped(LIST.replace("\"", mark)));

        assertThat(titles(page))
                .containsExactly("Ferry Captain Retires", "Night Market Moves: Council");
        assertThat(page.warnings()).isEmpty();
    }

    @Test
    void charactersEscapedInTitlesAreResolved() {
        String title =
                "\\u0627\\u0644 \\\"Ferry\\\" &quot;Captain&quot; &amp;amp; Co\\/ \\n caf\\u00e9 &#039;x&#039;";
        CrawledPage page =
                withDump(dumped("[" + ENTRY_1.replace("Ferry Captain Retires", title) + "]"));

        assertThat(titles(page)).containsExactly("ال \"Ferry\" \"Captain\" & Co/ café 'x'");
    }

    @Test
    void escapesWithinAnEscapedDumpAreResolved() {
        String title = "The \\\\\\\"Ferry\\\\\\\" \\\\u00e9";
        String list = "[" + ENTRY_1 + "]";
        CrawledPage page =
                withDump(
                        "string(99) \""
                                + list.replace("\"", "\\\"").replace("Ferry Captain Retires", title)
                                + "\"");

        assertThat(titles(page)).containsExactly("The \"Ferry\" é");
    }

    @Test
    void unescapedMarksWithinTitlesAreKept() {
        String title = "He Said \"Never\", Then \"Maybe\"";
        CrawledPage page = withDump(dumped(LIST.replace("Ferry Captain Retires", title)));

        assertThat(titles(page)).containsExactly(title, "Night Market Moves: Council");
    }

    @Test
    void plainNumbersAndNullsAreValues() {
        CrawledPage page =
                withDump(
                        "[{\"id\":501,\"sort\":9003,\"pic\":null,\"title\":\"A\",\"hot\":true,\"tags\":[\"x\",{\"y\":1}]}]");

        assertThat(page.entries()).containsExactly(new CrawledEntry("501", "9003", "", "", "A"));
    }

    @Test
    void ofADumpThatIsCutOffTheWholeEntriesAreKept() {
        String dump = dumped(LIST);
        int second = dump.indexOf("{\"id\":\"502\"");
        for (int cut = second; cut < dump.length() - 4; cut++) {
            CrawledPage page = withDump(dump.substring(0, cut));
            assertThat(titles(page))
                    .as(dump.substring(0, cut))
                    .containsExactly("Ferry Captain Retires");
            assertThat(page.warnings()).anyMatch(warning -> warning.contains("cut off"));
        }
    }

    @Test
    void ofAListWhoseBeginningIsCutOffTheWholeEntriesAreKept() {
        String dump =
                dumped("[" + ENTRY_1 + " ," + ENTRY_2 + " ,{\"id\":\"503\",\"title\":\"Third\"}]");
        for (String from :
                List.of(
                        "\"contenttypeid\"",
                        "ard\":1",
                        "jpg\",\"title\"",
                        "Captain Retires\"}",
                        "\"} ,{\"id\"")) {
            int at = dump.indexOf(from);
            if (at > 0) {
                assertThat(titles(withDump(dump.substring(at))))
                        .containsExactly("Night Market Moves: Council", "Third");
            }
        }
    }

    @Test
    void aDamagedEntryDoesNotCostTheOthers() {
        String dump =
                dumped(
                        "[{\"id\":\"500\" oops \"title\":\"Broken\"} ,"
                                + ENTRY_1
                                + " ,"
                                + ENTRY_2
                                + "]");

        assertThat(titles(withDump(dump)))
                .containsExactly("Ferry Captain Retires", "Night Market Moves: Council");
    }

    @Test
    void aDumpInTheMiddleOfTheBodyIsTakenOut() {
        String text =
                BRIDGE.replace(
                        "The bridge has been closed",
                        dumped(LIST) + "\n\nThe bridge has been closed");

        assertThat(body(page(text))).isEqualTo(body(page(BRIDGE)));
        assertThat(page(text).entries()).hasSize(2);
    }

    @Test
    void aDumpWithinALineIsTakenOutAndTheLineStays() {
        String inSentence = BRIDGE.replace("a flood took", "a flood " + dumped(LIST) + " took");
        String betweenSentences =
                BRIDGE.replace(
                        "its captain said.\nIt has",
                        "its captain said. " + dumped(LIST) + "It has");

        assertThat(body(page(betweenSentences))).isEqualTo(body(page(BRIDGE)));
        assertThat(body(page(inSentence)).get(2).replaceAll(" +", " "))
                .isEqualTo(body(page(BRIDGE)).get(2));
    }

    @Test
    void aDumpBeforeTheHeadlineIsTakenOut() {
        assertThat(page(dumped(LIST) + BRIDGE)).isEqualTo(page(BRIDGE + dumped(LIST)));
    }

    @Test
    void aStoryListedTwiceIsKeptOnce() {
        assertThat(withDump(dumped(LIST) + "\n" + dumped(LIST)).entries()).hasSize(2);
    }

    @Test
    void proseThatOnlyLooksTechnicalStays() {
        String text =
                "Lessons\n\n14 March 2026 10:00\n\nAn array (of lamps) and a string quartet played [again] {twice}.\n\nHe said: \"id\".";

        assertThat(body(page(text)))
                .containsExactly(
                        "An array (of lamps) and a string quartet played [again] {twice}.",
                        "He said: \"id\".");
    }
}
