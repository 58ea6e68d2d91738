package news.stet;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import news.stet.story.ContentTypes;
import news.stet.story.StoryType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The numbers by which partners know the types of stories. */
@Command(
        name = "types",
        description = "Show or change the number of each type of story, as boxes give it.",
        mixinStandardHelpOptions = true)
final class TypesCommand implements Callable<Integer> {
    @Mixin private WhereOptions where = new WhereOptions();

    @Parameters(
            paramLabel = "TYPE=NUMBER",
            arity = "0..*",
            description = "As in video=21; types not named keep theirs.")
    private Map<String, Integer> changes = Map.of();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Map<StoryType, Integer> wanted = new EnumMap<>(StoryType.class);
        changes.forEach((slug, number) -> wanted.put(type(slug), number));
        try (var stet = Stet.join(where.settings(), "stet types", System.getenv())) {
            ContentTypes types = new ContentTypes(stet.database, stet.clock);
            Map<StoryType, Integer> numbers =
                    wanted.isEmpty() ? types.list() : types.put(UserCommand.ACTOR, wanted);
            numbers.forEach((type, number) ->
                    spec.commandLine().getOut().println(type.slug() + "=" + number));
        }
        return 0;
    }

    private StoryType type(String slug) {
        return StoryType.find(slug)
                .orElseThrow(() ->
                        new ParameterException(
                                spec.commandLine(),
                                "there is no type \"%s\", only article, video, gallery, live"
                                        .formatted(slug)));
    }
}
