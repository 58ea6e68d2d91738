package news.stet.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import news.stet.desk.RunningDesk;
import news.stet.media.MediaDetails;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(TestDatabase.class)
class CropsApiTest {
    private final RunningDesk desk;
    private final ApiCaller editor;

    CropsApiTest(Database database) {
        desk = RunningDesk.withApi(database);
        editor = desk.caller(Role.EDITOR);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private String picture() throws IOException {
        var picture = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, (int) System.nanoTime() & 0xFFFFFF);
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        long id =
                desk.parts
                        .media()
                        .add(
                                Actor.system("test"),
                                new ByteArrayInputStream(out.toByteArray()),
                                "a.png",
                                MediaDetails.NONE)
                        .id();
        return "/api/v1/media/" + id + "/crops";
    }

    @Test
    void aProgramCutsAPictureAndReadsWhatIsInForce() throws IOException {
        String crops = picture();
        JsonNode before = editor.get(crops).json();
        assertThat(before.path("crops").path("16x9").path("by").stringValue())
                .isEqualTo("automatic");
        assertThat(before.path("focus").isNull()).isTrue();

        var cut =
                editor.put(
                        crops,
                        """
                        {"focus": {"x": 1000, "y": 400}, "crops": {"1x1": {"x": 5, "y": 6, "width": 300, "height": 300}, "4x3": null}}
                        """,
                        editor.get(crops).etag());

        assertThat(cut.status()).as(cut.body()).isEqualTo(200);
        JsonNode now = cut.json().path("crops");
        assertThat(now.path("1x1").path("by").stringValue()).isEqualTo("hand");
        assertThat(now.path("1x1").path("url").stringValue()).contains("_1x1_300.jpg", "-c");
        assertThat(now.path("4x3").path("by").stringValue()).isEqualTo("focus");
        assertThat(now.path("3x4").path("x").intValue()).isEqualTo(600);
        assertThat(editor.get(crops).json()).isEqualTo(cut.json());
        var changes = editor.get("/api/v1/changes?after=0").body();
        assertThat(changes).contains("still:");
    }

    @Test
    void whatWasReadMayBeSentBackAsItIs() throws IOException {
        String crops = picture();
        ObjectNode read = (ObjectNode) editor.get(crops).json();

        var same = editor.put(crops, read.toString(), editor.get(crops).etag());

        assertThat(same.status()).as(same.body()).isEqualTo(200);
        assertThat(same.json()).isEqualTo(read);
    }

    @Test
    void whatIsWrongIsSaidByField() throws IOException {
        String crops = picture();

        assertThat(editor.put(crops, "{\"zoom\": 1}", "*").body()).contains("zoom");
        var outside =
                "{\"crops\": {\"1x1\": {\"x\": 900, \"y\": 0, \"width\": 400, \"height\": 400}}}";
        assertThat(editor.put(crops, outside, "*").status()).isEqualTo(422);
        assertThat(editor.put(crops, outside, "*").body()).contains("crops.1x1");
        assertThat(editor.put(crops, "{\"focus\": {\"x\": 1}}", "*").body()).contains("focus.y");
        assertThat(editor.get("/api/v1/media/999999999/crops").status()).isEqualTo(404);
    }

    @Test
    void whoeverComesSecondIsToldAndOverwritesNothing() throws IOException {
        String crops = picture();
        String seen = editor.get(crops).etag();
        String left =
                "{\"crops\": {\"1x1\": {\"x\": 0, \"y\": 0, \"width\": 400, \"height\": 400}}}";
        var first = editor.put(crops, left, seen);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.etag()).isNotEqualTo(seen);
        assertThat(first.text("version")).isEqualTo(first.etag().replace("\"", ""));

        var second = editor.put(crops, left.replace("\"x\": 0", "\"x\": 700"), seen);

        assertThat(second.status()).isEqualTo(412);
        assertThat(second.text("detail")).contains("editor", "has cut this picture meanwhile");
        assertThat(editor.get(crops).json()).isEqualTo(first.json());
        assertThat(editor.put(crops, left, null).status()).isEqualTo(428);
        var third = editor.put(crops, left.replace("\"x\": 0", "\"x\": 700"), first.etag());
        assertThat(third.status()).isEqualTo(200);
    }
}
