package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import news.stet.platform.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two versions of one story, put together; with many random edits of both. */
class MergeTest {
    private static ObjectNode story(String headline, String... paragraphs) {
        ObjectNode story = Json.mapper().createObjectNode();
        story.put("edition", "en").put("section", "world").put("headline", headline);
        story.putObject("headlines").put("short", "Short");
        ArrayNode body = story.putArray("body");
        for (String paragraph : paragraphs) {
            body.addObject().put("type", "paragraph").put("text", paragraph);
        }
        return story;
    }

    private static List<String> texts(ObjectNode story) {
        List<String> texts = new ArrayList<>();
        story.get("body").forEach(block -> texts.add(block.get("text").stringValue()));
        return texts;
    }

    private static ObjectNode with(ObjectNode story, String field, String value) {
        return story.deepCopy().put(field, value);
    }

    @Test
    void differentFieldsAreBothTaken() {
        ObjectNode base = story("Old", "One");
        Merge merge = Merge.of(base, with(base, "headline", "New"), with(base, "kicker", "SEA"));

        assertThat(merge.clashes()).isEmpty();
        assertThat(merge.with(Merge.Side.THEIRS).get("headline").stringValue()).isEqualTo("New");
        assertThat(merge.with(Merge.Side.THEIRS).get("kicker").stringValue()).isEqualTo("SEA");
    }

    @Test
    void theSameFieldChangedByBothIsAClashUnlessBothSayTheSame() {
        ObjectNode base = story("Old", "One");
        Merge clash =
                Merge.of(base, with(base, "headline", "Mine"), with(base, "headline", "Theirs"));
        Merge agreed =
                Merge.of(base, with(base, "headline", "New "), with(base, "headline", "New"));

        assertThat(clash.clashes()).containsExactly("headline");
        assertThat(clash.with(Merge.Side.MINE).get("headline").stringValue()).isEqualTo("Mine");
        assertThat(clash.with(Merge.Side.THEIRS).get("headline").stringValue()).isEqualTo("Theirs");
        assertThat(agreed.clashes()).isEmpty();
    }

    @Test
    void headlinesForDifferentPlacesAreDifferentFields() {
        ObjectNode base = story("Old", "One");
        ObjectNode mine = base.deepCopy();
        mine.putObject("headlines").put("short", "Shorter");
        ObjectNode theirs = base.deepCopy();
        theirs.putObject("headlines").put("short", "Short").put("social", "Look");
        Merge merge = Merge.of(base, mine, theirs);

        assertThat(merge.clashes()).isEmpty();
        assertThat(merge.with(Merge.Side.MINE).get("headlines"))
                .isEqualTo(Json.read("{\"short\":\"Shorter\",\"social\":\"Look\"}"));
    }

    @Test
    void anEditionIsNeverTakenWithoutItsSection() {
        ObjectNode base = story("Old", "One");
        ObjectNode mine = with(with(base, "edition", "ar"), "section", "culture");
        ObjectNode theirs = with(base, "section", "sport");
        Merge merge = Merge.of(base, mine, theirs);

        assertThat(merge.clashes()).containsExactly("edition");
        assertThat(merge.with(Merge.Side.MINE).get("section").stringValue()).isEqualTo("culture");
        assertThat(merge.with(Merge.Side.THEIRS).get("section").stringValue()).isEqualTo("sport");
        assertThat(merge.with(Merge.Side.THEIRS).get("edition").stringValue()).isEqualTo("en");
    }

    @Test
    void neighbouringParagraphsAreDifferentOnes() {
        ObjectNode base = story("H", "One is here", "Two is here", "Three is here");
        ObjectNode mine = story("H", "One is here", "Two is mine here", "Three is here");
        ObjectNode theirs =
                story("H", "One is theirs here", "Two is here", "Three is here", "Four");
        Merge merge = Merge.of(base, mine, theirs);

        assertThat(merge.clashes()).isEmpty();
        assertThat(texts(merge.with(Merge.Side.MINE)))
                .containsExactly("One is theirs here", "Two is mine here", "Three is here", "Four");
    }

    @Test
    void aParagraphSplitByOneAndChangedByTheOtherIsAClashOfThatParagraphOnly() {
        ObjectNode base = story("H", "Zero", "One and two together", "Last");
        ObjectNode mine = story("H", "Zero", "One and", "two together", "Last");
        ObjectNode theirs = story("H", "Zero", "One and two together again", "Last", "More");
        Merge merge = Merge.of(base, mine, theirs);

        assertThat(merge.clashes()).containsExactly("body");
        assertThat(texts(merge.with(Merge.Side.MINE)))
                .containsExactly("Zero", "One and", "two together", "Last", "More");
        assertThat(texts(merge.with(Merge.Side.THEIRS)))
                .containsExactly("Zero", "One and two together again", "Last", "More");
    }

    @Test
    void whatOneTookOutAndTheOtherChangedIsAClash() {
        ObjectNode base = story("H", "One", "Two is here", "Three");
        Merge merge =
                Merge.of(
                        base,
                        story("H", "One", "Three"),
                        story("H", "One", "Two is still here", "Three"));

        assertThat(merge.clashes()).containsExactly("body");
        assertThat(texts(merge.with(Merge.Side.MINE))).containsExactly("One", "Three");
    }

    @Test
    void whatBothPutInAtOnePlaceIsBothKeptInOneOrderForBoth() {
        ObjectNode base = story("H", "One");
        ObjectNode mine = story("H", "One", "Mine");
        ObjectNode theirs = story("H", "One", "Theirs");

        assertThat(texts(Merge.of(base, mine, theirs).with(Merge.Side.MINE)))
                .containsExactlyInAnyOrder("One", "Mine", "Theirs")
                .isEqualTo(texts(Merge.of(base, theirs, mine).with(Merge.Side.MINE)));
    }

    @Test
    void disjointEditsLoseNothingAreSymmetricAndEqualToApplyingBoth() {
        for (int seed = 0; seed < 3_000; seed++) {
            Edits edits = new Edits(new Random(seed));
            ObjectNode merged =
                    Merge.of(edits.base(), edits.one(), edits.other()).with(Merge.Side.MINE);

            assertThat(Merge.of(edits.base(), edits.one(), edits.other()).clashes())
                    .as("clashes of seed %d", seed)
                    .isEmpty();
            assertThat(texts(merged)).as("seed %d", seed).isEqualTo(texts(edits.both()));
            assertThat(merged.get("body"))
                    .as("the other way round, seed %d", seed)
                    .isEqualTo(
                            Merge.of(edits.base(), edits.other(), edits.one())
                                    .with(Merge.Side.MINE)
                                    .get("body"));
        }
    }

    @Test
    void whateverTwoDoEveryBlockIsInOneOfTheVersionsThatCanBeChosen() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            ObjectNode base = story("H", Edits.paragraphs(random));
            ObjectNode mine = Edits.anything(base, random);
            ObjectNode theirs = Edits.anything(base, random);
            Merge merge = Merge.of(base, mine, theirs);
            Set<JsonNode> there = new HashSet<>();
            merge.with(Merge.Side.MINE).get("body").forEach(there::add);
            merge.with(Merge.Side.THEIRS).get("body").forEach(there::add);

            assertThat(there).as("seed %d", seed).containsAll(Edits.added(base, mine));
            assertThat(there).as("seed %d", seed).containsAll(Edits.added(base, theirs));
            assertThat(Merge.of(base, theirs, mine).with(Merge.Side.THEIRS).get("body"))
                    .as("seed %d", seed)
                    .isEqualTo(merge.with(Merge.Side.MINE).get("body"));
            assertThat(Merge.of(base, mine, base).with(Merge.Side.THEIRS).get("body"))
                    .isEqualTo(mine.get("body"));
            assertThat(Merge.of(base, mine, mine).with(Merge.Side.THEIRS).get("body"))
                    .isEqualTo(mine.get("body"));
        }
    }
}
