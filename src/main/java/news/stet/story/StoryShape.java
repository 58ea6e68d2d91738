package news.stet.story;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import news.stet.story.shape.ListShape;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import news.stet.story.shape.TextOrShape;
import news.stet.story.shape.UnionShape;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one definition of a story as JSON: what is checked on every way in, and what the API
 * publishes.
 */
public final class StoryShape {
    /** The longest headline that any front could set. */
    public static final int MAX_HEADLINE = 300;

    private static final int MAX_LINE = 500;
    private static final int MAX_TEXT = 20_000;
    private static final int MAX_BLOCKS = 2_000;

    /** Web and mail addresses, and places on this site; never a script. */
    private static final String ADDRESS =
            "https?://[^\\s<>\"\\\\]+|mailto:[^\\s<>\"\\\\]+@[^\\s<>\"\\\\]+|tel:\\+?[0-9]{3,20}|/(?![/\\\\])[^\\s<>\"\\\\]*";

    private static final Shape LANGUAGE =
            Shape.matching(
                    35,
                    "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}",
                    "a BCP 47 language tag, as in en or ar-EG");

    private static final Shape LINE = Shape.line(MAX_LINE);
    private static final Shape HREF =
            Shape.matching(
                    2_000,
                    ADDRESS,
                    "an http, https, mailto or tel address, or a path on this site that begins with /");

    private static final Shape MARK = Shape.named("Mark", () -> get("Mark"));
    private static final Shape SPAN = Shape.named("Span", () -> get("Span"));
    private static final Shape RICH = Shape.named("RichText", () -> get("RichText"));
    private static final Shape SIMPLE_BLOCK = Shape.named("SimpleBlock", () -> get("SimpleBlock"));
    private static final Shape BLOCK = Shape.named("Block", () -> get("Block"));

    private static final Map<String, Shape> ALL = new LinkedHashMap<>();

    static {
        ALL.put("Mark", defineMark());
        ALL.put("Span", defineSpan());
        ALL.put("RichText", new TextOrShape(Shape.text(MAX_TEXT), Shape.list(SPAN, 0, 1_000)));
        ALL.put("SimpleBlock", withSimpleBlocks(new UnionShape("block")));
        ALL.put("Block", defineBlock());
        ALL.put("Story", defineStory());
    }

    private StoryShape() {}

    /** The shape of a story, as taken and as given. */
    public static Shape story() {
        return get("Story");
    }

    /** The fields of a story that may be sent. */
    static List<String> fields() {
        return story() instanceof ObjectShape story ? story.writable() : List.of();
    }

    /** All schemas by name, to stand under {@code components/schemas}. */
    public static Map<String, ObjectNode> schemas() {
        Map<String, ObjectNode> schemas = new LinkedHashMap<>();
        ALL.forEach((name, shape) -> schemas.put(name, shape.schema()));
        return schemas;
    }

    private static Shape get(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    private static ObjectShape defineStory() {
        ListShape names = Shape.list(Shape.line(200), 0, 30);
        return new ObjectShape()
                .required(
                        "edition",
                        Shape.matching(16, "[a-z][a-z0-9-]{0,15}", "an edition's code, as in en"))
                .required(
                        "type",
                        Shape.choice(
                                Arrays.stream(StoryType.values()).map(StoryType::slug).toList()))
                .required(
                        "section",
                        Shape.matching(40, "[a-z][a-z0-9-]{0,39}", "a section's slug, as in world"))
                .required("headline", Shape.line(MAX_HEADLINE))
                .optional("language", LANGUAGE)
                .optional("topics", Shape.list(Shape.line(80), 0, 30))
                .optional("slugline", Shape.line(200))
                .optional(
                        "headlines",
                        new ObjectShape()
                                .optional("short", Shape.line(MAX_HEADLINE))
                                .optional("social", Shape.line(MAX_HEADLINE)))
                .optional("kicker", Shape.line(80))
                .optional("standfirst", RICH)
                .optional("byline", names)
                .optional("dateline", Shape.line(120))
                .optional("located", Shape.line(200))
                .optional("source", Shape.line(200))
                .optional("credits", names)
                .optional("urgency", Shape.number(1, 9))
                .optional("ednote", Shape.text(5_000))
                .optional("embargoedUntil", Shape.moment())
                .optional("publishedAt", Shape.moment())
                .optional(
                        "mainMedia",
                        new UnionShape("main media")
                                .with("picture", picture())
                                .with("video", video()))
                .optional("body", Shape.list(BLOCK, 0, MAX_BLOCKS))
                .readOnly("id", Shape.id())
                .readOnly("revision", Shape.id())
                .readOnly("liveRevision", Shape.id())
                .readOnly(
                        "status",
                        Shape.choice(Arrays.stream(Status.values()).map(Status::slug).toList()))
                .readOnly("sort", Shape.id())
                .readOnly("url", Shape.line(2_000))
                .readOnly("updatedAt", Shape.moment())
                .readOnly("scheduledFor", Shape.moment())
                .readOnly("createdAt", Shape.moment())
                .readOnly("createdBy", Shape.line(200))
                .readOnly("changedAt", Shape.moment())
                .readOnly("changedBy", Shape.line(200))
                .readOnly("words", Shape.number(0, Integer.MAX_VALUE))
                .readOnly(
                        "assignee",
                        new ObjectShape()
                                .required("id", Shape.id())
                                .required("name", Shape.line(200)))
                .readOnly("deadline", Shape.moment())
                .readOnly(
                        "corrections",
                        Shape.list(
                                new ObjectShape()
                                        .required("note", Shape.text(5_000))
                                        .required("at", Shape.moment())
                                        .required("revision", Shape.id()),
                                0,
                                10_000));
    }

    private static UnionShape defineBlock() {
        ListShape inside = Shape.list(SIMPLE_BLOCK, 1, 200);
        return withSimpleBlocks(new UnionShape("block"))
                .with("box", new ObjectShape().optional("title", LINE).required("body", inside))
                .with(
                        "post",
                        new ObjectShape()
                                .required("at", Shape.moment())
                                .optional("headline", Shape.line(MAX_HEADLINE))
                                .optional("key", Shape.flag())
                                .required("body", inside));
    }

    private static UnionShape withSimpleBlocks(UnionShape union) {
        ListShape cells = Shape.list(RICH, 0, 20);
        return union.with("paragraph", new ObjectShape().required("text", RICH))
                .with(
                        "heading",
                        new ObjectShape()
                                .required("level", Shape.number(2, 4))
                                .required("text", RICH))
                .with(
                        "list",
                        new ObjectShape()
                                .optional("ordered", Shape.flag())
                                .required("items", Shape.list(RICH, 1, 500)))
                .with(
                        "quotation",
                        new ObjectShape()
                                .required("text", RICH)
                                .optional("speaker", LINE)
                                .optional("source", LINE))
                .with(
                        "pullquote",
                        new ObjectShape().required("text", RICH).optional("speaker", LINE))
                .with("picture", picture())
                .with("video", video())
                .with(
                        "gallery",
                        new ObjectShape()
                                .required(
                                        "pictures",
                                        Shape.list(
                                                new UnionShape("picture")
                                                        .with("picture", picture()),
                                                1,
                                                200)))
                .with(
                        "table",
                        new ObjectShape()
                                .optional("caption", LINE)
                                .optional("header", cells)
                                .required("rows", Shape.list(cells, 1, 500)))
                .with(
                        "embed",
                        new ObjectShape()
                                .required(
                                        "url",
                                        Shape.matching(
                                                500,
                                                EmbedProvider.anyAddress(),
                                                "the address of a film, sound, post or map at one of: "
                                                        + String.join(
                                                                ", ",
                                                                Arrays.stream(
                                                                                EmbedProvider
                                                                                        .values())
                                                                        .map(EmbedProvider::title)
                                                                        .toList())))
                                .optional("title", LINE))
                .with("story", new ObjectShape().required("id", Shape.id()));
    }

    private static ObjectShape picture() {
        return new ObjectShape()
                .required("media", Shape.id())
                .optional("caption", Shape.line(1_000))
                .optional("alt", Shape.line(1_000))
                .optional("credit", Shape.line(200));
    }

    private static ObjectShape video() {
        return new ObjectShape()
                .required("media", Shape.id())
                .optional("caption", Shape.line(1_000))
                .optional("credit", Shape.line(200));
    }

    private static ObjectShape defineSpan() {
        return new ObjectShape()
                .required("text", Shape.piece(MAX_TEXT))
                .optional("marks", Shape.list(MARK, 0, 10));
    }

    private static UnionShape defineMark() {
        return new UnionShape("mark")
                .with("strong", new ObjectShape())
                .with("em", new ObjectShape())
                .with("link", new ObjectShape().required("href", HREF))
                .with("quote", new ObjectShape().optional("speaker", LINE).optional("source", LINE))
                .with("code", new ObjectShape())
                .with("sub", new ObjectShape())
                .with("sup", new ObjectShape())
                .with("lang", new ObjectShape().required("lang", LANGUAGE))
                .with(
                        "dir",
                        new ObjectShape().required("dir", Shape.choice(List.of("ltr", "rtl"))));
    }
}
