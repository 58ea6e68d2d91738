package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import news.stet.platform.Messages;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class SiteMessagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"ar", "fa", "es", "fr"})
    void everyLanguageSaysEverything(String language) {
        assertThat(Messages.keysOf("site", language)).isEqualTo(Messages.keysOf("site", "en"));
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

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "fa", "es", "fr"})
    void whatIsPutTogetherWithoutIcuReadsTheSame(String language) throws IOException {
        Locale locale = Locale.forLanguageTag(language);
        Messages messages = Messages.of("site", locale);
        Properties bundle = new Properties();
        try (var file =
                Files.newBufferedReader(
                        Path.of("src/main/resources/site/messages_" + language + ".properties"))) {
            bundle.load(file);
        }
        for (String key : messages.keys()) {
            String message = bundle.getProperty(key);
            var icu = new MessageFormat(message, ULocale.forLocale(locale));
            if (!message.contains(", ")) {
                assertThat(messages.get(key, "1", "2", "3"))
                        .as(key)
                        .isEqualTo(icu.format(new Object[] {"1", "2", "3"}));
            }
        }
    }

    @Test
    void anUnknownLanguageIsAnsweredInEnglish() {
        assertThat(Messages.of("site", Locale.forLanguageTag("eo")).get("search.button"))
                .isEqualTo("Search");
    }
}
