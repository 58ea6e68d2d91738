package news.stet.desk.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import news.stet.platform.Messages;
import news.stet.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemWordsTest {
    private final ProblemWords arabic = ProblemWords.of(Locale.forLanguageTag("ar"));

    @ParameterizedTest
    @ValueSource(strings = {"ar", "fa", "es", "fr"})
    void everyLanguageHasEverySentence(String language) {
        assertThat(Messages.keysOf("problems", language))
                .isEqualTo(Messages.keysOf("problems", "en"));
    }

    @Test
    void aSentenceWithWordsOfTheDeskInItIsSaidInTheLanguage() {
        String said =
                arabic.say(
                        "The story is killed; publish is for one that is draft, live. Allowed now:"
                                + " nothing, it is final.",
                        List.of());

        assertThat(said).contains("ملغاة", "نشر", "مسودة، منشورة").doesNotContain("story");
    }

    @Test
    void whatAFileSeemsToBeIsSaidInTheLanguageToo() {
        String said =
                arabic.say(
                        "notes.jpg is not taken: it holds text. Send JPEG, PNG, WebP, GIF, AVIF, HEIC,"
                                + " TIFF, MP4, MOV, WebM, MKV, MP3, WAV or M4A.",
                        List.of());

        assertThat(said).contains("notes.jpg", "فيه نص").doesNotContain("it holds");
    }

    @Test
    void namesStayAsTheyAre() {
        assertThat(
                        arabic.say(
                                "Ada Writer is the last administrator; make somebody else one first.",
                                List.of()))
                .contains("\u2068Ada Writer\u2069")
                .doesNotContain("administrator");
    }

    @Test
    void whatOnlyCountsUpFieldsIsSaidByItsFirstField() {
        var field =
                new Problem.Field(
                        "headline", "has 400 characters", "Keep it within 300 characters");

        assertThat(
                        arabic.say(
                                "headline has 400 characters. Keep it within 300 characters.",
                                List.of(field)))
                .startsWith("العنوان: ")
                .contains("400", "300")
                .doesNotContain("characters");
    }

    @Test
    void whatNobodyPutIntoWordsStaysEnglish() {
        assertThat(arabic.say("The moon is full.", List.of())).isEqualTo("The moon is full.");
        assertThat(ProblemWords.of(Locale.ENGLISH).say("There is no token 7.", List.of()))
                .isEqualTo("There is no token 7.");
    }
}
