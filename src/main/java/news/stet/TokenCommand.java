package news.stet;

import java.util.concurrent.Callable;
import news.stet.people.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tokens for programs that use the API. */
@Command(
        name = "token",
        description = "Let programs use the API.",
        subcommands = TokenCommand.Add.class,
        mixinStandardHelpOptions = true)
final class TokenCommand {
    /** Prints one line, the token, so that a script can take it. */
    @Command(
            name = "add",
            description = "Add a token; prints it this once.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Mixin private WhereOptions where = new WhereOptions();

        @Parameters(paramLabel = "NAME", description = "What will use it, as histories show it.")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "One of " + Commands.ROLES + ".")
        private Role role = Role.CONTRIBUTOR;

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (var stet = Stet.join(where.settings(), "stet token add", System.getenv())) {
                var added = stet.parts.tokens().add(UserCommand.ACTOR, name, role);
                spec.commandLine().getOut().println(added.secret().text());
            }
            return 0;
        }
    }
}
