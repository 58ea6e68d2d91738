package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
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
import news.stet.story.look.Letters;
import news.stet.story.look.Logo;
import news.stet.story.look.Look;
import news.stet.story.look.Looks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    private static final String ONE =
            """
            {"editions": [{"code": "%s", "name": "Edition", "language": "fr", "timeZone": "UTC",
              "datePattern": "yyyy-MM-dd", "sections": [{"slug": "monde", "name": "Monde"}]%s}]}
            """;

    private final Editions editions;
    private final InEditions inEditions;
    private final Homes homes;
    private final Looks looks;
    private final ChangeLog changes;
    private final EditionsFile file;

    EditionsFileTest(Database database) {
        HandClock clock = new HandClock("2026-05-04T08:00:00Z");
        editions = new Editions(database, clock);
        inEditions = new InEditions(database, clock);
        homes = new Homes(database, clock, URI.create("https://news.example.org"));
        looks = new Looks(database, clock);
        changes = new ChangeLog(database);
        file = new EditionsFile(database, clock, homes);
    }

    private List<String> apply(String json) {
        return file.apply(SYSTEM, Json.read(json));
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
        JsonNode written = file.write();
        assertThat(file.apply(SYSTEM, written)).as("what was written, read").isEmpty();
    }

    @Test
    void hostAndLookGoIntoTheFileAndComeBackOutOfIt() {
        apply(
                ONE.formatted(
                        "sv",
                        """
                        , "host": "SV.example.org", "look": {"letters": "plain",
                          "light": {"paper": "#f6fafb", "accent": "#0b6577"},
                          "logo": {"svg": "<svg viewBox='0 0 30 10'><path d='M0 0h9'/></svg>"}}
                        """));
        Look look = looks.get("sv");
        JsonNode written = file.write();

        assertThat(homes.find("sv")).contains("sv.example.org");
        assertThat(look.letters()).isEqualTo(Letters.PLAIN);
        assertThat(look.logo()).isInstanceOf(Logo.Drawing.class);
        assertThat(file.apply(SYSTEM, written)).as("it is so already").isEmpty();
        assertThat(apply(ONE.formatted("sv", ""))).as("it says nothing of them").isEmpty();
        long head = changes.head();
        assertThat(apply(ONE.formatted("sv", ", \"host\": null, \"look\": null")))
                .containsExactly("sv");
        assertThat(homes.find("sv")).isEmpty();
        assertThat(looks.get("sv")).isEqualTo(Look.NONE);
        assertThat(changes.list(head, 10).stream().map(ChangeLog.Change::key))
                .containsExactly("editions", "edition:sv", "look:sv");
        assertThat(file.apply(SYSTEM, written)).containsExactly("sv");
        assertThat(homes.find("sv")).contains("sv.example.org");
        assertThat(looks.get("sv")).isEqualTo(look);
    }

    @Test
    void twoEditionsOfAFileMayChangeTheirHosts() {
        apply(ONE.formatted("da", ", \"host\": \"da.example.org\""));
        apply(ONE.formatted("nb", ", \"host\": \"nb.example.org\""));
        String changed =
                Json.write(file.write())
                        .replace("da.example.org", "x")
                        .replace("nb.example.org", "da.example.org")
                        .replace("\"x\"", "\"nb.example.org\"");

        assertThat(apply(changed)).containsExactlyInAnyOrder("da", "nb");

        assertThat(homes.find("da")).contains("nb.example.org");
        assertThat(homes.find("nb")).contains("da.example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"host\": \"not a host\" | editions[0].host",
                "\"host\": \"news.example.org\" | editions[0].host",
                "\"host\": 7 | editions[0].host",
                "\"look\": {\"light\": {\"accent\": \"red\"}} | editions[0].look.light.accent",
                "\"look\": {\"light\": {\"accent\": \"#ffcc00\"}} | editions[0].look.light.accent",
                "\"look\": {\"letters\": \"gothic\"} | editions[0].look.letters",
                "\"look\": {\"theme\": \"nowhere\"} | editions[0].look.theme",
                "\"look\": {\"logo\": {\"media\": \"999\"}} | editions[0].look.logo",
                "\"look\": {\"logo\": {\"svg\": \"no drawing\"}} | editions[0].look.logo",
                "\"fallback\": \"nowhere\" | editions[0].fallback",
            })
    void whatTheDeskWouldRefuseIsRefusedByItsPlaceAndNothingIsWritten(String more, String place) {
        long head = changes.head();
        String given = ONE.formatted("et", ", " + more);

        assertThatThrownBy(() -> apply(given))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.detail()).startsWith(place);
                            assertThat(problem.fields().getFirst().path()).isEqualTo(place);
                        });
        assertThat(editions.find("et")).isEmpty();
        assertThat(changes.head()).isEqualTo(head);
    }

    @Test
    void whatOnlyTheNewsroomAsItIsRefusesLeavesNothingBehindEither() {
        apply(ONE.formatted("is", ", \"host\": \"is.example.org\""));
        long head = changes.head();

        assertThatThrownBy(() -> apply(ONE.formatted("fo", ", \"host\": \"is.example.org\"")))
                .hasMessageStartingWith("editions[0].host: The edition is has the host");
        assertThatThrownBy(() ->
                        apply(
                                ONE.formatted("fo", "")
                                        .replace(
                                                "\"Monde\"",
                                                "\"Monde\", \"elsewhere\": {\"en\": \"nowhere\"}")))
                .hasMessageStartingWith("editions[0].sections[0].elsewhere: There is no nowhere");

        assertThat(editions.find("fo")).isEmpty();
        assertThat(changes.head()).isEqualTo(head);
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
