package news.stet.site.feeds;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import news.stet.platform.Json;
import org.jsoup.Jsoup;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/**
 * The rules of the W3C feed validation service that a feed of ours could break, written down again
 * to be run without it: every one that it breaks is named.
 */
@NullMarked
public final class FeedRules {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String MEDIA = "http://search.yahoo.com/mrss/";

    private static final Pattern RFC822 =
            Pattern.compile(
                    "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d{2}) "
                            + "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{4}) "
                            + "(\\d{2}:\\d{2}:\\d{2}) (GMT|[+-]\\d{4})");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");
    private static final Pattern TAG_URI =
            Pattern.compile("tag:[a-z0-9.-]+,\\d{4}(-\\d{2}(-\\d{2})?)?:[\\x21-\\x7e]+");

    /** Elements that the service takes for safe in content. */
    private static final Set<String> SAFE_ELEMENTS =
            Set.of(
                    "a",
                    "aside",
                    "blockquote",
                    "br",
                    "caption",
                    "cite",
                    "code",
                    "div",
                    "em",
                    "figcaption",
                    "figure",
                    "h2",
                    "h3",
                    "h4",
                    "img",
                    "li",
                    "ol",
                    "p",
                    "small",
                    "span",
                    "strong",
                    "sub",
                    "sup",
                    "table",
                    "tbody",
                    "td",
                    "th",
                    "thead",
                    "tr",
                    "ul");

    private static final Set<String> SAFE_ATTRIBUTES =
            Set.of("alt", "dir", "height", "href", "lang", "src", "width");

    private final List<String> broken = new ArrayList<>();

    private FeedRules() {}

    /** What an RSS 2.0 feed at that address does wrong. */
    public static List<String> rss(byte[] feed, String address) {
        FeedRules rules = new FeedRules();
        rules.checkRss(rules.parse(feed), address);
        return rules.broken;
    }

    /** What an Atom feed at that address does wrong. */
    public static List<String> atom(byte[] feed, String address) {
        FeedRules rules = new FeedRules();
        rules.checkAtom(rules.parse(feed), address);
        return rules.broken;
    }

    /** What a JSON Feed at that address does wrong. */
    public static List<String> json(byte[] feed, String address) {
        FeedRules rules = new FeedRules();
        rules.checkJson(Json.read(feed), address);
        return rules.broken;
    }

    private Document parse(byte[] feed) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(feed));
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(feed));
        } catch (CharacterCodingException e) {
            throw new AssertionError("not UTF-8", e);
        } catch (SAXException e) {
            throw new AssertionError("not well-formed", e);
        } catch (java.io.IOException | javax.xml.parsers.ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void checkRss(Document document, String address) {
        Element rss = document.getDocumentElement();
        require(rss.getNodeName().equals("rss"), "root is rss");
        require(rss.getAttribute("version").equals("2.0"), "version is 2.0");
        Element channel = one(rss, null, "channel");
        require(!text(channel, null, "title").isBlank(), "channel title");
        require(!text(channel, null, "description").isBlank(), "channel description");
        checkWeb(text(channel, null, "link"), "channel link");
        checkLanguage(text(channel, null, "language"));
        checkRfc822(text(channel, null, "lastBuildDate"), "lastBuildDate");
        Element self = link(channel, "self");
        require(self.getAttribute("href").equals(address), "self is where the feed is");
        require(self.getAttribute("type").equals("application/rss+xml"), "self has its type");
        require(children(channel, DC, "date").isEmpty(), "no dc:date beside RSS dates");
        Set<String> guids = new HashSet<>();
        for (Element item : children(channel, null, "item")) {
            checkItem(item, guids);
        }
    }

    private void checkItem(Element item, Set<String> guids) {
        String title = text(item, null, "title");
        require(!title.isBlank(), "item title");
        checkWeb(text(item, null, "link"), "item link");
        Element guid = one(item, null, "guid");
        require(guids.add(guid.getTextContent()), "guid is the item's own");
        if (guid.getAttribute("isPermaLink").equals("false")) {
            checkTag(guid.getTextContent());
        } else {
            checkWeb(guid.getTextContent(), "guid that is a permalink");
        }
        checkRfc822(text(item, null, "pubDate"), "pubDate");
        require(children(item, DC, "date").isEmpty(), "no dc:date beside pubDate");
        require(children(item, null, "author").isEmpty(), "names stand in dc:creator, not author");
        for (Element creator : children(item, DC, "creator")) {
            require(!creator.getTextContent().isBlank(), "dc:creator has a name");
        }
        for (Element description : children(item, null, "description")) {
            require(
                    Jsoup.parseBodyFragment(description.getTextContent()).body().childrenSize()
                            == 0,
                    "description is plain");
        }
        checkHtml(text(item, CONTENT, "encoded"));
        require(children(item, null, "enclosure").size() <= 1, "one enclosure at most");
        for (Element enclosure : children(item, null, "enclosure")) {
            checkWeb(enclosure.getAttribute("url"), "enclosure url");
            require(enclosure.getAttribute("length").matches("[1-9]\\d*"), "enclosure length");
            checkType(enclosure.getAttribute("type"));
        }
        for (Element category : children(item, null, "category")) {
            require(!category.getTextContent().isBlank(), "category has words");
        }
        for (Element media : children(item, MEDIA, "content")) {
            checkWeb(media.getAttribute("url"), "media:content url");
            checkType(media.getAttribute("type"));
            require(
                    Set.of("image", "video", "audio").contains(media.getAttribute("medium")),
                    "media:content medium");
            checkNumbers(media, "width", "height", "duration", "fileSize");
        }
        require(children(item, MEDIA, "thumbnail").size() <= 1, "one thumbnail");
        for (Element thumbnail : children(item, MEDIA, "thumbnail")) {
            checkWeb(thumbnail.getAttribute("url"), "media:thumbnail url");
            checkNumbers(thumbnail, "width", "height");
        }
    }

    private void checkAtom(Document document, String address) {
        Element feed = document.getDocumentElement();
        require(ATOM.equals(feed.getNamespaceURI()), "root is Atom's");
        checkLanguage(feed.getAttribute("xml:lang"));
        checkTag(text(feed, ATOM, "id"));
        require(!text(feed, ATOM, "title").isBlank(), "feed title");
        checkRfc3339(text(feed, ATOM, "updated"));
        require(children(feed, ATOM, "author").size() == 1, "feed author");
        Element self = link(feed, "self");
        require(self.getAttribute("href").equals(address), "self is where the feed is");
        require(self.getAttribute("type").equals("application/atom+xml"), "self has its type");
        checkAlternates(feed, "feed alternate");
        Set<String> ids = new HashSet<>();
        String latest = "";
        for (Element entry : children(feed, ATOM, "entry")) {
            checkEntry(entry, ids);
            String updated = text(entry, ATOM, "updated");
            latest = updated.compareTo(latest) > 0 ? updated : latest;
        }
        require(
                latest.isEmpty() || latest.equals(text(feed, ATOM, "updated")),
                "feed updated with its latest entry");
    }

    private void checkEntry(Element entry, Set<String> ids) {
        checkTag(text(entry, ATOM, "id"));
        require(ids.add(text(entry, ATOM, "id")), "id is the entry's own");
        require(!text(entry, ATOM, "title").isBlank(), "entry title");
        checkRfc3339(text(entry, ATOM, "updated"));
        checkRfc3339(text(entry, ATOM, "published"));
        require(
                text(entry, ATOM, "published").compareTo(text(entry, ATOM, "updated")) <= 0,
                "published before updated");
        checkAlternates(entry, "entry alternate");
        require(!children(entry, ATOM, "author").isEmpty(), "entry has an author");
        for (Element author : children(entry, ATOM, "author")) {
            require(!text(author, ATOM, "name").isBlank(), "author has a name");
        }
        Element content = one(entry, ATOM, "content");
        require(content.getAttribute("type").equals("html"), "content is html");
        checkHtml(content.getTextContent());
        for (Element category : children(entry, ATOM, "category")) {
            require(!category.getAttribute("term").isBlank(), "category term");
            checkWeb(category.getAttribute("scheme"), "category scheme");
        }
        for (Element link : children(entry, ATOM, "link")) {
            if (link.getAttribute("rel").equals("enclosure")) {
                checkWeb(link.getAttribute("href"), "enclosure");
                checkType(link.getAttribute("type"));
                checkNumbers(link, "length");
            }
        }
    }

    private void checkJson(JsonNode feed, String address) {
        require(
                feed.path("version").asString("").equals("https://jsonfeed.org/version/1.1"),
                "version");
        require(!feed.path("title").asString("").isBlank(), "title");
        require(feed.path("feed_url").asString("").equals(address), "feed_url");
        checkWeb(feed.path("home_page_url").asString(""), "home_page_url");
        checkLanguage(feed.path("language").asString(""));
        require(!feed.path("authors").isEmpty(), "authors");
        Set<String> ids = new HashSet<>();
        for (JsonNode item : feed.path("items")) {
            require(item.path("id").isString(), "id is a string");
            require(ids.add(item.path("id").asString("")), "id is the item's own");
            checkWeb(item.path("url").asString(""), "item url");
            checkHtml(item.path("content_html").asString(""));
            checkRfc3339(item.path("date_published").asString(""));
            checkRfc3339(item.path("date_modified").asString(""));
            checkLanguage(item.path("language").asString(""));
            require(!item.path("authors").isEmpty(), "item has authors");
            for (JsonNode author : item.path("authors")) {
                require(!author.path("name").asString("").isBlank(), "author has a name");
            }
            for (JsonNode attachment : item.path("attachments")) {
                checkWeb(attachment.path("url").asString(""), "attachment url");
                checkType(attachment.path("mime_type").asString(""));
                require(attachment.path("size_in_bytes").isIntegralNumber(), "size_in_bytes");
            }
            for (JsonNode tag : item.path("tags")) {
                require(tag.isString(), "tags are strings");
            }
        }
    }

    /** Content must not be dangerous, and must mean the same wherever it is read. */
    private void checkHtml(String html) {
        require(!html.isBlank(), "content is not empty");
        Jsoup.parseBodyFragment(html)
                .body()
                .getAllElements()
                .forEach(element -> {
                    String name = element.normalName();
                    require(
                            name.equals("body") || SAFE_ELEMENTS.contains(name),
                            "safe element " + name);
                    element.attributes()
                            .forEach(attribute -> {
                                require(
                                        SAFE_ATTRIBUTES.contains(attribute.getKey()),
                                        "safe attribute " + attribute.getKey());
                                if (Set.of("href", "src").contains(attribute.getKey())
                                        && !attribute.getValue().startsWith("mailto:")) {
                                    checkWeb(attribute.getValue(), attribute.getKey());
                                }
                            });
                    require(!name.equals("img") || element.hasAttr("alt"), "img has alt");
                });
    }

    private void checkWeb(String address, String what) {
        try {
            URI uri = new URI(address);
            require(
                    Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                            && uri.getHost() != null,
                    what + " is a full web address: " + address);
            require(address.chars().allMatch(c -> c > 0x20 && c < 0x7f), what + " is ASCII");
        } catch (URISyntaxException e) {
            broken.add(what + " is an address: " + address);
        }
    }

    private void checkTag(String id) {
        require(TAG_URI.matcher(id).matches(), "a tag URI: " + id);
    }

    private void checkLanguage(String tag) {
        require(LANGUAGE.matcher(tag).matches(), "a language: " + tag);
    }

    private void checkType(String type) {
        require(MEDIA_TYPE.matcher(type).matches(), "a media type: " + type);
    }

    private void checkNumbers(Element element, String... names) {
        for (String name : names) {
            String value = element.getAttribute(name);
            require(value.isEmpty() || value.matches("[1-9]\\d*"), name + " is a number: " + value);
        }
    }

    private void checkRfc822(String date, String what) {
        var matcher = RFC822.matcher(date);
        if (!matcher.matches()) {
            broken.add(what + " is an RFC 822 date: " + date);
            return;
        }
        OffsetDateTime time = OffsetDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
        require(
                time.getDayOfWeek()
                        .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                        .equals(matcher.group(1)),
                what + " has the right weekday: " + date);
        require(time.getYear() >= 1970, what + " is plausible: " + date);
    }

    private void checkRfc3339(String date) {
        try {
            var unused = OffsetDateTime.parse(date);
            require(
                    date.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)"),
                    "a date to the second: " + date);
        } catch (DateTimeException e) {
            broken.add("an RFC 3339 date: " + date);
        }
    }

    private void require(boolean kept, String rule) {
        if (!kept) {
            broken.add(rule);
        }
    }

    /** RFC 4287, 4.1.1: no two of one type and language. */
    private void checkAlternates(Element parent, String what) {
        Set<String> kinds = new HashSet<>();
        for (Element link : children(parent, ATOM, "link")) {
            if (link.getAttribute("rel").equals("alternate")) {
                checkWeb(link.getAttribute("href"), what);
                String kind = link.getAttribute("type") + " " + link.getAttribute("hreflang");
                require(kinds.add(kind), what + " twice: " + kind);
            }
        }
        require(!kinds.isEmpty(), what);
    }

    private Element link(Element parent, String rel) {
        List<Element> links =
                children(parent, ATOM, "link").stream()
                        .filter(link -> link.getAttribute("rel").equals(rel))
                        .toList();
        require(links.size() == 1, "one link rel=" + rel);
        return links.isEmpty() ? parent : links.getFirst();
    }

    private Element one(Element parent, @Nullable String ns, String name) {
        List<Element> found = children(parent, ns, name);
        require(found.size() == 1, "one " + name);
        return found.isEmpty() ? parent : found.getFirst();
    }

    private String text(Element parent, @Nullable String ns, String name) {
        return one(parent, ns, name).getTextContent();
    }

    private static List<Element> children(Element parent, @Nullable String ns, String name) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .filter(element ->
                        name.equals(element.getLocalName())
                                && java.util.Objects.equals(ns, element.getNamespaceURI()))
                .toList();
    }
}
