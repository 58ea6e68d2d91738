package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.story.ChangeLog;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promise that everything downstream is built on: whatever an editor does, a document that
 * looks different afterwards had noted one of the keys that the change log then names. And its
 * other side: few documents are named that look the same.
 */
@ExtendWith(TestDatabase.class)
class KeysTest {
    private static final int ACTS = 30;

    private final SampleSite site;
    private final ChangeLog changes;
    private final Database database;
    private final List<String> told = new ArrayList<>();
    private final Map<String, Count> counts = new TreeMap<>();
    private final Map<String, Integer> blamed = new TreeMap<>();
    private final SitePages sharing;
    private final Followed followed = new Followed();

    /** What was changed when, as far as it was told. */
    private static final class Followed implements Freshness {
        private final Map<String, Long> last = new HashMap<>();
        private long head;

        void follow(List<ChangeLog.Change> changes) {
            changes.forEach(change -> {
                last.put(change.key(), change.seq());
                head = change.seq();
            });
        }

        @Override
        public long followed() {
            return head;
        }

        @Override
        public long lastChange(String key) {
            return last.getOrDefault(key, 0L);
        }
    }

    /** Of one kind of act. */
    private static final class Count {
        int acts;
        int differing;
        int named;

        @Override
        public String toString() {
            return acts + " acts, " + differing + " documents differ, " + named + " named too";
        }
    }

    KeysTest(Database database) {
        this.database = database;
        this.site = new SampleSite(database);
        this.changes = new ChangeLog(database);
        this.sharing = site.freshPages();
        sharing.share(followed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whateverChangesADocumentNamesAKeyItReadAndLittleElse(long seed) {
        RandomActs acts = new RandomActs(database, site, seed);
        followed.follow(changes.list(0, 10_000));
        Map<String, Answer> before = documents(acts);
        for (int i = 0; i < ACTS; i++) {
            long head = changes.head();
            RandomActs.Act act = acts.next();
            told.add(act.told());
            List<ChangeLog.Change> log = changes.list(head, 1_000);
            Set<String> changed =
                    log.stream().map(ChangeLog.Change::key).collect(Collectors.toSet());
            followed.follow(log);
            Map<String, Answer> after = documents(acts);
            Count count = counts.computeIfAbsent(act.kind(), _ -> new Count());
            count.acts++;
            before.forEach((path, old) -> check(path, old, after, changed, count));
            before = after;
        }
        System.out.println("Seed " + seed + ":");
        counts.forEach((kind, count) -> System.out.println(kind + ": " + count));
        System.out.println("Named for nothing: " + blamed);
        int acted = counts.values().stream().mapToInt(count -> count.named).sum();
        assertThat(acted).as("documents named that look the same").isLessThan(ACTS * 5);
    }

    private void check(
            String path,
            Answer before,
            Map<String, Answer> after,
            Set<String> changed,
            Count count) {
        Answer now = after.get(path);
        boolean held = !(before instanceof Answer.Page page) || holds(page.until());
        if (now == null || !held) {
            return;
        }
        List<String> named = before.keys().stream().filter(changed::contains).toList();
        if (!look(before).equals(look(now))) {
            count.differing++;
            assertThat(named)
                    .as(
                            "%s after %s, which named %s; it had noted %s; it was %s and is %s",
                            path, told, changed, before.keys(), look(before), look(now))
                    .isNotEmpty();
        } else if (!named.isEmpty() && before instanceof Answer.Page) {
            count.named++;
            named.forEach(key -> blamed.merge(key.split(":", 2)[0] + depth(key), 1, Integer::sum));
        }
    }

    private static String depth(String key) {
        return key.startsWith("list:") ? key.substring(key.lastIndexOf('/')) : "";
    }

    private boolean holds(@org.jspecify.annotations.Nullable Instant until) {
        return until == null || site.clock.instant().isBefore(until);
    }

    private static String look(Answer answer) {
        return switch (answer) {
            case Answer.Page page -> new String(page.body(), StandardCharsets.UTF_8);
            case Answer.Moved moved -> "moved to " + moved.location();
            case Answer.Gone gone -> "gone from " + gone.edition();
            case Answer.Missing missing -> "missing from " + missing.edition();
        };
    }

    private Map<String, Answer> documents(RandomActs acts) {
        Map<String, Answer> documents = new LinkedHashMap<>();
        for (String path : acts.paths()) {
            SiteRequest request = SiteRequest.parse(path, null).orElseThrow();
            Reading shared = sharing.read(request);
            Answer answer = site.answer(path);
            assertThat(look(shared.answer()))
                    .as("%s with what other pages had read, after %s", path, told)
                    .isEqualTo(look(answer));
            assertThat(shared.answer().keys()).isEqualTo(answer.keys());
            assertThat(shared.seq()).isEqualTo(changes.head());
            documents.put(path, answer);
        }
        return documents;
    }
}
