package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.search.Scope;
import news.stet.search.SearchIndex;
import news.stet.story.Cursor;
import news.stet.story.Newsroom;
import news.stet.story.Order;
import news.stet.story.Status;
import news.stet.story.Stories;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import news.stet.story.StoryQuery;
import news.stet.story.Verb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class DeskSearchTest {
    private static final Actor EDITOR = new Actor(7, "Edda Tor", Role.EDITOR, Actor.Kind.PERSON);
    private static final Actor WRITER =
            new Actor(8, "Ada Writer", Role.CONTRIBUTOR, Actor.Kind.PERSON);

    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Newsroom newsroom;
    private final SearchIndex index;
    private final DeskSearch search;

    DeskSearchTest(Database database, @TempDir Path folder) {
        newsroom = new Newsroom(database, clock);
        index = new SearchIndex(folder, Scope.DESK, database, clock);
        search = new DeskSearch(database, new Stories(database));
        index.look();
        search.findBy(index);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private static StoryContent content(String headline, String more) {
        String json =
                """
                {"edition": "en", "type": "article", "section": "world", "headline": "%s"%s}
                """;
        return StoryJson.read(Json.read(json.formatted(headline, more)));
    }

    private Story create(String headline, String more) {
        clock.pass(Duration.ofSeconds(1));
        return newsroom.create(EDITOR, content(headline, more), null);
    }

    private List<Long> find(Actor actor, String words, @Nullable Status status) {
        return page(actor, words, status, null, 50).stories().stream().map(Story::id).toList();
    }

    private Stories.Page page(
            Actor actor, String words, @Nullable Status status, @Nullable Cursor after, int limit) {
        return search.list(actor, new StoryQuery(status, words, null, null, null, after, limit));
    }

    @Test
    void draftsAndWhatWasKilledAreFoundInEveryFormOfAWord() {
        Story draft = create("The glassblowers return", "");
        Story killed = create("One glassblower left", "");
        newsroom.act(Verb.PUBLISH, EDITOR, killed.id(), Order.PLAIN);
        newsroom.act(Verb.KILL, EDITOR, killed.id(), Order.PLAIN);

        assertThat(find(EDITOR, "glassblowers ", null))
                .containsExactlyInAnyOrder(draft.id(), killed.id());
        assertThat(find(EDITOR, "glassblower ", Status.DRAFT)).containsExactly(draft.id());
        assertThat(find(EDITOR, "glassbl", Status.KILLED)).containsExactly(killed.id());
    }

    @Test
    void whatOnlyTheNewsroomKnowsIsFoundThere() {
        Story story = create("A headline", ", \"slugline\": \"marmalade-embargo\"");

        assertThat(find(EDITOR, "marmalade", null)).containsExactly(story.id());
    }

    @Test
    void whatWasJustSavedIsFoundByItsNewWordsOnly() {
        Story story = create("About a walnut", "");
        newsroom.save(EDITOR, story.id(), content("About a chestnut", ""), null, null);

        assertThat(find(EDITOR, "walnut", null)).isEmpty();
        assertThat(find(EDITOR, "chestnut", null)).containsExactly(story.id());
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.addFirst(create("Lanterns number " + i, "").id());
        }

        List<Long> met = new ArrayList<>();
        @Nullable Cursor after = null;
        do {
            Stories.Page page = page(EDITOR, "lantern", null, after, 3);
            page.stories().forEach(story -> met.add(story.id()));
            after = page.next();
        } while (after != null);

        assertThat(met).containsExactlyElementsOf(all);
    }

    @Test
    void whoMayReadOnlyTheirOwnFindsOnlyTheirOwn() {
        create("Periwinkle of an editor", "");
        Story own = newsroom.create(WRITER, content("Periwinkle of a writer", ""), null);

        assertThat(find(WRITER, "periwinkle", null)).containsExactly(own.id());
    }
}
