package news.stet.site;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import news.stet.fronts.BoxOrder;
import news.stet.fronts.BoxRules;
import news.stet.fronts.Boxes;
import news.stet.fronts.FillQuery;
import news.stet.fronts.MostRead;
import news.stet.platform.Database;

/** What editors do to boxes, and readers to the one that counts. */
final class RandomBoxes {
    private final Database database;
    private final SampleSite site;
    private final Random random;
    private final Boxes boxes;

    RandomBoxes(Database database, SampleSite site, Random random) {
        this.database = database;
        this.site = site;
        this.random = random;
        this.boxes = new Boxes(database, site.clock);
    }

    RandomActs.Act put(List<Long> live, String topic) {
        List<Long> shown = live.stream().filter(_ -> random.nextInt(4) == 0).limit(9).toList();
        BoxRules rules = random.nextInt(3) == 0 ? null : rules(shown, topic);
        boxes.put(SampleSite.EDITOR, new BoxOrder("en", "top", null, shown, null, rules));
        return new RandomActs.Act("box", "put " + shown + " into the box, " + rules);
    }

    private BoxRules rules(List<Long> shown, String topic) {
        FillQuery[] queries = {
            FillQuery.ANY,
            FillQuery.ofSection("sport"),
            FillQuery.ofType("video"),
            new FillQuery(null, null, topic, null, null, null),
            new FillQuery(null, "world", null, null, 48, true)
        };
        FillQuery query = random.nextBoolean() ? null : queries[random.nextInt(queries.length)];
        Map<Long, Integer> sticky = new HashMap<>();
        for (int i = 0; i < shown.size(); i++) {
            if (random.nextInt(3) == 0) {
                sticky.put(shown.get(i), i);
            }
        }
        return new BoxRules(random.nextInt(8), query, sticky);
    }

    /** Readers read this and that, and somebody looks what they read most. */
    RandomActs.Act read(List<Long> live) {
        Map<Long, Integer> reads = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            reads.put(live.get(random.nextInt(live.size())), random.nextInt(1, 50));
        }
        database.write(handle -> {
            reads.forEach((story, count) ->
                    handle.execute(
                            """
                            insert into story_reads (story, hour, reads)
                            values (?, date_trunc('hour', cast(? as timestamptz), 'UTC'), ?)
                            on conflict (story, hour) do update set reads = story_reads.reads + excluded.reads
                            """,
                            story,
                            site.clock.instant().atOffset(ZoneOffset.UTC),
                            count));
            return reads;
        });
        new MostRead(database, boxes, site.clock).look();
        return new RandomActs.Act("reads", "read " + reads);
    }
}
