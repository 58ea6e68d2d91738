package news.stet.story;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import news.stet.platform.Json;
import news.stet.story.shape.MomentShape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Blocks between JSON that was checked and {@link Block}. */
public final class BlockJson {
    private BlockJson() {}

    static List<Block> readAll(@Nullable JsonNode nodes) {
        return readEach(nodes, BlockJson::read);
    }

    private static <T> List<T> readEach(@Nullable JsonNode nodes, Function<JsonNode, T> reader) {
        List<T> all = new ArrayList<>();
        if (nodes != null && nodes.isArray()) {
            nodes.forEach(node -> all.add(reader.apply(node)));
        }
        return all;
    }

    static Block read(JsonNode node) {
        String type = node.get("type").stringValue();
        return switch (type) {
            case "paragraph" -> new Block.Paragraph(text(node));
            case "heading" -> new Block.Heading(node.get("level").intValue(), text(node));
            case "list" ->
                    new Block.Listing(
                            flag(node, "ordered"), readEach(node.get("items"), RichTextJson::read));
            case "quotation" ->
                    new Block.Quotation(
                            text(node),
                            StoryJson.line(node, "speaker"),
                            StoryJson.line(node, "source"));
            case "pullquote" -> new Block.PullQuote(text(node), StoryJson.line(node, "speaker"));
            case "picture" -> readPicture(node);
            case "video" ->
                    new Block.Video(
                            id(node, "media"),
                            StoryJson.line(node, "caption"),
                            StoryJson.line(node, "credit"));
            case "gallery" ->
                    new Block.Gallery(readEach(node.get("pictures"), BlockJson::readPicture));
            case "table" ->
                    new Block.Table(
                            StoryJson.line(node, "caption"),
                            readEach(node.get("header"), RichTextJson::read),
                            readEach(node.get("rows"), row -> readEach(row, RichTextJson::read)));
            case "box" -> new Block.Box(StoryJson.line(node, "title"), readAll(node.get("body")));
            case "embed" ->
                    new Block.Embed(node.get("url").stringValue(), StoryJson.line(node, "title"));
            case "story" -> new Block.StoryLink(id(node, "id"));
            case "post" ->
                    new Block.Post(
                            MomentShape.read(node.get("at")),
                            StoryJson.line(node, "headline"),
                            flag(node, "key"),
                            readAll(node.get("body")));
            default -> throw new IllegalStateException("no block " + type);
        };
    }

    private static Block.Picture readPicture(JsonNode node) {
        return new Block.Picture(
                id(node, "media"),
                StoryJson.line(node, "caption"),
                StoryJson.line(node, "alt"),
                StoryJson.line(node, "credit"));
    }

    private static RichText text(JsonNode node) {
        return RichTextJson.read(node.get("text"));
    }

    private static boolean flag(JsonNode node, String name) {
        JsonNode flag = node.get(name);
        return flag != null && flag.isBoolean() && flag.booleanValue();
    }

    private static long id(JsonNode node, String name) {
        return Long.parseLong(node.get(name).stringValue());
    }

    /** Blocks as the contract has them. */
    public static ArrayNode writeAll(List<? extends Block> blocks) {
        ArrayNode nodes = Json.mapper().createArrayNode();
        blocks.forEach(block -> nodes.add(write(block)));
        return nodes;
    }

    static ObjectNode write(Block block) {
        ObjectNode node = Json.mapper().createObjectNode();
        switch (block) {
            case Block.Paragraph paragraph ->
                    node.put("type", "paragraph").set("text", RichTextJson.write(paragraph.text()));
            case Block.Heading heading ->
                    node.put("type", "heading")
                            .put("level", heading.level())
                            .set("text", RichTextJson.write(heading.text()));
            case Block.Listing list ->
                    node.put("type", "list")
                            .put("ordered", list.ordered())
                            .set("items", writeTexts(list.items()));
            case Block.Quotation quotation -> {
                node.put("type", "quotation").set("text", RichTextJson.write(quotation.text()));
                StoryJson.put(node, "speaker", quotation.speaker());
                StoryJson.put(node, "source", quotation.source());
            }
            case Block.PullQuote quote -> {
                node.put("type", "pullquote").set("text", RichTextJson.write(quote.text()));
                StoryJson.put(node, "speaker", quote.speaker());
            }
            case Block.Picture picture -> {
                node.put("type", "picture").put("media", Long.toString(picture.media()));
                StoryJson.put(node, "caption", picture.caption());
                StoryJson.put(node, "alt", picture.alt());
                StoryJson.put(node, "credit", picture.credit());
            }
            case Block.Video video -> {
                node.put("type", "video").put("media", Long.toString(video.media()));
                StoryJson.put(node, "caption", video.caption());
                StoryJson.put(node, "credit", video.credit());
            }
            case Block.Gallery gallery ->
                    node.put("type", "gallery").set("pictures", writeAll(gallery.pictures()));
            case Block.Table table -> {
                node.put("type", "table");
                StoryJson.put(node, "caption", table.caption());
                node.set("header", writeTexts(table.header()));
                ArrayNode rows = node.putArray("rows");
                table.rows().forEach(row -> rows.add(writeTexts(row)));
            }
            case Block.Box box -> {
                node.put("type", "box");
                StoryJson.put(node, "title", box.title());
                node.set("body", writeAll(box.body()));
            }
            case Block.Embed embed -> {
                node.put("type", "embed").put("url", embed.url());
                StoryJson.put(node, "title", embed.title());
            }
            case Block.StoryLink link ->
                    node.put("type", "story").put("id", Long.toString(link.id()));
            case Block.Post post -> {
                node.put("type", "post").put("at", post.at().toString());
                StoryJson.put(node, "headline", post.headline());
                node.put("key", post.key()).set("body", writeAll(post.body()));
            }
        }
        return node;
    }

    private static ArrayNode writeTexts(List<RichText> texts) {
        ArrayNode nodes = Json.mapper().createArrayNode();
        texts.forEach(text -> nodes.add(RichTextJson.write(text)));
        return nodes;
    }
}
