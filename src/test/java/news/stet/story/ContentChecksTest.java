package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import news.stet.media.Licence;
import news.stet.media.MediaRights;
import news.stet.media.Use;
import news.stet.platform.Json;
import news.stet.story.ContentChecks.MediaFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentChecksTest {
    private static final String LONG =
            "The fog lifted at noon, and three boats that had waited since dawn came in.";
    private static final String GOOD =
            """
            {"edition": "en", "type": "article", "section": "world", "headline": "Three boats come in",
             "standfirst": "The fog lifted.", "byline": ["Ada Writer"], "source": "Stet News", "body": [
             {"type": "paragraph", "text": "%s"}, {"type": "heading", "level": 2, "text": "What next"},
             {"type": "heading", "level": 3, "text": "Soon"},
             {"type": "quotation", "text": "We waited.", "speaker": "the pilot"},
             {"type": "picture", "media": "5", "alt": "Three boats", "credit": "Wren"}]}
            """
                    .formatted(LONG);

    private static List<Finding> look(String json, Map<Long, MediaFacts> media) {
        StoryContent content = StoryJson.read(Json.read(json));
        var edition =
                new Edition(
                        content.edition(),
                        "Edition",
                        "",
                        content.edition(),
                        ZoneId.of("UTC"),
                        "HH:mm",
                        true,
                        List.of());
        return ContentChecks.of(content, edition, CheckSettings.USUAL, media, NOW);
    }

    private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");

    private static MediaRights rights(Licence licence) {
        return new MediaRights(
                licence,
                "",
                "",
                EnumSet.allOf(Use.class),
                List.of(),
                Optional.empty(),
                "",
                Optional.empty(),
                true);
    }

    private static List<String> said(MediaRights rights) {
        return look(GOOD, Map.of(5L, new MediaFacts("Boats", "Wren", rights))).stream()
                .map(it -> it.check().slug() + " " + it.path() + " " + it.said())
                .toList();
    }

    @Test
    void whatMayNotBeShownIsNoticedAndWhy() {
        MediaRights own = rights(Licence.OWN);
        var killed = Optional.of(new MediaRights.Killed(NOW, "Edda Tor", "A staged scene."));

        assertThat(said(own)).isEmpty();
        assertThat(said(rights(Licence.UNKNOWN)))
                .containsExactly("rights-unknown body[4].media []");
        assertThat(said(with(own, Set.of(Use.SITE), Optional.empty(), killed, false)))
                .containsExactly("rights-gone body[4].media [killed]");
        assertThat(said(with(own, Set.of(Use.SITE), Optional.of(NOW), Optional.empty(), false)))
                .containsExactly("rights-gone body[4].media [expired]");
        assertThat(said(with(own, Set.of(Use.FEEDS), Optional.empty(), Optional.empty(), true)))
                .containsExactly("rights-gone body[4].media [elsewhere]");
        Instant soon = NOW.plus(Duration.ofDays(3));
        assertThat(said(with(own, Set.of(Use.SITE), Optional.of(soon), Optional.empty(), true)))
                .containsExactly("rights-ending body[4].media [2026-05-07T08:00:00Z]");
    }

    private static MediaRights with(
            MediaRights rights,
            Set<Use> uses,
            Optional<Instant> until,
            Optional<MediaRights.Killed> killed,
            boolean shown) {
        return new MediaRights(rights.licence(), "", "", uses, List.of(), until, "", killed, shown);
    }

    private static List<String> codes(String json) {
        return look(json, Map.of()).stream()
                .map(it -> it.check().slug() + " " + it.path())
                .toList();
    }

    @Test
    void aFinishedStoryHasNothingToSay() {
        assertThat(codes(GOOD)).isEmpty();
    }

    @Test
    void theBarestStoryIsOnlyWarnedOf() {
        List<Finding> findings =
                look(
                        "{\"edition\": \"en\", \"type\": \"article\", \"section\": \"world\", \"headline\": \"Boats\"}",
                        Map.of());

        assertThat(findings)
                .extracting(Finding::check)
                .containsExactly(
                        Check.STANDFIRST_MISSING,
                        Check.BYLINE_MISSING,
                        Check.SOURCE_MISSING,
                        Check.BODY_EMPTY);
        assertThat(findings).allMatch(it -> it instanceof Finding.Warning);
    }

    @Test
    void aHeadlineIsAsLongAsPeopleCount() {
        String family = "👩‍👩‍👧‍👦";
        String accented = "e\u0301\u0323";

        assertThat(ContentChecks.graphemes(family + accented + "بِسْمِ")).isEqualTo(5);
        assertThat(codes(GOOD.replace("Three boats come in", accented.repeat(90)))).isEmpty();
        assertThat(codes(GOOD.replace("Three boats come in", "a".repeat(91))))
                .containsExactly("headline-length headline");
        assertThat(
                        codes(
                                GOOD.replace(
                                        "\"standfirst\"",
                                        "\"headlines\": {\"short\": \"%s\", \"social\": \"%s\"}, \"standfirst\""
                                                .formatted("b".repeat(46), "c".repeat(71)))))
                .containsExactly(
                        "headline-length headlines.short", "headline-length headlines.social");
    }

    @ParameterizedTest
    @CsvSource({
        "Headline,true", "untitled.,true", "TK boats come in,true", "Lorem ipsum dolor,true",
        "XXX,true", "عنوان,true", "A headline for the ages,false", "Attack on the TKX,false",
        "The title race,false"
    })
    void aHeadlineThatNobodyWroteIsNoticed(String headline, boolean placeholder) {
        assertThat(
                        codes(GOOD.replace("Three boats come in", headline))
                                .contains("headline-placeholder headline"))
                .isEqualTo(placeholder);
    }

    @Test
    void theBodyIsReadBlockByBlock() {
        String body =
                """
                [{"type": "heading", "level": 3, "text": "Too deep"}, {"type": "paragraph", "text": "%s"},
                 {"type": "paragraph", "text": "%s"}, {"type": "paragraph", "text": "Yes."},
                 {"type": "paragraph", "text": "Yes."}, {"type": "quotation", "text": "Who?"},
                 {"type": "picture", "media": "5"}, {"type": "box", "body": [{"type": "picture", "media": "6"}]}]
                """
                        .formatted(LONG, LONG);
        String json = GOOD.substring(0, GOOD.indexOf("\"body\"")) + "\"body\": " + body + "}";

        List<Finding> findings =
                look(json, Map.of(5L, new MediaFacts("Boats", "Wren", rights(Licence.OWN))));

        assertThat(findings)
                .extracting(it -> it.check().slug() + " " + it.path())
                .containsExactly(
                        "heading-order body[0]",
                        "block-repeated body[2]",
                        "quotation-speaker body[5].speaker",
                        "alt-missing body[7].body[0].alt",
                        "credit-missing body[7].body[0].credit");
    }

    @Test
    void whatATypePromisesIsLookedFor() {
        assertThat(codes(GOOD.replace("article", "video"))).containsExactly("type-incomplete type");
        assertThat(codes(GOOD.replace("article", "gallery")))
                .containsExactly("type-incomplete type");
        assertThat(codes(GOOD.replace("article", "live"))).containsExactly("type-incomplete type");
    }

    @Test
    void theLanguageFitsTheEditionAndTheText() {
        assertThat(codes(GOOD.replace("\"byline\"", "\"language\": \"ar\", \"byline\"")))
                .containsExactly("language language");
        assertThat(codes(GOOD.replace("\"edition\": \"en\"", "\"edition\": \"ar\"")))
                .containsExactly("language language");
        assertThat(codes(GOOD.replace("\"byline\"", "\"language\": \"en-GB\", \"byline\"")))
                .isEmpty();
        String arabic =
                """
                {"edition": "ar", "type": "article", "section": "world", "headline": "عادت العبّارة",
                 "standfirst": "انقشع الضباب", "byline": ["وفاء"], "source": "Stet", "body": [
                 {"type": "paragraph", "text": "قال Ada Writer من Reuters إن العبّارة عادت ظهرًا إلى الميناء."}]}
                """;
        assertThat(codes(arabic)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a,true",
        "https://example.org/a_(b),true",
        "https://example.org/a.,false",
        "http://https://example.org,false",
        "https://example,false",
        "https://[,false",
        "/en/world,true"
    })
    void aLinkHasTheFormOfAnAddress(String href, boolean good) {
        String json =
                GOOD.replace(
                        "\"" + LONG + "\"",
                        "[{\"text\": \"Boats\", \"marks\": [{\"type\": \"link\", \"href\": \"%s\"}]}]"
                                .formatted(href));

        assertThat(codes(json).isEmpty()).isEqualTo(good);
    }

    @Test
    void aLinkOnThisSiteNamesItsStory() {
        var site = java.net.URI.create("https://news.example");

        assertThat(Links.story("/en/world/boats-1000007", site)).isEqualTo(1000007L);
        assertThat(Links.story("https://news.example/en/world/boats-1000007?x#y", site))
                .isEqualTo(1000007L);
        assertThat(Links.story("https://else.example/en/world/boats-1000007", site)).isNull();
        assertThat(Links.story("/en/world/", site)).isNull();
        assertThat(Links.leadsOut("https://news.example/en/", site)).isFalse();
        assertThat(Links.leadsOut("https://news.example.evil/en/", site)).isTrue();
    }
}
