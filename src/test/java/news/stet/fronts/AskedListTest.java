package news.stet.fronts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.story.ChangeLog;
import news.stet.story.KeyNames;
import news.stet.story.Order;
import news.stet.story.Verb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@NullMarked
@ExtendWith(TestDatabase.class)
class AskedListTest {
    private static final FrontId FRONT = new FrontId("en", null);
    private static final String FILMS = "list:en/asked/topic=depths/type=video/latest";
    private static final String FRESH = "list:en/asked/topic=depths/hours=48/latest";

    private final Database database;
    private final SampleSite site;
    private final Fronts fronts;

    AskedListTest(Database database) {
        this.database = database;
        this.site = new SampleSite(database);
        this.fronts = new Fronts(database, site.clock);
    }

    @Test
    void conditionsAreLookedForBelowTheTopOfAListAndChangesThereAreNamed() {
        String topic = "\"topics\": [\"depths\"]";
        long film = site.publish("en", "video", "The one film", topic).id();
        for (int i = 0; i <= KeyNames.DEEPEST; i++) {
            site.publishOld(Instant.parse("2016-11-23T15:00:22Z"), "Brought in " + i, topic);
        }
        fronts.put(
                SampleSite.EDITOR,
                FRONT,
                FrontJson.read(
                        Json.read(
                                """
                                [{"id": "films", "layout": "lead", "slots": [{}],
                                  "query": {"topic": "depths", "type": "video"}}]
                                """)),
                null);
        fronts.publish(SampleSite.EDITOR, FRONT, null, null);
        var boxes = new Boxes(database, site.clock);
        var fresh = new FillQuery(null, null, "depths", null, 48, null);
        boxes.put(
                SampleSite.EDITOR,
                new BoxOrder(
                        "en",
                        "fresh",
                        null,
                        List.of(),
                        null,
                        new BoxRules(3, fresh, java.util.Map.of())));

        assertThat(fronts.fill(FRONT, fronts.get(SampleSite.EDITOR, FRONT).live()).stories())
                .containsExactly(film);
        assertThat(boxes.fill("en", "fresh").orElseThrow().items())
                .extracting(BoxItem::id)
                .containsExactly(film);
        var changes = new ChangeLog(database);
        long before = changes.head();
        site.newsroom.act(Verb.WITHHOLD, SampleSite.EDITOR, film, Order.PLAIN);
        assertThat(changes.list(before, 100))
                .extracting(ChangeLog.Change::key)
                .contains(FILMS, FILMS + "-8", FRESH, FRESH + "-8");

        fronts.put(SampleSite.EDITOR, FRONT, FrontContent.NONE, null);
        fronts.publish(SampleSite.EDITOR, FRONT, null, null);
        before = changes.head();
        site.newsroom.act(Verb.PUBLISH, SampleSite.EDITOR, film, Order.PLAIN);
        assertThat(changes.list(before, 100))
                .extracting(ChangeLog.Change::key)
                .contains(FRESH)
                .doesNotContain(FILMS);

        // Whoever asks again has to look again: nobody told of what came meanwhile.
        before = changes.head();
        fronts.restore(SampleSite.EDITOR, FRONT, 1);
        fronts.publish(SampleSite.EDITOR, FRONT, null, null);
        assertThat(changes.list(before, 100))
                .extracting(ChangeLog.Change::key)
                .contains("front:en", FILMS, FILMS + "-8")
                .doesNotContain(FRESH);
    }
}
