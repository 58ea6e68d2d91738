package news.stet.wire.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.story.Block;
import news.stet.story.ChangeLog;
import news.stet.story.Edition;
import news.stet.story.Editions;
import news.stet.story.Mark;
import news.stet.story.Newsroom;
import news.stet.story.Order;
import news.stet.story.Section;
import news.stet.story.Status;
import news.stet.story.Stories;
import news.stet.story.Story;
import news.stet.story.StoryType;
import news.stet.story.Verb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class CrawlImportTest {
    private static final Actor ACTOR = Actor.system("import");

    private final Database database;
    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Newsroom newsroom;
    private final Stories stories;
    private final ChangeLog changes;
    private final CrawlImport crawl;

    @TempDir private Path folder;
    private int files;

    CrawlImportTest(Database database) {
        this.database = database;
        this.newsroom = new Newsroom(database, clock);
        this.stories = new Stories(database);
        this.changes = new ChangeLog(database);
        this.crawl = new CrawlImport(database, newsroom, clock);
    }

    @BeforeEach
    void aNewsroomByTheSea() {
        new Editions(database, clock)
                .put(
                        ACTOR,
                        new Edition(
                                "port",
                                "The Port",
                                "",
                                "en",
                                java.time.ZoneId.of("Asia/Tokyo"),
                                "EEE MMM dd, yyyy HH:mm:ss",
                                false,
                                List.of(
                                        new Section("harbour", "Harbour"),
                                        new Section("town", "Town"))));
    }

    private static String headed(String headline) {
        return Pages.BRIDGE.replace("Old Bridge Reopens After Forty Years", headline);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("page" + files++ + ".txt"), text);
    }

    private ImportOutcome bring(String text, boolean publish) throws IOException {
        return crawl.bring(ACTOR, file(text), crawl.target("port", null, publish));
    }

    private Story imported(String text, boolean publish) throws IOException {
        ImportOutcome outcome = bring(text, publish);
        assertThat(outcome).isInstanceOf(ImportOutcome.Imported.class);
        return stories.get(ACTOR, ((ImportOutcome.Imported) outcome).story());
    }

    private long rows(String table) {
        return database.read(handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }

    @Test
    void aPageBecomesALiveStoryAndItsListStandsBelowIt() throws IOException {
        Story story = imported(headed("Whole Page") + Pages.dumped(Pages.LIST), true);

        assertThat(story.status()).isEqualTo(Status.LIVE);
        // The clock on the wall of the edition, nine hours before Greenwich.
        assertThat(story.publishedAt()).isEqualTo("2026-03-14T00:05:07Z");
        assertThat(story.content().type()).isEqualTo(StoryType.VIDEO);
        assertThat(story.content().kicker()).isEqualTo("VIDEO");
        assertThat(story.content().headline()).isEqualTo("Whole Page");
        assertThat(story.content().section()).isEqualTo("harbour");
        assertThat(story.content().source()).isEqualTo("Lantern");
        assertThat(story.content().located()).isEqualTo("Port Ellin");
        assertThat(story.content().credits()).containsExactly("Harbour Radio");
        assertThat(story.content().body()).hasSize(5);
        assertThat(story.sort()).isGreaterThan(9003);
        List<String> listed =
                database.read(handle ->
                        handle.createQuery(
                                        """
                                        select id || ' ' || sort || ' ' || type || ' ' || title from list_entry
                                        where edition = 'port' and story = :story order by sort desc
                                        """)
                                .bind("story", story.id())
                                .mapTo(String.class)
                                .list());
        assertThat(listed)
                .containsExactly(
                        "501 9003 21 Ferry Captain Retires",
                        "502 9002 21 Night Market Moves: Council");
    }

    @Test
    void quotedWordsAreMarkedWithTheirSpeakerAndNothingElseChanges() throws IOException {
        Story story = imported(headed("Marked Words"), false);

        var quoted =
                story.content().standfirst().spans().stream()
                        .filter(span -> !span.marks().isEmpty())
                        .toList();
        assertThat(quoted).hasSize(1);
        assertThat(quoted.getFirst().text())
                .startsWith("The river was never")
                .endsWith("it never will be");
        assertThat(quoted.getFirst().marks())
                .containsExactly(new Mark.Quote("harbour master Mira Dunlow", null));
        assertThat(story.content().standfirst().plain())
                .isEqualTo(Pages.standfirst(Pages.page(Pages.BRIDGE)).text());
        assertThat(story.content().body())
                .extracting(block -> ((Block.Paragraph) block).text().plain())
                .isEqualTo(Pages.body(Pages.page(Pages.BRIDGE)));
    }

    @Test
    void aDraftKeepsTheTimeThatItWillShow() throws IOException {
        Story draft = imported(headed("Kept Time"), false);

        assertThat(draft.status()).isEqualTo(Status.DRAFT);
        Story live = newsroom.act(Verb.PUBLISH, ACTOR, draft.id(), Order.PLAIN);
        assertThat(live.publishedAt()).isEqualTo("2026-03-14T00:05:07Z");
    }

    @Test
    void aTimeWithAnOffsetIsThatInstant() throws IOException {
        String text =
                headed("Offset").replace("Sat Mar 14, 2026 09:05:07", "2026-03-14T09:05:07+03:30");

        assertThat(imported(text, true).publishedAt()).isEqualTo("2026-03-14T05:35:07Z");
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        String text = headed("Twice") + Pages.dumped(Pages.LIST.replace("50", "70"));
        Story story = imported(text, true);
        long head = changes.head();
        List<Long> before =
                List.of(rows("story"), rows("revision"), rows("list_entry"), rows("import"));

        assertThat(bring(text, true)).isEqualTo(new ImportOutcome.Unchanged(story.id()));

        assertThat(changes.head()).isEqualTo(head);
        assertThat(List.of(rows("story"), rows("revision"), rows("list_entry"), rows("import")))
                .isEqualTo(before);
    }

    @Test
    void theSamePageInOtherBytesIsKnownByHeadlineAndTime() throws IOException {
        Story story = imported(headed("Other Bytes"), false);

        assertThat(bring(headed("OTHER  bytes").replace("\n", "\r\n"), true))
                .isEqualTo(new ImportOutcome.Unchanged(story.id()));
        assertThat(bring(headed("Other Bytes").replace("09:05:07", "09:05:08"), false))
                .isInstanceOf(ImportOutcome.Imported.class);
    }

    @Test
    void anotherEditionTakesThePageTooAndListsItsEntries() throws IOException {
        String text = headed("Two Editions") + Pages.dumped(Pages.LIST.replace("50", "60"));
        imported(text, false);

        ImportOutcome outcome =
                crawl.bring(ACTOR, file(text), crawl.target("en", "culture", false));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ImportOutcome.Imported.class,
                        brought -> assertThat(brought.newEntries()).isEqualTo(2));
    }

    @Test
    void manyAtOnceBringOnePageOnce() throws Exception {
        Path file = file(headed("Many At Once"));
        CrawlImport.Target target = crawl.target("port", "town", true);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            Callable<ImportOutcome> task = () -> crawl.bring(ACTOR, file, target);
            List<Future<ImportOutcome>> futures =
                    threads.invokeAll(List.of(task, task, task, task, task, task));
            List<ImportOutcome> outcomes = new java.util.ArrayList<>();
            for (Future<ImportOutcome> future : futures) {
                outcomes.add(future.get());
            }
            assertThat(outcomes).filteredOn(ImportOutcome.Imported.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(ImportOutcome.Unchanged.class::isInstance).hasSize(5);
        }
    }

    @Test
    void aPageWithoutTimeIsTakenInButNotPublished() throws IOException {
        String text = headed("No Time").replace("Sat Mar 14, 2026 09:05:07\n", "");

        assertThat(bring(text, true))
                .isInstanceOfSatisfying(
                        ImportOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("no publication time"));
        assertThat(imported(text, false).publishedAt()).isNull();
        assertThat(bring(text, false)).isInstanceOf(ImportOutcome.Unchanged.class);
    }

    @Test
    void whatNoStoryMayHoldIsAReasonAndLeavesNothing() throws IOException {
        long before = rows("story");

        ImportOutcome future =
                bring(headed("Too Early").replace("Mar 14, 2026", "Mar 14, 2126"), true);
        ImportOutcome tooLong =
                bring(headed("Too Long") + "\n" + "word ".repeat(5_000) + "\n", true);

        assertThat(((ImportOutcome.Failed) future).reason())
                .contains("publishedAt")
                .contains("future");
        assertThat(((ImportOutcome.Failed) tooLong).reason())
                .contains("body[5]")
                .contains("characters");
        assertThat(rows("story")).isEqualTo(before);
    }

    @Test
    void whatCannotBeReadIsAReason() throws IOException {
        CrawlImport.Target target = crawl.target("port", null, false);

        assertThat(crawl.bring(ACTOR, folder.resolve("missing.txt"), target))
                .isEqualTo(new ImportOutcome.Failed("there is no such file"));
        assertThat(crawl.bring(ACTOR, folder, target))
                .isEqualTo(new ImportOutcome.Failed("it is a folder, not a file"));
        assertThat(crawl.bring(ACTOR, file(""), target))
                .isEqualTo(new ImportOutcome.Failed("it is empty"));
    }

    @Test
    void anUnknownEditionOrSectionIsRefusedBeforeAnyFile() {
        assertThatThrownBy(() -> crawl.target("xx", null, false))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.fields().getFirst().fix()).contains("en, port"));
        assertThatThrownBy(() -> crawl.target("port", "moon", false))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.fields().getFirst().fix())
                                        .contains("harbour, town"));
        assertThat(crawl.target("en", null, false).section()).isEqualTo("world");
    }

    @Test
    void entriesWithoutNumbersAreKeptToo() throws IOException {
        String list = "[{\"id\":\"990001\",\"title\":\"Only a Title\"}]";
        Story story = imported(headed("Bare Entry") + Pages.dumped(list), true);

        String title =
                database.read(handle ->
                        handle.createQuery(
                                        "select title from list_entry where id = 990001 and story = :story")
                                .bind("story", story.id())
                                .mapTo(String.class)
                                .one());
        assertThat(title).isEqualTo("Only a Title");
    }

    @Test
    void theReferencePageGoesLive() throws IOException {
        assumeTrue(Pages.reference().isPresent(), "the reference page is not at hand");

        ImportOutcome outcome =
                crawl.bring(ACTOR, Pages.reference().get(), crawl.target("en", null, true));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ImportOutcome.Imported.class,
                        brought -> assertThat(brought.newEntries()).isEqualTo(4));
        Story story = stories.get(ACTOR, ((ImportOutcome.Imported) outcome).story());
        assertThat(story.publishedAt()).isEqualTo(Instant.parse("2016-12-23T15:00:22Z"));
        assertThat(Objects.requireNonNull(story.sort())).isGreaterThan(3_688_941);
        assertThat(Files.readString(Pages.reference().get(), StandardCharsets.UTF_8))
                .contains(story.content().bodyText().split("\n"));
    }
}
