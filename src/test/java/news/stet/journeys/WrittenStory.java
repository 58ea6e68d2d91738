package news.stet.journeys;

import com.microsoft.playwright.Page;
import java.util.List;
import news.stet.platform.Json;
import tools.jackson.databind.JsonNode;

/** A new story open in the editor, and what stands in it just now. */
final class WrittenStory {
    private static final String STORY =
            "const story = await import(document.querySelector('script[src*=\"editor/editor.js\"]')"
                    + ".src.replace(/editor\\.js$/, 'story.js'));";

    final Page page;

    private WrittenStory(Page page) {
        this.page = page;
    }

    /** On the screen of a new story, in that language. */
    static WrittenStory begin(RunningStet stet, Page page, String language) {
        page.navigate(stet.desk("/stories/new"));
        page.locator("#editor[data-ready]").waitFor();
        page.locator("#field-language").fill(language);
        var story = new WrittenStory(page);
        story.clear();
        return story;
    }

    void language(String language) {
        page.locator("#field-language").fill(language);
    }

    /** Nothing in the body, and the caret there. */
    void clear() {
        page.evaluate(
                "async () => {" + STORY + " story.replace({...story.content(), body: []}); }");
        page.locator("#body .ProseMirror").focus();
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Puts that on the clipboard's place and tells the body that it was pasted. */
    void paste(String type, String content) {
        page.evaluate(
                """
                ([type, content]) => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData(type, content);
                  document.getElementById("live").textContent = "";
                  document.activeElement.dispatchEvent(
                    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
                }\
                """,
                List.of(type, content));
    }

    /** Puts those blocks on the screen. */
    void write(String body) {
        page.evaluate(
                "async (body) => {"
                        + STORY
                        + " story.replace({...story.content(), body: JSON.parse(body)}); }",
                body);
    }

    /** The whole story as it would be sent. */
    JsonNode content() {
        return Json.read(
                (String)
                        page.evaluate(
                                "async () => {"
                                        + STORY
                                        + " return JSON.stringify(story.content()); }"));
    }

    JsonNode body() {
        return content().get("body");
    }

    /** The text of the only block there is. */
    String text() {
        return body().get(0).get("text").stringValue();
    }
}
