package news.stet.fronts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.story.Order;
import news.stet.story.Verb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is read most, from a node that only tells to the box that readers see. */
@ExtendWith(TestDatabase.class)
class ReadsTest {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Database database;
    private final SampleSite site;
    private final Reads desk;
    private final MostRead mostRead;

    ReadsTest(Database database) {
        this.database = database;
        this.site = new SampleSite(database);
        this.desk = new Reads(database, site.clock);
        this.mostRead = new MostRead(database, new Boxes(database, site.clock), site.clock);
    }

    @BeforeEach
    void nobodyReadYet() {
        database.write(handle -> handle.execute("truncate story_reads, read_report"));
        mostRead.look();
        desk.hear();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private List<Long> box() {
        return Json.read(site.text("/en/boxes/most-read.json"))
                .valueStream()
                .map(item -> Long.valueOf(item.get("id").stringValue()))
                .toList();
    }

    private long reads(long story) {
        return database.read(handle ->
                handle.createQuery(
                                "select coalesce(sum(reads), 0) from story_reads where story = :story")
                        .bind("story", story)
                        .mapTo(Long.class)
                        .one());
    }

    /** Hears until what was told has been written down. */
    private void hear(long story, long reads) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (reads(story) < reads && System.nanoTime() < end) {
            desk.hear();
        }
        assertThat(reads(story)).isEqualTo(reads);
    }

    @Test
    void whatIsReadMostStandsOnTopInItsEditionAndFadesWithTheHours() {
        long one = site.publish("One").id();
        long two = site.publish("Two").id();
        long arabic = site.publish("ar", "article", "ثلاثة", "").id();
        try (var node = new Reads(database, site.clock)) {
            node.tell(Map.of(one, 5, two, 3, arabic, 100, 999_999_999L, 50));
            hear(one, 5);
        }
        mostRead.look();
        assertThat(box()).containsExactly(one, two);
        assertThat(reads(999_999_999L)).isZero();

        site.clock.pass(Duration.ofHours(12));
        try (var node = new Reads(database, site.clock)) {
            node.tell(Map.of(two, 1));
            hear(two, 4);
        }
        mostRead.look();
        assertThat(box()).containsExactly(two, one);

        site.newsroom.act(Verb.KILL, SampleSite.EDITOR, two, Order.PLAIN);
        assertThat(box()).containsExactly(one);
        site.clock.pass(Duration.ofHours(13));
        mostRead.look();
        assertThat(box()).isEmpty();
    }

    @Test
    void aBoxThatStaysAsItIsIsNoChange() {
        long one = site.publish("Once").id();
        desk.keep(new ReadReport(UUID.randomUUID(), 1, Map.of(one, 2)));
        mostRead.look();
        String key = "box:en/most-read";
        long changes = changes(key);

        desk.keep(new ReadReport(UUID.randomUUID(), 1, Map.of(one, 7)));
        mostRead.look();

        assertThat(changes(key)).isEqualTo(changes);
        assertThat(changes).isPositive();
    }

    private long changes(String key) {
        return database.read(handle ->
                handle.createQuery("select count(*) from change where key = :key")
                        .bind("key", key)
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void aReportCountsOnceHoweverManyDesksHearIt() {
        long one = site.publish("Counted").id();
        UUID node = UUID.randomUUID();
        try (var other = new Reads(database, site.clock)) {
            for (Reads each : List.of(desk, other)) {
                each.keep(new ReadReport(node, 7, Map.of(one, 3)));
            }
            other.keep(new ReadReport(node, 6, Map.of(one, 100)));
        }
        assertThat(reads(one)).isEqualTo(3);
    }

    @Test
    void aReportIsReadAsItWasWrittenAndNothingElseIsOne() {
        var reads = LongStream.range(1, 600).boxed().collect(Collectors.toMap(it -> it, it -> 9));
        List<ReadReport> reports = ReadReport.of(UUID.randomUUID(), 4, reads);

        assertThat(reports).hasSize(3).extracting(ReadReport::number).containsExactly(4L, 5L, 6L);
        assertThat(reports)
                .allSatisfy(report -> {
                    assertThat(report.write().length()).isLessThan(8_000);
                    assertThat(ReadReport.read(report.write())).contains(report);
                });
        UUID node = UUID.randomUUID();
        for (String other :
                List.of(
                        "",
                        "hello",
                        node + " 1",
                        node + " 1 7:0",
                        node + " 1 7:-1",
                        node + " x 7:1")) {
            assertThat(ReadReport.read(other)).as(other).isEmpty();
        }
    }
}
