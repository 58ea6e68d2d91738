package news.stet.story.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.story.Block;
import news.stet.story.RichText;
import org.jspecify.annotations.Nullable;

/**
 * What a block says, by name, whatever block it is.
 *
 * @param kind the kind of block
 * @param words what people wrote
 * @param values what was chosen
 * @param blocks what stands inside; none for most
 */
record Face(
        String kind, Map<String, RichText> words, Map<String, String> values, List<Block> blocks) {
    static Face of(Block block) {
        Face face =
                new Face(kind(block), new LinkedHashMap<>(), new LinkedHashMap<>(), inside(block));
        face.fill(block);
        return face;
    }

    private static String kind(Block block) {
        return switch (block) {
            case Block.Paragraph _ -> "paragraph";
            case Block.Heading heading -> "heading" + heading.level();
            case Block.Listing list -> list.ordered() ? "listOrdered" : "listPlain";
            case Block.Quotation _ -> "quotation";
            case Block.PullQuote _ -> "pullquote";
            case Block.Picture _ -> "picture";
            case Block.Video _ -> "video";
            case Block.Gallery _ -> "gallery";
            case Block.Table _ -> "table";
            case Block.Box _ -> "box";
            case Block.Embed _ -> "embed";
            case Block.StoryLink _ -> "story";
            case Block.Post _ -> "post";
        };
    }

    private static List<Block> inside(Block block) {
        return switch (block) {
            case Block.Gallery gallery -> List.copyOf(gallery.pictures());
            case Block.Box box -> box.body();
            case Block.Post post -> post.body();
            case Block.Paragraph _,
                    Block.Heading _,
                    Block.Listing _,
                    Block.Quotation _,
                    Block.PullQuote _,
                    Block.Picture _,
                    Block.Video _,
                    Block.Table _,
                    Block.Embed _,
                    Block.StoryLink _ ->
                    List.of();
        };
    }

    private void fill(Block block) {
        switch (block) {
            case Block.Paragraph paragraph -> words.put("text", paragraph.text());
            case Block.Heading heading -> words.put("text", heading.text());
            case Block.Listing list -> words.put("text", lines(list.items().stream()));
            case Block.Quotation quotation -> {
                words.put("text", quotation.text());
                put("speaker", quotation.speaker());
                put("source", quotation.source());
            }
            case Block.PullQuote quote -> {
                words.put("text", quote.text());
                put("speaker", quote.speaker());
            }
            case Block.Picture picture -> {
                values.put("media", Long.toString(picture.media()));
                put("caption", picture.caption());
                put("alt", picture.alt());
                put("credit", picture.credit());
            }
            case Block.Video video -> {
                values.put("media", Long.toString(video.media()));
                put("caption", video.caption());
                put("credit", video.credit());
            }
            case Block.Gallery _ -> {}
            case Block.Table table -> {
                put("caption", table.caption());
                words.put(
                        "text",
                        lines(
                                Stream.concat(Stream.of(table.header()), table.rows().stream())
                                        .filter(row -> !row.isEmpty())
                                        .map(row -> joined(row.stream(), " | "))));
            }
            case Block.Box box -> put("title", box.title());
            case Block.Embed embed -> {
                values.put("address", embed.url());
                put("title", embed.title());
            }
            case Block.StoryLink link -> values.put("storyId", Long.toString(link.id()));
            case Block.Post post -> {
                values.put("at", post.at().toString());
                values.put("key", Boolean.toString(post.key()));
                put("headline", post.headline());
            }
        }
    }

    private void put(String name, @Nullable String text) {
        if (text != null) {
            words.put(name, RichText.of(text));
        }
    }

    static RichText lines(Stream<RichText> texts) {
        return joined(texts, "\n");
    }

    private static RichText joined(Stream<RichText> texts, String between) {
        List<RichText.Span> spans = new ArrayList<>();
        texts.forEach(text -> {
            if (!spans.isEmpty()) {
                spans.add(new RichText.Span(between, List.of()));
            }
            spans.addAll(text.spans());
        });
        return new RichText(spans);
    }

    /** All of both blocks, side by side; null for one that is not there. */
    static List<Part> parts(@Nullable Block before, @Nullable Block after) {
        Face one = before == null ? nothing() : of(before);
        Face other = after == null ? nothing() : of(after);
        List<Part> parts = new ArrayList<>();
        if (before != null && after != null && !one.kind.equals(other.kind)) {
            parts.add(new Part.Value("kind", one.kind, other.kind));
        }
        names(one.values, other.values)
                .forEach(name ->
                        parts.add(
                                new Part.Value(
                                        name, one.values.get(name), other.values.get(name))));
        names(one.words, other.words)
                .forEach(name ->
                        parts.add(
                                new Part.Words(
                                        name,
                                        WordDifference.between(
                                                one.words.getOrDefault(name, RichText.EMPTY),
                                                other.words.getOrDefault(name, RichText.EMPTY)))));
        if (!one.blocks.isEmpty() || !other.blocks.isEmpty()) {
            parts.add(new Part.Inside("body", Alignment.of(one.blocks, other.blocks)));
        }
        return parts;
    }

    private static Face nothing() {
        return new Face("", Map.of(), Map.of(), List.of());
    }

    private static Set<String> names(Map<String, ?> one, Map<String, ?> other) {
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    /** How often each word stands in it; what was chosen counts as much as a sentence. */
    Map<String, Long> profile() {
        Stream<String> own =
                words.values().stream()
                        .flatMap(text -> Token.of(text).stream())
                        .filter(Token::isWord)
                        .map(Token::text);
        Stream<String> chosen =
                values.entrySet().stream()
                        .filter(value -> !value.getKey().equals("key"))
                        .flatMap(value ->
                                Stream.generate(() -> value.getKey() + ":" + value.getValue())
                                        .limit(8));
        Stream<String> inner =
                blocks.stream()
                        .flatMap(block ->
                                of(block).profile().entrySet().stream()
                                        .flatMap(word ->
                                                Stream.generate(word::getKey)
                                                        .limit(word.getValue())));
        return Stream.of(own, chosen, inner)
                .flatMap(it -> it)
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    }
}
