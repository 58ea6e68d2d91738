package news.stet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import news.stet.platform.DataFolder;
import news.stet.platform.DatabaseAddress;
import news.stet.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskAddressTest {
    @TempDir private Path data;

    @Test
    void aCommandBesideAServerLearnsWhereItsDeskAnswers() {
        URI served = URI.create("http://localhost:9999");
        Settings mine = Settings.of(data, 8080, 8081);
        try (DataFolder server = DataFolder.own(data, "stet serve")) {
            server.announce(new DatabaseAddress("jdbc:postgresql://localhost:5432/x", "x", "x"));
            DeskAddress.announce(server, served);

            try (DataFolder guest = DataFolder.join(data, "stet user add")) {
                assertThat(DeskAddress.of(guest, mine)).isEqualTo(served);
            }
        }
        try (DataFolder alone = DataFolder.join(data, "stet user add")) {
            assertThat(DeskAddress.of(alone, mine)).isEqualTo(mine.deskUrl());
        }
    }
}
