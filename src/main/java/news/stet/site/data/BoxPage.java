package news.stet.site.data;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.stet.fronts.Box;
import news.stet.fronts.BoxItem;
import news.stet.media.Use;
import news.stet.platform.Json;
import news.stet.site.Answer;
import news.stet.site.BulkReader;
import news.stet.site.LiveCard;
import news.stet.site.Origins;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteMedia;
import news.stet.site.SiteReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A box as JSON. In the shape partners know it is an array of objects with exactly id, sort,
 * contenttypeid, pic and title, all of them strings, the highest sort first; the fuller form says
 * all that our own lists show.
 */
public record BoxPage(Origins origins) {
    private static final int PICTURE_WIDTH = 640;
    private static final int FULL_WIDTH = 1280;

    /** The box's JSON, empty if there is no such edition or box. */
    public Optional<Answer> find(SiteReader reader, Place.Box place) {
        return place.form() == Place.BoxForm.FULL
                ? findFull(reader, place)
                : findList(reader, place);
    }

    private static Optional<Answer> findList(SiteReader reader, Place.Box place) {
        return reader.hasEdition(place.edition())
                ? new BulkReader(reader)
                        .findBox(place.edition(), place.box())
                        .map(box -> page(reader, list(reader, box.items()), box))
                : Optional.empty();
    }

    private Optional<Answer> findFull(SiteReader reader, Place.Box place) {
        return reader.findEdition(place.edition())
                .flatMap(edition ->
                        new BulkReader(reader)
                                .findBox(place.edition(), place.box())
                                .map(box -> page(reader, full(reader, edition, place, box), box)));
    }

    private static Answer page(SiteReader reader, Object json, BulkReader.ShownBox box) {
        return new Answer.Page(
                "application/json",
                Json.write(json).getBytes(StandardCharsets.UTF_8),
                box.until(),
                reader.keys(),
                Map.of("Access-Control-Allow-Origin", "*"));
    }

    private static ArrayNode list(SiteReader reader, List<BoxItem> items) {
        ArrayNode array = Json.mapper().createArrayNode();
        for (BoxItem item : items) {
            array.addObject()
                    .put("id", Long.toString(item.id()))
                    .put("sort", Long.toString(item.sort()))
                    .put("contenttypeid", Integer.toString(item.typeNumber()))
                    .put("pic", picture(reader, item))
                    .put("title", item.title());
        }
        return array;
    }

    private static String picture(SiteReader reader, BoxItem item) {
        return switch (item) {
            case BoxItem.Named named -> named.picture();
            case BoxItem.Ours ours ->
                    reader.findStill(ours.media())
                            .filter(media -> media.allows(Use.FEEDS))
                            .map(media -> media.address("4x3", PICTURE_WIDTH, "jpg"))
                            .orElse("");
        };
    }

    private ObjectNode full(
            SiteReader reader, SiteEdition edition, Place.Box place, BulkReader.ShownBox box) {
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("edition", edition.code())
                        .put("language", edition.language())
                        .put("box", place.box())
                        .put("name", name(edition, place.box(), box));
        Map<Long, LiveCard> cards =
                reader
                        .listCards(
                                box.items().stream()
                                        .filter(BoxItem.Ours.class::isInstance)
                                        .map(BoxItem::id)
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(LiveCard::story, Function.identity()));
        ArrayNode items = node.putArray("items");
        for (BoxItem item : box.items()) {
            ObjectNode one =
                    items.addObject()
                            .put("id", Long.toString(item.id()))
                            .put("sort", Long.toString(item.sort()))
                            .put("contenttypeid", Integer.toString(item.typeNumber()));
            LiveCard card = cards.get(item.id());
            if (card != null) {
                story(reader, one, card, origins.of(edition));
            } else {
                one.put("title", item.title());
            }
        }
        return node;
    }

    /** For people: as editors called it, or what it is. */
    public static String name(SiteEdition edition, String box, BulkReader.ShownBox shown) {
        if (!shown.name().isEmpty()) {
            return shown.name();
        }
        String known = box.startsWith(Box.RELATED) ? "story.related" : "box." + box;
        return edition.messages().get(known);
    }

    private static void story(SiteReader reader, ObjectNode node, LiveCard card, URI siteUrl) {
        node.put("type", card.type().slug())
                .put("section", card.section())
                .put("title", card.title())
                .put("headline", card.headline());
        put(node, "kicker", card.kicker());
        put(node, "standfirst", card.standfirst().isEmpty() ? null : card.standfirst());
        node.put("url", siteUrl + card.path()).put("publishedAt", card.publishedAt().toString());
        reader.findMedia(card.media())
                .filter(media -> media.allows(Use.FEEDS))
                .ifPresent(media -> picture(node.putObject("picture"), media, siteUrl));
    }

    private static void picture(ObjectNode node, SiteMedia media, URI siteUrl) {
        node.put("url", siteUrl + media.address("16x9", FULL_WIDTH, "jpg"))
                .put("width", media.width("16x9", FULL_WIDTH))
                .put("height", media.height("16x9", FULL_WIDTH));
        put(node, "alt", media.alt());
        put(node, "caption", media.caption());
        put(node, "credit", media.credit());
        put(node, "licence", media.licence());
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
