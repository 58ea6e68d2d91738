package news.stet.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.story.ChangeLog;
import news.stet.story.Edition;
import news.stet.story.Editions;
import news.stet.story.Newsroom;
import news.stet.story.Order;
import news.stet.story.Section;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import news.stet.story.Verb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(TestDatabase.class)
class RelatedStoriesTest {
    private static final Actor SYSTEM = Actor.system("test");

    private final Database database;
    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Newsroom newsroom;
    private final ChangeLog changes;
    private final SearchIndex index;
    private final RelatedStories related;
    private final String edition = "r" + Long.toString(System.nanoTime(), 36).substring(3);

    RelatedStoriesTest(Database database, @TempDir Path folder) {
        this.database = database;
        newsroom = new Newsroom(database, clock);
        changes = new ChangeLog(database);
        index = new SearchIndex(folder, database, clock);
        related = new RelatedStories(database, clock, () -> false);
        related.findBy(index);
        open(edition);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private void open(String code) {
        new Editions(database, clock)
                .put(
                        SYSTEM,
                        new Edition(
                                code,
                                "The Post",
                                "",
                                "en",
                                ZoneId.of("UTC"),
                                "d MMM yyyy HH:mm",
                                false,
                                List.of(new Section("world", "World"))));
    }

    private ObjectNode story(String headline, String text, String... topics) {
        ObjectNode story = Json.mapper().createObjectNode();
        story.put("edition", edition).put("type", "article").put("section", "world");
        story.put("headline", headline);
        List.of(topics).forEach(story.putArray("topics")::add);
        story.putArray("body").addObject().put("type", "paragraph").put("text", text);
        return story;
    }

    private long publish(ObjectNode story) {
        long id = newsroom.create(SYSTEM, StoryJson.read(story), null).id();
        newsroom.act(Verb.PUBLISH, SYSTEM, id, Order.PLAIN);
        clock.pass(Duration.ofMinutes(1));
        return id;
    }

    private void look() {
        index.look();
        related.look();
        index.look();
    }

    private List<Long> kept(long story) {
        return related.findKept(story).orElseThrow().stream().map(Likeness.Like::story).toList();
    }

    private List<String> keysSince(long seq) {
        return changes.list(seq, 1_000).stream().map(ChangeLog.Change::key).toList();
    }

    @Test
    void whatHasATopicInCommonIsRelatedAndSaysSo() {
        long one = publish(story("Ferry returns", "It was late.", "ferries"));
        long other = publish(story("New timetable", "Twice a day.", "ferries"));
        publish(story("Bread is dearer", "By a tenth.", "prices"));

        look();

        assertThat(related.findKept(one).orElseThrow())
                .containsExactly(
                        new Likeness.Like(
                                other,
                                List.of(new Likeness.Reason(Likeness.Kind.TOPIC, "ferries"))));
        assertThat(kept(other)).containsExactly(one);
    }

    @Test
    void speakersPlacesAndRareWordsMakeStoriesAlike() {
        ObjectNode first = story("The tower leans", "Nobody had measured it before.");
        first.put("located", "Port Alba");
        ((tools.jackson.databind.node.ArrayNode) first.get("body"))
                .addObject()
                .put("type", "quotation")
                .put("text", "It stands.")
                .put("speaker", "Mara Quill");
        long tower = publish(first);
        ObjectNode sameSpeaker = story("A prize for engineers", "It was handed over at noon.");
        ((tools.jackson.databind.node.ArrayNode) sameSpeaker.get("body"))
                .addObject()
                .put("type", "quotation")
                .put("text", "Thank you.")
                .put("speaker", "mara quill");
        long speaker = publish(sameSpeaker);
        long place = publish(story("Market closes early", "Rain.").put("located", "Port Alba"));
        String lighthouse =
                "The lighthouse keeper polished the Fresnel lens and oiled its clockwork.";
        long keeper = publish(story("Light stays on", lighthouse));
        long again = publish(story("A second lamp", lighthouse));

        look();

        assertThat(kept(tower)).containsExactlyInAnyOrder(speaker, place);
        assertThat(kept(keeper)).containsExactly(again);
        assertThat(related.findKept(keeper).orElseThrow().getFirst().reasons())
                .extracting(Likeness.Reason::kind)
                .containsOnly(Likeness.Kind.WORD);
    }

    @Test
    void theFreshComesBeforeTheOld() {
        long old = publish(story("Tram line opens", "Crowds came.", "trams"));
        clock.pass(Duration.ofDays(700));
        long fresh = publish(story("Tram line closes", "Nobody came.", "trams"));
        long story = publish(story("Trams are counted", "There are nine.", "trams"));

        look();

        assertThat(kept(story)).containsExactly(fresh, old);
    }

    @Test
    void aNewStoryIsFoundForTheOldOnesLikeItAndAKilledOneForNone() {
        long first = publish(story("Mill burns", "At night.", "mills"));
        look();
        assertThat(kept(first)).isEmpty();

        long second = publish(story("Mill rebuilt", "In spring.", "mills"));
        look();
        assertThat(kept(first)).containsExactly(second);

        newsroom.act(Verb.KILL, SYSTEM, second, Order.PLAIN);
        look();
        assertThat(kept(first)).isEmpty();
        assertThat(related.findKept(second)).isEmpty();
    }

    @Test
    void onlyWhatReallyChangedIsNamed() {
        long one = publish(story("Orchard sold", "All of it.", "orchards"));
        long other = publish(story("Orchard kept", "Part of it.", "orchards"));
        long apart = publish(story("Snow", "Much."));
        look();
        long head = changes.head();

        newsroom.save(
                SYSTEM,
                other,
                StoryJson.read(story("Orchard kept", "A part of it.", "orchards")),
                null,
                null);
        newsroom.act(Verb.PUBLISH, SYSTEM, other, Order.PLAIN);
        look();

        assertThat(keysSince(head)).noneMatch(key -> key.startsWith("related:"));
        head = changes.head();
        long third = publish(story("Orchard blooms", "At last.", "orchards"));
        look();
        assertThat(keysSince(head))
                .contains("related:" + one, "related:" + other, "related:" + third)
                .doesNotContain("related:" + apart);
    }

    @Test
    void otherEditionsAndTheStoryItselfAreNotRelated() {
        long one = publish(story("Canal drained", "For a week.", "canals"));
        String elsewhere = edition + "x";
        open(elsewhere);
        publish(story("Canal drained", "For a week.", "canals").put("edition", elsewhere));

        look();

        assertThat(kept(one)).isEmpty();
    }

    @Test
    void aDraftIsToldWhatIsLikeItWithoutBeingLive() {
        long live = publish(story("Clock stops", "At noon.", "clocks"));
        look();
        StoryContent draft =
                StoryJson.read(story("Clock runs", "Again.", "clocks").put("language", "en"));

        assertThat(related.find(0, draft)).extracting(Likeness.Like::story).containsExactly(live);
        assertThat(new RelatedStories(database, clock, () -> false).find(0, draft)).isEmpty();
    }

    @Test
    void twoNodesDoTheWorkOnce() {
        long one = publish(story("Quarry floods", "Overnight.", "quarries"));
        long two = publish(story("Quarry pumps", "All day.", "quarries"));
        var beside = new RelatedStories(database, clock, () -> false);
        beside.findBy(index);
        index.look();
        long head = changes.head();

        related.look();
        beside.look();

        assertThat(keysSince(head).stream().filter(key -> key.equals("related:" + one)).count())
                .isOne();
        assertThat(Optional.of(kept(two))).contains(List.of(one));
    }
}
