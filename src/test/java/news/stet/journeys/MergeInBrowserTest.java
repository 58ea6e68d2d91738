package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Random;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import news.stet.story.Edits;
import news.stet.story.Merge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The editor merges as the server does: what it shows is what will be kept. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class MergeInBrowserTest {
    private static final int CASES = 1_500;
    private static final List<String> FIELDS =
            List.of("headline", "kicker", "section", "edition", "ednote");

    private static final String MERGE_ALL =
            """
            async (cases) => {
              const script = document.querySelector('script[type=module]').src;
              const { merge } = await import(new URL("editor/merge.js", script).href);
              return JSON.stringify(JSON.parse(cases).map(({ base, mine, theirs }) => {
                const merged = merge(base, mine, theirs);
                const clashes = [...new Set(merged.clashes.map(({ field }) => field))].sort();
                return { clashes, mine: merged.with("mine"), theirs: merged.with("theirs") };
              }));
            }
            """;

    private final RunningStet stet;
    private final Chromium chromium;

    MergeInBrowserTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private static ObjectNode edited(ObjectNode base, Random random) {
        ObjectNode story = Edits.anything(base, random);
        for (String field : FIELDS) {
            if (random.nextInt(4) == 0) {
                story.put(field, "value " + random.nextInt(3));
            }
        }
        if (random.nextInt(3) == 0) {
            story.putObject("headlines").put("short", "short " + random.nextInt(2));
        }
        return story;
    }

    @Test
    void bothMergeAlike() {
        ArrayNode cases = Json.mapper().createArrayNode();
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            ObjectNode base = Edits.anyStory(random);
            ObjectNode one = cases.addObject();
            one.set("base", base);
            one.set("mine", edited(base, random));
            one.set("theirs", edited(base, random));
        }
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            page.navigate(stet.desk("/sign-in"));
            JsonNode merged = Json.read((String) page.evaluate(MERGE_ALL, cases.toString()));
            for (int seed = 0; seed < CASES; seed++) {
                JsonNode one = cases.get(seed);
                Merge merge =
                        Merge.of(
                                (ObjectNode) one.get("base"),
                                (ObjectNode) one.get("mine"),
                                (ObjectNode) one.get("theirs"));
                JsonNode there = merged.get(seed);

                assertThat(there.get("clashes").valueStream().map(JsonNode::stringValue))
                        .as("seed %d", seed)
                        .containsExactlyElementsOf(merge.clashes().stream().sorted().toList());
                assertThat(there.get("mine"))
                        .as("mine of seed %d", seed)
                        .isEqualTo(merge.with(Merge.Side.MINE));
                assertThat(there.get("theirs"))
                        .as("theirs of seed %d", seed)
                        .isEqualTo(merge.with(Merge.Side.THEIRS));
            }
            visit.assertClean();
        }
    }
}
