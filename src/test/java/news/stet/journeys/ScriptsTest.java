package news.stet.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import news.stet.desk.api.ApiCaller;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is written into a story's texts stays text, on every page, feed and screen. */
@ExtendWith(Newsrooms.class)
class ScriptsTest {
    private static final List<String> PAYLOADS =
            List.of(
                    "<script>alert(1)</script>",
                    "</script><script>alert(1)</script>",
                    "</title></style></textarea><script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
                    "javascript:alert(1)",
                    "]]><script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>",
                    "--><svg/onload=alert(1)><!--",
                    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;",
                    "{{alert(1)}} ${alert(1)} #{1} @alert(1)",
                    "\u202eevil\u202c \u2066gnp.exe\u2069 \u200f\u200e");

    private static List<String> urls;

    private final RunningStet stet;
    private final ApiCaller api;

    ScriptsTest(Empty newsroom) {
        stet = newsroom.stet();
        api = stet.api();
    }

    /** A story for each payload, which stands in every text it has. */
    @BeforeEach
    void publishThemAll() throws Exception {
        // Other classes share the server and may have moved it to another port.
        if (urls == null || !urls.getFirst().startsWith(stet.site("/"))) {
            List<String> published = new ArrayList<>();
            for (int i = 0; i < PAYLOADS.size(); i++) {
                published.add(publish(PAYLOADS.get(i), "needle" + (char) ('a' + i)));
            }
            urls = published;
        }
    }

    private String publish(String payload, String word) throws Exception {
        String text = payload + " " + word;
        String media = upload("a.png", picture(), payload);
        ObjectNode story = story(text, media);
        var draft = api.post("/api/v1/stories", story.toString());
        assertThat(draft.status()).as(draft.body()).isEqualTo(201);
        String verb = "/api/v1/stories/" + draft.id() + "/";
        var live = api.post(verb + "publish", "");
        assertThat(live.status()).as(live.body()).isEqualTo(200);
        ObjectNode order = Json.mapper().createObjectNode().put("note", text);
        order.set("story", story);
        assertThat(api.post(verb + "correct", order.toString()).status()).isEqualTo(200);
        ObjectNode box = Json.mapper().createObjectNode().put("edition", "en").put("name", text);
        box.putArray("stories").add(draft.id());
        assertThat(api.put("/api/v1/boxes/scripts", box.toString(), null).status())
                .isBetween(200, 201);
        return live.text("url");
    }

    private static ObjectNode story(String text, String media) {
        ObjectNode story = Json.mapper().createObjectNode();
        story.put("edition", "en").put("type", "live").put("section", "culture");
        for (String field :
                List.of(
                        "headline",
                        "slugline",
                        "kicker",
                        "standfirst",
                        "dateline",
                        "located",
                        "source",
                        "ednote")) {
            story.put(field, text);
        }
        story.putObject("headlines").put("short", text).put("social", text);
        story.putArray("topics").add(text);
        story.putArray("byline").add(text).add(text);
        story.putArray("credits").add(text);
        story.set("mainMedia", block("picture", "media", media, text));
        ArrayNode body = story.putArray("body");
        addBlocks(body, text, media);
        ObjectNode box = body.addObject().put("type", "box").put("title", text);
        addBlocks(box.putArray("body"), text, media);
        ObjectNode post = body.addObject().put("type", "post").put("at", "2026-03-01T10:00:00Z");
        post.put("headline", text).put("key", true);
        addBlocks(post.putArray("body"), text, media);
        return story;
    }

    private static ObjectNode block(String type, String name, String value, String text) {
        ObjectNode block = Json.mapper().createObjectNode().put("type", type).put(name, value);
        if (type.equals("picture")) {
            block.put("caption", text).put("alt", text).put("credit", text);
        }
        return block;
    }

    private static void addBlocks(ArrayNode body, String text, String media) {
        body.add(block("paragraph", "text", text, text));
        ArrayNode spans = body.addObject().put("type", "paragraph").putArray("text");
        for (String mark : List.of("strong", "em", "quote", "code", "sub", "sup")) {
            ObjectNode one = spans.addObject().put("text", text).putArray("marks").addObject();
            one.put("type", mark);
            if (mark.equals("quote")) {
                one.put("speaker", text).put("source", text);
            }
        }
        ObjectNode link = spans.addObject().put("text", text).putArray("marks").addObject();
        link.put("type", "link").put("href", "https://example.org/?q='%22%3E%3Cscript%3E");
        body.add(block("heading", "text", text, text).put("level", 2));
        body.addObject().put("type", "list").put("ordered", true).putArray("items").add(text);
        body.add(block("quotation", "text", text, text).put("speaker", text).put("source", text));
        body.add(block("pullquote", "text", text, text).put("speaker", text));
        body.add(block("picture", "media", media, text));
        ObjectNode gallery = body.addObject().put("type", "gallery");
        gallery.putArray("pictures").add(block("picture", "media", media, text));
        ObjectNode table = body.addObject().put("type", "table").put("caption", text);
        table.putArray("header").add(text).add(text);
        table.putArray("rows").addArray().add(text).add(text);
        body.add(block("embed", "url", "https://vimeo.com/76979871", text).put("title", text));
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private String upload(String name, byte[] file, String text) throws Exception {
        HttpResponse<String> answer = send(name, file, text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Json.read(answer.body()).get("id").stringValue();
    }

    private HttpResponse<String> send(String name, byte[] file, String text) throws Exception {
        var body = new ByteArrayOutputStream();
        for (String field : List.of("caption", "alt", "credit", "creator")) {
            body.writeBytes(part("name=\"" + field + "\"", text.getBytes(UTF_8)));
        }
        body.writeBytes(part("name=\"file\"; filename=\"" + name + "\"", file));
        body.writeBytes("--edge--\r\n".getBytes(UTF_8));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(stet.desk("/api/v1/media")))
                            .header("Authorization", "Bearer " + stet.token())
                            .header("Content-Type", "multipart/form-data; boundary=edge")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static byte[] part(String disposition, byte[] content) {
        var part = new ByteArrayOutputStream();
        String head = "--edge\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
        part.writeBytes(head.getBytes(UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(UTF_8));
        return part.toByteArray();
    }

    /** Where such stories show: their own pages, and all that list them. */
    private Stream<String> pages() {
        Document story = Reader.get(urls.getFirst()).html();
        return Stream.of(
                        urls.stream(),
                        Stream.of("/en/", "/en/culture/", "/en/search?q=needlea").map(stet::site),
                        Stream.of("\"><script>alert(1)</script>", "' onfocus=alert(1) '")
                                .map(query -> stet.site("/en/search?q=") + encoded(query)),
                        Stream.of("/en/%3Cscript%3Ealert(1)%3C/script%3E/", "/en/culture/x%22%3E-1")
                                .map(stet::site),
                        story.select("nav.topics a").eachAttr("href").stream().map(stet::site))
                .flatMap(all -> all);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, UTF_8);
    }

    @Test
    void noPageHasAScriptOrHandlerInIt() {
        pages().forEach(url -> assertHarmless(url, Reader.get(url).html()));
    }

    @Test
    void everyTextIsOnItsStorysPageAsItWasWritten() {
        for (int i = 0; i < urls.size(); i++) {
            Document page = Reader.get(urls.get(i)).html();
            String text = PAYLOADS.get(i) + " needle" + (char) ('a' + i);
            assertThat(page.select("h1").text()).isEqualTo(text);
            assertThat(page.select(".body > p").first().text()).endsWith(text);
            JsonNode data =
                    Json.read(page.select("script[type=application/ld+json]").first().data());
            assertThat(data.get("headline").stringValue()).isEqualTo(text);
        }
    }

    private static void assertHarmless(String where, Document html) {
        for (Element element : html.getAllElements()) {
            String name = element.normalName();
            boolean data = element.attr("type").equals("application/ld+json");
            // A file of Stet's own, with nothing written into the page.
            boolean ours =
                    element.attr("src").matches("/assets/[a-z]+-[0-9a-f]{12}\\.js")
                            && element.data().isEmpty();
            assertThat(name.equals("script") && !data && !ours).as(where + " " + element).isFalse();
            assertThat(List.of("iframe", "object", "embed", "base", "svg", "math", "style"))
                    .as(where)
                    .doesNotContain(name);
            element.attributes()
                    .forEach(attribute -> {
                        String key = attribute.getKey().toLowerCase(Locale.ROOT);
                        String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
                        boolean address =
                                List.of("href", "src", "action", "formaction", "poster", "srcset")
                                        .contains(key);
                        assertThat(key).as(where + " " + element).doesNotStartWith("on");
                        assertThat(key).as(where).isNotEqualTo("style");
                        assertThat(address && value.matches("(?s)(javascript|data|vbscript):.*"))
                                .as(where + " " + element)
                                .isFalse();
                    });
        }
        assertThat(html.select("img[src=x]")).as(where).isEmpty();
    }

    @Test
    void noFeedOrSitemapHasAScriptOrHandlerInIt() {
        for (String path :
                List.of(
                        "/en/feed.rss",
                        "/en/feed.atom",
                        "/en/culture/feed.rss",
                        "/en/culture/feed.atom",
                        "/sitemap.xml",
                        "/sitemap-news.xml")) {
            var feed = Reader.get(stet.site(path)).xml();
            var all = feed.getElementsByTagNameNS("*", "*");
            for (int i = 0; i < all.getLength(); i++) {
                var element = all.item(i);
                assertThat(element.getLocalName()).isNotIn("script", "svg", "img");
                if (element.getFirstChild() != null
                        && element.getFirstChild().getNextSibling() == null
                        && element.getFirstChild().getNodeType() != Node.ELEMENT_NODE) {
                    assertHarmless(path + " " + element.getNodeName(), Jsoup.parse(html(element)));
                }
            }
        }
        JsonNode feed = Reader.get(stet.site("/en/culture/feed.json")).json();
        assertThat(feed.get("items")).isNotEmpty();
        for (JsonNode item : feed.get("items")) {
            assertHarmless("feed.json", Jsoup.parse(item.get("content_html").stringValue()));
        }
        assertThat(Reader.get(stet.site("/en/boxes/latest.json")).json()).isNotEmpty();
    }

    /** What readers of feeds make HTML of; nothing where the format says that it is text. */
    private static String html(Node element) {
        var attribute = element.getAttributes().getNamedItem("type");
        String type = attribute == null ? "" : attribute.getNodeValue();
        boolean atom = "http://www.w3.org/2005/Atom".equals(element.getNamespaceURI());
        boolean html =
                atom
                        ? type.equals("html")
                        : element.getNodeName().matches("description|content:encoded");
        return html ? element.getTextContent() : "";
    }

    @Test
    void addressesThatAreScriptsAreRefused() {
        for (String href :
                List.of(
                        "javascript:alert(1)",
                        " JaVaScRiPt:alert(1)",
                        "java\tscript:alert(1)",
                        "data:text/html,<script>alert(1)</script>",
                        "vbscript:x",
                        "//evil.example/",
                        "/\\evil.example/",
                        "https://example.org/\"onclick=\"alert(1)")) {
            ObjectNode story = Json.mapper().createObjectNode();
            story.put("edition", "en").put("type", "article").put("section", "culture");
            story.put("headline", "A link");
            ArrayNode body = story.putArray("body");
            ObjectNode span =
                    body.addObject().put("type", "paragraph").putArray("text").addObject();
            span.put("text", "here").putArray("marks").addObject().put("type", "link");
            ((ObjectNode) span.get("marks").get(0)).put("href", href);
            assertThat(api.post("/api/v1/stories", story.toString()).status())
                    .as(href)
                    .isEqualTo(422);
            body.removeAll().addObject().put("type", "embed").put("url", href);
            assertThat(api.post("/api/v1/stories", story.toString()).status())
                    .as(href)
                    .isEqualTo(422);
        }
    }

    @Test
    void filesThatBrowsersRunAreRefused() throws Exception {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        for (String content : List.of(svg, "<html><script>alert(1)</script>", "%PDF-1.7\n")) {
            for (String name : List.of("a.svg", "a.png", "a.html\" onload=\"x")) {
                String sent = name.replace("\"", "%22");
                assertThat(send(sent, content.getBytes(UTF_8), "x").statusCode())
                        .as(content)
                        .isBetween(400, 499);
            }
        }
    }

    @Test
    @EnabledIf("news.stet.journeys.Chromium#isAtHand")
    void inABrowserNothingRuns(Chromium chromium) {
        try (var visit = chromium.visit()) {
            for (String url : pages().toList()) {
                visit.page.navigate(url);
            }
            visit.page.navigate(urls.getFirst());
            visit.keep("scripts-story");
            Newsrooms.signIn(stet, visit.page, "scripts@journeys.example");
            for (String url : urls) {
                String id = url.substring(url.lastIndexOf('-') + 1);
                visit.page.navigate(stet.desk("/stories/" + id));
                visit.page.waitForLoadState();
            }
            visit.page.navigate(stet.desk("/stories?q=needlea"));
            visit.assertClean();
        }
        stet.assertNoFaults();
    }
}
