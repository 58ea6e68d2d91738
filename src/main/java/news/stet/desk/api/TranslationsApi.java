package news.stet.desk.api;

import io.javalin.http.Context;
import java.util.List;
import news.stet.desk.Parts;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.story.Destination;
import news.stet.story.Homes;
import news.stet.story.Story;
import news.stet.story.Translation;
import news.stet.story.TranslationAlert;
import news.stet.story.Translations;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/stories/{id}/translations}: a story in its languages, and what each owes it. */
final class TranslationsApi {
    private static final Shape REVISION =
            Shape.matching(9, "[1-9][0-9]*", "the number of a revision, as in \"3\"");
    private static final Shape ANSWER = Shape.matching(16, "done|not-needed", "done or not-needed");

    private final Translations translations;
    private final StoryView view;
    private final Homes homes;

    TranslationsApi(Parts parts) {
        translations = parts.translations();
        homes = parts.homes();
        view = new StoryView(homes);
    }

    /** {@code GET …/translations}. */
    void list(Context context, Actor actor) {
        answer(context, actor, Exchange.storyId(context));
    }

    /** {@code POST …/translations} with edition and section: 201 with the story begun there. */
    void begin(Context context, Actor actor) {
        JsonNode body =
                checked(
                        context,
                        new ObjectShape()
                                .required("edition", Shape.line(16))
                                .optional("section", Shape.line(40)));
        Story story =
                translations.begin(
                        actor,
                        Exchange.storyId(context),
                        new Destination(text(body, "edition"), text(body, "section")));
        context.header("Location", "/api/v1/stories/" + story.id())
                .header("ETag", '"' + Integer.toString(story.revision()) + '"');
        Exchange.answer(context, 201, view.whole(story));
    }

    /** {@code PUT …/source}: of which story it is the translation; of none with null. */
    void link(Context context, Actor actor) {
        JsonNode body =
                checked(
                        context,
                        new ObjectShape()
                                .optional("story", Shape.id())
                                .optional("revision", REVISION));
        long id = Exchange.storyId(context);
        String source = text(body, "story");
        if (source == null) {
            translations.unlink(actor, id);
        } else {
            translations.link(actor, id, Long.parseLong(source), revision(body));
        }
        answer(context, actor, id);
    }

    /** {@code POST …/source/seen}: it is up to date with that revision, or with what is live. */
    void acknowledge(Context context, Actor actor) {
        JsonNode given = Exchange.bodyIfAny(context);
        JsonNode body = given == null ? Json.mapper().createObjectNode() : given;
        check(new ObjectShape().optional("revision", REVISION), body);
        long id = Exchange.storyId(context);
        translations.acknowledge(actor, id, revision(body));
        answer(context, actor, id);
    }

    /** {@code POST …/source/answer}: what is made of what was done to a source. */
    void answerAlert(Context context, Actor actor) {
        JsonNode body =
                checked(
                        context,
                        new ObjectShape()
                                .required("source", Shape.id())
                                .required("revision", REVISION)
                                .required("answer", ANSWER)
                                .optional("reason", Shape.line(500)));
        long id = Exchange.storyId(context);
        translations.answer(
                actor,
                id,
                Long.parseLong(body.get("source").stringValue()),
                Integer.parseInt(body.get("revision").stringValue()),
                TranslationAlert.Answer.find(body.get("answer").stringValue()).orElseThrow(),
                text(body, "reason"));
        answer(context, actor, id);
    }

    private static JsonNode checked(Context context, ObjectShape shape) {
        JsonNode body = Exchange.body(context);
        check(shape, body);
        return body;
    }

    private static void check(ObjectShape shape, JsonNode body) {
        Faults faults = new Faults();
        shape.check(body, "", faults);
        faults.throwIfAny();
    }

    private static @Nullable String text(JsonNode body, String name) {
        return body.hasNonNull(name) ? body.get(name).stringValue() : null;
    }

    private static @Nullable Integer revision(JsonNode body) {
        String number = text(body, "revision");
        return number == null ? null : Integer.valueOf(number);
    }

    private void answer(Context context, Actor actor, long id) {
        ObjectNode body = Json.mapper().createObjectNode();
        ArrayNode all = body.putArray("translations");
        translations.list(actor, id).forEach(one -> put(all.addObject(), one));
        ArrayNode alerts = body.putArray("alerts");
        List<TranslationAlert> told = translations.alerts(actor, id);
        told.forEach(one -> put(alerts.addObject(), one));
        Exchange.answer(context, 200, body);
    }

    private void put(ObjectNode node, Translation one) {
        String path = one.path();
        Long source = one.source();
        node.put("story", Long.toString(one.story()))
                .put("edition", one.edition())
                .put("language", one.language())
                .put("headline", one.headline())
                .put("status", one.status().slug())
                .put("url", path == null ? null : StoryView.address(homes, path))
                .put("source", source == null ? null : source.toString())
                .put("upTo", source == null ? null : Integer.toString(one.upTo()))
                .put("behind", one.behind())
                .put("open", one.open());
    }

    private static void put(ObjectNode node, TranslationAlert one) {
        node.put("source", Long.toString(one.source()))
                .put("headline", one.headline())
                .put("revision", Integer.toString(one.revision()))
                .put("verb", one.verb())
                .put("note", one.note())
                .put("by", one.byName())
                .put("at", one.at().toString())
                .put("answer", one.answer())
                .put("reason", one.reason())
                .put("answeredBy", one.answeredBy())
                .put("answeredAt", one.answeredAt() == null ? null : one.answeredAt().toString());
    }
}
