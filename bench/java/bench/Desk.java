package bench;

import java.nio.file.Path;
import java.util.List;

/** What journalists wait for at the desk: {@code Desk [STORIES] [--quick]}. */
final class Desk {
    private static final long STORIES = 1_000_000;

    private Desk() {}

    public static void main(String[] arguments) throws Exception {
        boolean quick = List.of(arguments).contains("--quick");
        long stories =
                List.of(arguments).stream()
                        .filter(it -> it.matches("[0-9]+"))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(quick ? 20_000 : STORIES);
        var result = new Result("desk", quick);
        try (var scratch = new Scratch()) {
            Path data = scratch.path("data");
            Load.fill(data, stories);
            var stet = RunningStet.start(scratch, data);
            stet.awaitIndexes();
            DeskLists.measure(stet, result, stories, quick);
            try (Api api = stet.api()) {
                DeskJournal.measure(api, result, quick);
                // The first connection stood still so long that the server let go of it.
                try (Api fresh = api.another()) {
                    DeskEditor.measure(scratch, stet, fresh, result, quick);
                }
            }
        }
        result.print();
    }
}
