package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import news.stet.people.Accounts;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Person;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class CommentsTest {
    private static final Passage ON = new Passage("body", 2, 4, 9, "three");

    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Database database;
    private final Newsroom newsroom;
    private final Comments comments;
    private final Inbox inbox;
    private final ChangeLog changes;
    private final Audit audit;

    CommentsTest(Database database) {
        this.database = database;
        newsroom = new Newsroom(database, clock);
        comments = new Comments(database, clock);
        inbox = new Inbox(database, clock);
        changes = new ChangeLog(database);
        audit = new Audit(database);
    }

    private Person person(String name, Role role) {
        var accounts = new Accounts(database, clock);
        String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@desk.example";
        if (accounts.findFirstAdministratorLink().isPresent()) {
            accounts.join(
                    accounts.findFirstAdministratorLink().orElseThrow().secret().text(),
                    "First One",
                    "first@desk.example",
                    "seven grey herons wade");
        }
        Actor system = Actor.system("test");
        return accounts.findByEmail(system, email)
                .orElseGet(() ->
                        accounts.join(
                                accounts.invite(system, email, role, "en").secret().text(),
                                name,
                                null,
                                "seven grey herons wade"));
    }

    private Story draft(Actor by) {
        return newsroom.create(
                by,
                StoryJson.read(
                        Json.read(
                                """
                                {"edition": "en", "type": "article", "section": "world", "headline": "Three boats"}
                                """)),
                null);
    }

    @Test
    void aThreadIsBegunAnsweredSettledAndOpenedAgain() {
        Actor ada = person("Ada Writer", Role.REPORTER).actor();
        Actor bo = person("Bo Editor", Role.EDITOR).actor();
        Story story = draft(ada);
        Comment first = comments.add(bo, story.id(), ON, " Is it  three?\r\n");
        comments.answer(ada, story.id(), first.id(), "It is.");
        assertThat(comments.open(List.of(story.id(), 1L))).containsOnly(Map.entry(story.id(), 1));
        comments.resolve(bo, story.id(), first.id());
        assertThat(comments.open(List.of(story.id()))).isEmpty();

        List<Comment.Thread> settled = comments.list(ada, story.id());

        assertThat(settled).hasSize(1);
        assertThat(settled.getFirst().first().text()).isEqualTo("Is it  three?");
        assertThat(settled.getFirst().first().on()).isEqualTo(ON);
        assertThat(settled.getFirst().first().resolvedBy()).isEqualTo("Bo Editor");
        assertThat(settled.getFirst().answers())
                .extracting(Comment::text)
                .containsExactly("It is.");
        comments.answer(ada, story.id(), first.id(), "Or four.");
        assertThat(comments.list(bo, story.id()).getFirst().first().resolvedAt()).isNull();
        comments.resolve(bo, story.id(), first.id());
        assertThat(comments.reopen(ada, story.id(), first.id()).resolvedAt()).isNull();
    }

    @Test
    void aCommentIsInTheTrailAndInTheChangeLogAndChangesNoRevision() {
        Actor bo = person("Bo Editor", Role.EDITOR).actor();
        Story story = draft(bo);
        long before = changes.head();

        Comment note = comments.add(bo, story.id(), null, "For the morning desk.");

        assertThat(changes.list(before, 10))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo("comment");
                    assertThat(change.key()).isEqualTo("draft:" + story.id());
                });
        assertThat(audit.list(bo, "story:" + story.id(), Long.MAX_VALUE, 1))
                .extracting(Audit.Line::verb, Audit.Line::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("comment", "comment " + note.id()));
        assertThat(new Stories(database).get(bo, story.id())).isEqualTo(story);
    }

    @Test
    void whoIsNamedOrAnsweredFindsItInTheInbox() {
        Person ann = person("Ann Lee", Role.REPORTER);
        Person anna = person("Ann Leeds", Role.REPORTER);
        Actor bo = person("Bo Editor", Role.EDITOR).actor();
        Story story = draft(bo);
        inbox.markAll(ann.actor(), null);

        Comment first = comments.add(bo, story.id(), null, "@ann leeds, and @Bo Editor: look");
        comments.answer(ann.actor(), story.id(), first.id(), "@Ann Leeds did.");
        comments.answer(anna.actor(), story.id(), first.id(), "Yes.");

        assertThat(first.mentions()).containsExactly(anna.id(), bo.id());
        assertThat(inbox.list(anna.actor()))
                .extracting(Inbox.Entry::kind, Inbox.Entry::by, Inbox.Entry::story)
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple("mention", "Ann Lee", story.id()),
                        org.assertj.core.groups.Tuple.tuple("mention", "Bo Editor", story.id()));
        assertThat(inbox.list(bo)).extracting(Inbox.Entry::kind).startsWith("answer", "answer");
        assertThat(inbox.list(ann.actor()))
                .extracting(Inbox.Entry::kind, Inbox.Entry::text)
                .startsWith(org.assertj.core.groups.Tuple.tuple("answer", "Yes."));
    }

    @Test
    void anInboxIsOnesOwnAndKnowsWhatWasRead() {
        Person cy = person("Cy Reader", Role.REPORTER);
        Actor bo = person("Bo Editor", Role.EDITOR).actor();
        Story story = draft(bo);
        comments.add(bo, story.id(), null, "@Cy Reader one");
        comments.add(bo, story.id(), null, "@Cy Reader two");
        long id = inbox.list(cy.actor()).getFirst().id();

        inbox.mark(bo, id, true);
        assertThat(inbox.unread(cy.actor())).isEqualTo(2);
        inbox.mark(cy.actor(), id, true);
        assertThat(inbox.unread(cy.actor())).isEqualTo(1);
        inbox.mark(cy.actor(), id, false);
        assertThat(inbox.unread(cy.actor())).isEqualTo(2);
        inbox.markAll(cy.actor(), story.id());

        assertThat(inbox.list(cy.actor())).allMatch(Inbox.Entry::read);
        assertThat(inbox.list(new Actor(cy.id(), "A token", Role.EDITOR, Actor.Kind.TOKEN)))
                .isEmpty();
    }

    @Test
    void onesOwnIsPutRightForAWhileAndTheTrailKeepsWhatItSaid() {
        Actor di = person("Di Quick", Role.REPORTER).actor();
        Actor bo = person("Bo Editor", Role.EDITOR).actor();
        Story story = draft(bo);
        Comment comment = comments.add(di, story.id(), null, "Wrnog");

        assertThat(comments.edit(di, story.id(), comment.id(), "Wrong").text()).isEqualTo("Wrong");
        assertThat(audit.list(bo, "comment:" + comment.id(), Long.MAX_VALUE, 1).getFirst().detail())
                .isEqualTo("It said: Wrnog");
        assertThatThrownBy(() -> comments.edit(bo, story.id(), comment.id(), "Mine"))
                .hasMessageContaining("Di Quick's");
        clock.pass(Duration.ofMinutes(15));
        assertThatThrownBy(() -> comments.edit(di, story.id(), comment.id(), "Late"))
                .hasMessageContaining("15 minutes");
    }

    @Test
    void whoMayNotReadAStoryMayNotCommentOnItNorBeNamed() {
        Person eve = person("Eve Outside", Role.CONTRIBUTOR);
        Actor bo = person("Bo Editor", Role.EDITOR).actor();
        Story story = draft(bo);

        assertThatThrownBy(() -> comments.list(eve.actor(), story.id()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> assertThat(it.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        assertThatThrownBy(() -> comments.add(eve.actor(), story.id(), null, "Hello"))
                .isInstanceOf(Problem.class);
        assertThat(comments.add(bo, story.id(), null, "@Eve Outside look").mentions()).isEmpty();
        assertThat(inbox.list(eve.actor())).isEmpty();
        Story own = draft(eve.actor());
        assertThat(comments.add(bo, own.id(), null, "@Eve Outside look").mentions())
                .containsExactly(eve.id());
    }

    @Test
    void aStoryGivenBackTellsItsWriterWhy() {
        Actor ida = person("Ida Writer", Role.REPORTER).actor();
        Actor bo = person("Bo Editor", Role.EDITOR).actor();
        Story story = draft(ida);
        newsroom.act(Verb.SUBMIT, ida, story.id(), Order.PLAIN);

        newsroom.act(Verb.RETURN, bo, story.id(), Order.noted("Who counted?"));

        assertThat(inbox.list(ida))
                .extracting(Inbox.Entry::kind, Inbox.Entry::by, Inbox.Entry::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "returned", "Bo Editor", "Who counted?"));
    }

    @Test
    void aCommentWithoutWordsIsRefused() {
        Actor bo = person("Bo Editor", Role.EDITOR).actor();
        Story story = draft(bo);

        assertThatThrownBy(() -> comments.add(bo, story.id(), null, " \n "))
                .hasMessageContaining("text");
        assertThatThrownBy(() -> comments.resolve(bo, story.id(), 999_999))
                .hasMessageContaining("999999");
    }
}
