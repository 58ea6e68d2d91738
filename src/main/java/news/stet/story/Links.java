package news.stet.story;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The links of a story's texts, and where each leads. */
final class Links {
    private static final Pattern STORY = Pattern.compile("/[^/]+/[^/]+/[^/]*-([0-9]{1,18})/?");

    /** One link, and the block it stands in. */
    record Found(String path, String href) {}

    private Links() {}

    static List<Found> in(StoryContent content) {
        List<Found> found = new ArrayList<>();
        collect(content.standfirst(), "standfirst", found);
        for (int i = 0; i < content.body().size(); i++) {
            String path = "body[" + i + "]";
            content.body()
                    .get(i)
                    .withAllInside()
                    .forEach(block -> texts(block).forEach(text -> collect(text, path, found)));
        }
        return found;
    }

    private static void collect(RichText text, String path, List<Found> found) {
        for (RichText.Span span : text.spans()) {
            for (Mark mark : span.marks()) {
                if (mark instanceof Mark.Link link
                        && !found.contains(new Found(path, link.href()))) {
                    found.add(new Found(path, link.href()));
                }
            }
        }
    }

    /** The texts of a block itself, without those of blocks inside it. */
    static List<RichText> texts(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph -> List.of(paragraph.text());
            case Block.Heading heading -> List.of(heading.text());
            case Block.Listing list -> list.items();
            case Block.Quotation quotation -> List.of(quotation.text());
            case Block.PullQuote quote -> List.of(quote.text());
            case Block.Table table -> {
                List<RichText> cells = new ArrayList<>(table.header());
                table.rows().forEach(cells::addAll);
                yield cells;
            }
            case Block.Picture _,
                    Block.Video _,
                    Block.Gallery _,
                    Block.Box _,
                    Block.Embed _,
                    Block.StoryLink _,
                    Block.Post _ ->
                    List.of();
        };
    }

    /** The address, if it has the form of one that a reader can go to. */
    static Optional<URI> wellFormed(String href) {
        try {
            URI address = new URI(href);
            String host = address.getHost() == null ? address.getAuthority() : address.getHost();
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            boolean twice =
                    href.indexOf("://", href.indexOf("://") + 1) >= 0
                            && href.matches("https?://https?:?//.*");
            boolean named = !web || host != null && host.contains(".") && !host.endsWith(".");
            boolean ends = !href.matches(".*[.,;:!)\\]»”’]") || href.matches(".*\\([^)]*\\)");
            return twice || !named || !ends ? Optional.empty() : Optional.of(address);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The number of the story a link on this site leads to; null when it leads to none. */
    static @Nullable Long story(String href, @Nullable URI siteUrl) {
        String site = siteUrl == null ? "" : siteUrl.toString();
        String path =
                !site.isEmpty() && href.startsWith(site + "/")
                        ? href.substring(site.length())
                        : href;
        Matcher matcher = STORY.matcher(path.replaceAll("[?#].*", ""));
        return path.startsWith("/") && matcher.matches() ? Long.valueOf(matcher.group(1)) : null;
    }

    /** Whether it leads to another site. */
    static boolean leadsOut(String href, @Nullable URI siteUrl) {
        return href.startsWith("http") && (siteUrl == null || !href.startsWith(siteUrl + "/"));
    }
}
