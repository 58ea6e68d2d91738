package news.stet;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import news.stet.platform.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes stories in from files; what cannot be understood is reported and the rest goes on. */
@Command(
        name = "import",
        description = "Take stories in from files.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Mixin private WhereOptions where = new WhereOptions();

    @Parameters(index = "0", paramLabel = "FORMAT", description = "crawl: text of a crawled page.")
    private String format = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "The files.")
    private List<Path> files = List.of();

    @Option(
            names = "--edition",
            paramLabel = "EDITION",
            description = "The edition they go to; en when not given.")
    private String edition = "en";

    @Option(names = "--publish", description = "Publish what was taken in.")
    private boolean publish;

    @Option(
            names = "--dry-run",
            description = "Only print as JSON what was understood; change nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        throw Problem.invalid(
                "FORMAT", "\"" + format + "\" is no format Stet can read", "There is: crawl.");
    }
}
