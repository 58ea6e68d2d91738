package news.stet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.EditionsFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All editions in one file, read and written. */
@Command(
        name = "editions",
        description =
                "Show all editions as JSON, or open and change them as such a file says; also beside"
                        + " a running server.",
        mixinStandardHelpOptions = true)
final class EditionsCommand implements Callable<Integer> {
    @Mixin private WhereOptions where = new WhereOptions();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "What it does not name stays as it is.")
    private @Nullable Path file;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var stet = Stet.join(where.settings(), "stet editions", System.getenv())) {
            var editions = new EditionsFile(stet.database, stet.clock, stet.parts.homes());
            var out = spec.commandLine().getOut();
            if (file == null) {
                out.println(editions.write().toPrettyString());
            } else {
                editions.apply(UserCommand.ACTOR, Json.read(read(file))).forEach(out::println);
            }
        }
        return 0;
    }

    private static byte[] read(Path file) {
        if (!Files.isReadable(file)) {
            throw new Problem(
                    Problem.Kind.NOT_FOUND,
                    "There is no file " + file + " that can be read. Check its name.");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
