package news.stet.story.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import news.stet.platform.Json;
import news.stet.story.Rewording;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Readers of a correction see the words that were put right, and the sentence they stand in. */
@NullMarked
class RewordingsTest {
    private static StoryContent story(String headline, String... paragraphs) {
        var story = Json.mapper().createObjectNode();
        story.put("edition", "en").put("type", "article").put("section", "world");
        story.put("headline", headline);
        var body = story.putArray("body");
        for (String words : paragraphs) {
            body.addObject().put("type", "paragraph").put("text", words);
        }
        return StoryJson.read(story);
    }

    private static List<String> rewordings(StoryContent before, StoryContent after) {
        return Rewordings.of(Difference.between(before, after)).stream()
                .map(RewordingsTest::shown)
                .toList();
    }

    private static String shown(Rewording rewording) {
        return rewording.stretches().stream()
                .map(it ->
                        switch (it.kind()) {
                            case KEPT -> it.words();
                            case REMOVED -> "[-" + it.words() + "]";
                            case ADDED -> "[+" + it.words() + "]";
                        })
                .collect(Collectors.joining());
    }

    @Test
    void onlyTheSentenceAroundAChangeIsShown() {
        assertThat(
                        rewordings(
                                story("A", "It was cold. The bridge opened in 1930. Many came."),
                                story("A", "It was cold. The bridge opened in 1932. Many came.")))
                .containsExactly("The bridge opened in [-1930][+1932].");
    }

    @Test
    void changesFarApartAreTwoPassages() {
        String between = " It went on for a long while, and nothing of note happened.".repeat(5);

        assertThat(
                        rewordings(
                                story("A", "Ten came." + between + " All left."),
                                story("A", "Twelve came." + between + " Some left.")))
                .containsExactly("[-Ten][+Twelve] came.", "[-All][+Some] left.");
    }

    @Test
    void theHeadlineComesFirstAndTheDesksOwnNotesNever() {
        StoryContent before = story("Ten boats", "Ten boats came.");
        StoryContent after = story("Twelve boats", "Twelve boats came.");

        assertThat(rewordings(before, after))
                .containsExactly("[-Ten][+Twelve] boats", "[-Ten][+Twelve] boats came.");
    }

    @Test
    void aRewritingIsCutShort() {
        String[] olds = new String[20];
        String[] news = new String[20];
        for (int i = 0; i < olds.length; i++) {
            olds[i] = "Old words " + i + " ".repeat(3) + "that stood here for long.";
            news[i] = "New words " + i + " ".repeat(3) + "that stood here for long.";
        }

        assertThat(rewordings(story("A", olds), story("A", news))).hasSizeBetween(1, 6);
    }

    @Test
    void whateverChangesEveryPassageShowsAChange() {
        RandomTexts texts = new RandomTexts(new Random(11));
        for (int i = 0; i < 300; i++) {
            StoryContent before = texts.story();
            for (Rewording rewording :
                    Rewordings.of(Difference.between(before, texts.edited(before)))) {
                assertThat(rewording.stretches())
                        .anyMatch(it -> it.kind() != Piece.Kind.KEPT && !it.words().isBlank());
            }
        }
    }
}
