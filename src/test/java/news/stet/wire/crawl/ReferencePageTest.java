package news.stet.wire.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The page the form was learned from. It is no part of the sources; where it is not at hand, this
 * test is skipped.
 */
class ReferencePageTest {

    @Test
    void theReferencePageIsUnderstoodWhole() throws IOException {
        Optional<Path> file = Pages.reference();
        assumeTrue(file.isPresent(), "the reference page is not at hand");

        byte[] bytes = Files.readAllBytes(file.get());
        CrawledPage page = Pages.page(bytes);

        assertThat(page.type()).isEqualTo(CrawledType.VIDEO);
        assertThat(page.kicker()).isEqualTo("VIDEO");
        assertThat(Pages.published(page)).isEqualTo(LocalDateTime.of(2016, 12, 23, 15, 0, 22));
        assertThat(page.source()).isEqualTo("Alalam");
        assertThat(page.located()).isEqualTo("Russia");
        assertThat(page.credits()).containsExactly("Press TV", "Reuters");
        assertThat(page.encoding()).isEqualTo("UTF-8");
        assertThat(page.warnings()).containsExactly("A quotation in paragraph 7 is not closed.");
        assertThat(page.entries()).hasSize(4);
        CrawledEntry first = page.entries().getFirst();
        assertThat(List.of(first.id(), first.sort(), first.contenttypeid()))
                .containsExactly("1901343", "3688941", "21");
        assertThat(first.pic()).startsWith("/2016/12/23/").endsWith("_25f_4x3.jpg");
        assertThat(page.entries())
                .extracting(CrawledEntry::sort)
                .isSortedAccordingTo((a, b) -> b.compareTo(a));

        List<String> lines =
                Paragraphs.lines(Files.readString(file.get())).stream()
                        .filter(line -> !line.isEmpty())
                        .toList();
        assertThat("VIDEO: " + page.headline()).isEqualTo(lines.getFirst());
        assertThat(Pages.standfirst(page).text()).isEqualTo(lines.get(2));
        assertThat(Pages.standfirst(page).text())
                .contains(Objects.requireNonNull(Pages.standfirst(page).quotation()))
                .endsWith(Objects.requireNonNull(Pages.standfirst(page).occasion()));
        assertThat(Pages.standfirst(page).occasion())
                .startsWith(Pages.standfirst(page).speaker() + " said at a meeting");
        // Every line between source line and dump is a paragraph, unchanged and in its place.
        assertThat(Pages.body(page)).isEqualTo(lines.subList(4, lines.size() - 1)).hasSize(11);
    }
}
