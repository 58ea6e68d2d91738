package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import news.stet.desk.api.ApiCaller;
import news.stet.platform.DataFolder;
import news.stet.platform.postgres.DatabaseServer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What was answered is kept, and nothing is there by halves, however often Java dies. */
class KillTest {
    private static final int KILLS = 10;
    private static final int WRITERS = 4;

    /** Answers before each kill; never the same number, so that it hits other moments. */
    private static final int ANSWERS = 30;

    /** A write that was answered: what must be there for good. */
    private record Answered(long story, int revision, String headline, String status) {}

    private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();

    @Test
    void tenKillsDuringWritesLoseNothingThatWasAnswered() throws Exception {
        try (var stet = RunningStet.start("kill")) {
            for (int kill = 1; kill <= KILLS; kill++) {
                writeUntilKilled(stet, kill);
                stet.start();
                checkWhatIsThere(stet);
            }
            assertThat(answered).hasSizeGreaterThanOrEqualTo(KILLS * ANSWERS);
            assertThat(stet.stop()).isZero();
            assertThat(stet.leftProcesses()).isEmpty();
            stet.assertNoFaults();
        }
    }

    private void writeUntilKilled(RunningStet stet, int kill) throws Exception {
        ApiCaller api = stet.api();
        CountDownLatch enough = new CountDownLatch(ANSWERS + kill * 7);
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                String name = "Writer " + i + ", life " + kill;
                writers.add(threads.submit(() -> write(api, name, enough)));
            }
            boolean came = enough.await(2, TimeUnit.MINUTES);
            stet.kill();
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThat(came).isTrue();
        }
    }

    /** Writes story after story until nobody answers any more. */
    private void write(ApiCaller api, String name, CountDownLatch enough) {
        try {
            for (int number = 1; ; number++) {
                String headline = name + ", story " + number;
                var story = api.post("/api/v1/stories", draft(headline));
                note(story, headline, enough);
                headline += ", second words";
                var saved = api.put("/api/v1/stories/" + story.id(), draft(headline), story.etag());
                note(saved, headline, enough);
                note(api.post(verb(story, "publish"), ""), headline, enough);
                if (number % 3 == 0) {
                    headline += ", corrected";
                    String order = "{\"note\": \"Words.\", \"story\": " + draft(headline) + "}";
                    note(api.post(verb(story, "correct"), order), headline, enough);
                } else if (number % 3 == 1) {
                    note(api.post(verb(story, "withhold"), ""), headline, enough);
                }
            }
        } catch (AssertionError e) {
            if (!(e.getCause() instanceof IOException)) {
                throw e;
            }
        }
    }

    private static String draft(String headline) {
        return """
        {"edition": "en", "type": "article", "section": "world", "headline": "%s",
         "topics": ["kills"], "body": [{"type": "paragraph", "text": "%s"}]}\
        """
                .formatted(headline, headline);
    }

    private static String verb(ApiCaller.Reply story, String verb) {
        return "/api/v1/stories/" + story.id() + "/" + verb;
    }

    private void note(ApiCaller.Reply reply, String headline, CountDownLatch enough) {
        assertThat(reply.status()).as(reply.body()).isIn(200, 201);
        answered.add(
                new Answered(
                        Long.parseLong(reply.id()),
                        Integer.parseInt(reply.text("revision")),
                        headline,
                        reply.text("status")));
        enough.countDown();
    }

    private void checkWhatIsThere(RunningStet stet) {
        try (var guest = DataFolder.join(stet.data(), "a test");
                var server = DatabaseServer.start(guest, java.util.Optional.empty(), Map.of())) {
            var address = server.address();
            Jdbi.create(address.url(), address.user(), address.password())
                    .useHandle(handle -> {
                        for (Answered one : answered) {
                            assertThat(find(handle, one)).isEqualTo(one);
                        }
                        assertNothingIsThereByHalves(handle);
                    });
        }
        Answered last = answered.stream().reduce((one, other) -> other).orElseThrow();
        assertThat(stet.api().get("/api/v1/stories/" + last.story()).status()).isEqualTo(200);
    }

    private static Answered find(Handle handle, Answered one) {
        return handle.createQuery(
                        """
                        select content ->> 'headline' as headline, status from revision
                        where story = :story and number = :number
                        """)
                .bind("story", one.story())
                .bind("number", one.revision())
                .map((row, context) ->
                        new Answered(
                                one.story(),
                                one.revision(),
                                row.getString("headline"),
                                row.getString("status")))
                .findOne()
                .orElseThrow(() -> new AssertionError(one + " was answered and is not there"));
    }

    private static void assertNothingIsThereByHalves(Handle handle) {
        assertThat(
                        rows(
                                handle,
                                """
                                select s.id from story s left join revision r on r.story = s.id
                                group by s.id
                                having count(r.number) <> coalesce(max(r.number), 0)
                                    or coalesce(min(r.number), 0) <> 1 or max(r.number) <> s.working
                                """))
                .as("stories whose revisions have gaps")
                .isEmpty();
        assertThat(
                        rows(
                                handle,
                                """
                                select coalesce(s.id, l.story) from story s
                                full join live_story l on l.story = s.id
                                where coalesce(s.status = 'live', false) <> (l.story is not null)
                                """))
                .as("stories live in one place and not in the other")
                .isEmpty();
        assertThat(
                        rows(
                                handle,
                                """
                                select s.id from live_story l join story s on s.id = l.story
                                join revision r on r.story = s.id and r.number = s.live
                                where l.headline <> r.content ->> 'headline' or l.sort <> s.sort
                                    or not exists (select from live_topic t where t.story = s.id)
                                """))
                .as("stories that readers see otherwise than they were published")
                .isEmpty();
        assertThat(
                        rows(
                                handle,
                                """
                                select seq from change_head
                                where seq <> (select count(*) from change)
                                    or seq <> (select max(seq) from change)
                                """))
                .as("gaps in the change log")
                .isEmpty();
        assertThat(
                        rows(
                                handle,
                                """
                                select s.id from story s where (select count(*) from revision r where r.story = s.id)
                                    <> (select count(*) from audit a where a.subject = 'story:' || s.id)
                                """))
                .as("stories whose trail lacks a verb")
                .isEmpty();
    }

    private static List<Long> rows(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).list();
    }
}
