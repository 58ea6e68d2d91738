package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.people.Grant;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class TopicsTest {
    private static final Actor EDITOR = new Actor(7, "Edda Tor", Role.EDITOR, Actor.Kind.PERSON);

    private final Database database;
    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Newsroom newsroom;
    private final Topics topics;
    private final ChangeLog changes;

    /** No other test has these. */
    private final String bridge = "bridge-" + UUID.randomUUID().toString().substring(0, 8);

    private final String bridges = "bridges-" + UUID.randomUUID().toString().substring(0, 8);

    TopicsTest(Database database) {
        this.database = database;
        newsroom = new Newsroom(database, clock);
        topics = new Topics(database, clock);
        changes = new ChangeLog(database);
    }

    private long publish(String... slugs) {
        String list =
                List.of(slugs).stream().map(it -> '"' + it + '"').collect(Collectors.joining(","));
        StoryContent content =
                StoryJson.read(
                        Json.read(
                                """
                                {"edition": "en", "type": "article", "section": "world",
                                 "headline": "Ferry returns", "topics": [%s]}
                                """
                                        .formatted(list)));
        long id = newsroom.create(EDITOR, content, null).id();
        newsroom.act(Verb.PUBLISH, EDITOR, id, Order.PLAIN);
        return id;
    }

    private List<String> topicsOf(long story) {
        return database.read(handle ->
                handle.createQuery(
                                "select topic from live_topic where story = :story order by topic")
                        .bind("story", story)
                        .mapTo(String.class)
                        .list());
    }

    private List<String> inContent(long story) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select jsonb_array_elements_text(content -> 'topics')
                                from live_story where story = :story
                                """)
                        .bind("story", story)
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void storiesOfAMergedTopicMoveAndEachIsToldOf() {
        long one = publish(bridge);
        long both = publish(bridge, bridges);
        long before = changes.head();

        topics.merge(EDITOR, "en", bridge, bridges);

        assertThat(topicsOf(one)).containsExactly(bridges);
        assertThat(inContent(one)).containsExactly(bridges);
        assertThat(topicsOf(both)).containsExactly(bridges);
        assertThat(inContent(both)).containsExactly(bridges);
        assertThat(changes.list(before, 500))
                .extracting(ChangeLog.Change::key)
                .contains(
                        KeyNames.topic("en", bridge),
                        KeyNames.topicList("en", bridge),
                        KeyNames.topicList("en", bridges),
                        KeyNames.topics("en"),
                        KeyNames.story(one),
                        KeyNames.story(both));
        assertThat(topics.list("en", bridge)).isEmpty();
        assertThat(topics.list("en", bridges))
                .extracting(Topics.Topic::stories)
                .containsExactly(2L);
    }

    @Test
    void aStoryPublishedUnderTheOldNameCountsForTheOther() {
        publish(bridge);
        publish(bridges);
        topics.merge(EDITOR, "en", bridge, bridges);

        assertThat(topicsOf(publish(bridge))).containsExactly(bridges);
    }

    @Test
    void mergingBackMakesNoCircle() {
        publish(bridge);
        publish(bridges);
        topics.merge(EDITOR, "en", bridge, bridges);
        topics.merge(EDITOR, "en", bridges, bridge);

        assertThat(topicsOf(publish(bridges))).containsExactly(bridge);
        assertThat(topicsOf(publish(bridge))).containsExactly(bridge);
    }

    @Test
    void whatLedToAMergedTopicLeadsOnAndSoIsToldOf() {
        String last = bridge + "-last";
        publish(bridge, bridges, last);
        topics.merge(EDITOR, "en", bridge, bridges);
        long before = changes.head();

        topics.merge(EDITOR, "en", bridges, last);

        assertThat(topicsOf(publish(bridge))).containsExactly(last);
        assertThat(changes.list(before, 500))
                .extracting(ChangeLog.Change::key)
                .contains(KeyNames.topic("en", bridge));
    }

    @Test
    void onlyAnEditorOfTheEditionMerges() {
        publish(bridge);
        publish(bridges);
        var ofOneSection =
                new Actor(
                        8,
                        "Rolf",
                        Role.MEMBER,
                        Actor.Kind.PERSON,
                        List.of(new Grant(Role.EDITOR, "en", "world")));

        assertThatThrownBy(() -> topics.merge(ofOneSection, "en", bridge, bridges))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> topics.merge(EDITOR, "en", bridge, "nobody-has-this"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> topics.merge(EDITOR, "en", bridge, bridge))
                .isInstanceOf(Problem.class);
    }
}
