package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestDatabase.class)
class ReadersTest {
    private final AtomicInteger waits = new AtomicInteger();
    private final RunningDesk desk;

    ReadersTest(Database database) {
        desk = RunningDesk.beside(database, new Counted());
    }

    private final class Counted implements Readers {
        @Override
        public void await() {
            waits.incrementAndGet();
        }

        @Override
        public Optional<Figures> figures() {
            return Optional.of(new Figures(17, 2, 3, 4_000));
        }
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aWriteThatWorkedIsAnsweredAfterReadersHaveItAndNothingElseWaits() {
        String token = token();
        String story =
                """
                {"edition": "en", "type": "article", "section": "world", "headline": "Ferry sails"}\
                """;

        assertThat(post("", story).statusCode()).isEqualTo(401);
        assertThat(post(token, "{}").statusCode()).isEqualTo(422);
        assertThat(desk.get("/api/openapi.json").statusCode()).isEqualTo(200);
        assertThat(waits).hasValue(0);

        assertThat(post(token, story).statusCode()).isEqualTo(201);
        assertThat(waits).hasValue(1);
    }

    @Test
    void healthTellsOfThePressToo() {
        JsonNode press = Json.read(desk.get("/health/ready").body()).get("press");

        assertThat(press.toString())
                .isEqualTo("{\"followed\":17,\"behind\":2,\"pages\":3,\"memoryBytes\":4000}");
    }

    private String token() {
        return desk.parts.tokens().add(Actor.system("test"), "t", Role.EDITOR).secret().text();
    }

    private HttpResponse<String> post(String token, String body) {
        return desk.send(
                HttpRequest.newBuilder(URI.create(desk.url("/api/v1/stories")))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }
}
