package news.stet;

import java.util.concurrent.Callable;
import news.stet.people.Accounts;
import news.stet.people.Actor;
import news.stet.people.OneTimeLink;
import news.stet.people.Person;
import news.stet.people.Role;
import news.stet.platform.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** People, from the machine itself: the way in when nobody can sign in. */
@Command(
        name = "user",
        description = "Invite people to the newsroom.",
        subcommands = {UserCommand.Add.class, UserCommand.Link.class},
        mixinStandardHelpOptions = true)
final class UserCommand {
    static final Actor ACTOR = Actor.system("command line");

    /** Prints one line, the link. */
    @Command(
            name = "add",
            description = "Invite somebody; prints a link that signs them in once.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Mixin private WhereOptions where = new WhereOptions();

        @Parameters(paramLabel = "EMAIL", description = "Their address, which is their name here.")
        private String email = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "One of " + Commands.ROLES + ".")
        private Role role = Role.CONTRIBUTOR;

        @Option(
                names = "--language",
                paramLabel = "TAG",
                description = "The desk's language for them; en when not given.")
        private String language = "en";

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (var stet = Stet.join(where.settings(), "stet user add", System.getenv())) {
                print(spec, stet, stet.parts.accounts().invite(ACTOR, email, role, language));
            }
            return 0;
        }
    }

    /** For who lost the link or the password; the one from before stops working. */
    @Command(
            name = "link",
            description = "A new link for somebody who is here already.",
            mixinStandardHelpOptions = true)
    static final class Link implements Callable<Integer> {
        @Mixin private WhereOptions where = new WhereOptions();

        @Parameters(paramLabel = "EMAIL", description = "Their address.")
        private String email = "";

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (var stet = Stet.join(where.settings(), "stet user link", System.getenv())) {
                Person person = person(stet.parts.accounts());
                print(spec, stet, stet.parts.accounts().renewLink(ACTOR, person.id()));
            }
            return 0;
        }

        private Person person(Accounts accounts) {
            return accounts.list(ACTOR).stream()
                    .filter(one -> one.email().text().equalsIgnoreCase(email.strip()))
                    .findFirst()
                    .orElseThrow(() ->
                            new Problem(
                                    Problem.Kind.NOT_FOUND,
                                    email + " has no account; stet user add makes one."));
        }
    }

    private static void print(CommandSpec spec, Stet stet, OneTimeLink link) {
        spec.commandLine()
                .getOut()
                .println(DeskAddress.of(stet.folder, stet.settings) + link.path());
    }
}
