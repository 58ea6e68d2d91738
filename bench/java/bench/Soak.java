package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import news.stet.platform.Json;
import tools.jackson.databind.JsonNode;

/**
 * Random acts, readers who look at every byte, and kill -9 of the database and of Stet in turn:
 * {@code Soak [minutes] [--quick]}.
 */
final class Soak {
    private static final int READERS = 4;
    private static final int WRITERS = 3;
    private static final long STORIES = 1_000;

    /** A comeback that wants an explanation. */
    private static final long SLOW_NANOS = 10_000_000_000L;

    private final boolean quick;
    private final double minutes;
    private final long seed = System.nanoTime();
    private final SoakBook book = new SoakBook();
    private final Samples comebacks = new Samples();
    private final Samples databaseBack = new Samples();
    private int kills;

    private Soak(List<String> arguments) {
        this.quick = arguments.contains("--quick");
        this.minutes =
                arguments.stream()
                        .filter(argument -> argument.matches("[0-9.]+"))
                        .mapToDouble(Double::parseDouble)
                        .findFirst()
                        .orElse(quick ? 0.4 : 10);
    }

    public static void main(String[] arguments) throws Exception {
        new Soak(Arrays.asList(arguments)).run();
    }

    private void run() throws Exception {
        var result = new Result("soak", quick);
        try (var scratch = new Scratch()) {
            Path data = scratch.path("data");
            Load.fill(data, STORIES);
            var stet = RunningStet.start(scratch, data);
            try (Api api = stet.api()) {
                List<Thread> threads = new ArrayList<>();
                for (int i = 1; i <= WRITERS; i++) {
                    threads.add(
                            Thread.ofPlatform()
                                    .daemon()
                                    .start(new SoakWriter(book, api.another(), i, seed)));
                }
                for (int i = 1; i <= READERS; i++) {
                    threads.add(
                            Thread.ofPlatform()
                                    .daemon()
                                    .start(new SoakReader(book, stet.sitePort(), i)));
                }
                killInTurn(stet);
                book.over = true;
                for (Thread thread : threads) {
                    thread.join(TimeUnit.SECONDS.toMillis(60));
                }
                long lost = lost(api);
                say(result, lost);
            }
        }
        result.print();
    }

    private void killInTurn(RunningStet stet) throws Exception {
        long end = System.nanoTime() + (long) (minutes * 60e9);
        long pause = quick ? 7_000 : 30_000;
        while (System.nanoTime() < end - pause * 1_000_000) {
            Thread.sleep(pause);
            book.outages.begin();
            long begun = System.nanoTime();
            if (++kills % 2 == 1) {
                book.say("kill -9 of the database");
                ProcessHandle.of(stet.databasePid()).ifPresent(ProcessHandle::destroyForcibly);
                awaitReady(stet);
                databaseBack.addNanos(System.nanoTime() - begun);
            } else {
                book.say("kill -9 of Stet");
                book.up = false;
                stet.kill();
                int known = stet.logged().length();
                stet.start();
                long took = System.nanoTime() - begun;
                comebacks.addNanos(took);
                if (took > SLOW_NANOS) {
                    book.say("what Stet said meanwhile:\n" + stet.logged().substring(known));
                }
                awaitReady(stet);
                book.up = true;
            }
            book.outages.end();
            book.say("ready again");
        }
        Thread.sleep(quick ? 4_000 : 20_000); // all that was interrupted is settled
    }

    private static void awaitReady(RunningStet stet) throws InterruptedException {
        boolean ready = false;
        while (!ready) {
            Thread.sleep(50);
            try (var connection = new Connection(stet.deskPort())) {
                ready = connection.get("/health/ready").status() == 200;
            } catch (IOException e) {
                // It does not listen yet.
            }
        }
    }

    /** Answered writes that are not there. */
    private long lost(Api api) throws IOException {
        long lost = 0;
        for (SoakStory story : book.stories) {
            JsonNode revisions =
                    Json.read(api.get("/stories/" + story.id + "/revisions").text())
                            .path("revisions");
            for (SoakStory.State state : story.all()) {
                boolean there = false;
                for (JsonNode revision : revisions) {
                    boolean same =
                            revision.path("revision")
                                    .asString("")
                                    .equals(Integer.toString(state.revision));
                    String headline = "Soak " + story.token + " v" + state.version;
                    there |=
                            same
                                    && revision.path("story")
                                            .path("headline")
                                            .asString("")
                                            .equals(headline);
                }
                if (!there) {
                    lost++;
                    book.fault(
                            "a lost write",
                            story.token + " v" + state.version + " revision " + state.revision);
                }
            }
        }
        return lost;
    }

    private static void line(String what, String format, Object value) {
        System.out.printf("%-44s " + format + "%n", what, value);
    }

    private void say(Result result, long lost) {
        System.out.println();
        line("writes answered", "%d", book.writes.sum());
        line("writes refused while the database was away", "%d", book.refused.sum());
        line("writes nobody answered", "%d", book.unanswered.sum());
        line("answers read", "%d", book.requests.sum());
        line("of them 304", "%d", book.notModified.sum());
        line("503 on pages never asked for before", "%d", book.unavailable.sum());
        line("503 on pages with a story just withdrawn", "%d", book.withheld.sum());
        line("cold pages with old words in an outage, said so", "%d", book.saidLate.sum());
        line("connections refused while Stet was dead", "%d", book.unreachable.sum());
        line("kills, half of them of the database", "%d", kills);
        line("worst lateness of a page, ms", "%.0f", book.worstLateNanos.get() / 1e6);
        line("database back after kill -9, worst seconds", "%.1f", databaseBack.worst() / 1e3);
        line("Stet back after kill -9, worst seconds", "%.1f", comebacks.worst() / 1e3);
        book.faults.forEach((what, count) -> System.out.printf("! %-42s %d%n", what, count.sum()));
        result.figure("minutes", minutes);
        result.figure("writes", book.writes.sum());
        result.figure("answers_read", book.requests.sum());
        result.figure("kills", kills);
        result.figure("withheld_503", book.withheld.sum());
        result.figure("said_late", book.saidLate.sum());
        result.figure("refused_while_dead", book.unreachable.sum());
        result.figure(
                "worst_late_ms", book.worstLateNanos.get() / 1e6, SoakBook.MOMENT_NANOS / 1e6);
        result.figure("lost_writes", lost, 0);
        result.figure("faults", book.faults(), 0);
    }
}
