package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.search.SearchIndex;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.Verb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestDatabase.class)
class SuggestionsTest {
    private final SampleSite site;
    private final SearchIndex index;

    SuggestionsTest(Database database, @TempDir Path folder) {
        site = new SampleSite(database);
        index = new SearchIndex(folder, database, site.clock);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private void follow() {
        index.look();
        site.pages.searchBy(index);
    }

    private JsonNode suggest(String edition, String typed) {
        String query = "q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        var request = SiteRequest.parse("/" + edition + "/search/suggest", query).orElseThrow();
        var page = (Answer.Page) site.pages.answer(request);
        assertThat(page.contentType()).isEqualTo("application/json");
        return Json.read(page.body());
    }

    private List<String> titles(String edition, String typed) {
        return StreamSupport.stream(suggest(edition, typed).get("stories").spliterator(), false)
                .map(story -> story.get("title").stringValue())
                .toList();
    }

    @Test
    void headlinesAreFoundByTheBeginningsOfTheirWordsTheNewestFirst() {
        site.publish("Velvet curtains for the opera");
        site.publish("The opera sells its velvet");
        site.publish("en", "article", "Another", "\"standfirst\": \"Velvet, too.\"");
        follow();

        assertThat(titles("en", "VELV"))
                .containsExactly("The opera sells its velvet", "Velvet curtains for the opera");
        assertThat(titles("en", "op velvet cur")).containsExactly("Velvet curtains for the opera");
        assertThat(titles("ar", "velv")).isEmpty();
        JsonNode one = suggest("en", "velvet curtains");
        assertThat(one.get("said").stringValue()).isEqualTo("1 story");
        assertThat(one.get("stories").get(0).get("path").stringValue()).startsWith("/en/world/");
    }

    @Test
    void lettersOfOtherFormsAreTheSame() {
        site.publish("ar", "article", "إفتتاح الجسر", "");
        follow();

        assertThat(titles("ar", "افتت")).containsExactly("إفتتاح الجسر");
    }

    @Test
    void whatWasKilledAMomentAgoIsNotSuggestedThoughTheIndexStillHasIt() {
        Story story = site.publish("Quicksilver spilled");
        follow();
        assertThat(titles("en", "quicks")).hasSize(1);

        site.newsroom.act(Verb.KILL, SampleSite.EDITOR, story.id(), Order.PLAIN);

        assertThat(titles("en", "quicks")).isEmpty();
    }

    @Test
    void oneLetterOrSignsSuggestNothing() {
        site.publish("Xylophones");
        follow();

        assertThat(titles("en", "x")).isEmpty();
        assertThat(titles("en", "\"*: -")).isEmpty();
        assertThat(titles("en", "x".repeat(500))).isEmpty();
    }

    @Test
    void withoutAnIndexTheDatabaseSuggests() {
        site.publish("Zeppelin lands");

        assertThat(titles("en", "zepp")).containsExactly("Zeppelin lands");
    }
}
