package bench;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The editor with a long story, in the machine's Chromium: opening it, one keystroke in the middle
 * of it, and the weight of its page. {@code DeskEditor [--quick]} measures it alone.
 */
final class DeskEditor {
    private static final int WORDS = 10_000;
    private static final int WORDS_IN_A_PARAGRAPH = 60;

    /** From the start of the navigation until the frame after everything was connected. */
    private static final String NOTE_OPENING =
            """
            new MutationObserver(() => {
              if (window.openMs || !document.querySelector("#editor[data-ready]")) return;
              requestAnimationFrame(() => setTimeout(() => { window.openMs ??= performance.now(); }));
            }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
            """;

    private static final String CARET_IN_THE_MIDDLE =
            """
            (() => {
              const editor = document.querySelector("#body .ProseMirror");
              const all = editor.querySelectorAll("p");
              const middle = all[all.length >> 1];
              middle.scrollIntoView({ block: "center" });
              editor.focus();
              getSelection().selectAllChildren(middle);
              getSelection().collapseToEnd();
            })()
            """;

    private static final String WEIGHT =
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                    + ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)";

    private DeskEditor() {}

    public static void main(String[] arguments) throws Exception {
        boolean quick = List.of(arguments).contains("--quick");
        var result = new Result("desk", quick);
        try (var scratch = new Scratch()) {
            var stet = RunningStet.start(scratch, scratch.path("data"));
            try (Api api = stet.api()) {
                measure(scratch, stet, api, result, quick);
            }
        }
        result.print();
    }

    /** Adds {@code open_ms}, {@code keystroke_ms} and {@code page_kib} to the result. */
    static void measure(Scratch scratch, RunningStet stet, Api api, Result result, boolean quick)
            throws Exception {
        String id = api.must("/stories", longStory().toString()).get("id").stringValue();
        String desk = "http://localhost:" + stet.deskPort();
        try (var browser = new Browser(scratch.path("chromium"))) {
            join(stet, browser, desk);
            browser.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", NOTE_OPENING));
            var opening = new Samples();
            for (int i = 0; i < (quick ? 8 : 25); i++) {
                browser.open(desk + "/stories/" + id, "window.openMs");
                if (i > 2) { // the first ones fill the browser's caches
                    opening.add(browser.evaluate("window.openMs").asDouble());
                }
            }
            double weight = browser.evaluate(WEIGHT).asDouble() / 1024;
            var keys = keystrokes(browser, quick ? 60 : 300);
            System.out.printf(
                    "opening a story of %d words: median %.0f ms, worst %.0f ms%n",
                    WORDS, opening.median(), opening.worst());
            System.out.printf(
                    "a keystroke in it: median %.1f ms, p95 %.1f ms, worst %.1f ms%n",
                    keys.median(), keys.quantile(0.95), keys.worst());
            System.out.printf("weight of the page: %.0f KiB%n", weight);
            result.figure("open_ms", opening.median(), 300);
            result.figure("keystroke_ms", keys.quantile(0.95), 16);
            result.figure("page_kib", weight);
        }
    }

    /** What the browser's main thread works for each key: scripts, style, layout and painting. */
    private static Samples keystrokes(Browser browser, int count) throws Exception {
        browser.evaluate(CARET_IN_THE_MIDDLE);
        browser.call("Performance.enable", Map.of());
        var keys = new Samples();
        for (int i = 0; i < count; i++) {
            double before = worked(browser);
            String letter = i % 6 == 5 ? " " : "e";
            browser.call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "text", letter));
            browser.call("Input.dispatchKeyEvent", Map.of("type", "keyUp"));
            browser.evaluate(
                    "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
            if (i >= 10) {
                keys.add(worked(browser) - before);
            }
        }
        return keys;
    }

    /** Milliseconds of work since the page began. */
    private static double worked(Browser browser) throws Exception {
        for (JsonNode metric : browser.call("Performance.getMetrics", Map.of()).get("metrics")) {
            if (metric.get("name").stringValue().equals("TaskDuration")) {
                return metric.get("value").asDouble() * 1_000;
            }
        }
        throw new IllegalStateException("Chromium does not say how long it worked");
    }

    private static void join(RunningStet stet, Browser browser, String desk) throws Exception {
        String link = stet.run("user", "add", "writer@desk.example", "--role", "editor");
        String path = link.substring(link.indexOf("/welcome/")).lines().findFirst().orElseThrow();
        browser.open(desk + path, "document.querySelector('#password')");
        browser.evaluate(
                """
                (() => {
                  document.querySelector("#name").value = "Bench";
                  document.querySelector("#password").value = "seven grey herons wade";
                  document.querySelector("main form button").click();
                })()
                """);
        browser.until("location.pathname.startsWith('/stories')");
    }

    private static ObjectNode longStory() {
        String[] vocabulary =
                ("the river rose again on tuesday while engineers from harbour works measured every"
                                + " lock between tarn and wye before noon")
                        .split(" ");
        ObjectNode story = news.stet.platform.Json.mapper().createObjectNode();
        story.put("edition", "en").put("type", "article").put("section", "world");
        story.put("headline", "A long story");
        ArrayNode body = story.putArray("body");
        for (int i = 0; i * WORDS_IN_A_PARAGRAPH < WORDS; i++) {
            if (i % 12 == 0) {
                body.addObject().put("type", "heading").put("level", 2).put("text", "Part " + i);
            }
            var words = new StringBuilder();
            for (int j = 0; j < WORDS_IN_A_PARAGRAPH - 2; j++) {
                words.append(vocabulary[(i * 7 + j * 3) % vocabulary.length]).append(' ');
            }
            ArrayNode spans = body.addObject().put("type", "paragraph").putArray("text");
            spans.addObject().put("text", words.toString());
            ObjectNode bold = spans.addObject().put("text", "two words");
            bold.putArray("marks").addObject().put("type", "strong");
            spans.addObject().put("text", ".");
        }
        return story;
    }
}
