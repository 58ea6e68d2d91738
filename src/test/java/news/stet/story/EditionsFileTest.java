package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.story.EditionStyle.Calendar;
import news.stet.story.EditionStyle.Digits;
import news.stet.story.InEditions.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestDatabase.class)
class EditionsFileTest {
    private static final Actor SYSTEM = Actor.system("test");
    private static final String FILE =
            """
            {"editions": [
              {"code": "fa", "name": "پیک", "language": "fa", "timeZone": "Asia/Tehran",
               "datePattern": "d MMMM yyyy HH:mm", "calendar": "persian", "secondCalendar": "gregorian",
               "digits": "arabext", "latinSlugs": true, "standing": "paused", "fallback": "ku",
               "sections": [{"slug": "jahan", "name": "جهان", "elsewhere": {"en": "world"}}]},
              {"code": "ku", "name": "Peyk", "language": "ku", "timeZone": "Asia/Baghdad",
               "datePattern": "yyyy-MM-dd", "sections": [{"slug": "world", "name": "Cîhan"}]}]}
            """;

    private final Editions editions;
    private final InEditions inEditions;
    private final EditionsFile file;

    EditionsFileTest(Database database) {
        HandClock clock = new HandClock("2026-05-04T08:00:00Z");
        editions = new Editions(database, clock);
        inEditions = new InEditions(database, clock);
        file = new EditionsFile(editions, inEditions);
    }

    @Test
    void aFileOpensEditionsAndSaysAgainWhatIsThere() {
        assertThat(file.apply(SYSTEM, Json.read(FILE))).containsExactly("fa", "ku");

        Edition persian = editions.find("fa").orElseThrow();
        assertThat(persian.style().calendar()).isEqualTo(Calendar.PERSIAN);
        assertThat(persian.style().digits()).isEqualTo(Digits.PERSIAN);
        assertThat(persian.style().fallback()).isEqualTo("ku");
        assertThat(persian.style().latinSlugs()).isTrue();
        assertThat(inEditions.elsewhere(Kind.SECTION, "fa", List.of("jahan")).get("jahan"))
                .contains(new InEditions.Named("en", "world", "World"));
        assertThat(file.apply(SYSTEM, Json.read(FILE))).as("nothing differs").isEmpty();
        JsonNode written = EditionJson.write(editions, inEditions);
        assertThat(file.apply(SYSTEM, written)).as("what was written, read").isEmpty();
    }

    @Test
    void aFileThatIsWrongChangesNothingAndSaysWhere() {
        assertThatThrownBy(() ->
                        file.apply(
                                SYSTEM,
                                Json.read(FILE.replace("\"fa\", \"name\"", "\"FA\", \"name\""))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.fields().getFirst().path())
                                        .isEqualTo("editions[0].code"));
    }
}
