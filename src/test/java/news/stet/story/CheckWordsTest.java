package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import news.stet.platform.Messages;
import org.junit.jupiter.api.Test;

class CheckWordsTest {
    @Test
    void everyCheckSaysInEveryLanguageWhatItIsWhatIsWrongAndWhatToDo() {
        Set<String> english = Messages.keysOf("story", "en");

        assertThat(english).hasSize(Check.values().length * 3);
        for (String language : List.of("ar", "fa", "es", "fr")) {
            assertThat(Messages.keysOf("story", language)).as(language).isEqualTo(english);
        }
        for (Check check : Check.values()) {
            assertThat(english)
                    .contains(
                            "check." + check.slug(),
                            "check." + check.slug() + ".fix",
                            "check." + check.slug() + ".name");
        }
    }

    @Test
    void whatIsFoundIsSaidWithItsNumbers() {
        var finding = new Finding.Stop(Check.COMMENTS_OPEN, "comments", List.of(2));

        assertThat(finding.problem(Messages.of("story", Locale.ENGLISH)))
                .isEqualTo("2 comments are open.");
        assertThat(finding.problem(Messages.of("story", Locale.forLanguageTag("ar"))))
                .isEqualTo("تعليقان مفتوحان.");
    }
}
