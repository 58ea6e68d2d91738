package news.stet.story.look;

import java.util.List;
import java.util.Optional;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A look as the API, the database and the file of a theme have it. */
public final class LookJson {
    private static final Shape COLOUR = Shape.matching(7, Colour.FORM, "a colour as in #9d1f1c");
    private static final ObjectShape SHADES =
            new ObjectShape()
                    .optional("paper", COLOUR)
                    .optional("ink", COLOUR)
                    .optional("accent", COLOUR);
    private static final Shape LETTERS = Shape.choice(List.of("book", "plain", "system"));

    /** What such JSON may say, before its colours are looked at. */
    public static final ObjectShape SHAPE =
            new ObjectShape()
                    .optional("theme", Shape.matching(40, "[a-z][a-z0-9-]*", "the name of a theme"))
                    .optional("light", SHADES)
                    .optional("dark", SHADES)
                    .optional("letters", LETTERS)
                    .optional(
                            "logo",
                            new ObjectShape()
                                    .optional("media", Shape.id())
                                    .optional("svg", Shape.text(SvgDrawing.MAX_CHARS)));

    private LookJson() {}

    /**
     * Reads and checks one.
     *
     * @throws Problem INVALID with the path of every fault
     */
    public static Look read(JsonNode json) {
        Faults faults = new Faults();
        SHAPE.check(json, "", faults);
        faults.throwIfAny();
        Look look = stored(json);
        look.check();
        return look;
    }

    /** One that was checked before it was written down. */
    static Look stored(JsonNode json) {
        return new Look(
                text(json, "theme"),
                shades(json.path("light")),
                shades(json.path("dark")),
                Optional.ofNullable(text(json, "letters")).flatMap(Letters::find).orElse(null),
                logo(json.path("logo")));
    }

    private static Shades shades(JsonNode json) {
        return new Shades(colour(json, "paper"), colour(json, "ink"), colour(json, "accent"));
    }

    private static @Nullable Colour colour(JsonNode json, String name) {
        String text = text(json, name);
        return text == null ? null : Colour.of(text);
    }

    private static @Nullable Logo logo(JsonNode json) {
        String media = text(json, "media");
        String svg = text(json, "svg");
        if (media != null && svg != null) {
            throw Problem.invalid("logo", "is two logos", "Send media or svg");
        }
        if (media != null) {
            return new Logo.Picture(Long.parseLong(media));
        }
        return svg == null ? null : SvgDrawing.read(svg);
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.get(name).stringValue() : null;
    }

    /** The same as JSON; what nobody chose is null. */
    public static ObjectNode write(Look look) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("theme", look.theme());
        json.set("light", write(look.light()));
        json.set("dark", write(look.dark()));
        json.put("letters", look.letters() == null ? null : look.letters().slug());
        switch (look.logo()) {
            case null -> json.putNull("logo");
            case Logo.Picture picture ->
                    json.putObject("logo").put("media", Long.toString(picture.media()));
            case Logo.Drawing drawing -> json.putObject("logo").put("svg", drawing.text());
        }
        return json;
    }

    private static ObjectNode write(Shades shades) {
        return Json.mapper()
                .createObjectNode()
                .put("paper", text(shades.paper()))
                .put("ink", text(shades.ink()))
                .put("accent", text(shades.accent()));
    }

    private static @Nullable String text(@Nullable Colour colour) {
        return colour == null ? null : colour.toString();
    }
}
