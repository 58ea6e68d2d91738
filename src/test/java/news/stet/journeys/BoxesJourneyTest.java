package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import news.stet.journeys.Newsrooms.Empty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An editor makes a box by the keyboard, and other sites have it at once. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class BoxesJourneyTest {
    private static final String BOX = "/en/boxes/tidal-reading";

    private final RunningStet stet;
    private final Chromium chromium;

    BoxesJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private String publish(String headline) {
        var story =
                stet.api()
                        .post(
                                "/api/v1/stories",
                                "{\"edition\": \"en\", \"type\": \"gallery\", \"section\": \"culture\", \"headline\": \"%s\"}"
                                        .formatted(headline));
        assertThat(story.status()).as(story.body()).isEqualTo(201);
        var live = stet.api().post("/api/v1/stories/" + story.id() + "/publish", "{}");
        assertThat(live.status()).as(live.body()).isEqualTo(200);
        return story.id();
    }

    private List<String> titles() {
        return Reader.get(stet.site(BOX + ".json"))
                .json()
                .valueStream()
                .map(item -> item.get("title").stringValue())
                .toList();
    }

    private static void add(Page page, String headline) {
        page.locator("#ordered-add").fill(headline);
        assertThat(page.locator(".box-found button").first()).hasText(headline);
        page.keyboard().press("Enter");
        assertThat(page.locator(".box-rows li").first()).containsText(headline);
    }

    @Test
    void aBoxIsMadePutInOrderFilledAndFoundByOtherSites() {
        for (String headline : List.of("Spring tide", "Neap tide", "Ebb tide")) {
            publish(headline);
        }
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "boxes@desk.example");
            page.navigate(stet.desk("/boxes"));
            page.locator("#box").fill("tidal-reading");
            page.keyboard().press("Enter");
            page.locator("html[data-ordered=ready]").waitFor();
            page.locator("#name").fill("Reading by the tide");
            add(page, "Ebb tide");
            add(page, "Spring tide");
            page.locator(".box-rows li").nth(1).locator(".up").focus();
            page.keyboard().press("Alt+ArrowUp");
            assertThat(page.locator(".box-rows li").first()).containsText("Ebb tide");
            page.locator(".box-rows li").first().locator("button").first().press("Space");
            visit.keep("box");
            page.locator("#name").press("Enter");
            assertThat(page.locator(".notice.good")).hasText("The box is saved.");
            assertThat(page.locator(".box-shows li"))
                    .hasText(new String[] {"Ebb tide", "Spring tide"});
            assertThat(titles()).containsExactly("Ebb tide", "Spring tide");

            page.locator("input[name=fills]").check();
            page.locator("#section").selectOption("culture");
            page.locator("#type").selectOption("gallery");
            page.locator("#size").fill("3");
            page.locator("#box-form button.main").click();
            assertThat(page.locator(".box-shows li")).hasCount(3);
            publish("Storm tide");

            assertThat(titles()).containsExactly("Ebb tide", "Storm tide", "Spring tide");
            page.navigate(stet.desk("/boxes"));
            assertThat(page.locator("table")).containsText("Reading by the tide");
            visit.keep("boxes");
            visit.assertClean();
            page.navigate(stet.site(BOX + ".html"));
            assertThat(page.locator("ol.stet-box a").first()).hasText("Ebb tide");
            visit.keep("box-fragment");
            visit.assertClean();
        }
    }

    @Test
    void theJsonFollowsANewOrderAtOnceInTheShapeOthersKnow() {
        String one = publish("First lock");
        String two = publish("Second lock");
        String order = "{\"edition\": \"en\", \"name\": \"Locks\", \"stories\": [%s]}";
        String box = "/api/v1/boxes/locks";

        for (List<String> ids :
                List.of(List.of(one, two), List.of(two, one), List.of(two), List.of(one, two))) {
            String stories =
                    ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(", "));
            var put = stet.api().put(box, order.formatted(stories), "*");
            assertThat(put.status()).as(put.body()).isEqualTo(200);

            List<JsonNode> shown =
                    Reader.get(stet.site("/en/boxes/locks.json")).json().valueStream().toList();

            assertThat(shown).extracting(it -> it.get("id").stringValue()).isEqualTo(ids);
            assertThat(shown)
                    .allSatisfy(it ->
                            assertThat(it.propertyNames())
                                    .containsExactly(
                                            "id", "sort", "contenttypeid", "pic", "title"));
            assertThat(shown)
                    .allSatisfy(it -> assertThat(it.valueStream()).allMatch(JsonNode::isString));
            assertThat(shown)
                    .extracting(it -> Long.parseLong(it.get("sort").stringValue()))
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
    }
}
