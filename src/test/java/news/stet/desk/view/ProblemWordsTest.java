package news.stet.desk.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.platform.Messages;
import news.stet.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemWordsTest {
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A problem whose sentence has nothing filled in. */
    private static final Pattern TOLD =
            Pattern.compile(
                    "new Problem\\(\\s*Problem\\.Kind\\.\\w+,\\s*(LITERAL(?:\\s*\\+\\s*LITERAL)*)\\s*[,)]"
                            .replace("LITERAL", "\"(?:[^\"\\\\]|\\\\.)*\""));

    /** Told to programs, or by its fields. */
    private static final Set<String> TOLD_OTHERWISE =
            Set.of("Cursor.java", "Door.java", "EventStream.java", "Gate.java", "Untitled.java");

    private final ProblemWords arabic = ProblemWords.of(Locale.forLanguageTag("ar"));

    @ParameterizedTest
    @ValueSource(strings = {"ar", "fa", "es", "fr"})
    void everyLanguageHasEverySentence(String language) {
        assertThat(Messages.keysOf("problems", language))
                .isEqualTo(Messages.keysOf("problems", "en"));
    }

    /** What only programs, commands and whoever keeps the machine are told stays in English. */
    @Test
    void everySentenceThatTheDeskTellsIsKnown() throws Exception {
        List<String> unknown = new ArrayList<>();
        for (String part : List.of("desk", "fronts", "media", "people", "search", "story")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/news/stet", part))) {
                for (Path file : files.filter(ProblemWordsTest::forPeople).toList()) {
                    Matcher told = TOLD.matcher(Files.readString(file));
                    while (told.find()) {
                        String sentence =
                                LITERAL.matcher(told.group(1))
                                        .results()
                                        .map(text -> text.group(1).translateEscapes())
                                        .collect(Collectors.joining());
                        if (arabic.say(sentence, List.of()).equals(sentence)) {
                            unknown.add(file.getFileName() + ": " + sentence);
                        }
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean forPeople(Path file) {
        return file.toString().endsWith(".java")
                && !file.toString().contains("/desk/api/")
                && !TOLD_OTHERWISE.contains(file.getFileName().toString());
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
