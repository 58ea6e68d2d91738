package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class ManyWritersTest {
    private static final Actor EDITOR = new Actor(7, "Edda Tor", Role.EDITOR, Actor.Kind.PERSON);
    private static final int SAVES = 8;

    private final Newsroom newsroom;
    private final Stories stories;
    private final ChangeLog changes;

    ManyWritersTest(Database database) {
        this.newsroom = new Newsroom(database, InstantSource.system());
        this.stories = new Stories(database);
        this.changes = new ChangeLog(database);
    }

    /** Topics are shared and named in every order: new ones must not lock writers in a circle. */
    private static StoryContent content(String headline, int seed) {
        List<String> topics =
                IntStream.range(0, 6).mapToObj(i -> "topic-" + (seed * 7 + i * 5) % 11).toList();
        return StoryJson.read(
                Json.read(
                        """
                        {"edition": "en", "type": "article", "section": "world", "headline": "%s", "topics": %s}
                        """
                                .formatted(headline, Json.write(topics))));
    }

    @Test
    void fiftyWritersOnFiftyStoriesAllFinishAndLoseNothing() throws Exception {
        List<Callable<Long>> writers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int writer = i;
            writers.add(() -> write(writer));
        }

        List<Long> ids = atOnce(writers).stream().map(Future::resultNow).toList();

        for (long id : ids) {
            List<Integer> numbers =
                    stories.revisions(EDITOR, id).stream()
                            .map(Revision::number)
                            .toList()
                            .reversed();
            assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, SAVES + 2).boxed().toList());
            assertThat(stories.get(EDITOR, id).status()).isEqualTo(Status.LIVE);
        }
        List<Long> sequence =
                changes.list(0, 1_000_000).stream().map(ChangeLog.Change::seq).toList();
        assertThat(sequence).isEqualTo(LongStream.rangeClosed(1, changes.head()).boxed().toList());
    }

    private long write(int writer) {
        Story story = newsroom.create(EDITOR, content("Story of " + writer, writer), null);
        for (int i = 1; i <= SAVES; i++) {
            newsroom.save(EDITOR, story.id(), content("Save " + i, writer + i), null, i);
        }
        return newsroom.act(Verb.PUBLISH, EDITOR, story.id(), Order.PLAIN).id();
    }

    @Test
    void ofTwentyWritersOnOneStoryEachEitherSavesOrIsToldItIsStale() throws Exception {
        Story story = newsroom.create(EDITOR, content("Everybody's", 0), null);
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int writer = i;
            writers.add(() -> saveAsOftenAsFresh(story.id(), writer));
        }

        List<Future<Integer>> results = atOnce(writers);

        int saved = results.stream().mapToInt(Future::resultNow).sum();
        List<Revision> revisions = stories.revisions(EDITOR, story.id());
        assertThat(saved)
                .as("every save that was answered is a revision")
                .isEqualTo(revisions.size() - 1);
        assertThat(revisions)
                .extracting(revision -> revision.content().headline())
                .doesNotHaveDuplicates();
        assertThat(saved).isBetween(5, 100);
    }

    private int saveAsOftenAsFresh(long id, int writer) {
        int saved = 0;
        for (int i = 0; i < 5; i++) {
            int seen = stories.get(EDITOR, id).revision();
            try {
                newsroom.save(EDITOR, id, content("By " + writer + ", " + i, 0), null, seen);
                saved++;
            } catch (Problem e) {
                assertThat(e.kind()).isEqualTo(Problem.Kind.STALE);
            }
        }
        return saved;
    }

    private static <T> List<Future<T>> atOnce(List<Callable<T>> works)
            throws InterruptedException, ExecutionException {
        CountDownLatch gate = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures =
                    works.stream()
                            .map(work ->
                                    threads.submit(() -> {
                                        gate.await();
                                        return work.call();
                                    }))
                            .toList();
            gate.countDown();
            for (Future<T> future : futures) {
                future.get();
            }
            return futures;
        }
    }
}
