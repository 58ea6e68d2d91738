package news.stet.desk.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.stet.desk.Parts;
import news.stet.desk.RelatedOf;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.search.Likeness;
import news.stet.story.RelatedChoices;
import news.stet.story.RelatedChoices.Chosen;
import news.stet.story.Story;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/stories/{id}/related}: what stands after a story, and why. */
public final class RelatedApi {
    private static final Shape CHOICE =
            new ObjectShape()
                    .required("pinned", Shape.list(Shape.id(), 0, RelatedChoices.MOST_PINNED))
                    .required("banned", Shape.list(Shape.id(), 0, RelatedChoices.MOST_BANNED));

    private final Parts parts;
    private final StoryView view;

    public RelatedApi(Parts parts) {
        this.parts = parts;
        this.view = new StoryView(parts.homes());
    }

    /** {@code GET …/related}. */
    public void get(Context context, Actor actor) {
        answer(context, RelatedOf.read(parts, actor, Exchange.storyId(context)));
    }

    /** {@code PUT …/related}: both lists, whole. */
    public void put(Context context, Actor actor) {
        JsonNode body = Exchange.body(context);
        Faults faults = new Faults();
        CHOICE.check(body, "", faults);
        faults.throwIfAny();
        long story = Exchange.storyId(context);
        var wanted = new Chosen(ids(body.get("pinned")), ids(body.get("banned")));
        parts.choices().change(actor, story, _ -> wanted);
        answer(context, RelatedOf.read(parts, actor, story));
    }

    private static List<Long> ids(JsonNode list) {
        List<Long> ids = new ArrayList<>();
        list.forEach(id -> ids.add(Long.valueOf(id.stringValue())));
        return ids;
    }

    private void answer(Context context, RelatedOf related) {
        ObjectNode body = Json.mapper().createObjectNode();
        add(body.putArray("pinned"), related.chosen().pinned());
        add(body.putArray("banned"), related.chosen().banned());
        add(body.putArray("linked"), related.linked());
        Map<Long, Likeness.Like> alike =
                related.alike().stream()
                        .collect(Collectors.toMap(Likeness.Like::story, Function.identity()));
        Set<Long> pinned = new HashSet<>(related.chosen().pinned());
        ArrayNode shown = body.putArray("related");
        for (long id : related.shown()) {
            ArrayNode why = add(shown, related, id);
            if (pinned.contains(id)) {
                why.addObject().put("kind", "pinned");
            }
            explain(why, alike.get(id));
        }
        ArrayNode found = body.putArray("found");
        related.alike().forEach(like -> explain(add(found, related, like.story()), like));
        Exchange.answer(context, 200, body);
    }

    private static void add(ArrayNode list, List<Long> ids) {
        ids.forEach(id -> list.add(Long.toString(id)));
    }

    private ArrayNode add(ArrayNode list, RelatedOf related, long id) {
        ObjectNode node = list.addObject().put("id", Long.toString(id));
        Story other = related.others().get(id);
        if (other != null) {
            ObjectNode known = view.inList(other);
            for (String name : List.of("headline", "url", "publishedAt")) {
                node.set(name, known.get(name));
            }
        }
        return node.putArray("why");
    }

    private static void explain(ArrayNode why, Likeness.@Nullable Like like) {
        if (like != null) {
            like.reasons()
                    .forEach(reason ->
                            why.addObject()
                                    .put("kind", reason.kind().slug())
                                    .put("said", reason.said()));
        }
    }
}
