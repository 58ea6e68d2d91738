package news.stet;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import news.stet.platform.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the newsroom until it is stopped. */
@Command(
        name = "serve",
        description = "Run the site and the desk.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin private WhereOptions where = new WhereOptions();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            split = ",",
            description =
                    "What this one of several on a database does: site, desk, or both, as when not"
                            + " given.")
    private List<String> roles = List.of();

    @Mixin private PressOptions press = new PressOptions();

    @Option(names = "--site-port", paramLabel = "PORT", description = "The readers' port; 8080.")
    private @Nullable String sitePort;

    @Option(names = "--desk-port", paramLabel = "PORT", description = "The desk's port; 8081.")
    private @Nullable String deskPort;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "The address both listen on; 127.0.0.1, only this machine. 0.0.0.0 opens them to the"
                            + " network.")
    private @Nullable String host;

    @Option(
            names = "--site-url",
            paramLabel = "URL",
            description = "How readers reach the site, for links in pages and feeds.")
    private @Nullable String siteUrl;

    @Option(
            names = "--desk-url",
            paramLabel = "URL",
            description = "How journalists reach the desk.")
    private @Nullable String deskUrl;

    @Option(names = "--demo", description = "Fill an empty data folder with a sample newsroom.")
    private boolean demo;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> given = new HashMap<>();
        if (!roles.isEmpty()) {
            given.put("role", String.join(",", roles));
        }
        press.put(given);
        put(given, "site-port", sitePort);
        put(given, "desk-port", deskPort);
        put(given, "host", host);
        put(given, "site-url", siteUrl);
        put(given, "desk-url", deskUrl);
        put(given, "demo", demo ? "true" : null);
        Settings settings = where.settings(given);

        var stop = new Stop();
        stop.arm();
        try {
            try (var serving = Serving.start(settings, System.getenv())) {
                greet(serving);
                stop.await();
            }
            stop.cleared();
        } finally {
            stop.done();
        }
        return 0;
    }

    private void greet(Serving serving) {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = serving.stet.settings;
        if (settings.site()) {
            out.println("Site  " + settings.siteUrl() + "/");
        }
        if (settings.desk()) {
            out.println("Desk  " + settings.deskUrl() + "/");
            serving.whenReady(stet -> welcome(stet, out));
        }
    }

    private static void welcome(Stet stet, PrintWriter out) {
        stet.parts
                .accounts()
                .findFirstAdministratorLink()
                .ifPresent(link -> {
                    out.println("Sign in as the first administrator, once, with this link:");
                    out.println(stet.settings.deskUrl() + link.path());
                });
    }

    static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
