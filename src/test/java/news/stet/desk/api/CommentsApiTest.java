package news.stet.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import news.stet.desk.RunningDesk;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestDatabase.class)
class CommentsApiTest {
    private final RunningDesk desk;
    private final ApiCaller editor;

    CommentsApiTest(Database database) {
        desk = RunningDesk.withApi(database);
        editor = desk.caller(Role.EDITOR);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private String story() {
        return "/api/v1/stories/"
                + editor.post(
                                "/api/v1/stories",
                                """
                                {"edition": "en", "type": "article", "section": "world", "headline": "Three boats"}
                                """)
                        .id();
    }

    @Test
    void aProgramCommentsAnswersAndSettles() {
        String story = story();
        var made =
                editor.post(
                        story + "/comments",
                        """
                        {"text": "Is it?", "on": {"place": "headline", "start": 0, "end": 5, "text": "Three"}}
                        """);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().path("editable").booleanValue()).isTrue();
        var answer =
                editor.post(
                        story + "/comments",
                        "{\"text\": \"It is.\", \"thread\": \"%s\"}".formatted(made.id()));
        assertThat(answer.text("thread")).isEqualTo(made.id());
        String comment = story + "/comments/" + made.id();
        assertThat(editor.put(comment, "{\"text\": \"Is it three?\"}", null).text("text"))
                .isEqualTo("Is it three?");
        assertThat(editor.post(comment + "/resolve", "").text("resolvedBy")).startsWith("editor");
        JsonNode thread = editor.get(story + "/comments").json().path("threads").path(0);
        assertThat(thread.path("on").path("text").stringValue()).isEqualTo("Three");
        assertThat(thread.path("answers").size()).isEqualTo(1);
        assertThat(editor.post(comment + "/reopen", "").json().path("resolvedAt").isNull())
                .isTrue();
    }

    @Test
    void whatIsWrongWithACommentIsSaidByField() {
        String story = story();

        assertThat(editor.post(story + "/comments", "{\"text\": \"  \"}").status()).isEqualTo(422);
        assertThat(editor.post(story + "/comments", "{\"text\": \"x\", \"on\": {}}").body())
                .contains("on.place");
        assertThat(editor.post(story + "/comments/nothing/resolve", "").status()).isEqualTo(404);
        assertThat(editor.post("/api/v1/stories/5/comments", "{\"text\": \"x\"}").status())
                .isEqualTo(404);
    }

    @Test
    void aProgramKeepsTheTasks() {
        String story = story();
        editor.post(story + "/tasks", "{\"text\": \"Call\"}");
        var two = editor.post(story + "/tasks", "{\"text\": \"Check\"}");
        assertThat(two.status()).isEqualTo(201);
        String call = two.json().at("/tasks/0/id").stringValue();
        String check = two.json().at("/tasks/1/id").stringValue();
        var ordered =
                editor.put(
                        story + "/tasks",
                        "{\"tasks\": [\"%s\", \"%s\"]}".formatted(check, call),
                        null);
        assertThat(ordered.json().at("/tasks/0/text").stringValue()).isEqualTo("Check");
        var ticked = editor.put(story + "/tasks/" + check, "{\"done\": true}", null);
        assertThat(ticked.json().at("/tasks/0/done").booleanValue()).isTrue();
        assertThat(
                        editor.put(story + "/tasks/" + check, "{\"dropped\": true}", null)
                                .json()
                                .path("tasks")
                                .size())
                .isEqualTo(1);
        assertThat(editor.get(story + "/tasks").json().path("tasks").size()).isEqualTo(1);
    }
}
