package news.stet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                                Set.of(NodeRole.SITE, NodeRole.DESK),
                                data.toAbsolutePath().resolve("media"),
                                8080,
                                8081,
                                "127.0.0.1",
                                URI.create("http://localhost:8080"),
                                URI.create("http://localhost:8081"),
                                Optional.empty(),
                                false,
                                false,
                                new PressSettings(
                                        268_435_456,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        256),
                                new DoorSettings(List.of(), Optional.empty()),
                                new IntakeSettings(Optional.empty(), Optional.empty())));
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

    @Test
    void aNodeDoesWhatItsRolesSay() {
        assertThat(read("role", "site").roles()).containsExactly(NodeRole.SITE);
        assertThat(read("role", " Desk ").desk()).isTrue();
        assertThat(read("role", "desk").site()).isFalse();
        assertThat(read("role", "site, desk").roles()).isEqualTo(NodeRole.BOTH);
        refused(Map.of("role", "reader"), "role: \"reader\" is no role");
        refused(Map.of("role", "site,"), "role: \"\" is no role");
    }

    @Test
    void aBucketNeedsItsKeysAndNeverShowsThem() {
        var bucket =
                Map.of(
                        "STET_MEDIA_S3_BUCKET", "news",
                        "STET_MEDIA_S3_ENDPOINT", "http://localhost:9000",
                        "STET_MEDIA_S3_PREFIX", "originals",
                        "STET_MEDIA_S3_KEY", "us",
                        "STET_MEDIA_S3_SECRET", "hidden word");
        var read = Settings.read(Map.of(), bucket, data).intake().bucket().orElseThrow();

        assertThat(read.prefix()).isEqualTo("originals/");
        assertThat(read.region()).isEqualTo("us-east-1");
        assertThat(read.copiesBytes()).isEqualTo(10L << 30);
        assertThat(read.toString()).doesNotContain("hidden");
        refused(Map.of("media-s3-bucket", "news"), "media-s3-key: is missing");
        refused(Map.of("media-s3-prefix", "x"), "media-s3-prefix: is there without");
        refused(Map.of("media-watch", "/nowhere"), "media-watch: /nowhere is no folder");
    }

    @Test
    void memoryIsWrittenAsPeopleWriteIt() {
        assertThat(read("press-memory", "8388608").press().memoryBytes()).isEqualTo(8L << 20);
        assertThat(read("press-memory", "1G").press().memoryBytes()).isEqualTo(1L << 30);
        assertThat(read("press-memory", "300MiB").press().memoryBytes()).isEqualTo(300L << 20);
        assertThat(read("press-memory", "16384 kB").press().memoryBytes()).isEqualTo(16L << 20);
        assertThat(read("press-memory", "999999999999999g").press().memoryBytes())
                .isEqualTo(Long.MAX_VALUE);
        refused(Map.of("press-memory", "much"), "press-memory: \"much\" is no amount");
        refused(Map.of("press-memory", "-1"), "press-memory: \"-1\" is no amount");
        refused(Map.of("press-memory", "7M"), "press-memory: \"7M\" is too little");
    }

    @Test
    void encryptionNeedsBothItsFiles() throws IOException {
        String certificate = Files.writeString(data.resolve("site.pem"), "…").toString();
        String key = Files.writeString(data.resolve("site.key"), "…").toString();
        var both = Map.of("tls-certificate", certificate, "tls-key", key, "tls-port", "0");

        assertThat(Settings.read(both, Map.of(), data).press().tls())
                .contains(new PressSettings.Tls(Path.of(certificate), Path.of(key), 0));
        refused(Map.of("tls-certificate", certificate), "tls-key: is missing");
        refused(Map.of("tls-key", key), "tls-certificate: is missing");
        refused(
                Map.of("tls-certificate", certificate, "tls-key", "/nowhere/site.key"),
                "tls-key: /nowhere/site.key cannot be read");
        refused(
                Map.of("tls-certificate", certificate, "tls-key", key, "tls-port", "8080"),
                "tls-port: is 8080 like another port");
    }

    @Test
    void theSecretOfAPurgeIsNeverShown() {
        var told = Map.of("purge-url", "https://cdn.example/p", "purge-token", "hush");
        Settings settings = Settings.read(told, Map.of(), data);

        assertThat(settings.press().purge().orElseThrow().token()).contains("hush");
        assertThat(settings.toString()).contains("cdn.example").doesNotContain("hush");
        refused(Map.of("purge-token", "hush"), "purge-token: is there without");
        refused(Map.of("purge-url", "ftp://cdn.example"), "purge-url: is no address");
        refused(Map.of("purge-url", "https://a:b@cdn.example"), "purge-url: is no address");
    }

    @Test
    void aSearchClusterIsNamedWithItsUserAndPasswordOrWithNeither() {
        var told =
                Map.of(
                        "opensearch-url", "https://search.example:9200",
                        "opensearch-user", "stet",
                        "opensearch-password", "hush");
        Settings settings = Settings.read(told, Map.of(), data);

        assertThat(settings.press().cluster().orElseThrow().password()).contains("hush");
        assertThat(settings.toString()).contains("search.example").doesNotContain("hush");
        assertThat(read("opensearch-url", "http://localhost:9200").press().cluster()).isPresent();
        refused(Map.of("opensearch-user", "stet"), "opensearch-user: is there without");
        refused(Map.of("opensearch-url", "https://a:b@x.example"), "opensearch-url: is no address");
    }

    @Test
    void anAddressMayBeLeftToOpenAsManyConnectionsAsItLikes() {
        assertThat(read("connections-per-address", "0").press().connectionsPerAddress()).isZero();
        refused(Map.of("connections-per-address", "many"), "connections-per-address: \"many\"");
    }

    @Test
    void theNewNamesMayStandInTheFileAndTheEnvironmentToo() throws IOException {
        Files.writeString(
                data.resolve("stet.properties"),
                "role = site\nmedia = /shared\npress-memory = 1G\n");

        Settings settings = Settings.read(Map.of(), Map.of("STET_PRESS_MEMORY", "64M"), data);

        assertThat(settings.roles()).containsExactly(NodeRole.SITE);
        assertThat(settings.media()).isEqualTo(Path.of("/shared"));
        assertThat(settings.press().memoryBytes()).isEqualTo(64L << 20);
    }

    private Settings read(String name, String value) {
        return Settings.read(Map.of(name, value), Map.of(), data);
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
