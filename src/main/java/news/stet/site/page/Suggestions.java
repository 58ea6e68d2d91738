package news.stet.site.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.platform.Json;
import news.stet.search.Asked;
import news.stet.site.Answer;
import news.stet.site.LiveCard;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteRequest;
import news.stet.site.SiteSection;
import tools.jackson.databind.node.ObjectNode;

/** Stories for who is still typing, as data for the script of the search fields. */
public final class Suggestions {
    private static final int MOST = 7;

    /** One letter is the beginning of nearly everything. */
    private static final int SHORTEST = 2;

    private static final int LONGEST = 100;

    private Suggestions() {}

    /** {@code {"said": "3 stories", "stories": [{"title", "path", "section", "time"}]}}. */
    public static Optional<Answer> answer(
            SiteReader reader, Place.Suggest place, SiteRequest request) {
        return reader.findEdition(place.edition())
                .map(edition -> answer(reader, edition, request.query().getOrDefault("q", "")));
    }

    private static Answer answer(SiteReader reader, SiteEdition edition, String typed) {
        String words = typed.strip();
        List<LiveCard> cards =
                words.length() < SHORTEST || words.length() > LONGEST
                        ? List.of()
                        : reader.suggest(Asked.of(edition.code(), edition.language(), words), MOST);
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("said", edition.messages().get("search.suggested", cards.size()));
        var stories = body.putArray("stories");
        for (LiveCard card : cards) {
            stories.addObject()
                    .put("title", card.title())
                    .put("path", card.path())
                    .put(
                            "section",
                            reader.findSection(card.edition(), card.section())
                                    .map(SiteSection::name)
                                    .orElse(card.section()))
                    .put("time", edition.time(card.publishedAt()));
        }
        return new Answer.Page(
                "application/json",
                Json.write(body).getBytes(StandardCharsets.UTF_8),
                null,
                reader.keys(),
                Map.of());
    }
}
