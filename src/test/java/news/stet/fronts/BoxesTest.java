package news.stet.fronts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.story.ChangeLog;
import news.stet.story.ListEntries;
import news.stet.story.Order;
import news.stet.story.Verb;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class BoxesTest {
    private static final Actor EDITOR = SampleSite.EDITOR;

    private final Database database;
    private final SampleSite site;
    private final Boxes boxes;

    BoxesTest(Database database) {
        this.database = database;
        this.site = new SampleSite(database);
        this.boxes = new Boxes(database, site.clock);
    }

    private static BoxOrder order(String box, Long... stories) {
        return new BoxOrder("en", box, null, List.of(stories), null);
    }

    private List<Long> ids(String box) {
        return boxes.find("en", box).orElseThrow().items().stream().map(BoxItem::id).toList();
    }

    @Test
    void aBoxKeepsTheEditorsOrder() {
        long old = site.publish("Old").id();
        long middle = site.publish("Middle").id();
        long young = site.publish("Young").id();

        Box box = boxes.put(EDITOR, order("top", middle, old, young));

        assertThat(box.version()).isEqualTo(1);
        assertThat(ids("top")).containsExactly(middle, old, young);
        List<Long> sorts = box.items().stream().map(BoxItem::sort).toList();
        assertThat(sorts).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(site.publish("Next").sort()).isGreaterThan(sorts.getFirst());
    }

    @Test
    void puttingItAgainReplacesAllAndNumbersTheVersion() {
        long one = site.publish("One").id();
        long two = site.publish("Two").id();
        boxes.put(EDITOR, new BoxOrder("en", "again", "Read again", List.of(one, two), 0));

        Box box = boxes.put(EDITOR, new BoxOrder("en", "again", null, List.of(two), 1));

        assertThat(box.version()).isEqualTo(2);
        assertThat(box.name()).isEqualTo("Read again");
        assertThat(ids("again")).containsExactly(two);
        assertThat(boxes.put(EDITOR, order("again")).items()).isEmpty();
    }

    @Test
    void theSlowerOfTwoEditorsIsTold() {
        long one = site.publish("Contested").id();
        boxes.put(EDITOR, order("race", one));
        boxes.put(EDITOR, order("race"));

        assertProblem(
                Problem.Kind.STALE,
                () -> boxes.put(EDITOR, new BoxOrder("en", "race", null, List.of(one), 1)));
        assertThat(ids("race")).isEmpty();
    }

    @Test
    void everyIdThatWillNotDoIsNamedByItsPath() {
        long live = site.publish("Live").id();
        long draft =
                site.newsroom
                        .create(EDITOR, SampleSite.content("en", "article", "Draft", ""), null)
                        .id();
        long foreign = site.publish("ar", "article", "خبر", "").id();

        assertThatThrownBy(() -> boxes.put(EDITOR, order("bad", live, live, draft, 5L, foreign)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
                            assertThat(problem.fields())
                                    .extracting(Problem.Field::path)
                                    .containsExactly(
                                            "stories[1]", "stories[2]", "stories[3]", "stories[4]");
                        });
        assertThat(boxes.find("en", "bad")).isEmpty();
    }

    @Test
    void latestOrdersItself() {
        assertProblem(Problem.Kind.CONFLICT, () -> boxes.put(EDITOR, order("latest")));
    }

    @Test
    void editionAndNameMustBeRight() {
        assertProblem(
                Problem.Kind.INVALID,
                () -> boxes.put(EDITOR, new BoxOrder("xx", "top", null, List.of(), null)));
        assertProblem(
                Problem.Kind.INVALID,
                () -> boxes.put(EDITOR, new BoxOrder("en", "../top", null, List.of(), null)));
        assertProblem(
                Problem.Kind.INVALID,
                () -> boxes.put(EDITOR, new BoxOrder("en", "top", " ", List.of(), null)));
    }

    @Test
    void aReporterMayNotOrderBoxes() {
        Actor reporter = new Actor(8, "Rolf Ruter", Role.REPORTER, Actor.Kind.PERSON);

        assertProblem(Problem.Kind.FORBIDDEN, () -> boxes.put(reporter, order("mine")));
    }

    @Test
    void orderingIsRecordedAndAnnounced() {
        long story = site.publish("Announced").id();
        ChangeLog changes = new ChangeLog(database);
        long before = changes.head();

        boxes.put(EDITOR, order("noted", story));

        assertThat(changes.list(before, 10))
                .extracting(ChangeLog.Change::key)
                .containsExactly("box:en/noted");
        Actor administrator = Actor.system("test");
        assertThat(new Audit(database).list(administrator, "box:en/noted", Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.verb()).isEqualTo("order-box");
                    assertThat(line.detail()).isEqualTo(Long.toString(story));
                });
    }

    @Test
    void aWithheldStoryLeavesTheBoxAndComesBack() {
        long stays = site.publish("Stays").id();
        long goes = site.publish("Goes").id();
        boxes.put(EDITOR, order("moving", goes, stays));

        site.newsroom.act(Verb.WITHHOLD, EDITOR, goes, Order.PLAIN);
        assertThat(ids("moving")).containsExactly(stays);
        site.newsroom.act(Verb.PUBLISH, EDITOR, goes, Order.PLAIN);
        assertThat(ids("moving")).containsExactly(goes, stays);
    }

    @Test
    void aStoryKnownByNameOnlyCanStandInABox() {
        long ours = site.publish("Ours").id();
        entry(4_000_001, 77_000, "Known by name");

        boxes.put(EDITOR, order("mixed", 4_000_001L, ours));

        assertThat(ids("mixed")).containsExactly(4_000_001L, ours);
        assertThat(boxes.list("en")).extracting(Box::slug).contains("mixed");
    }

    private void entry(long id, long sort, String title) {
        var entry =
                new ListEntries.ListEntry(
                        "en",
                        id,
                        sort,
                        21,
                        "/2016/12/23/a_25f_4x3.jpg",
                        title,
                        (@Nullable Long) null);
        database.write(handle -> ListEntries.add(handle, List.of(entry), site.clock.instant()));
    }

    private static void assertProblem(Problem.Kind kind, ThrowingCallable verb) {
        assertThatThrownBy(verb)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }
}
