package news.stet.fronts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.story.ChangeLog;
import news.stet.story.Order;
import news.stet.story.Verb;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

@NullMarked
@ExtendWith(TestDatabase.class)
class FrontsTest {
    private static final Actor EDITOR = SampleSite.EDITOR;
    private static final Actor COLLEAGUE =
            new Actor(8, "Cora Ller", Role.EDITOR, Actor.Kind.PERSON);
    private static final FrontId FRONT = new FrontId("en", null);

    private final Database database;
    private final SampleSite site;
    private final Fronts fronts;

    FrontsTest(Database database) {
        this.database = database;
        this.site = new SampleSite(database);
        this.fronts = new Fronts(database, site.clock);
    }

    private static ObjectNode fields(String json) {
        return (ObjectNode) Json.read(json);
    }

    private Front act(FrontAct... acts) {
        return fronts.act(EDITOR, FRONT, List.of(acts), null);
    }

    /** A front of one list with that many slots and nothing else; its container's name. */
    private String list(int slots) {
        fronts.put(EDITOR, FRONT, FrontContent.NONE, null);
        return act(new FrontAct.AddContainer(
                        fields("{\"layout\": \"list\", \"slots\": " + slots + "}"), null))
                .draft()
                .containers()
                .getFirst()
                .id();
    }

    private static FrontAct place(long story, String container, int slot) {
        return new FrontAct.Place(story, container, slot);
    }

    private List<Long> publish(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> site.publish("Story " + i + " of " + System.nanoTime()).id())
                .toList();
    }

    /** The stories in the first container's slots, 0 for an open one. */
    private static List<Long> placed(Front front) {
        return front.draft().containers().getFirst().slots().stream()
                .map(Slot::placed)
                .map(it -> it == null ? 0L : it.story())
                .toList();
    }

    private List<Long> shown() {
        return fronts.fill(FRONT, fronts.get(EDITOR, FRONT).draft()).stories();
    }

    @Test
    void aFrontBeginsWithThePlacesItHadByItself() {
        Front front = fronts.get(EDITOR, new FrontId("ar", null));

        assertThat(front.version()).isZero();
        assertThat(front.live().isAutomatic()).isTrue();
        assertThat(front.draft().containers())
                .extracting(Container::layout)
                .containsExactly(
                        FrontLayout.LEAD_SUPPORTING,
                        FrontLayout.RECENT,
                        FrontLayout.LEAD_SUPPORTING);
        assertProblem(
                Problem.Kind.NOT_FOUND, () -> fronts.get(EDITOR, new FrontId("en", "nowhere")));
    }

    @Test
    void aStoryPutIntoASlotPushesOthersDownToTheNextOpenOne() {
        String list = list(4);
        List<Long> s = publish(5);

        act(place(s.get(0), list, 0), place(s.get(1), list, 2));
        assertThat(placed(act(place(s.get(2), list, 0))))
                .containsExactly(s.get(2), s.get(0), s.get(1), 0L);
        act(place(s.get(3), list, 0));

        assertThat(placed(act(place(s.get(4), list, 1))))
                .as("the last one leaves")
                .containsExactly(s.get(3), s.get(4), s.get(2), s.get(0));
    }

    @Test
    void whatIsMovedWithinAContainerTakesTheRestAlong() {
        String list = list(4);
        List<Long> s = publish(4);
        IntStream.range(0, 4).forEach(i -> act(place(s.get(i), list, i)));

        assertThat(placed(act(place(s.get(0), list, 2))))
                .containsExactly(s.get(1), s.get(2), s.get(0), s.get(3));
        assertThat(placed(act(place(s.get(3), list, 0))))
                .containsExactly(s.get(3), s.get(1), s.get(2), s.get(0));
    }

    @Test
    void aStickyStoryStaysWhenOthersPass() {
        String list = list(3);
        List<Long> s = publish(4);
        act(
                place(s.get(0), list, 0),
                place(s.get(1), list, 1),
                new FrontAct.Change(s.get(1), fields("{\"sticky\": true}")));

        assertThat(placed(act(place(s.get(2), list, 0))))
                .containsExactly(s.get(2), s.get(1), s.get(0));
        assertThat(placed(act(place(s.get(3), list, 1))))
                .as("the slot is taken, so the next one")
                .containsExactly(s.get(2), s.get(1), s.get(3));
    }

    @Test
    void openSlotsFillWithTheNewestAndNoneTwice() {
        String list = list(4);
        List<Long> s = publish(5);
        act(place(s.get(3), list, 1));
        act(new FrontAct.AddContainer(fields("{\"layout\": \"recent\", \"slots\": 2}"), null));

        assertThat(shown())
                .startsWith(s.get(4), s.get(3), s.get(2), s.get(1), s.get(0))
                .doesNotHaveDuplicates();
    }

    @Test
    void aStoryThatReadersMayNotSeeLeavesAndItsSlotFills() {
        String list = list(2);
        List<Long> s = publish(3);
        act(place(s.get(0), list, 0));
        assertThat(shown()).containsExactly(s.get(0), s.get(2));

        site.newsroom.act(Verb.WITHHOLD, EDITOR, s.get(0), Order.PLAIN);
        assertThat(shown()).containsExactly(s.get(2), s.get(1));
        site.newsroom.act(Verb.PUBLISH, EDITOR, s.get(0), Order.PLAIN);
        assertThat(shown()).containsExactly(s.get(0), s.get(2));
    }

    @Test
    void aStoryWhoseTimeIsOverLeaves() {
        String list = list(1);
        List<Long> s = publish(2);
        String until = site.clock.instant().plus(Duration.ofHours(1)).toString();
        act(
                place(s.get(0), list, 0),
                new FrontAct.Change(s.get(0), fields("{\"until\": \"" + until + "\"}")));
        assertThat(shown()).containsExactly(s.get(0));

        site.clock.pass(Duration.ofHours(1));

        assertThat(shown()).containsExactly(s.get(1));
    }

    @Test
    void aQueryAsksForSectionTopicTypeAgeAndPictures() {
        String list = list(3);
        long old = site.publish("en", "video", "Old film", "\"topics\": [\"bridges\"]").id();
        site.clock.pass(Duration.ofHours(30));
        long film = site.publish("en", "video", "Film", "").id();
        long story = site.publish("en", "article", "Words", "\"topics\": [\"bridges\"]").id();

        assertThat(filledBy(list, "{\"type\": \"video\"}")).startsWith(film, old);
        assertThat(filledBy(list, "{\"type\": \"video\", \"section\": \"sport\"}")).isEmpty();
        assertThat(filledBy(list, "{\"topic\": \"bridges\"}")).startsWith(story, old);
        assertThat(filledBy(list, "{\"topic\": \"bridges\", \"type\": \"video\"}")).startsWith(old);
        assertThat(filledBy(list, "{\"type\": \"video\", \"hours\": 24}")).containsExactly(film);
        assertThat(filledBy(list, "{\"hours\": 1, \"pictures\": true}")).isEmpty();
        assertProblem(Problem.Kind.INVALID, () -> filledBy(list, "{\"edition\": \"xx\"}"));
    }

    private List<Long> filledBy(String container, String query) {
        act(new FrontAct.ChangeContainer(container, fields("{\"query\": " + query + "}")));
        return shown();
    }

    @Test
    void whatTwoEditorsDoToDifferentPiecesIsPutTogether() {
        String list = list(6);
        List<Long> s = publish(2);
        int base = fronts.get(EDITOR, FRONT).version();
        act(place(s.get(0), list, 0));

        Front both =
                fronts.act(
                        COLLEAGUE,
                        FRONT,
                        List.of(
                                place(s.get(1), list, 4),
                                new FrontAct.ChangeContainer(
                                        list, fields("{\"title\": \"Read on\"}"))),
                        base);

        assertThat(placed(both)).containsExactly(s.get(0), 0L, 0L, 0L, s.get(1), 0L);
        assertThat(both.draft().containers().getFirst().title()).isEqualTo("Read on");
        assertThat(both.draft().placed())
                .extracting(Placed::by)
                .containsExactly(EDITOR.name(), COLLEAGUE.name());
    }

    @Test
    void bothMayAddContainersAtOnce() {
        list(1);
        int base = fronts.get(EDITOR, FRONT).version();
        act(new FrontAct.AddContainer(fields("{\"layout\": \"grid\"}"), 0));

        Front both =
                fronts.act(
                        COLLEAGUE,
                        FRONT,
                        List.of(new FrontAct.AddContainer(fields("{\"layout\": \"video\"}"), null)),
                        base);

        assertThat(both.draft().containers())
                .extracting(Container::layout)
                .containsExactly(FrontLayout.GRID, FrontLayout.LIST, FrontLayout.VIDEO);
    }

    @Test
    void whoChangesTheSameIsToldBoth() {
        String list = list(2);
        List<Long> s = publish(2);
        int base = fronts.get(EDITOR, FRONT).version();
        act(place(s.get(0), list, 0));

        assertThatThrownBy(
                        () -> fronts.act(COLLEAGUE, FRONT, List.of(place(s.get(1), list, 0)), base))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT);
                            assertThat(problem.detail()).contains(EDITOR.name());
                            assertThat(problem.fields())
                                    .anySatisfy(field -> {
                                        assertThat(field.path())
                                                .isEqualTo("containers[" + list + "].slots[0]");
                                        assertThat(field.problem()).contains("" + s.get(0));
                                        assertThat(field.fix()).contains("" + s.get(1));
                                    });
                        });
    }

    @Test
    void whatSomebodyTookAwayCannotBeChangedByWhoDidNotSeeIt() {
        String list = list(2);
        long story = publish(1).getFirst();
        act(place(story, list, 0));
        int base = fronts.get(EDITOR, FRONT).version();
        act(new FrontAct.Remove(story));

        assertProblem(
                Problem.Kind.CONFLICT,
                () ->
                        fronts.act(
                                COLLEAGUE,
                                FRONT,
                                List.of(
                                        new FrontAct.Change(
                                                story, fields("{\"kicker\": \"NEW\"}"))),
                                base));
    }

    @Test
    void undoTakesBackOneThingAndRedoDoesItAgain() {
        String list = list(3);
        List<Long> s = publish(2);
        int mine = act(place(s.get(0), list, 0)).version();
        act(place(s.get(1), list, 2));

        Front undone = fronts.undo(EDITOR, FRONT, mine);
        assertThat(placed(undone)).containsExactly(0L, 0L, s.get(1));
        assertThat(placed(fronts.undo(EDITOR, FRONT, undone.version())))
                .containsExactly(s.get(0), 0L, s.get(1));
    }

    @Test
    void readersGetWhatIsPublishedAndOnlyThatNamesAKey() {
        ChangeLog changes = new ChangeLog(database);
        String list = list(1);
        long story = publish(1).getFirst();
        act(place(story, list, 0));
        long before = changes.head();

        fronts.publish(EDITOR, FRONT, null, "Morning");
        act(new FrontAct.Remove(story));

        assertThat(changes.list(before, 10))
                .extracting(ChangeLog.Change::key)
                .containsExactly("front:en");
        Front front = fronts.get(EDITOR, FRONT);
        assertThat(front.isLive()).isFalse();
        assertThat(front.live().placed()).extracting(Placed::story).containsExactly(story);
        assertThat(new Audit(database).list(Actor.system("test"), "front:en", Long.MAX_VALUE, 1))
                .extracting(Audit.Line::verb)
                .containsExactly("publish-front");
        assertProblem(
                Problem.Kind.STALE, () -> fronts.publish(EDITOR, FRONT, front.version() - 1, null));
        assertThat(fronts.discard(EDITOR, FRONT).draft()).isEqualTo(front.live());
    }

    @Test
    void whatIsScheduledGoesOutAsItWasAtItsTime() {
        String list = list(1);
        List<Long> s = publish(2);
        act(place(s.get(0), list, 0));
        var at = site.clock.instant().plus(Duration.ofHours(2));
        fronts.schedule(EDITOR, FRONT, null, at);
        act(place(s.get(1), list, 0));

        assertThat(fronts.publishDue()).isZero();
        site.clock.pass(Duration.ofHours(2));

        assertThat(fronts.publishDue()).isEqualTo(1);
        Front front = fronts.get(EDITOR, FRONT);
        assertThat(front.live().placed()).extracting(Placed::story).containsExactly(s.get(0));
        assertThat(front.due()).isNull();
        assertProblem(Problem.Kind.INVALID, () -> fronts.schedule(EDITOR, FRONT, null, at));
    }

    @Test
    void onlyWhoMayArrangesAndPublishes() {
        Actor reporter = new Actor(9, "Rolf Ruter", Role.REPORTER, Actor.Kind.PERSON);

        assertProblem(
                Problem.Kind.FORBIDDEN, () -> fronts.put(reporter, FRONT, FrontContent.NONE, null));
        assertProblem(Problem.Kind.FORBIDDEN, () -> fronts.publish(reporter, FRONT, null, null));
    }

    @Test
    void onlyLiveStoriesCanBePlaced() {
        String list = list(1);
        long draft =
                site.newsroom
                        .create(EDITOR, SampleSite.content("en", "article", "Draft", ""), null)
                        .id();

        assertProblem(Problem.Kind.INVALID, () -> act(place(draft, list, 0)));
        assertProblem(Problem.Kind.NOT_FOUND, () -> act(place(draft, "nothing", 0)));
        long story = publish(1).getFirst();
        act(place(story, list, 0));
        assertProblem(
                Problem.Kind.INVALID,
                () -> act(new FrontAct.Change(story, fields("{\"picture\": \"999999\"}"))));
    }

    private static void assertProblem(Problem.Kind kind, ThrowingCallable verb) {
        assertThatThrownBy(verb)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }

    @Test
    void aPictureIsKnownToStandOnAFrontForAStorysOwn() {
        long picture =
                database.write(handle ->
                        handle.createQuery(
                                        """
                                        insert into media (kind, format, sha256, bytes, width, height, folder, name,
                                            colour, file_name, caption, alt, credit, creator, added_at, added_by)
                                        values ('picture', 'jpeg', sha256('on a front'), 2, 1600, 900, '2026/01/01',
                                            'on-a-front', '#4a6b7c', 'a.jpg', '', 'A pier', '', '', now(), 'Loader')
                                        returning id
                                        """)
                                .mapTo(Long.class)
                                .one());
        String container = list(1);
        long story = publish(1).getFirst();
        act(
                place(story, container, 0),
                new FrontAct.Change(story, fields("{\"picture\": \"" + picture + "\"}")));

        assertThat(fronts.pictured(EDITOR, picture))
                .containsExactly(new Fronts.Pictured(FRONT, false, true));
        fronts.publish(EDITOR, FRONT, null, null);
        assertThat(fronts.pictured(EDITOR, picture))
                .containsExactly(new Fronts.Pictured(FRONT, true, true));
        assertThat(fronts.pictured(EDITOR, picture + 1)).isEmpty();
    }
}
