package news.stet.desk.api;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import news.stet.desk.Parts;
import news.stet.fronts.Fronts;
import news.stet.media.DigitalSource;
import news.stet.media.Licence;
import news.stet.media.MediaDetails;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.media.MediaLibrary;
import news.stet.media.MediaQuery;
import news.stet.media.MediaRights;
import news.stet.media.Use;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.MediaUses;
import news.stet.story.shape.Faults;
import news.stet.story.shape.MomentShape;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/media}: looking for pictures and films, what is said of them, their rights. */
public final class LibraryApi {
    private static final int ITEMS = 50;
    private static final Shape TEXT = Shape.piece(5_000);
    private static final Shape LIST = Shape.list(Shape.line(300), 0, 100);
    private static final Shape DETAILS = texts(new ObjectShape());
    private static final Shape RIGHTS =
            new ObjectShape()
                    .required("licence", Shape.choice(slugs(Licence.values())))
                    .optional("licenceUrl", TEXT)
                    .optional("acquireUrl", TEXT)
                    .optional("uses", Shape.list(Shape.choice(slugs(Use.values())), 0, 3))
                    .optional("territory", Shape.list(Shape.line(2), 0, 300))
                    .optional("until", Shape.moment())
                    .optional("note", TEXT)
                    .readOnly("shown", Shape.flag())
                    .readOnly("killed", Shape.object());
    private static final Shape REASON = new ObjectShape().required("reason", Shape.text(1_000));

    private final Supplier<MediaLibrary> library;
    private final MediaUses uses;
    private final Fronts fronts;
    private final MediaJson json;

    public LibraryApi(Parts parts) {
        this.library = parts.library();
        this.uses = parts.uses();
        this.fronts = parts.fronts();
        this.json = new MediaJson(parts.settings().siteUrl());
    }

    private static Shape texts(ObjectShape shape) {
        ObjectShape all = shape;
        for (String name :
                List.of(
                        "caption",
                        "alt",
                        "credit",
                        "creator",
                        "headline",
                        "copyright",
                        "usageTerms",
                        "taken",
                        "place",
                        "digitalSource")) {
            all = all.optional(name, TEXT);
        }
        return all.optional("people", LIST).optional("keywords", LIST);
    }

    private static List<String> slugs(Licence[] licences) {
        return Arrays.stream(licences).map(Licence::slug).toList();
    }

    private static List<String> slugs(Use[] uses) {
        return Arrays.stream(uses).map(Use::slug).toList();
    }

    /** {@code GET /api/v1/media}: what matches, the newest first. */
    public void list(Context context, Actor actor) {
        actor.require(Permission.ADD_MEDIA);
        int limit = (int) Exchange.number(context, "limit", ITEMS, 200);
        List<MediaItem> items = library.get().list(query(context), limit);
        ObjectNode body = Json.mapper().createObjectNode();
        ArrayNode list = body.putArray("items");
        items.forEach(item -> list.add(json.of(item)));
        body.put("next", items.size() < limit ? null : Long.toString(items.getLast().id()));
        Exchange.answer(context, 200, body);
    }

    private static MediaQuery query(Context context) {
        return new MediaQuery(
                text(context, "q"),
                Stream.of(MediaKind.values())
                        .filter(kind -> kind.slug().equals(text(context, "kind")))
                        .findFirst()
                        .orElse(null),
                text(context, "person"),
                text(context, "credit"),
                text(context, "from"),
                text(context, "until"),
                MediaQuery.Standing.find(text(context, "rights")).orElse(null),
                Exchange.number(context, "before", Long.MAX_VALUE, Long.MAX_VALUE));
    }

    private static String text(Context context, String name) {
        return Exchange.query(context, name).map(String::strip).orElse("");
    }

    /** {@code GET /api/v1/media/{id}}. */
    public void get(Context context, Actor actor) {
        actor.require(Permission.ADD_MEDIA);
        MediaItem item = library.get().get(id(context));
        Exchange.answer(context, 200, json.of(item, library.get().similar(item)));
    }

    /** {@code PUT /api/v1/media/{id}}: all that is said of it; what is left out stays. */
    public void edit(Context context, Actor actor) {
        JsonNode body = checked(Exchange.body(context), DETAILS);
        MediaDetails now = library.get().get(id(context)).details();
        var details =
                new MediaDetails(
                        text(body, "caption", now.caption()),
                        text(body, "alt", now.alt()),
                        text(body, "credit", now.credit()),
                        text(body, "creator", now.creator()),
                        text(body, "headline", now.headline()),
                        text(body, "copyright", now.copyright()),
                        text(body, "usageTerms", now.usageTerms()),
                        text(body, "taken", now.taken()),
                        text(body, "place", now.place()),
                        texts(body, "people", now.people()),
                        texts(body, "keywords", now.keywords()),
                        DigitalSource.of(text(body, "digitalSource", now.source().code())));
        Exchange.answer(
                context, 200, json.of(library.get().editDetails(actor, id(context), details)));
    }

    /** {@code PUT /api/v1/media/{id}/rights}: what may be done with it, whole. */
    public void putRights(Context context, Actor actor) {
        JsonNode body = checked(Exchange.body(context), RIGHTS);
        Set<Use> allowed = EnumSet.noneOf(Use.class);
        List<String> slugs = texts(body, "uses", Stream.of(Use.values()).map(Use::slug).toList());
        slugs.forEach(slug -> Use.find(slug).ifPresent(allowed::add));
        Instant until = body.hasNonNull("until") ? MomentShape.read(body.get("until")) : null;
        var rights =
                new MediaRights(
                        Licence.find(body.get("licence").stringValue()).orElseThrow(),
                        text(body, "licenceUrl", ""),
                        text(body, "acquireUrl", ""),
                        allowed,
                        texts(body, "territory", List.of()),
                        Optional.ofNullable(until),
                        text(body, "note", ""),
                        Optional.empty(),
                        true);
        Exchange.answer(
                context, 200, json.of(library.get().rights().put(actor, id(context), rights)));
    }

    /** {@code POST /api/v1/media/{id}/kill}: away from everywhere, its files too. */
    public void kill(Context context, Actor actor) {
        String reason = checked(Exchange.body(context), REASON).get("reason").stringValue();
        Exchange.answer(
                context, 200, json.of(library.get().rights().kill(actor, id(context), reason)));
    }

    /** {@code POST /api/v1/media/{id}/restore}: back again, unless its time is over. */
    public void restore(Context context, Actor actor) {
        Exchange.answer(context, 200, json.of(library.get().rights().restore(actor, id(context))));
    }

    /** {@code GET /api/v1/media/{id}/uses}: stories that name it, with who did; fronts that do. */
    public void listUses(Context context, Actor actor) {
        actor.require(Permission.ADD_MEDIA);
        long id = library.get().get(id(context)).id();
        ObjectNode body = Json.mapper().createObjectNode();
        ArrayNode list = body.putArray("uses");
        for (MediaUses.Use use : uses.list(actor, id)) {
            list.addObject()
                    .put("story", Long.toString(use.story()))
                    .put("headline", use.headline())
                    .put("edition", use.edition())
                    .put("status", use.status().slug())
                    .put("live", use.live())
                    .put("working", use.working())
                    .put("by", use.by())
                    .put("at", use.at().toString());
        }
        ArrayNode onFronts = body.putArray("fronts");
        for (Fronts.Pictured one : fronts.pictured(actor, id)) {
            onFronts.addObject()
                    .put("front", one.front().slug())
                    .put("live", one.live())
                    .put("draft", one.draft());
        }
        Exchange.answer(context, 200, body);
    }

    private static long id(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new Problem(
                    Problem.Kind.NOT_FOUND,
                    "There is no picture or film by that name; send its number.");
        }
        return Long.parseLong(id);
    }

    private static JsonNode checked(JsonNode body, Shape shape) {
        Faults faults = new Faults();
        shape.check(body, "", faults);
        faults.throwIfAny();
        return body;
    }

    private static String text(JsonNode body, String name, String otherwise) {
        JsonNode value = body.get(name);
        return value == null || value.isNull() ? otherwise : value.stringValue();
    }

    private static List<String> texts(JsonNode body, String name, List<String> otherwise) {
        @Nullable JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        List<String> texts = new ArrayList<>();
        value.forEach(one -> texts.add(one.stringValue()));
        return texts;
    }
}
