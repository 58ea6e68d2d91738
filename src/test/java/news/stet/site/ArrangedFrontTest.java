package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import news.stet.fronts.Front;
import news.stet.fronts.FrontAct;
import news.stet.fronts.FrontContent;
import news.stet.fronts.FrontId;
import news.stet.fronts.FrontLayout;
import news.stet.fronts.Fronts;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.story.Order;
import news.stet.story.Verb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

/** A front that editors arranged, as readers get it. */
@NullMarked
@ExtendWith(TestDatabase.class)
class ArrangedFrontTest {
    private static final FrontId FRONT = new FrontId("en", null);
    private static final FrontId WORLD = new FrontId("en", "world");

    private final SampleSite site;
    private final Fronts fronts;

    ArrangedFrontTest(Database database) {
        site = new SampleSite(database);
        fronts = new Fronts(database, site.clock);
        fronts.put(SampleSite.EDITOR, FRONT, FrontContent.NONE, null);
        fronts.put(SampleSite.EDITOR, WORLD, FrontContent.NONE, null);
    }

    private static ObjectNode fields(String json) {
        return (ObjectNode) Json.read(json);
    }

    private String add(FrontId front, String container) {
        FrontAct add = new FrontAct.AddContainer(fields(container), null);
        Front now = fronts.act(SampleSite.EDITOR, front, List.of(add), null);
        return now.draft().containers().getLast().id();
    }

    private void act(FrontId front, FrontAct... acts) {
        fronts.act(SampleSite.EDITOR, front, List.of(acts), null);
    }

    private void publish(FrontId front) {
        fronts.publish(SampleSite.EDITOR, front, null, null);
    }

    @Test
    void everyLayoutShowsItsStoriesAndEachOnce() {
        List<String> headlines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            site.publish("en", i % 3 == 0 ? "video" : "article", "Every layout " + i, "");
            headlines.add("Every layout " + i);
        }
        for (FrontLayout layout : FrontLayout.values()) {
            add(
                    FRONT,
                    "{\"layout\": \"%s\", \"slots\": 1, \"query\": {}}".formatted(layout.slug()));
        }
        publish(FRONT);

        String front = site.text("/en/");

        for (FrontLayout layout : FrontLayout.values()) {
            assertThat(front).contains("lay-" + layout.slug());
        }
        for (int i = 3; i < 12; i++) {
            assertThat(front).containsOnlyOnce(">" + headlines.get(i) + "<");
        }
        assertThat(front)
                .contains("<h1>", ">Watch<", ">Opinion<")
                .doesNotContain("Every layout 1<");
    }

    @Test
    void overridesAreOfThisPlaceOnly() {
        long story = site.publish("Own headline").id();
        long below = site.publish("Linked below").id();
        long second = site.publish("Second").id();
        String list = add(FRONT, "{\"layout\": \"list\", \"slots\": 2, \"title\": \"Chosen\"}");
        act(
                FRONT,
                new FrontAct.Place(story, list, 0),
                new FrontAct.Place(second, list, 1),
                new FrontAct.Change(
                        story,
                        fields(
                                """
                                {"headline": "Here & only here", "kicker": "FIRST", "standfirst": "So it is.",
                                 "size": "large", "sublinks": ["%d"]}
                                """
                                        .formatted(below))));
        publish(FRONT);

        assertThat(site.text("/en/"))
                .contains(
                        ">Chosen<",
                        ">Here &amp; only here<",
                        ">FIRST<",
                        ">So it is.<",
                        "boost-large",
                        "class=\"sublinks\"",
                        ">Linked below<")
                .doesNotContain("Own headline");
        assertThat(site.text("/en/world/")).contains("Own headline");
    }

    @Test
    void aSectionShowsWhatWasArrangedAndThenTheRest() {
        long first = site.publish("Chosen for the world").id();
        site.publish("Newer than that");
        String lead = add(WORLD, "{\"layout\": \"lead\"}");
        act(WORLD, new FrontAct.Place(first, lead, 0));
        publish(WORLD);

        String page = site.text("/en/world/");

        assertThat(page).containsOnlyOnce("Chosen for the world");
        assertThat(page.indexOf("Chosen for the world")).isLessThan(page.indexOf("Newer than"));
    }

    @Test
    void aKilledStoryLeavesAtOnceAndWithoutContainersItIsAsBefore() {
        long story = site.publish("Will be killed").id();
        site.publish("Takes its place");
        fronts.put(SampleSite.EDITOR, FRONT, FrontContent.NONE, null);
        publish(FRONT);
        String automatic = site.text("/en/");
        String lead = add(FRONT, "{\"layout\": \"lead\"}");
        act(FRONT, new FrontAct.Place(story, lead, 0));
        publish(FRONT);
        assertThat(site.text("/en/")).contains("Will be killed").doesNotContain("Takes its");

        site.newsroom.act(Verb.WITHHOLD, SampleSite.EDITOR, story, Order.PLAIN);
        assertThat(site.text("/en/")).contains("Takes its place");
        site.newsroom.act(Verb.PUBLISH, SampleSite.EDITOR, story, Order.PLAIN);

        fronts.put(SampleSite.EDITOR, FRONT, FrontContent.NONE, null);
        publish(FRONT);
        assertThat(site.text("/en/")).isEqualTo(automatic);
    }

    @Test
    void theDeskSeesADraftThatReadersDoNot() {
        long story = site.publish("Only drafted").id();
        String lead = add(FRONT, "{\"layout\": \"lead\", \"title\": \"Nobody sees this\"}");
        act(FRONT, new FrontAct.Place(story, lead, 0));

        FrontContent draft = fronts.get(SampleSite.EDITOR, FRONT).draft();

        assertThat(
                        new String(
                                site.pages.previewFront(FRONT, draft).body(),
                                java.nio.charset.StandardCharsets.UTF_8))
                .contains("Nobody sees this");
        assertThat(site.text("/en/")).doesNotContain("Nobody sees this");
    }
}
