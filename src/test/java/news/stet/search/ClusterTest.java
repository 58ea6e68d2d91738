package news.stet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.PressSettings;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.story.Edition;
import news.stet.story.Editions;
import news.stet.story.Newsroom;
import news.stet.story.Order;
import news.stet.story.Section;
import news.stet.story.StoryJson;
import news.stet.story.Verb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestDatabase.class)
class ClusterTest {
    private static final Actor SYSTEM = Actor.system("test");

    private final Database database;
    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Newsroom newsroom;
    private final StandInCluster there = new StandInCluster();
    private final Cluster cluster;

    ClusterTest(Database database) throws IOException {
        this.database = database;
        newsroom = new Newsroom(database, clock);
        new Editions(database, clock)
                .put(
                        SYSTEM,
                        new Edition(
                                "fa",
                                "پست",
                                "",
                                "fa",
                                ZoneId.of("Asia/Tehran"),
                                "d MMM yyyy HH:mm",
                                false,
                                List.of(new Section("world", "جهان"))));
        cluster = new Cluster(to(), database);
    }

    private PressSettings.Cluster to() {
        return new PressSettings.Cluster(there.url(), Optional.empty(), Optional.empty());
    }

    @AfterEach
    void close() {
        cluster.close();
        there.close();
    }

    private long publish(String edition, String headline) {
        String json =
                """
                {"edition": "%s", "type": "article", "section": "world", "headline": "%s",
                 "topics": ["harbours"], "located": "Port Alba",
                 "body": [{"type": "paragraph", "text": "Words."}]}
                """;
        long id =
                newsroom.create(
                                SYSTEM,
                                StoryJson.read(Json.read(json.formatted(edition, headline))),
                                null)
                        .id();
        newsroom.act(Verb.PUBLISH, SYSTEM, id, Order.PLAIN);
        return id;
    }

    private JsonNode found(long story) {
        StandInCluster.Kept kept = there.behind(Cluster.ALIAS).get(Long.toString(story));
        if (kept == null) {
            throw new AssertionError("no document of " + story);
        }
        return kept.source();
    }

    @Test
    void whatIsLiveIsGivenWithTheMappingOfTheProject() {
        long english = publish("en", "A harbour");
        long persian = publish("fa", "بندر");

        cluster.look();

        assertThat(found(english).path("title").path("en").stringValue()).isEqualTo("A harbour");
        assertThat(found(english).path("places").get(0).stringValue()).isEqualTo("Port Alba");
        assertThat(found(english).path("topics").get(0).stringValue()).isEqualTo("harbours");
        assertThat(found(persian).path("title").path("fa").stringValue()).isEqualTo("بندر");
        assertThat(found(persian).path("title").path("x").stringValue()).isEqualTo("بندر");
        assertThat(there.definitions.values())
                .allSatisfy(body ->
                        assertThat(body.path("mappings").path("dynamic").stringValue())
                                .isEqualTo("strict"));
    }

    @Test
    void whatChangesFollowsAndWhatIsKilledLeaves() {
        long kept = publish("en", "Stays");
        long killed = publish("en", "Goes");
        cluster.look();
        assertThat(there.behind(Cluster.ALIAS))
                .containsKeys(Long.toString(kept), Long.toString(killed));

        newsroom.act(Verb.KILL, SYSTEM, killed, Order.PLAIN);
        long later = publish("en", "Later");
        cluster.look();

        assertThat(there.behind(Cluster.ALIAS))
                .containsKeys(Long.toString(kept), Long.toString(later))
                .doesNotContainKey(Long.toString(killed));
    }

    @Test
    void anotherNodeGoesOnWhereTheClusterIs() {
        publish("en", "Before");
        cluster.look();
        long after = publish("en", "After");
        there.asked.clear();

        try (var other = new Cluster(to(), database)) {
            other.look();
        }

        assertThat(found(after).path("title").path("en").stringValue()).isEqualTo("After");
        assertThat(there.asked).noneMatch(one -> one.matches("PUT /stet-live-[^/]*"));
        cluster.look();
        assertThat(there.behind(Cluster.ALIAS)).containsKey(Long.toString(after));
    }

    @Test
    void aClusterThatFailsIsGivenTheSameAgain() {
        publish("en", "First");
        cluster.look();
        long second = publish("en", "Second");
        there.failing = 1;

        assertThatThrownBy(cluster::look)
                .isInstanceOf(Problem.class)
                .hasMessageContaining("answers 503");
        cluster.look();

        assertThat(found(second).path("title").path("en").stringValue()).isEqualTo("Second");
    }

    @Test
    void aClusterThatWasEmptiedIsFilledAnewAndTheOldIndexGoes() {
        long story = publish("en", "Found again");
        cluster.look();
        String before = there.aliases.get(Cluster.ALIAS);
        there.indexes.remove("stet-position");

        try (var other = new Cluster(to(), database)) {
            other.look();
        }

        assertThat(found(story)).isNotNull();
        assertThat(there.aliases.get(Cluster.ALIAS)).isNotEqualTo(before);
        assertThat(there.indexes).doesNotContainKey(before);
    }

    @Test
    void nameAndPasswordAreSentAndNeverSaid() {
        there.wantedAuthorization = "Basic c3RldDpodXNo";
        assertThatThrownBy(cluster::look).hasMessageContaining("answers 401");
        var to = new PressSettings.Cluster(there.url(), Optional.of("stet"), Optional.of("hush"));

        try (var allowed = new Cluster(to, database)) {
            allowed.look();
        }

        assertThat(there.aliases).containsKey(Cluster.ALIAS);
        assertThat(to.toString()).doesNotContain("hush");
    }
}
