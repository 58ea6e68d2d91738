package news.stet.desk.api;

import java.net.URI;
import java.util.List;
import news.stet.media.Format;
import news.stet.media.MediaDetails;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.media.MediaRights;
import news.stet.media.Ratio;
import news.stet.media.Use;
import news.stet.platform.Json;
import tools.jackson.databind.node.ObjectNode;

/** A picture or film of the library as the API gives it. */
record MediaJson(URI siteUrl) {
    /** Wide enough for any page; the address is one of the known renditions. */
    private static final int WIDTH = 1280;

    ObjectNode of(MediaItem item) {
        String path =
                item.kind() == MediaKind.PICTURE
                        ? item.address(Ratio.ORIGINAL, WIDTH, Format.JPG)
                        : item.filmAddress();
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("id", Long.toString(item.id()))
                        .put("kind", item.kind().slug())
                        .put("contentType", item.contentType())
                        .put("width", item.width())
                        .put("height", item.height())
                        .put("url", siteUrl + path)
                        .put("fileName", item.fileName())
                        .put("addedAt", item.addedAt().toString())
                        .put("addedBy", item.addedBy());
        details(node, item.details());
        node.set("rights", rights(item.rights()));
        return node;
    }

    /** The same with the ids of those that look nearly like it. */
    ObjectNode of(MediaItem item, List<MediaItem> similar) {
        ObjectNode node = of(item);
        list(node, "similar", similar.stream().map(one -> Long.toString(one.id())).toList());
        return node;
    }

    private static void details(ObjectNode node, MediaDetails details) {
        node.put("caption", details.caption())
                .put("alt", details.alt())
                .put("credit", details.credit())
                .put("creator", details.creator())
                .put("headline", details.headline())
                .put("copyright", details.copyright())
                .put("usageTerms", details.usageTerms())
                .put("taken", details.taken())
                .put("place", details.place())
                .put("digitalSource", details.source().code());
        list(node, "people", details.people());
        list(node, "keywords", details.keywords());
    }

    private static ObjectNode rights(MediaRights rights) {
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("licence", rights.licence().slug())
                        .put("licenceUrl", rights.licenceUrl())
                        .put("acquireUrl", rights.acquireUrl())
                        .put("until", rights.until().map(Object::toString).orElse(null))
                        .put("note", rights.note())
                        .put("shown", rights.shown());
        list(node, "uses", rights.uses().stream().map(Use::slug).sorted().toList());
        list(node, "territory", rights.territory());
        rights.killed()
                .ifPresent(killed ->
                        node.putObject("killed")
                                .put("at", killed.at().toString())
                                .put("by", killed.by())
                                .put("reason", killed.reason()));
        return node;
    }

    private static void list(ObjectNode node, String name, List<String> texts) {
        var array = node.putArray(name);
        texts.forEach(array::add);
    }
}
