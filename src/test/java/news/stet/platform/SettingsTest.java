package news.stet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir Path data;

    @Test
    void everyDefaultIsPinnedHere() {
        assertThat(Settings.read(Map.of(), Map.of(), data))
                .isEqualTo(
                        new Settings(
                                data.toAbsolutePath(),
                                8080,
                                8081,
                                "127.0.0.1",
                                URI.create("http://localhost:8080"),
                                URI.create("http://localhost:8081"),
                                Optional.empty(),
                                false,
                                false));
    }

    @Test
    void theCommandLineBeatsTheEnvironmentWhichBeatsTheFile() throws IOException {
        Files.writeString(
                data.resolve("stet.properties"),
                "site-port = 1001\ndesk-port = 1002\nhost = 0.0.0.0\n");
        var environment = Map.of("STET_SITE_PORT", "2001", "STET_DESK_PORT", "2002");

        Settings settings = Settings.read(Map.of("site-port", "3001"), environment, data);

        assertThat(settings.sitePort()).isEqualTo(3001);
        assertThat(settings.deskPort()).isEqualTo(2002);
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.siteUrl()).isEqualTo(URI.create("http://localhost:3001"));
    }

    @Test
    void theFileIsReadFromTheDataFolderThatWasNamed(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("stet.properties"), "site-url = https://news.example/\n");
        var environment = Map.of("STET_DATA", other.toString());

        Settings settings = Settings.read(Map.of(), environment, data);

        assertThat(settings.data()).isEqualTo(other.toAbsolutePath());
        assertThat(settings.siteUrl()).isEqualTo(URI.create("https://news.example"));
    }

    @Test
    void anEmptyValueIsAsGoodAsNone() {
        assertThat(Settings.read(Map.of(), Map.of("STET_SITE_PORT", ""), data).sitePort())
                .isEqualTo(8080);
    }

    @Test
    void aValueThatWillNotDoIsNamedWithWhatWould() {
        refused(Map.of("site-port", "eighty"), "site-port: \"eighty\" is no port");
        refused(Map.of("desk-port", "65536"), "desk-port: \"65536\" is no port");
        refused(Map.of("desk-port", "8080"), "desk-port: is 8080 like the site's");
        refused(Map.of("site-url", "news.example"), "site-url: \"news.example\" is no address");
        refused(Map.of("site-url", "https://news.example/path"), "site-url: ");
        refused(Map.of("demo", "perhaps"), "demo: \"perhaps\" is neither true nor false");
    }

    private void refused(Map<String, String> commandLine, String detail) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Settings.read(commandLine, Map.of(), data))
                .satisfies(problem -> {
                    assertThat(problem.detail()).startsWith(detail);
                    assertThat(problem.fields().getFirst().fix()).isNotBlank();
                });
    }

    @Test
    void aMisspeltNameInTheFileIsRefusedAndNotPassedOver() throws IOException {
        Files.writeString(data.resolve("stet.properties"), "site-prot = 8080\n");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Settings.read(Map.of(), Map.of(), data))
                .satisfies(problem -> {
                    assertThat(problem.detail()).contains("stet.properties, site-prot");
                    assertThat(problem.fields().getFirst().fix()).contains("site-port");
                });
    }
}
