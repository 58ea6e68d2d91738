package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.story.RelatedChoices.Chosen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class RelatedChoicesTest {
    private static final Actor EDITOR = new Actor(7, "Edda Tor", Role.EDITOR, Actor.Kind.PERSON);
    private static final Actor WRITER =
            new Actor(8, "Ada Writer", Role.CONTRIBUTOR, Actor.Kind.PERSON);

    private final Database database;
    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Newsroom newsroom;
    private final RelatedChoices choices;
    private final long story;
    private final long first;
    private final long second;

    RelatedChoicesTest(Database database) {
        this.database = database;
        newsroom = new Newsroom(database, clock);
        choices = new RelatedChoices(database, clock);
        story = create("One");
        first = create("Two");
        second = create("Three");
    }

    private long create(String headline) {
        String json =
                """
                {"edition": "en", "type": "article", "section": "world", "headline": "%s"}
                """;
        return newsroom.create(EDITOR, StoryJson.read(Json.read(json.formatted(headline))), null)
                .id();
    }

    @Test
    void whatWasPinnedStaysInItsOrderAndIsNamedInTheLog() {
        long head = new ChangeLog(database).head();

        choices.change(EDITOR, story, chosen -> chosen.pin(first));
        choices.change(EDITOR, story, chosen -> chosen.pin(second));
        choices.change(EDITOR, story, chosen -> chosen.raise(second));

        assertThat(choices.get(EDITOR, story))
                .isEqualTo(new Chosen(List.of(second, first), List.of()));
        assertThat(new ChangeLog(database).list(head, 10))
                .extracting(ChangeLog.Change::key)
                .containsExactly("related:" + story, "related:" + story, "related:" + story);
    }

    @Test
    void whatIsBannedIsPinnedNoMoreAndWhatIsTakenBackIsNeither() {
        choices.change(EDITOR, story, chosen -> chosen.pin(first));
        assertThat(choices.change(EDITOR, story, chosen -> chosen.ban(first)))
                .isEqualTo(new Chosen(List.of(), List.of(first)));

        choices.change(EDITOR, story, chosen -> chosen.without(first));

        assertThat(choices.get(EDITOR, story)).isEqualTo(Chosen.NONE);
    }

    @Test
    void whatChangesNothingIsNotWritten() {
        choices.change(EDITOR, story, chosen -> chosen.pin(first));
        long head = new ChangeLog(database).head();

        choices.change(EDITOR, story, chosen -> chosen.raise(first));

        assertThat(new ChangeLog(database).head()).isEqualTo(head);
    }

    @Test
    void whatIsNotThereOrKilledOrTheStoryItselfIsRefusedByItsPlace() {
        newsroom.act(Verb.PUBLISH, EDITOR, second, Order.PLAIN);
        newsroom.act(Verb.KILL, EDITOR, second, Order.PLAIN);
        var wrong = new Chosen(List.of(first, 999L, story), List.of(second, first));

        assertThatThrownBy(() -> choices.change(EDITOR, story, _ -> wrong))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.fields())
                                        .extracting(Problem.Field::path)
                                        .containsExactly(
                                                "pinned[1]",
                                                "pinned[2]",
                                                "banned[0]",
                                                "banned[1]"));
        var many = new Chosen(LongStream.range(1, 14).boxed().toList(), List.of());
        assertThatThrownBy(() -> choices.change(EDITOR, story, _ -> many))
                .hasMessageContaining("pinned");
        assertThat(choices.get(EDITOR, story)).isEqualTo(Chosen.NONE);
    }

    @Test
    void aStoryOfAnotherEditionStandsForItsTranslationInThisOne() {
        new Editions(database, clock).put(Actor.system("test"), FrenchEdition.of(false));
        Translations translations = new Translations(database, clock);
        long french =
                translations
                        .begin(EDITOR, first, new Destination(FrenchEdition.CODE, "world"))
                        .id();

        assertThat(choices.change(EDITOR, story, chosen -> chosen.pin(french)).pinned())
                .containsExactly(first);
        assertThatThrownBy(() -> choices.change(EDITOR, french, chosen -> chosen.pin(second)))
                .hasMessageContaining("not in this edition");
    }

    @Test
    void whatWasChosenMayStayWhateverBecameOfIt() {
        choices.change(EDITOR, story, chosen -> chosen.pin(second));
        newsroom.act(Verb.PUBLISH, EDITOR, second, Order.PLAIN);
        newsroom.act(Verb.KILL, EDITOR, second, Order.PLAIN);

        assertThat(choices.change(EDITOR, story, chosen -> chosen.pin(first)).pinned())
                .containsExactly(second, first);
    }

    @Test
    void whoMayNotEditTheStoryMayNotChoose() {
        newsroom.act(Verb.PUBLISH, EDITOR, story, Order.PLAIN);

        assertThatThrownBy(() -> choices.change(WRITER, story, chosen -> chosen.pin(first)))
                .isInstanceOf(Problem.class);
        assertThat(choices.get(EDITOR, story)).isEqualTo(Chosen.NONE);
    }
}
