package news.stet.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class ExcerptTest {
    private static String marked(List<Excerpt.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    @Test
    void wholeWordsAreMarkedAndTheLastMayBeABeginning() {
        assertThat(marked(Excerpt.of("The old bridge, the bridges.", List.of("the", "bri"))))
                .isEqualTo("[The] old [bridge], [the] [bridges].");
        assertThat(marked(Excerpt.of("Bridges there.", List.of("bridge", "x"))))
                .isEqualTo("Bridges there.");
    }

    @Test
    void accentsAndArabicLetterFormsDoNotMatter() {
        assertThat(marked(Excerpt.of("Café Olé", List.of("cafe")))).isEqualTo("[Café] Olé");
        assertThat(marked(Excerpt.of("في المدينة اليوم", List.of("المدينه"))))
                .isEqualTo("في [المدينة] اليوم");
    }

    @Test
    void ofALongTextTheLinesWithTheWordsAreShown() {
        String filler = String.join(" ", Collections.nCopies(100, "sea"));
        String shown = marked(Excerpt.of(filler + " old bridge " + filler, List.of("bridge")));

        assertThat(shown).startsWith("… ").endsWith(" …").contains("old [bridge] sea");
        assertThat(shown.length()).isLessThan(250);
    }

    @Test
    void withoutAMatchTheBeginningIsShown() {
        assertThat(marked(Excerpt.of("One two three.", List.of("four"))))
                .isEqualTo("One two three.");
        assertThat(Excerpt.of("", List.of("four"))).isEmpty();
    }
}
