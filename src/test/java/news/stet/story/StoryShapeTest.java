package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Stream;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StoryShapeTest {
    private static final String WHOLE =
            """
            {"edition": "en", "type": "video", "section": "world", "language": "en",
             "topics": ["bridges"], "slugline": "bridge-reopens",
             "headline": "Old bridge reopens",
             "headlines": {"short": "Bridge reopens", "social": "The bridge is back"},
             "kicker": "VIDEO",
             "standfirst": [{"text": "“Good to be back,”", "marks": [{"type": "quote", "speaker": "the master"}]},
                            {"text": " said one."}],
             "byline": ["Ada Writer"], "dateline": "HARBOUR CITY", "located": "Harbour City",
             "source": "Stet News", "credits": ["Reuters"], "urgency": 4, "ednote": "desk only",
             "embargoedUntil": null, "mainMedia": {"type": "video", "media": "3"},
             "body": [
              {"type": "paragraph", "text": "A string"},
              {"type": "paragraph", "text": [{"text": "It "},
                {"text": "reopened", "marks": [{"type": "strong"}, {"type": "link", "href": "https://example.org/"}]},
                {"text": " "}, {"text": "في", "marks": [{"type": "lang", "lang": "ar"}, {"type": "dir", "dir": "rtl"}]},
                {"text": "x", "marks": [{"type": "em"}, {"type": "code"}, {"type": "sub"}]},
                {"text": "2", "marks": [{"type": "sup"}]}]},
              {"type": "quotation", "text": "It is good to be back.", "speaker": "the harbour master", "source": "Reuters"},
              {"type": "pullquote", "text": "Back."},
              {"type": "heading", "level": 2, "text": "What comes next"},
              {"type": "list", "ordered": false, "items": ["one", "two"]},
              {"type": "picture", "media": "17", "caption": "The bridge", "alt": "A steel bridge at dawn"},
              {"type": "video", "media": "18"},
              {"type": "gallery", "pictures": [{"type": "picture", "media": "17"}]},
              {"type": "table", "caption": "Tolls", "header": ["Who", "How much"], "rows": [["Cars", "2"], ["Bicycles", "0"]]},
              {"type": "box", "title": "The bridge", "body": [{"type": "paragraph", "text": "Built long ago."}]},
              {"type": "embed", "url": "https://vimeo.com/123456789", "title": "From above"},
              {"type": "post", "at": "2026-05-04T08:00:00Z", "headline": "Open", "key": true,
               "body": [{"type": "paragraph", "text": "It is open."}]},
              {"type": "story", "id": "1000007"}]}
            """;

    private static final Schema PUBLISHED = published();

    private static Schema published() {
        ObjectNode document =
                Json.mapper().createObjectNode().put("$ref", "#/components/schemas/Story");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        StoryShape.schemas().forEach(schemas::set);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document.toString(), InputFormat.JSON);
    }

    @Test
    void everyBlockAndMarkComesBackAsItWas() {
        StoryContent content = StoryJson.read(Json.read(WHOLE));

        JsonNode written = StoryJson.write(content);

        assertThat(StoryJson.read(written)).isEqualTo(content);
        assertThat(written.get("body")).hasSize(14);
        assertThat(PUBLISHED.validate(written)).isEmpty();
    }

    @Test
    void onlyFourFieldsAreNeeded() {
        StoryContent content =
                StoryJson.read(
                        Json.read(
                                """
                                {"edition": "en", "type": "article", "section": "world", "headline": " Short \\u0065\\u0301 "}
                                """));

        assertThat(content.headline()).as("NFC, without spaces at the ends").isEqualTo("Short é");
        assertThat(content.urgency()).isEqualTo(StoryContent.DEFAULT_URGENCY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    headline     | 7                                                         | headline
                    headline     | ""                                                        | headline
                    headline     | "two\\nlines"                                             | headline
                    headline     | "a\\u0000b"                                               | headline
                    headline     | "\\ud800"                                                 | headline
                    colour       | "red"                                                     | colour
                    type         | "poem"                                                    | type
                    urgency      | 10                                                        | urgency
                    urgency      | 1.5                                                       | urgency
                    embargoedUntil | "tomorrow"                                              | embargoedUntil
                    byline       | "Ada"                                                     | byline
                    body         | {"type": "paragraph"}                                     | body
                    body         | [{"type": "script", "text": "x"}]                         | body[0].type
                    body         | [{"type": "paragraph", "text": "x", "html": "y"}]         | body[0].html
                    body         | [{"type": "paragraph"}]                                   | body[0].text
                    body         | [{"type": "paragraph", "text": [{"text": "x", "marks": [{"type": "link", "href": "javascript:alert(1)"}]}]}] | body[0].text[0].marks[0].href
                    body         | [{"type": "paragraph", "text": [{"text": "x", "marks": [{"type": "link", "href": "//evil.example"}]}]}] | body[0].text[0].marks[0].href
                    body         | [{"type": "paragraph", "text": [{"text": "x", "marks": [{"type": "blink"}]}]}] | body[0].text[0].marks[0].type
                    body         | [{"type": "heading", "level": 1, "text": "x"}]            | body[0].level
                    body         | [{"type": "embed", "url": "https://evil.example/x"}]      | body[0].url
                    body         | [{"type": "picture", "media": 17}]                        | body[0].media
                    body         | [{"type": "box", "body": [{"type": "box", "body": []}]}]  | body[0].body[0].type
                    body         | [{"type": "story", "id": "12a"}]                          | body[0].id
                    """)
    void whatIsNotRightIsNamedWithItsPathAndRefusedByThePublishedSchemaToo(
            String field, String value, String path) {
        ObjectNode story =
                (ObjectNode)
                        Json.read(
                                """
                                {"edition": "en", "type": "article", "section": "world", "headline": "Fine"}
                                """);
        story.set(field, Json.read(value));

        assertThatThrownBy(() -> StoryJson.read(story))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
                            assertThat(problem.fields())
                                    .extracting(Problem.Field::path)
                                    .contains(path);
                            assertThat(problem.fields().getFirst().fix()).isNotBlank();
                        });
        // Characters and line breaks are beyond what JSON Schema says.
        if (!field.equals("headline") || !value.contains("\\")) {
            boolean formatOnly = field.equals("embargoedUntil");
            assertThat(PUBLISHED.validate(story).isEmpty()).isEqualTo(formatOnly);
        }
    }

    @Test
    void rowsOfATableAreEquallyLong() {
        ObjectNode story = (ObjectNode) Json.read(WHOLE);
        story.set(
                "body", Json.read("[{\"type\": \"table\", \"rows\": [[\"a\", \"b\"], [\"c\"]]}]"));

        assertThatThrownBy(() -> StoryJson.read(story))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.fields())
                                        .extracting(Problem.Field::path)
                                        .containsExactly("body[0].rows[1]"));
    }

    @Test
    void whatStetSetsMayBeSentBack() {
        ObjectNode story = (ObjectNode) Json.read(WHOLE);
        story.put("id", "1000001").put("status", "live").put("sort", "7").putArray("corrections");

        assertThat(StoryJson.read(story).headline()).isEqualTo("Old bridge reopens");
    }

    static Stream<List<String>> slugs() {
        return Stream.of(
                List.of("Old bridge reopens", "old-bridge-reopens"),
                List.of("Châteaux & “ponts”: l’été", "chateaux-ponts-lete"),
                List.of("إعادةُ فتح الجسر", "إعادة-فتح-الجسر"),
                List.of("—", "story"));
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void aHeadlineGivesAReadableAddress(List<String> pair) {
        assertThat(Words.slug(pair.getFirst())).isEqualTo(pair.getLast());
    }

    @Test
    void aLongHeadlineIsCutAtAWord() {
        assertThat(Words.slug("word ".repeat(40))).hasSizeLessThanOrEqualTo(80).endsWith("word");
    }
}
