package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is typed is kept, and becomes revisions that nobody's work is missing from. */
@ExtendWith(TestDatabase.class)
class JournalTest {
    private static final Actor ANN = new Actor(7, "Ann", Role.EDITOR, Actor.Kind.PERSON);
    private static final Actor BEN = new Actor(8, "Ben", Role.EDITOR, Actor.Kind.PERSON);
    private static final Actor FREE = new Actor(9, "Fay", Role.CONTRIBUTOR, Actor.Kind.PERSON);

    private final Database database;
    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Newsroom newsroom;
    private final Stories stories;
    private final Journal journal;
    private final UUID ann = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    JournalTest(Database database) {
        this.database = database;
        this.newsroom = new Newsroom(database, clock);
        this.stories = new Stories(database);
        this.journal = new Journal(database, clock);
    }

    private long story(String... paragraphs) {
        StringBuilder body = new StringBuilder();
        for (String paragraph : paragraphs) {
            body.append(body.isEmpty() ? "" : ",").append(paragraph(paragraph));
        }
        return newsroom.create(
                        ANN,
                        StoryJson.read(
                                Json.read(
                                        "{\"edition\":\"en\",\"type\":\"article\",\"section\":\"world\",\"headline\":\"Old\",\"body\":[%s]}"
                                                .formatted(body))),
                        null)
                .id();
    }

    private static String paragraph(String text) {
        return "{\"type\":\"paragraph\",\"text\":\"" + text + "\"}";
    }

    private static JournalEntry entry(UUID client, int n, int base, String changes) {
        return JournalEntry.readAll(
                        Json.read(
                                "{\"client\":\"%s\",\"n\":%d,\"base\":\"%d\",\"changes\":%s}"
                                        .formatted(client, n, base, changes)))
                .getFirst();
    }

    private static String splice(int from, int remove, String... insert) {
        List<String> blocks = new ArrayList<>();
        for (String text : insert) {
            blocks.add(paragraph(text));
        }
        return "{\"body\":{\"from\":%d,\"remove\":%d,\"insert\":[%s]}}"
                .formatted(from, remove, String.join(",", blocks));
    }

    private Journal.Kept keep(
            Actor actor, long story, UUID client, int n, int base, String changes) {
        return journal.keep(actor, story, List.of(entry(client, n, base, changes)));
    }

    private String text(long story) {
        Story now = stories.get(ANN, story);
        return now.content().headline() + ": " + now.content().bodyText().replace('\n', '|');
    }

    private static void refused(Problem.Kind kind, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }

    @Test
    void whatIsTypedBecomesOneRevisionAndItsStepsCanBeSeen() {
        long id = story("One", "Two");
        keep(ANN, id, ann, 1, 1, "{\"headline\":\"New\"}");
        keep(ANN, id, ann, 2, 1, splice(1, 1, "Two a"));
        keep(ANN, id, ann, 3, 1, splice(1, 1, "Two ab", "Three"));
        keep(ANN, id, ann, 4, 1, splice(0, 1));
        Fold.Outcome outcome = journal.fold(ANN, id, ann);

        assertThat(text(id)).isEqualTo("New: Two ab|Three");
        assertThat(outcome.story().revision()).isEqualTo(2);
        assertThat(outcome.entries()).isEqualTo(4);
        assertThat(outcome.merged()).isFalse();
        assertThat(stories.revisions(ANN, id))
                .extracting(Revision::verb, Revision::byName)
                .contains(org.assertj.core.groups.Tuple.tuple("save", "Ann"));
        assertThat(journal.ofRevision(stories, BEN, id, 2))
                .extracting(JournalRow::n)
                .containsExactly(1, 2, 3, 4);
        assertThat(journal.fold(ANN, id, ann).story().revision()).isEqualTo(2);
    }

    @Test
    void anEntrySentTwiceIsKeptOnceAndAGapIsTold() {
        long id = story("One");
        keep(ANN, id, ann, 1, 1, splice(1, 0, "Two"));
        assertThat(keep(ANN, id, ann, 1, 1, splice(1, 0, "Two")).n()).isEqualTo(1);
        assertThat(
                        journal.keep(
                                        ANN,
                                        id,
                                        List.of(
                                                entry(ann, 1, 1, splice(1, 0, "Two")),
                                                entry(ann, 2, 1, splice(2, 0, "Three"))))
                                .n())
                .isEqualTo(2);
        refused(
                Problem.Kind.CONFLICT,
                () -> keep(ANN, id, ann, 4, 1, splice(0, 0, "Never"))); // without the third
        journal.fold(ANN, id, ann);

        assertThat(text(id)).isEqualTo("Old: One|Two|Three");
    }

    @Test
    void brokenEntriesAreRefusedWholeWithWhatIsWrong() {
        long id = story("One");
        refused(Problem.Kind.INVALID, () -> entry(ann, 1, 1, "{}"));
        refused(Problem.Kind.INVALID, () -> entry(ann, 1, 1, "{\"headlin\":\"x\"}"));
        refused(Problem.Kind.INVALID, () -> entry(ann, 0, 1, "{\"headline\":\"x\"}"));
        refused(Problem.Kind.INVALID, () -> entry(ann, 1, 1, "{\"body\":[]}"));
        refused(Problem.Kind.INVALID, () -> entry(ann, 1, 1, "{\"headline\":\"a\\u0000\"}"));
        refused(
                Problem.Kind.INVALID,
                () ->
                        journal.keep(
                                ANN,
                                id,
                                List.of(
                                        entry(ann, 1, 1, "{\"headline\":\"Half\"}"),
                                        entry(ann, 2, 1, splice(1, 1)))));
        refused(Problem.Kind.INVALID, () -> keep(ANN, id, ann, 1, 2, "{\"headline\":\"x\"}"));
        journal.foldAll(id);

        assertThat(text(id)).isEqualTo("Old: One");
    }

    @Test
    void whoMayNotSaveMayNotType() {
        long id = story("One");
        refused(Problem.Kind.FORBIDDEN, () -> keep(FREE, id, ann, 1, 1, "{\"headline\":\"Mine\"}"));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> keep(ANN, 42, ann, 1, 1, "{\"headline\":\"Nowhere\"}"));
        keep(ANN, id, ann, 1, 1, "{\"headline\":\"Ann's\"}");
        refused(Problem.Kind.CONFLICT, () -> keep(BEN, id, ann, 2, 1, "{\"headline\":\"Ben's\"}"));
        newsroom.act(Verb.SPIKE, ANN, id, Order.PLAIN);
        refused(
                Problem.Kind.CONFLICT,
                () -> keep(ANN, id, ann, 2, 1, "{\"headline\":\"Too late\"}"));
    }

    @Test
    void twoWhoWriteDifferentBlocksLoseNothing() {
        long id = story("One is here", "Two is here", "Three is here");
        keep(ANN, id, ann, 1, 1, splice(0, 1, "One is Ann's here"));
        keep(BEN, id, ben, 1, 1, splice(1, 1, "Two is Ben's here", "Ben's new"));
        journal.fold(ANN, id, ann);
        Fold.Outcome merged = journal.fold(BEN, id, ben);

        assertThat(merged.merged()).isTrue();
        assertThat(text(id))
                .isEqualTo("Old: One is Ann's here|Two is Ben's here|Ben's new|Three is here");
        // Ben goes on without having taken over Ann's.
        keep(BEN, id, ben, 2, 1, splice(3, 1, "Three is Ben's too here"));
        journal.fold(BEN, id, ben);
        assertThat(text(id))
                .isEqualTo(
                        "Old: One is Ann's here|Two is Ben's here|Ben's new|Three is Ben's too here");
    }

    @Test
    void theSameBlockWaitsForAChoiceAndNothingIsOverwritten() {
        long id = story("One is here");
        keep(ANN, id, ann, 1, 1, splice(0, 1, "One is Ann's here"));
        keep(BEN, id, ben, 1, 1, splice(0, 1, "One is Ben's here"));
        journal.fold(ANN, id, ann);
        refused(Problem.Kind.CONFLICT, () -> journal.fold(BEN, id, ben));
        assertThat(text(id)).isEqualTo("Old: One is Ann's here");

        // Ben chose, on the revision he was shown.
        keep(BEN, id, ben, 2, 2, splice(0, 1, "One is Ben's after all"));
        assertThat(journal.fold(BEN, id, ben).story().revision()).isEqualTo(3);
        assertThat(text(id)).isEqualTo("Old: One is Ben's after all");
        assertThat(journal.ofRevision(stories, ANN, id, 3))
                .extracting(row -> row.changes().toString())
                .anyMatch(changes -> changes.contains("One is Ben's here"));
    }

    @Test
    void aVerbTakesAlongWhatItsActorTypedAndLeavesWhatOthersType() {
        long id = story("One is here", "Two is here");
        keep(ANN, id, ann, 1, 1, splice(0, 1, "One is Ann's here"));
        keep(BEN, id, ben, 1, 1, splice(1, 1, "Two is Ben's he"));
        newsroom.act(Verb.PUBLISH, ANN, id, new Order(1, null, null, null));

        assertThat(text(id)).isEqualTo("Old: One is Ann's here|Two is here");
        journal.foldAll(id);
        assertThat(text(id)).isEqualTo("Old: One is Ann's here|Two is Ben's he");
        assertThat(stories.get(ANN, id).liveRevision()).isEqualTo(3);
    }

    @Test
    void whatAScreenLeftThatIsGoneBecomesARevisionOfItsOwnTime() {
        long id = story("One is here");
        keep(ANN, id, ann, 1, 1, splice(1, 0, "Left behind"));
        assertThat(journal.foldLeft()).isZero();
        clock.pass(Journal.SILENCE);
        assertThat(journal.foldLeft()).isEqualTo(1);
        assertThat(text(id)).isEqualTo("Old: One is here|Left behind");
        // Back from the dead, on the base it knew.
        keep(ANN, id, ann, 2, 1, splice(1, 1, "Left behind, and found"));
        assertThat(journal.fold(ANN, id, ann).story().revision()).isEqualTo(3);
        assertThat(text(id)).isEqualTo("Old: One is here|Left behind, and found");
    }

    @Test
    void whereNobodyIsThereToChooseBothBecomeRevisions() {
        long id = story("One is here", "Two is here");
        keep(ANN, id, ann, 1, 1, splice(0, 2, "One is Ann's here", "Two is Ann's here"));
        keep(BEN, id, ben, 1, 1, splice(0, 1, "One is Ben's here"));
        journal.fold(ANN, id, ann);
        clock.pass(Journal.SILENCE);
        journal.foldLeft();

        assertThat(text(id)).isEqualTo("Old: One is Ann's here|Two is Ann's here");
        assertThat(stories.revisions(ANN, id))
                .extracting(revision -> revision.content().bodyText().replace('\n', '|'))
                .containsExactly(
                        "One is Ann's here|Two is Ann's here",
                        "One is Ben's here|Two is Ann's here",
                        "One is Ann's here|Two is Ann's here",
                        "One is here|Two is here");
    }

    @Test
    void whatIsNotRightYetIsKeptAndToldAndTheRestIsFoldedWhenItsScreenIsGone() {
        long id = story("One");
        keep(ANN, id, ann, 1, 1, "{\"language\":\"e\",\"kicker\":\"SEA\"}");
        refused(Problem.Kind.INVALID, () -> journal.fold(ANN, id, ann));
        clock.pass(Journal.SILENCE);
        journal.foldLeft();

        StoryContent content = stories.get(ANN, id).content();
        assertThat(List.of(content.language(), String.valueOf(content.kicker())))
                .containsExactly("en", "SEA");
    }

    @Test
    void whatAFoldCannotFinishItDoesNotBegin() {
        long id = story("One");
        keep(ANN, id, ann, 1, 1, "{\"headline\":\"New\"}");
        // The audit line comes after revision and story; what fails there must take both along.
        database.write(handle ->
                handle.execute(
                        "create function stumble() returns trigger language plpgsql as $$ begin raise exception 'stumbled'; end $$"));
        database.write(handle ->
                handle.execute(
                        "create trigger stumble before insert on audit for each row execute function stumble()"));
        assertThatThrownBy(() -> journal.fold(ANN, id, ann)).hasMessageContaining("stumbled");
        assertThat(stories.get(ANN, id).revision()).isEqualTo(1);
        database.write(handle -> handle.execute("drop trigger stumble on audit"));
        database.write(handle -> handle.execute("drop function stumble"));

        assertThat(journal.fold(ANN, id, ann).story().content().headline()).isEqualTo("New");
    }

    @Test
    void aStoryBegunTwiceByOneScreenIsOne() throws Exception {
        StoryContent content =
                StoryJson.read(
                        Json.read(
                                "{\"edition\":\"en\",\"type\":\"article\",\"section\":\"world\",\"headline\":\"Untitled\"}"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Long> begin =
                    () -> journal.begin(newsroom, stories, ANN, ann, content, null).id();
            List<Long> ids = new ArrayList<>();
            for (Future<Long> id : threads.invokeAll(List.of(begin, begin, begin, begin))) {
                ids.add(id.get());
            }
            assertThat(ids).hasSize(4).containsOnly(ids.getFirst());
            refused(
                    Problem.Kind.INVALID,
                    () -> newsroom.act(Verb.PUBLISH, ANN, ids.getFirst(), Order.PLAIN));
        }
    }

    @Test
    void stepsAreForgottenInTheEndButNeverBeforeARevisionHoldsThem() {
        long id = story("One");
        keep(ANN, id, ann, 1, 1, "{\"headline\":\"Held\"}");
        journal.fold(ANN, id, ann);
        keep(BEN, id, ben, 1, 2, "{\"headline\":\"Waiting\"}");
        clock.pass(Journal.REMEMBERED.plus(Duration.ofMinutes(1)));
        journal.forgetOld();

        assertThat(journal.ofRevision(stories, ANN, id, 2)).isEmpty();
        journal.foldAll(id);
        assertThat(text(id)).isEqualTo("Waiting: One");
    }
}
