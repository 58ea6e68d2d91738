package news.stet.media;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import news.stet.platform.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a picture is cut to each ratio. A ratio that is not here is cut automatically, where the
 * picture draws the eye.
 */
public record Crops(Optional<FocalPoint> focus, Map<Ratio, Crop> byRatio) {
    /** As long as nobody said anything. */
    public static final Crops AUTOMATIC = new Crops(Optional.empty(), Map.of());

    public Crops {
        byRatio = Map.copyOf(byRatio);
    }

    /** The cut to that ratio; empty when it is automatic, and for the uncut picture. */
    public Optional<Crop> find(Ratio ratio) {
        return Optional.ofNullable(byRatio.get(ratio));
    }

    /** Only this one cut, as an address names it; null for the automatic one. */
    static Crops only(Ratio ratio, @Nullable Crop crop) {
        return crop == null ? AUTOMATIC : new Crops(Optional.empty(), Map.of(ratio, crop));
    }

    /** As the database has them. */
    static Crops read(String json) {
        if (json.equals("{}")) {
            return AUTOMATIC;
        }
        JsonNode node = Json.read(json);
        Map<Ratio, Crop> byRatio = new EnumMap<>(Ratio.class);
        for (Ratio ratio : Ratio.CUTS) {
            JsonNode crop = node.path(ratio.slug());
            if (crop.isObject()) {
                byRatio.put(
                        ratio,
                        new Crop(
                                crop.path("number").asInt(),
                                new Area(
                                        crop.path("x").asInt(),
                                        crop.path("y").asInt(),
                                        crop.path("width").asInt(),
                                        crop.path("height").asInt()),
                                crop.path("byHand").asBoolean()));
            }
        }
        JsonNode focus = node.path("focus");
        return new Crops(
                focus.isObject()
                        ? Optional.of(
                                new FocalPoint(focus.path("x").asInt(), focus.path("y").asInt()))
                        : Optional.empty(),
                byRatio);
    }

    /** Another for each way to cut it: who changes the cuts says with it which ones they saw. */
    public String tag() {
        byte[] digest = Originals.sha256().digest(json().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 8);
    }

    /** For the database. */
    String json() {
        ObjectNode node = Json.mapper().createObjectNode();
        focus.ifPresent(point -> node.putObject("focus").put("x", point.x()).put("y", point.y()));
        for (Map.Entry<Ratio, Crop> entry : new TreeMap<>(byRatio).entrySet()) {
            Crop crop = entry.getValue();
            Area area = crop.area();
            node.putObject(entry.getKey().slug())
                    .put("number", crop.number())
                    .put("x", area.x())
                    .put("y", area.y())
                    .put("width", area.width())
                    .put("height", area.height())
                    .put("byHand", crop.byHand());
        }
        return Json.write(node);
    }
}
