package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long it takes until what somebody typed is kept, while 200 people type: each in a story of
 * their own, an entry a second, and a revision in between as the editor asks for it.
 */
final class DeskJournal {
    private static final int PEOPLE = 200;
    private static final long BEAT_MS = 1_000;

    /** Half a minute without typing folds; here everybody pauses now and then. */
    private static final int ENTRIES_A_FOLD = 30;

    private static final int PARAGRAPHS = 12;

    /** Every so many people, somebody has a story of 10,000 words open. */
    private static final int LONG_ONES = 20;

    private final Api first;
    private final int entries;
    private final Samples kept = new Samples();
    private final Samples folded = new Samples();

    private DeskJournal(Api first, int entries) {
        this.first = first;
        this.entries = entries;
    }

    /** Adds {@code journal_p99_ms} and what explains it; prints a table. */
    static void measure(Api api, Result result, boolean quick) throws Exception {
        new DeskJournal(api, quick ? 2 : 10).run(); // not counted: code and caches get warm
        var journal = new DeskJournal(api, quick ? 8 : 90);
        journal.run();
        System.out.printf(
                "%nThe journal, %d people typing, an entry a second each: %d entries, %d revisions%n",
                PEOPLE, journal.kept.size(), journal.folded.size());
        System.out.printf("%-14s %9s %9s %9s%n", "ms until", "p50", "p99", "worst");
        row("kept", journal.kept);
        row("a revision", journal.folded);
        result.figure("journal_p50_ms", journal.kept.median());
        result.figure("journal_p99_ms", journal.kept.p99(), 20);
        result.figure("fold_p99_ms", journal.folded.p99());
    }

    private static void row(String name, Samples samples) {
        System.out.printf(
                "%-14s %9.1f %9.1f %9.1f%n",
                name, samples.median(), samples.p99(), samples.worst());
    }

    private void run() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> people = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                int number = i;
                String story = begin(first, number);
                people.add(() -> {
                    try (Api api = first.another()) {
                        type(api, story, number);
                    }
                    return null;
                });
            }
            for (Future<Void> person : threads.invokeAll(people)) {
                person.get();
            }
        }
    }

    private static String begin(Api api, int number) throws IOException {
        int paragraphs = number % LONG_ONES == 0 ? 150 : PARAGRAPHS;
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < paragraphs; i++) {
            body.append(i == 0 ? "" : ",").append(paragraph("Paragraph " + i + ". ", 66));
        }
        return api.must(
                        "/stories",
                        """
                        {"edition": "en", "type": "article", "section": "world", "headline": "Typed by %d", "body": [%s]}
                        """
                                .formatted(number, body))
                .get("id")
                .stringValue();
    }

    private static String paragraph(String text, int words) {
        return "{\"type\": \"paragraph\", \"text\": \""
                + text
                + "harbour ".repeat(words).strip()
                + "\"}";
    }

    private void type(Api api, String story, int number) throws Exception {
        var random = new Random(number);
        String client = UUID.randomUUID().toString();
        int base = 1;
        // Nobody types in step with others.
        long next = System.nanoTime() + random.nextLong(BEAT_MS * 1_000_000);
        int pause = random.nextInt(ENTRIES_A_FOLD);
        for (int n = 1; n <= entries; n++) {
            long wait = next - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            next += BEAT_MS * 1_000_000;
            String entry =
                    """
                    {"client": "%s", "n": %d, "base": "%d", "changes": {"body": {"from": 5, "remove": 1, "insert": [%s]}}}
                    """
                            .formatted(
                                    client, n, base, paragraph("Typed " + n + ". ", 40 + n % 40));
            long begun = System.nanoTime();
            api.must("/stories/" + story + "/journal", entry);
            kept.addNanos(System.nanoTime() - begun);
            if (n % ENTRIES_A_FOLD == pause) {
                begun = System.nanoTime();
                base =
                        Integer.parseInt(
                                api.must(
                                                "/stories/" + story + "/journal/fold",
                                                "{\"client\": \"" + client + "\"}")
                                        .get("story")
                                        .get("revision")
                                        .stringValue());
                folded.addNanos(System.nanoTime() - begun);
            }
        }
    }
}
