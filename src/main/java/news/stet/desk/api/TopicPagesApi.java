package news.stet.desk.api;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.Editions;
import news.stet.story.TopicPages;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/topics/{topic}}: what a topic's page says beside its stories. */
public final class TopicPagesApi {
    private static final ObjectShape EVENT =
            new ObjectShape()
                    .required("date", Shape.matching(10, "[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day"))
                    .required("text", Shape.line(TopicPages.MAX_WORDS_CHARS))
                    .optional("story", Shape.id());
    private static final ObjectShape TEXT =
            new ObjectShape()
                    .optional("edition", Shape.line(16))
                    .optional("description", Shape.text(TopicPages.MAX_DESCRIPTION_CHARS))
                    .optional("lead", Shape.id())
                    .optional("events", Shape.list(EVENT, 0, TopicPages.MAX_EVENTS))
                    .readOnly("topic", Shape.line(200));

    private final TopicPages pages;
    private final Editions editions;

    public TopicPagesApi(TopicPages pages, Editions editions) {
        this.pages = pages;
        this.editions = editions;
    }

    /** {@code GET …?edition=}. */
    public void get(Context context, Actor actor) {
        String edition = edition(context);
        String topic = context.pathParam("topic");
        TopicPages.Text text =
                pages.find(edition, topic)
                        .orElseThrow(() ->
                                new Problem(
                                        Problem.Kind.NOT_FOUND,
                                        "There is no topic " + topic + " in " + edition + "."));
        Exchange.answer(context, 200, view(edition, topic, text));
    }

    /** {@code PUT …}: the whole text; what is left out is empty. */
    public void put(Context context, Actor actor) {
        JsonNode body = Exchange.body(context);
        Faults faults = new Faults();
        TEXT.check(body, "", faults);
        faults.throwIfAny();
        String edition =
                body.hasNonNull("edition") ? body.get("edition").stringValue() : edition(context);
        List<TopicPages.Event> events = new ArrayList<>();
        if (body.hasNonNull("events")) {
            body.get("events").forEach(event -> events.add(event(event, events.size(), faults)));
        }
        faults.throwIfAny();
        String topic = context.pathParam("topic");
        var text =
                new TopicPages.Text(
                        body.hasNonNull("description") ? body.get("description").stringValue() : "",
                        id(body, "lead"),
                        events);
        Exchange.answer(context, 200, view(edition, topic, pages.put(actor, edition, topic, text)));
    }

    private static TopicPages.Event event(JsonNode node, int index, Faults faults) {
        LocalDate day = LocalDate.EPOCH;
        try {
            day = LocalDate.parse(node.get("date").stringValue());
        } catch (DateTimeException none) {
            faults.add("events[" + index + "].date", "is no day", "Send one as in 2026-05-04");
        }
        return new TopicPages.Event(day, node.get("text").stringValue(), id(node, "story"));
    }

    private static @Nullable Long id(JsonNode node, String name) {
        return node.hasNonNull(name) ? Long.valueOf(node.get(name).stringValue()) : null;
    }

    private String edition(Context context) {
        return Exchange.query(context, "edition")
                .orElseGet(() -> editions.list().getFirst().code());
    }

    private static ObjectNode view(String edition, String topic, TopicPages.Text text) {
        Long lead = text.lead();
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("edition", edition)
                        .put("topic", topic)
                        .put("description", text.description())
                        .put("lead", lead == null ? null : lead.toString());
        var events = node.putArray("events");
        for (TopicPages.Event event : text.events()) {
            Long story = event.story();
            events.addObject()
                    .put("date", event.day().toString())
                    .put("text", event.words())
                    .put("story", story == null ? null : story.toString());
        }
        return node;
    }
}
