package news.stet.story.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.story.Block;
import news.stet.story.Mark;
import news.stet.story.RichText;
import news.stet.story.StoryContent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A difference tells what an editor did, and leaves nothing out. */
@NullMarked
class DifferenceTest {
    private static final int ROUNDS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000})
    void appliedToTheEarlierTextItGivesTheLater(long seed) {
        RandomTexts texts = new RandomTexts(new Random(seed));
        for (int i = 0; i < ROUNDS; i++) {
            StoryContent before = texts.story();
            StoryContent after = i % 4 == 0 ? texts.story() : texts.edited(before);
            Difference difference = Difference.between(before, after);

            assertThat(difference.applyTo(before)).isEqualTo(after);
            assertThat(difference.isEmpty()).isEqualTo(before.equals(after));
            difference.body().forEach(DifferenceTest::assertWhole);
        }
    }

    /** The words shown of a block are the block's, before and after. */
    private static void assertWhole(BlockChange change) {
        List<RichText> was = change.stood().map(DifferenceTest::words).toList();
        List<RichText> is = change.stands().map(DifferenceTest::words).toList();
        WordDifference shown =
                change.parts().stream()
                        .filter(part -> part.name().equals("text"))
                        .map(part -> ((Part.Words) part).words())
                        .findFirst()
                        .orElse(new WordDifference(List.of()));
        boolean moved = change instanceof BlockChange.Left || change instanceof BlockChange.Came;
        if (!moved) {
            assertThat(shown.before()).isEqualTo(was.isEmpty() ? RichText.EMPTY : was.getFirst());
        }
        if (!is.isEmpty()) {
            assertThat(shown.after()).isEqualTo(is.getFirst());
        }
    }

    private static RichText words(Block block) {
        return Token.text(Token.of(Face.of(block).words().getOrDefault("text", RichText.EMPTY)));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 60, 700})
    void wordsWithoutWhatWasAddedAreTheEarlierOnes(long seed) {
        RandomTexts texts = new RandomTexts(new Random(seed));
        for (int i = 0; i < ROUNDS; i++) {
            RichText before = texts.story().standfirst();
            RichText after = i % 4 == 0 ? texts.story().standfirst() : texts.edited(before);
            WordDifference difference = WordDifference.between(before, after);

            assertThat(difference.before()).isEqualTo(before);
            assertThat(difference.after()).isEqualTo(after);
        }
    }

    @Test
    void anotherTextThanTheOneComparedIsRefused() {
        RandomTexts texts = new RandomTexts(new Random(7));
        StoryContent before = texts.story();
        Difference difference = Difference.between(before, texts.story());

        assertThatThrownBy(() -> difference.applyTo(texts.story()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTheWordThatChangedIsMarked() {
        assertThat(shown("The bridge opened in 1930.", "The bridge opened in 1932."))
                .isEqualTo("The bridge opened in [-1930][+1932].");
        assertThat(shown("افتُتح الجسر في الميناء القديم", "افتُتح الجسر في الميناء الجديد"))
                .isEqualTo("افتُتح الجسر في الميناء [-القديم][+الجديد]");
        assertThat(shown("کتاب‌ها را می‌خوانم", "کتاب‌ها را نمی‌خوانم"))
                .isEqualTo("کتاب‌ها را [-می‌خوانم][+نمی‌خوانم]");
    }

    private static String shown(String before, String after) {
        return WordDifference.between(RichText.of(before), RichText.of(after)).pieces().stream()
                .map(piece ->
                        switch (piece.kind()) {
                            case KEPT -> piece.text().plain();
                            case REMOVED -> "[-" + piece.text().plain() + "]";
                            case ADDED -> "[+" + piece.text().plain() + "]";
                        })
                .collect(Collectors.joining());
    }

    @Test
    void neighbouringChangesAreReadAsOne() {
        assertThat(shown("It was a cold grey day.", "It was a warm bright day."))
                .isEqualTo("It was a [-cold grey][+warm bright] day.");
    }

    @Test
    void aChangeOfStyleAloneIsADifference() {
        RichText plain = RichText.of("Stop");
        RichText strong =
                new RichText(List.of(new RichText.Span("Stop", List.of(new Mark.Strong()))));

        assertThat(WordDifference.between(plain, strong).differs()).isTrue();
    }

    @Test
    void blocksAreToldApartByWhatBecameOfThem() {
        Block stays = paragraph("This one stays as it is, word for word.");
        Block moves = paragraph("This one goes to the end, and nobody changes a thing in it.");
        Block changes = paragraph("Here one word will be other than before.");
        Block changed = paragraph("Here one word is other than before.");
        Block goes = paragraph("Forgotten entirely.");
        Block comes = paragraph("Nobody read such news until today!");

        assertThat(
                        states(
                                List.of(moves, stays, changes, goes),
                                List.of(stays, changed, comes, moves)))
                .containsExactly("Left", "Same", "Changed", "Removed", "Added", "Came");
    }

    private static List<String> states(List<Block> before, List<Block> after) {
        return Alignment.of(before, after).stream()
                .map(change -> change.getClass().getSimpleName())
                .toList();
    }

    private static Block paragraph(String words) {
        return new Block.Paragraph(RichText.of(words));
    }

    @Test
    void aParagraphMadeAHeadingKeepsItsWords() {
        Block before = paragraph("What comes next");
        Block after = new Block.Heading(2, RichText.of("What comes next"));
        List<BlockChange> changes = Alignment.of(List.of(before), List.of(after));

        assertThat(changes).singleElement().isInstanceOf(BlockChange.Changed.class);
        assertThat(changes.getFirst().parts().stream().filter(Part::differs))
                .singleElement()
                .isEqualTo(new Part.Value("kind", "paragraph", "heading2"));
    }

    @Test
    void aLongTextWhollyRewrittenIsTakenApart() {
        List<Block> before = many("one");
        List<Block> after = many("other");

        assertThat(Alignment.of(before, after).stream().flatMap(BlockChange::stands).toList())
                .isEqualTo(after);
    }

    private static List<Block> many(String word) {
        return Stream.iterate(1, i -> i + 1)
                .limit(600)
                .map(i -> paragraph(word + " " + word + i))
                .toList();
    }
}
