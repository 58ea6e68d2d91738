package news.stet.wire.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Invented pages of the crawled form, and how tests read them. */
final class Pages {
    static final String BRIDGE =
            """
            VIDEO: Old Bridge Reopens After Forty Years

            Sat Mar 14, 2026 09:05:07

            “The river was never the border, and I hope, it never will be,” harbour master Mira Dunlow said at a ceremony with the town band on Saturday.

            Lantern - Port Ellin

            Thousands walked over the old bridge of Port Ellin on Saturday morning.

            “We counted them at both ends,” Dunlow further added. “The numbers agree.”

            The bridge has been closed since a flood took its middle pier, Harbour Radio reports.

            The ferry goes on, its captain said.
            It has carried the town since the flood, he said.
            """;

    static final String ENTRY_1 =
            "{\"id\":\"501\",\"sort\":\"9003\",\"contenttypeid\":\"21\",\"pic\":\"/2026/03/14/lantern_77_25f_4x3.jpg\",\"title\":\"Ferry Captain Retires\"}";
    static final String ENTRY_2 =
            "{\"id\":\"502\",\"sort\":\"9002\",\"contenttypeid\":\"21\",\"pic\":\"/2026/03/14/lantern_78_25f_4x3.jpg\",\"title\":\"Night Market Moves: Council\"}";
    static final String LIST = "[" + ENTRY_1 + " ," + ENTRY_2 + " ]";

    private Pages() {}

    static String dumped(String list) {
        return "string(" + list.getBytes(UTF_8).length + ") \"" + list + "\"";
    }

    static CrawledPage page(String text) {
        return page(text.getBytes(UTF_8));
    }

    static CrawledPage page(byte[] bytes) {
        Crawled crawled = CrawlParser.parse(bytes);
        assertThat(crawled).isInstanceOf(CrawledPage.class);
        return (CrawledPage) crawled;
    }

    static String reason(byte[] bytes) {
        Crawled crawled = CrawlParser.parse(bytes);
        assertThat(crawled).isInstanceOf(Unreadable.class);
        return ((Unreadable) crawled).reason();
    }

    static List<String> body(CrawledPage page) {
        return page.body().stream()
                .map(block ->
                        switch (block) {
                            case CrawledBlock.Paragraph paragraph -> paragraph.text();
                            case CrawledBlock.Quotation quotation -> quotation.text();
                        })
                .toList();
    }

    /**
     * The reference page, where the folder with it is beside the checkout or named by the
     * environment.
     */
    static Optional<Path> reference() {
        String named = System.getenv("STET_SHARED");
        return Stream.of(Path.of(named == null ? "../shared" : named), Path.of("../shared"))
                .map(folder -> folder.resolve("data/000_36851043f20b2684.txt"))
                .filter(Files::isReadable)
                .findFirst();
    }

    static LocalDateTime published(CrawledPage page) {
        return Objects.requireNonNull(page.published()).local();
    }

    static CrawledStandfirst standfirst(CrawledPage page) {
        return Objects.requireNonNull(page.standfirst());
    }
}
