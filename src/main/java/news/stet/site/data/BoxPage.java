package news.stet.site.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.fronts.Box;
import news.stet.fronts.BoxItem;
import news.stet.media.Use;
import news.stet.platform.Json;
import news.stet.site.Answer;
import news.stet.site.BulkReader;
import news.stet.site.Place;
import news.stet.site.SiteReader;
import tools.jackson.databind.node.ArrayNode;

/**
 * A box as JSON, in the shape partners know: an array of objects with exactly id, sort,
 * contenttypeid, pic and title, all of them strings, the highest sort first.
 */
public final class BoxPage {
    /** How many the box {@code latest} shows. */
    public static final int LATEST_SIZE = 20;

    private static final int PICTURE_WIDTH = 640;

    private BoxPage() {}

    /** The box's JSON, empty if there is no such edition or box. */
    public static Optional<Answer> find(SiteReader reader, Place.Box place) {
        if (!reader.hasEdition(place.edition())) {
            return Optional.empty();
        }
        BulkReader bulk = new BulkReader(reader);
        Optional<List<BoxItem>> items =
                place.box().equals(Box.LATEST)
                        ? Optional.of(bulk.listLatestBox(place.edition(), LATEST_SIZE))
                        : bulk.findBox(place.edition(), place.box());
        return items.map(found -> page(reader, found));
    }

    private static Answer page(SiteReader reader, List<BoxItem> items) {
        ArrayNode array = Json.mapper().createArrayNode();
        for (BoxItem item : items) {
            array.addObject()
                    .put("id", Long.toString(item.id()))
                    .put("sort", Long.toString(item.sort()))
                    .put("contenttypeid", Integer.toString(item.typeNumber()))
                    .put("pic", picture(reader, item))
                    .put("title", item.title());
        }
        return new Answer.Page(
                "application/json",
                Json.write(array).getBytes(StandardCharsets.UTF_8),
                null,
                reader.keys(),
                Map.of("Access-Control-Allow-Origin", "*"));
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
}
