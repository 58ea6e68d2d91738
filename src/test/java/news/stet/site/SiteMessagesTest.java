package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import news.stet.platform.Messages;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class SiteMessagesTest {
    @Test
    void everyLanguageSaysEverything() {
        assertThat(Messages.keysOf("site", "ar")).isEqualTo(Messages.keysOf("site", "en"));
    }

    @Test
    void numbersAndPluralsFollowTheLanguage() {
        assertThat(Messages.of("site", Locale.ENGLISH).get("paging.number", 12))
                .isEqualTo("Page 12");
        assertThat(Messages.of("site", Locale.forLanguageTag("ar-EG")).get("paging.number", 12))
                .isEqualTo("الصفحة ١٢");
    }

    @Test
    void aForeignNameIsIsolatedAndAnOwnOneIsNot() {
        Messages arabic = Messages.of("site", Locale.forLanguageTag("ar"));

        assertThat(arabic.get("topic.description", "Ada")).contains("\u2068Ada\u2069");
        assertThat(arabic.get("topic.description", "جسور")).doesNotContain("\u2068");
        assertThat(Messages.of("site", Locale.ENGLISH).get("topic.description", "Ada"))
                .isEqualTo("All stories about Ada");
    }

    @Test
    void anUnknownLanguageIsAnsweredInEnglish() {
        assertThat(Messages.of("site", Locale.forLanguageTag("eo")).get("search.button"))
                .isEqualTo("Search");
    }
}
