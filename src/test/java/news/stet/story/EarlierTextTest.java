package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import news.stet.fronts.BoxOrder;
import news.stet.fronts.Boxes;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a newsroom does with texts it has: brings them back, copies and moves them, takes them away.
 */
@NullMarked
@ExtendWith(TestDatabase.class)
class EarlierTextTest {
    private static final Actor EDITOR = new Actor(7, "Edda Tor", Role.EDITOR, Actor.Kind.PERSON);
    private static final Actor CONTRIBUTOR =
            new Actor(9, "Cleo Wing", Role.CONTRIBUTOR, Actor.Kind.PERSON);

    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Newsroom newsroom;
    private final Stories stories;
    private final Boxes boxes;

    EarlierTextTest(Database database) {
        Checks checks = new Checks(database, clock, null, Optional.empty());
        newsroom = new Newsroom(database, clock, checks, Boxes::keysShowing);
        stories = new Stories(database);
        boxes = new Boxes(database, clock);
    }

    private static StoryContent content(String headline, String words) {
        return StoryJson.read(
                Json.read(
                        """
                        {"edition": "en", "type": "article", "section": "world", "headline": "%s",
                         "body": [{"type": "paragraph", "text": "%s"}]}
                        """
                                .formatted(headline, words)));
    }

    private Story draft(String headline) {
        return newsroom.create(EDITOR, content(headline, "It was ten."), null);
    }

    @Test
    void anEarlierTextComesBackAsANewRevision() {
        Story first = draft("As it was");
        newsroom.save(EDITOR, first.id(), content("Changed", "Not so."), null, 1);

        Story restored = newsroom.restore(EDITOR, first.id(), 1, 2);

        assertThat(restored.revision()).isEqualTo(3);
        assertThat(restored.content()).isEqualTo(first.content());
        assertThat(stories.history(EDITOR, first.id()))
                .extracting(RevisionLine::verb)
                .containsExactly("restore", "save", "create");
        assertThat(stories.history(EDITOR, first.id()).getFirst().note()).isEqualTo("1");
    }

    @Test
    void whatReadersSeeStaysWhenAnEarlierTextComesBack() {
        Story story = draft("As it was");
        newsroom.save(EDITOR, story.id(), content("Published", "Twelve."), null, 1);
        newsroom.act(Verb.PUBLISH, EDITOR, story.id(), Order.PLAIN);

        Story restored = newsroom.restore(EDITOR, story.id(), 1, null);

        assertThat(restored.liveRevision()).isEqualTo(3);
        assertThat(restored.hasUnpublishedChanges()).isTrue();
    }

    @Test
    void whoMayNotSaveMayNotBringBack() {
        Story story = draft("Not mine");

        assertThatThrownBy(() -> newsroom.restore(CONTRIBUTOR, story.id(), 1, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("may not");
        assertThatThrownBy(() -> newsroom.restore(EDITOR, story.id(), 1, 5))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("revision 5");
        assertThatThrownBy(() -> newsroom.restore(EDITOR, story.id(), 9, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no revision 9");
    }

    @Test
    void aCopyIsADraftThatSaysWhereItCameFrom() {
        Story story = newsroom.act(Verb.PUBLISH, EDITOR, draft("Copied").id(), Order.PLAIN);

        Story copy = newsroom.copy(EDITOR, story.id(), new Destination(null, "sport"));

        assertThat(copy.status()).isEqualTo(Status.DRAFT);
        assertThat(copy.publishedAt()).isNull();
        assertThat(copy.content().section()).isEqualTo("sport");
        assertThat(copy.content().headline()).isEqualTo("Copied");
        assertThat(stories.findOrigin(EDITOR, copy.id()))
                .contains(new Origin(story.id(), story.revision(), "Copied"));
        assertThat(stories.copies(EDITOR, story.id()))
                .containsExactly(new Origin.Copy(copy.id(), "en", "Copied"));
    }

    @Test
    void nobodyCopiesWhatTheyMayNotReadOrWhatWasKilled() {
        Story story = newsroom.act(Verb.PUBLISH, EDITOR, draft("Secret").id(), Order.PLAIN);

        assertThatThrownBy(
                        () -> newsroom.copy(CONTRIBUTOR, story.id(), new Destination(null, null)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no story");
        newsroom.act(Verb.KILL, EDITOR, story.id(), Order.PLAIN);
        assertThatThrownBy(() -> newsroom.copy(EDITOR, story.id(), new Destination(null, null)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("killed");
    }

    @Test
    void aDraftMovesAndAPublishedStoryStays() {
        Story draft = draft("Goes");
        Story moved = newsroom.move(EDITOR, draft.id(), new Destination("en", "sport"), 1);
        Story live = newsroom.act(Verb.PUBLISH, EDITOR, draft("Stays").id(), Order.PLAIN);
        Story copy = newsroom.move(EDITOR, live.id(), new Destination("en", "sport"), null);

        assertThat(moved.id()).isEqualTo(draft.id());
        assertThat(moved.content().section()).isEqualTo("sport");
        assertThat(copy.id()).isNotEqualTo(live.id());
        assertThat(copy.status()).isEqualTo(Status.DRAFT);
        assertThat(stories.get(EDITOR, live.id())).isEqualTo(live);
    }

    @Test
    void nothingMovesToWhereNoSectionIs() {
        Story draft = draft("Lost");

        assertThatThrownBy(() ->
                        newsroom.move(EDITOR, draft.id(), new Destination("en", "nowhere"), null))
                .isInstanceOf(Problem.class);
        assertThat(stories.get(EDITOR, draft.id())).isEqualTo(draft);
    }

    @Test
    void aCorrectionKeepsTheWordsAsReadersSawThemAndAsTheyAre() {
        Story live = newsroom.act(Verb.PUBLISH, EDITOR, draft("Ten").id(), Order.PLAIN);
        // What was saved since, and nobody saw, is none of readers' business.
        newsroom.save(EDITOR, live.id(), content("Ten", "It was eleven."), null, null);

        Story corrected =
                newsroom.act(
                        Verb.CORRECT,
                        EDITOR,
                        live.id(),
                        new Order(null, null, "Twelve.", content("Ten", "It was twelve.")));

        Rewording rewording = corrected.corrections().getFirst().rewordings().getFirst();
        assertThat(rewording.before().toString()).contains("ten").doesNotContain("eleven");
        assertThat(rewording.after().toString()).contains("twelve");
        assertThat(stories.get(EDITOR, live.id()).corrections()).isEqualTo(corrected.corrections());
    }

    @Test
    void wordsThatMustNotBeRepeatedAreNot() {
        Story live = newsroom.act(Verb.PUBLISH, EDITOR, draft("Ten").id(), Order.PLAIN);

        Story corrected =
                newsroom.act(
                        Verb.CORRECT,
                        EDITOR,
                        live.id(),
                        new Order(
                                null,
                                null,
                                "Sorry.",
                                content("Ten", "It was twelve."),
                                true,
                                false));

        assertThat(corrected.corrections().getFirst().rewordings()).isEmpty();
    }

    @Test
    void aKillLeavesAReceiptOfWhereReadersSawTheStory() {
        Story live = newsroom.act(Verb.PUBLISH, EDITOR, draft("Taken").id(), Order.PLAIN);
        boxes.put(EDITOR, new BoxOrder("en", "front", "Front", List.of(live.id()), null));

        newsroom.act(Verb.KILL, EDITOR, live.id(), Order.PLAIN);

        assertThat(stories.removals(EDITOR, live.id()))
                .extracting(Removal::key)
                .contains(
                        "story:" + live.id(),
                        "list:en/latest",
                        "list:en/world/latest",
                        "archive:en/world/2026-05",
                        "news:en",
                        "box:en/front")
                .noneMatch(key -> key.startsWith("draft:"));
        assertThat(stories.removals(EDITOR, live.id()))
                .extracting(Removal::revision)
                .containsOnly(3);
    }

    @Test
    void readersSawEachRevisionFromItsPublicationToTheNext() {
        Story live = newsroom.act(Verb.PUBLISH, EDITOR, draft("Seen").id(), Order.PLAIN);
        newsroom.save(EDITOR, live.id(), content("Seen again", "More."), null, null);
        newsroom.act(Verb.PUBLISH, EDITOR, live.id(), Order.PLAIN);
        newsroom.act(Verb.WITHHOLD, EDITOR, live.id(), Order.PLAIN);
        newsroom.act(Verb.PUBLISH, EDITOR, live.id(), Order.PLAIN);

        assertThat(LiveSpan.of(stories.history(EDITOR, live.id())))
                .extracting(span -> span.revision() + " " + span.end())
                .containsExactly("2 publish", "4 withhold", "6 null");
    }
}
