package news.stet;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.Newsroom;
import news.stet.wire.crawl.CrawlImport;
import news.stet.wire.crawl.CrawledJson;
import news.stet.wire.crawl.CrawledPage;
import news.stet.wire.crawl.ImportOutcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;

/**
 * Takes stories in from files, a line for each; what cannot be understood is reported on standard
 * error and the rest goes on.
 */
@Command(
        name = "import",
        description = "Take stories in from files.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final Actor ACTOR = Actor.system("import");

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

    @Option(
            names = "--section",
            paramLabel = "SECTION",
            description = "The section they go to; world, or the edition's first, when not given.")
    private @Nullable String section;

    @Option(names = "--publish", description = "Publish what was taken in.")
    private boolean publish;

    @Option(
            names = "--dry-run",
            description = "Only print as JSON what was understood; change nothing.")
    private boolean dryRun;

    @Spec private CommandSpec spec = CommandSpec.create();

    private boolean failed;

    @Override
    public Integer call() {
        if (!format.equals("crawl")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + format + "\" is no format Stet can read; there is: crawl");
        }
        if (dryRun) {
            understand();
        } else {
            bring();
        }
        return failed ? 1 : 0;
    }

    private void understand() {
        ArrayNode all = Json.mapper().createArrayNode();
        for (Path file : files) {
            ImportOutcome outcome = CrawlImport.understand(file);
            all.add(CrawledJson.write(file.toString(), outcome));
            if (outcome instanceof ImportOutcome.Failed wrong) {
                fail(file, wrong.reason());
            }
        }
        out().println(all.toPrettyString());
    }

    private void bring() {
        try (var stet = Stet.join(where.settings(), "stet import", System.getenv())) {
            var importer =
                    new CrawlImport(
                            stet.database, new Newsroom(stet.database, stet.clock), stet.clock);
            CrawlImport.Target target = target(importer);
            for (Path file : files) {
                tell(file, importer.bring(ACTOR, file, target));
            }
        }
    }

    private CrawlImport.Target target(CrawlImport importer) {
        try {
            return importer.target(edition, section, publish);
        } catch (Problem e) {
            if (e.kind() != Problem.Kind.INVALID) {
                throw e;
            }
            String fix = e.fields().isEmpty() ? "" : ". " + e.fields().getFirst().fix();
            throw new ParameterException(spec.commandLine(), e.detail() + fix, e);
        }
    }

    private void tell(Path file, ImportOutcome outcome) {
        switch (outcome) {
            case ImportOutcome.Imported imported ->
                    out().println(file + ": imported as " + described(imported));
            case ImportOutcome.Unchanged unchanged ->
                    out().println(
                                    file
                                            + ": unchanged, it is story "
                                            + unchanged.story()
                                            + " already");
            case ImportOutcome.Understood _ -> out().println(file + ": would be imported");
            case ImportOutcome.Failed wrong -> fail(file, wrong.reason());
        }
    }

    private static String described(ImportOutcome.Imported imported) {
        CrawledPage page = imported.page();
        StringBuilder line = new StringBuilder("story ").append(imported.story());
        line.append(" (")
                .append(imported.status().slug())
                .append(", ")
                .append(page.type().name().toLowerCase(Locale.ROOT))
                .append("): ")
                .append(page.headline());
        if (imported.newEntries() > 0) {
            line.append(", with ").append(imported.newEntries()).append(" listed stories");
        }
        // A sentence each; those that matter for one file still fit its line.
        if (!page.warnings().isEmpty()) {
            line.append("; note: ").append(String.join(" ", page.warnings()));
        }
        return line.toString();
    }

    private void fail(Path file, String reason) {
        failed = true;
        spec.commandLine().getErr().println("stet: " + file + ": not imported, " + reason);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
