package news.stet;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import news.stet.platform.Problem;
import news.stet.search.Scope;
import news.stet.search.SearchIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the search index anew; a server beside it searches the old one until this one is whole. */
@Command(
        name = "reindex",
        description = "Make the search indexes anew, beside a running server too.",
        mixinStandardHelpOptions = true)
final class ReindexCommand implements Callable<Integer> {
    private static final long SAID_EVERY = 50_000;

    @Mixin private WhereOptions where = new WhereOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var stet = Stet.join(where.settings(), "stet reindex", System.getenv())) {
            make(stet, Scope.LIVE, "stories are in the new index.");
            // Made by nodes with a desk only.
            if (Files.exists(stet.settings.data().resolve(Scope.DESK.folder()))) {
                make(stet, Scope.DESK, "stories are in the desk's new index.");
            }
        }
        return 0;
    }

    private void make(Stet stet, Scope scope, String said) {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = stet.folder.folder(scope.folder());
        try (var index = new SearchIndex(folder, scope, stet.database, stet.clock)) {
            long[] done = {0};
            index.make(count -> {
                if (count / SAID_EVERY > done[0] / SAID_EVERY) {
                    out.println(count + " stories so far");
                }
                done[0] = count;
            });
            out.println(done[0] + " " + said);
        } catch (IOException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.UNAVAILABLE,
                    "The search index at %s cannot be written: %s. Make room or let this user write there; the old one is in use still."
                            .formatted(folder, e.getMessage()));
        }
    }
}
