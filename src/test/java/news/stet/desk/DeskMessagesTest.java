package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.stet.desk.view.Page;
import news.stet.platform.Messages;
import news.stet.story.Status;
import news.stet.story.StoryType;
import news.stet.story.Verb;
import org.junit.jupiter.api.Test;

class DeskMessagesTest {
    private static final Pattern ASKED =
            Pattern.compile(
                    "(?:\\btext\\(|label: |hint: |hint = )"
                            + "\"([a-zA-Z]+\\.[a-zA-Z.-]+[a-zA-Z])\"");

    @Test
    void everyLanguageSaysAllThereIsToSay() {
        Set<String> english = Messages.keysOf("desk", "en");

        for (String language : Page.LANGUAGES) {
            assertThat(Messages.keysOf("desk", language)).as(language).isEqualTo(english);
        }
    }

    @Test
    void nothingIsAskedForThatNobodySays() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (String folder : List.of("src/main/jte/desk", "src/main/resources/desk/assets")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher matcher = ASKED.matcher(Files.readString(file));
                    while (matcher.find()) {
                        asked.add(matcher.group(1));
                    }
                }
            }
        }
        for (Verb verb : Verb.values()) {
            asked.addAll(
                    List.of("verb." + verb.slug(), "done." + verb.slug(), "did." + verb.slug()));
        }
        for (Status status : Status.values()) {
            asked.add("status." + status.slug());
        }
        for (StoryType type : StoryType.values()) {
            asked.add("type." + type.slug());
        }

        assertThat(Messages.keysOf("desk", "en")).hasSizeGreaterThan(100).containsAll(asked);
    }
}
