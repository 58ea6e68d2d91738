package news.stet;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.stet.people.Role;
import news.stet.platform.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * The commands. They end with 0 when done, 1 when they failed and 2 when they were called wrongly,
 * and say why in one line on standard error.
 */
@Command(
        name = "stet",
        description = "A newsroom in one process.",
        synopsisSubcommandLabel = "COMMAND",
        version = Commands.VERSION,
        footer = {
            "",
            "stet COMMAND --help tells more of one. Each option --some-option may also stand as",
            "STET_SOME_OPTION in the environment, or as some-option in DATA/stet.properties."
        })
final class Commands {
    static final String VERSION = "Stet 0.1.0";

    /** The exit code of a wrong call. */
    static final int WRONG_USAGE = 2;

    /** The roles as people type them. */
    static final String ROLES = "member, contributor, reporter, editor, administrator";

    private static final List<Class<?>> ALL =
            List.of(
                    ServeCommand.class,
                    ImportCommand.class,
                    UserCommand.class,
                    TokenCommand.class,
                    TypesCommand.class,
                    EditionsCommand.class,
                    PressCommand.class,
                    ReindexCommand.class,
                    BackupCommand.class,
                    RestoreCommand.class,
                    DoctorCommand.class,
                    HelpCommand.class,
                    VersionCommand.class,
                    RehearseCommand.class);

    private Commands() {}

    /**
     * The command line; {@code STET_DEBUG=1} in the environment adds traces to errors.
     *
     * @param arguments what will be asked of it: a server is wanted at once, and to learn about the
     *     other commands takes longer than the rest of its way to the first page
     */
    static CommandLine line(Map<String, String> environment, String... arguments) {
        boolean traces = !environment.getOrDefault("STET_DEBUG", "").isEmpty();
        boolean serve = arguments.length > 0 && arguments[0].equals("serve");
        var line = new CommandLine(new Commands());
        (serve ? List.of(ServeCommand.class) : ALL).forEach(line::addSubcommand);
        return line.registerConverter(Role.class, Commands::role)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((problem, _) -> wrongUsage(problem))
                .setExecutionExceptionHandler(
                        (thrown, command, parsed) -> failed(thrown, command.getErr(), traces));
    }

    private static Role role(String slug) {
        return Role.find(slug)
                .orElseThrow(() ->
                        new TypeConversionException(
                                "there is no role \"%s\", only %s".formatted(slug, ROLES)));
    }

    private static int wrongUsage(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String message = String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        String name = command.getCommandSpec().qualifiedName();
        String help = command.getParent() == null ? name + " help" : name + " --help";
        command.getErr().println("stet: " + message + " (see " + help + ")");
        return WRONG_USAGE;
    }

    private static int failed(Exception thrown, PrintWriter errors, boolean traces) {
        if (thrown instanceof Problem problem) {
            String fixes =
                    problem.fields().stream()
                            .map(Problem.Field::fix)
                            .filter(fix -> !problem.detail().contains(fix))
                            .map(fix -> (problem.detail().endsWith(".") ? " " : ". ") + fix)
                            .collect(Collectors.joining());
            errors.println("stet: " + problem.detail() + fixes);
        } else {
            errors.println(
                    "stet: this should not have happened: "
                            + String.valueOf(thrown).lines().findFirst().orElse("")
                            + (traces ? "" : " (STET_DEBUG=1 shows where)"));
        }
        if (traces) {
            thrown.printStackTrace(errors);
        }
        return 1;
    }
}
