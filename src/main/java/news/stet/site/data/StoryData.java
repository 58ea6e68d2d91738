package news.stet.site.data;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.stet.platform.Json;
import news.stet.site.Counterpart;
import news.stet.site.Counterparts;
import news.stet.site.EditionLink;
import news.stet.site.LiveCard;
import news.stet.site.LiveStory;
import news.stet.site.Origins;
import news.stet.site.Place;
import news.stet.site.PublicCorrection;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteSection;
import news.stet.site.SiteTopic;
import news.stet.story.Block;
import news.stet.story.Byline;
import news.stet.story.StoryContent;
import news.stet.story.StoryType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A story as schema.org tells it to programs: a NewsArticle with its films as VideoObject and its
 * gallery as ImageGallery, or a LiveBlogPosting with its posts.
 *
 * @param siteUrl how addresses of its edition begin, without a slash at the end
 * @param origins of the other editions
 */
record StoryData(
        URI siteUrl,
        Origins origins,
        Publisher publisher,
        SiteReader reader,
        SiteEdition edition,
        LiveStory story,
        SiteSection section,
        List<SiteTopic> topics) {
    /** The newest posts of a live story; all of them are in the page. */
    private static final int MAX_POSTS = 100;

    /** The JSON-LD, made so that nothing in it can end the element it is printed in. */
    String json() {
        return safe(Json.write(article()));
    }

    static String safe(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private ObjectNode article() {
        LiveCard card = story.card();
        StoryContent content = story.content();
        boolean live = card.type() == StoryType.LIVE;
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("@context", "https://schema.org")
                .put("@type", live ? "LiveBlogPosting" : "NewsArticle")
                .put("@id", page() + "#story")
                .put("url", page());
        node.set("mainEntityOfPage", webPage());
        node.put("headline", content.headline());
        put(node, "alternativeHeadline", content.shortHeadline());
        put(node, "description", card.standfirst());
        node.put("datePublished", StoryTimes.local(card.publishedAt(), edition))
                .put("dateModified", StoryTimes.local(story.updatedAt(), edition))
                .put("inLanguage", language())
                .put("isAccessibleForFree", true)
                .put("articleSection", section.name());
        putAll(node, "keywords", topics.stream().map(SiteTopic::name).toList());
        node.put("wordCount", content.wordCount());
        authors(node.putArray("author"));
        node.set("publisher", publisher.whole());
        putNamed(node, "sourceOrganization", "Organization", content.source());
        putNamed(node, "contentLocation", "Place", content.located());
        if (!live) {
            put(node, "dateline", content.dateline());
        }
        new MediaData(siteUrl, reader, edition, story).putInto(node, page());
        putIfAny(node, "citation", Citations.of(content));
        putIfAny(node, "correction", corrections());
        translations(node);
        if (live) {
            posts(node);
        }
        return node;
    }

    private String page() {
        return siteUrl + story.card().path();
    }

    private String language() {
        String own = story.content().language();
        return own.isEmpty() ? edition.language() : own;
    }

    private ObjectNode webPage() {
        ObjectNode page = typed("WebPage").put("@id", page());
        ObjectNode crumbs = page.putObject("breadcrumb").put("@type", "BreadcrumbList");
        ArrayNode items = crumbs.putArray("itemListElement");
        crumb(items, edition.name(), edition.path());
        crumb(items, section.name(), new Place.Section(section.edition(), section.slug()).path());
        crumb(items, story.content().headline(), story.card().path());
        return page;
    }

    private void crumb(ArrayNode items, String name, String path) {
        items.addObject()
                .put("@type", "ListItem")
                .put("position", items.size())
                .put("name", name)
                .put("item", siteUrl + path);
    }

    /** Who signed it; the newsroom where nobody did. */
    private void authors(ArrayNode authors) {
        List<String> byline = story.content().byline();
        Map<String, List<String>> names =
                Counterparts.namesOf(reader, story.card().edition(), byline);
        for (String name : byline) {
            var page = new Place.Person(story.card().edition(), Byline.slug(name));
            ObjectNode author =
                    authors.addObject()
                            .put("@type", "Person")
                            .put("name", name)
                            .put("url", siteUrl + page.path());
            putAll(author, "alternateName", names.getOrDefault(name, List.of()));
        }
        if (byline.isEmpty()) {
            authors.add(publisher.named());
        }
    }

    /** The work this one is a translation of, or its own translations. */
    private void translations(ObjectNode node) {
        List<Counterpart> others = Counterparts.works(reader, story.card());
        Map<String, EditionLink> editions = new HashMap<>();
        reader.listEditions().forEach(one -> editions.put(one.code(), one));
        for (Counterpart other : others) {
            EditionLink there = editions.get(other.edition());
            if (there == null) {
                continue;
            }
            String url = origins.of(there) + other.path();
            ObjectNode work =
                    typed("Article")
                            .put("@id", url + "#story")
                            .put("url", url)
                            .put("inLanguage", there.language());
            if (other.root() == story.card().story()) {
                node.withArray("workTranslation").add(work);
            } else if (other.root() == other.story()) {
                node.set("translationOfWork", work);
            }
        }
    }

    private ArrayNode corrections() {
        ArrayNode corrections = Json.mapper().createArrayNode();
        for (PublicCorrection one : story.corrections()) {
            corrections
                    .addObject()
                    .put("@type", "CorrectionComment")
                    .put("@id", page() + "#" + one.anchor())
                    .put("text", one.note())
                    .put("datePublished", StoryTimes.local(one.at(), edition));
        }
        return corrections;
    }

    private void posts(ObjectNode node) {
        List<Block.Post> posts = new ArrayList<>();
        for (Block block : story.content().body()) {
            if (block instanceof Block.Post post) {
                posts.add(post);
            }
        }
        posts.sort(Comparator.comparing(Block.Post::at).reversed());
        node.put(
                "coverageStartTime",
                StoryTimes.local(
                        posts.isEmpty() ? story.card().publishedAt() : posts.getLast().at(),
                        edition));
        ArrayNode updates = node.putArray("liveBlogUpdate");
        posts.stream().limit(MAX_POSTS).forEach(post -> post(updates.addObject(), post));
    }

    private void post(ObjectNode node, Block.Post post) {
        String words = post.body().stream().flatMap(Block::words).collect(Collectors.joining("\n"));
        node.put("@type", "BlogPosting")
                .put("url", page() + "#post-" + post.at().getEpochSecond())
                .put("datePublished", StoryTimes.local(post.at(), edition));
        put(node, "headline", post.headline() == null ? words : post.headline());
        put(node, "articleBody", words);
        node.set("publisher", publisher.named());
    }

    static ObjectNode typed(String type) {
        return Json.mapper().createObjectNode().put("@type", type);
    }

    static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            node.put(name, value);
        }
    }

    static void putNamed(ObjectNode node, String name, String type, @Nullable String value) {
        if (value != null) {
            node.set(name, typed(type).put("name", value));
        }
    }

    static void putIfAny(ObjectNode node, String name, ArrayNode values) {
        if (!values.isEmpty()) {
            node.set(name, values);
        }
    }

    private static void putAll(ObjectNode node, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(name);
            values.forEach(array::add);
        }
    }
}
