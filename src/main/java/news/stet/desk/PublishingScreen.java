package news.stet.desk;

import io.javalin.http.Context;
import java.util.Map;
import news.stet.platform.Json;
import news.stet.story.Edition;
import news.stet.story.Section;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What somebody is told before a story goes out: its address, and where readers will meet it. */
final class PublishingScreen {
    private final Parts parts;

    PublishingScreen(Parts parts) {
        this.parts = parts;
    }

    void routes(Routes routes) {
        routes.get("/stories/{id}/publishing", Access.SESSION, this::tell);
    }

    private void tell(Context context) {
        Story story = parts.stories().get(Gate.actor(context), Form.id(context));
        StoryContent content = story.content();
        Edition edition = parts.editions().find(content.edition()).orElseThrow();
        String slug = story.slug() == null ? edition.slug(content.headline()) : story.slug();
        String path = Story.path(content.edition(), content.section(), slug, story.id());
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("status", story.status().slug())
                .put("first", story.sort() == null)
                .put("news", story.hasUnpublishedChanges() || story.liveRevision() == null)
                .put("address", parts.homes().address(path))
                .put("zone", edition.timeZone().getId())
                .put("now", parts.clock().instant().toString())
                .put("dueAt", story.dueAt() == null ? null : story.dueAt().toString());
        places(body.putArray("places"), content, edition);
        context.contentType("application/json; charset=utf-8").result(Json.write(body));
    }

    private void places(ArrayNode places, StoryContent content, Edition edition) {
        String base = parts.homes().address(edition.basePath());
        place(places, "front", edition.name(), base);
        String section =
                edition.section(content.section()).map(Section::name).orElse(content.section());
        place(places, "section", section, base + content.section() + "/");
        Map<String, String> names = parts.editions().topicNames(edition.code(), content.topics());
        content.topics()
                .forEach(topic ->
                        place(
                                places,
                                "topic",
                                names.getOrDefault(topic, topic),
                                base + "topics/" + topic + "/"));
        place(places, "feeds", edition.name(), base + "feed.rss");
    }

    private static void place(ArrayNode places, String kind, String name, String address) {
        places.addObject().put("kind", kind).put("name", name).put("address", address);
    }
}
