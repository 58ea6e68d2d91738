package news.stet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir Path temporary;

    @Test
    void aNewFolderIsClosedToOthersAndKnowsItsFormat() throws IOException {
        Path path = temporary.resolve("new/data");
        try (var folder = DataFolder.own(path, "a test")) {
            folder.writePrivate("secret", "xyz");
            assertThat(permissions(path)).isEqualTo("rwx------");
            assertThat(permissions(path.resolve("secret"))).isEqualTo("rw-------");
            assertThat(permissions(path.resolve("owner"))).isEqualTo("rw-------");
            assertThat(folder.findPrivate("secret")).contains("xyz");
            assertThat(folder.findPrivate("none")).isEmpty();
        }
        assertThat(path.resolve("format")).hasContent("1");
    }

    @Test
    void aFolderOfANewerStetIsRefused() throws IOException {
        Files.writeString(temporary.resolve("format"), "2\n");
        assertThatThrownBy(() -> DataFolder.own(temporary, "a test"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("newer Stet (format 2, this one knows 1)");
        assertThatThrownBy(() -> DataFolder.join(temporary, "a test")).isInstanceOf(Problem.class);
    }

    @Test
    void aFolderThatHoldsOtherThingsIsLeftAlone() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> DataFolder.own(temporary, "a test"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is no data folder of Stet");
        assertThat(temporary.toFile().list()).containsExactly("thesis.txt");
    }

    @Test
    void aFolderInUseByTheSameProcessIsRefusedUntilItIsClosed() {
        try (var first = DataFolder.own(temporary, "the first")) {
            assertThatThrownBy(() -> DataFolder.own(temporary, "the second"))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("in use by \"the first\"");
            first.announce(new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/stet", "u", "p"));
            try (var guest = DataFolder.join(temporary, "a guest")) {
                assertThat(guest.owned()).isFalse();
                assertThat(guest.database()).isEqualTo(first.database());
            }
        }
        try (var next = DataFolder.join(temporary, "the next")) {
            assertThat(next.owned()).isTrue();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
