package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import news.stet.people.Accounts;
import news.stet.people.Actor;
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
class TasksTest {
    private static final Actor ADMIN =
            new Actor(7, "Edda Tor", Role.ADMINISTRATOR, Actor.Kind.TOKEN);

    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Database database;
    private final Newsroom newsroom;
    private final Tasks tasks;

    TasksTest(Database database) {
        this.database = database;
        newsroom = new Newsroom(database, clock);
        tasks = new Tasks(database, clock);
    }

    private Story draft(String section) {
        return newsroom.create(
                ADMIN,
                StoryJson.read(
                        Json.read(
                                """
                                {"edition": "en", "type": "article", "section": "%s", "headline": "Three boats"}
                                """
                                        .formatted(section))),
                null);
    }

    private static Task.Change done(boolean done) {
        return new Task.Change(null, done, null, null);
    }

    @Test
    void tasksAreAddedTickedOrderedAndDropped() {
        long story = draft("world").id();
        tasks.add(ADMIN, story, "Call the harbour", null);
        tasks.add(ADMIN, story, "Check the number", null);
        List<Task> three = tasks.add(ADMIN, story, "Ask legal", null);
        long call = three.get(0).id();
        long check = three.get(1).id();
        long ask = three.get(2).id();

        assertThat(tasks.order(ADMIN, story, List.of(ask, call)))
                .extracting(Task::text)
                .containsExactly("Ask legal", "Call the harbour", "Check the number");
        Task ticked = tasks.change(ADMIN, story, check, done(true)).getLast();
        assertThat(ticked.doneBy()).isEqualTo("Edda Tor");
        assertThat(count(story)).isEqualTo(new Task.Count(3, 2));
        assertThat(tasks.change(ADMIN, story, check, done(false)).getLast().doneAt()).isNull();
        assertThat(tasks.change(ADMIN, story, call, new Task.Change(null, null, null, true)))
                .extracting(Task::text)
                .containsExactly("Ask legal", "Check the number");
        assertThat(tasks.list(ADMIN, story)).hasSize(2);
        assertThat(new ChangeLog(database).list(0, 500))
                .filteredOn(change -> change.kind().equals("task"))
                .extracting(ChangeLog.Change::key)
                .hasSizeGreaterThanOrEqualTo(7)
                .contains("draft:" + story);
    }

    private Task.Count count(long story) {
        Map<Long, Task.Count> counts = tasks.counts(List.of(story, 1L));
        assertThat(counts).containsOnlyKeys(story);
        return counts.getOrDefault(story, new Task.Count(0, 0));
    }

    @Test
    void aSectionsNewStoriesBeginWithItsTasks() {
        tasks.putTemplate(ADMIN, "en", "sport", List.of("Score", "Scorers"));

        assertThat(tasks.list(ADMIN, draft("sport").id()))
                .extracting(Task::text)
                .containsExactly("Score", "Scorers");
        assertThat(tasks.list(ADMIN, draft("culture").id())).isEmpty();
        tasks.putTemplate(ADMIN, "en", "sport", List.of());
        assertThat(tasks.list(ADMIN, draft("sport").id())).isEmpty();
        Actor editor = new Actor(8, "Rolf", Role.EDITOR, Actor.Kind.TOKEN);
        assertThatThrownBy(() -> tasks.putTemplate(editor, "en", "sport", List.of("x")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> assertThat(it.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
    }

    @Test
    void whoIsGivenATaskHearsOfItAndMustBeAbleToReadTheStory() {
        var accounts = new Accounts(database, clock);
        String first = accounts.findFirstAdministratorLink().orElseThrow().secret().text();
        Person ada = accounts.join(first, "Ada", "ada@desk.example", "seven grey herons wade");
        String link =
                accounts.invite(ada.actor(), "con@desk.example", Role.CONTRIBUTOR, "en")
                        .secret()
                        .text();
        Person con = accounts.join(link, "Con", null, "seven grey herons wade");
        long story = draft("world").id();

        List<Task> given = tasks.add(ADMIN, story, "Call", ada.id());

        assertThat(given.getFirst().assigneeName()).isEqualTo("Ada");
        assertThat(new Inbox(database, clock).list(ada.actor()))
                .extracting(Inbox.Entry::kind, Inbox.Entry::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("task", "Call"));
        assertThatThrownBy(() -> tasks.add(ADMIN, story, "Call", con.id()))
                .hasMessageContaining("assignee");
        long id = given.getFirst().id();
        assertThat(
                        tasks.change(ADMIN, story, id, new Task.Change(null, null, 0L, null))
                                .getFirst()
                                .assignee())
                .isNull();
    }
}
