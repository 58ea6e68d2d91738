package news.stet;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import news.stet.press.PressPass;
import news.stet.press.PressRoom;
import news.stet.site.Addresses;
import news.stet.site.Changes;
import news.stet.site.SitePages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes every public page ready ahead of its first reader. */
@Command(
        name = "press",
        description = "Press every public page ahead, beside a running server too.",
        mixinStandardHelpOptions = true)
final class PressCommand implements Callable<Integer> {
    @Mixin private WhereOptions where = new WhereOptions();

    @Option(
            names = "--site-url",
            paramLabel = "URL",
            description =
                    "How readers reach the site; as the server beside it, or the last one, was told.")
    private @Nullable String siteUrl;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> given = siteUrl == null ? Map.of() : Map.of("site-url", siteUrl);
        try (var stet = Stet.join(where.settings(given), "stet press", System.getenv());
                var pass =
                        new PressPass(
                                stet.folder.folder(PressRoom.FOLDER),
                                pages(stet),
                                new Addresses(stet.database),
                                new Changes(stet.database),
                                stet.clock)) {
            long begun = System.nanoTime();
            long[] told = {begun};
            PressPass.Done done =
                    pass.run(
                            stet.folder.owned(),
                            looked -> {
                                if (System.nanoTime() - told[0] > Duration.ofSeconds(5).toNanos()) {
                                    told[0] = System.nanoTime();
                                    out.println(looked + " pages so far");
                                    out.flush();
                                }
                            });
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            out.println(
                    "Pressed %d pages in %d.%d s; %d were good as they were."
                            .formatted(
                                    done.pressed(),
                                    took.toSeconds(),
                                    took.toMillisPart() / 100,
                                    done.kept()));
        }
        return 0;
    }

    /** Those that the server on this folder makes: with its address in them. */
    private SitePages pages(Stet stet) {
        URI served =
                siteUrl == null
                        ? SiteAddress.find(stet.folder).orElse(stet.settings.siteUrl())
                        : stet.settings.siteUrl();
        return new SitePages(
                stet.settings.withSiteUrl(served),
                stet.database,
                stet.clock,
                () -> stet.parts.media().formats());
    }
}
