package news.stet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import news.stet.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportCommandTest {
    private static final String PAGE =
            "VIDEO: Old Bridge Reopens\n\nSat Mar 14, 2026 09:05:07\n\nLantern - Port Ellin\n\nIt reopened.\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    private int run(Object... arguments) {
        return Commands.line(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        java.util.Arrays.stream(arguments)
                                .map(Object::toString)
                                .toArray(String[]::new));
    }

    @Test
    void aDryRunPrintsWhatWasUnderstoodAndNeedsNoDatabase() throws IOException {
        Path file = Files.writeString(folder.resolve("page.txt"), PAGE);

        assertThat(run("import", "crawl", file, "--dry-run", "--data", folder.resolve("none")))
                .isZero();

        JsonNode all = Json.read(out.toString());
        assertThat(all.isArray()).isTrue();
        assertThat(all.get(0).get("outcome").stringValue()).isEqualTo("would import");
        assertThat(all.get(0).get("type").stringValue()).isEqualTo("video");
        assertThat(all.get(0).get("headline").stringValue()).isEqualTo("Old Bridge Reopens");
        assertThat(all.get(0).get("publishedAt").stringValue()).isEqualTo("2026-03-14T09:05:07");
        assertThat(all.get(0).get("body").get(0).get("text").stringValue())
                .isEqualTo("It reopened.");
        assertThat(err.toString()).isEmpty();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aFileThatFailsIsNamedAndTheRestGoesOn() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.txt"), "");
        Path page = Files.writeString(folder.resolve("page.txt"), PAGE);

        assertThat(run("import", "crawl", empty, folder.resolve("gone.txt"), page, "--dry-run"))
                .isEqualTo(1);

        JsonNode all = Json.read(out.toString());
        assertThat(all.size()).isEqualTo(3);
        assertThat(all.get(0).get("reason").stringValue()).isEqualTo("it is empty");
        assertThat(all.get(2).get("outcome").stringValue()).isEqualTo("would import");
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString())
                .contains("empty.txt: not imported, it is empty")
                .contains("no such file");
    }

    @Test
    void aWrongCallEndsWithTwo() {
        assertThat(run("import", "newsml", "page.txt")).isEqualTo(2);
        assertThat(err.toString()).contains("newsml").contains("there is: crawl");
        assertThat(run("import", "crawl")).isEqualTo(2);
        assertThat(run("import", "crawl", "page.txt", "--publsh")).isEqualTo(2);
    }
}
