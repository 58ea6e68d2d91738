package news.stet.desk.api;

import java.net.URI;
import news.stet.story.Correction;
import news.stet.story.Homes;
import news.stet.story.Revision;
import news.stet.story.Story;
import news.stet.story.StoryJson;
import news.stet.story.Work;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A story as the API gives it: its content, and beside it what Stet knows. */
final class StoryView {
    private final Homes homes;

    /**
     * @param homes how readers reach each edition
     */
    StoryView(Homes homes) {
        this.homes = homes;
    }

    /** The whole story. */
    ObjectNode whole(Story story) {
        ObjectNode node = known(story, StoryJson.write(story.content()));
        var corrections = node.putArray("corrections");
        for (Correction correction : story.corrections()) {
            corrections
                    .addObject()
                    .put("note", correction.note())
                    .put("at", correction.at().toString())
                    .put("revision", Integer.toString(correction.revision()));
        }
        return node;
    }

    /** For a list: without body and corrections. */
    ObjectNode inList(Story story) {
        ObjectNode content = StoryJson.write(story.content());
        content.remove("body");
        return known(story, content);
    }

    private ObjectNode known(Story story, ObjectNode content) {
        ObjectNode node = content.objectNode();
        node.put("id", Long.toString(story.id()))
                .put("revision", Integer.toString(story.revision()))
                .put("liveRevision", text(story.liveRevision()))
                .put("status", story.status().slug())
                .put("sort", text(story.sort()))
                .put("url", story.path() == null ? null : address(homes, story.path()))
                .put("publishedAt", text(story.publishedAt()))
                .put("updatedAt", text(story.updatedAt()))
                .put("scheduledFor", text(story.dueAt()))
                .put("createdAt", text(story.createdAt()))
                .put("createdBy", story.createdBy())
                .put("changedAt", text(story.changedAt()))
                .put("changedBy", story.changedBy())
                .put("words", story.words())
                .put("deadline", text(story.work().deadline()));
        Work.Assignee assignee = story.work().assignee();
        if (assignee == null) {
            node.putNull("assignee");
        } else {
            node.putObject("assignee")
                    .put("id", Long.toString(assignee.id()))
                    .put("name", assignee.name());
        }
        return node.setAll(content);
    }

    /** One revision with the content it had. */
    ObjectNode revision(Revision revision) {
        ObjectNode content = StoryJson.write(revision.content());
        ObjectNode node = content.objectNode();
        node.put("revision", Integer.toString(revision.number()))
                .put("verb", revision.verb())
                .put("status", revision.status().slug())
                .put("note", revision.note())
                .put("by", revision.byName())
                .put("at", revision.at().toString());
        return node.set("story", content);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Slugs in other scripts travel percent-encoded. */
    static String address(Homes homes, String path) {
        return homes.address(
                URI.create("http://x" + path.replace("%", "%25"))
                        .toASCIIString()
                        .substring("http://x".length()));
    }
}
