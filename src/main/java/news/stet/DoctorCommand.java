package news.stet;

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

/** Looks at the machine and the data folder; 0 when Stet can run, 1 when it cannot. */
@Command(
        name = "doctor",
        description = "Say what is installed, what is missing and what follows.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Mixin private WhereOptions where = new WhereOptions();

    @Option(
            names = "--site-port",
            paramLabel = "PORT",
            description = "The readers' port to look at.")
    private @Nullable String sitePort;

    @Option(names = "--desk-port", paramLabel = "PORT", description = "The desk's port to look at.")
    private @Nullable String deskPort;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Map<String, String> given = new HashMap<>();
        if (sitePort != null) {
            given.put("site-port", sitePort);
        }
        if (deskPort != null) {
            given.put("desk-port", deskPort);
        }
        Settings settings = where.settings(given);
        var out = spec.commandLine().getOut();
        List<Finding> findings = new Doctor(settings, System.getenv()).examine();
        findings.forEach(finding -> out.println(finding.line()));
        boolean runs = findings.stream().noneMatch(one -> one.state() == Finding.State.FAILS);
        out.println(runs ? "Stet can run here." : "Stet cannot run here until that is put right.");
        return runs ? 0 : 1;
    }
}
