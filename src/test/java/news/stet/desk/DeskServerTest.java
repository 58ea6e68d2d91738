package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class DeskServerTest {
    private static final Set<String> OPEN_PATHS =
            Set.of(
                    "/",
                    "/sign-in",
                    "/sign-in/passkey",
                    "/sign-in/passkey/options",
                    "/sign-in/provider",
                    "/sign-in/provider/back",
                    "/sign-in/recovery",
                    "/welcome/{secret}",
                    "/preview/{secret}",
                    "/preview/{secret}/page",
                    "/preview/{secret}/media/<path>",
                    "/assets/desk/{version}/<path>",
                    "/assets/{name}",
                    "/assets/look/{edition}/{name}",
                    "/api/openapi.json",
                    "/health/live",
                    "/health/ready",
                    "/metrics");

    private final RunningDesk desk;

    DeskServerTest(Database database) {
        desk = new RunningDesk(database, List.of(DeskServerTest::troubles));
    }

    private static void troubles(Routes routes) {
        routes.get(
                "/api/v1/broken",
                Access.OPEN,
                context -> {
                    throw new IllegalStateException("the secret plan");
                });
        routes.get(
                "/api/v1/away",
                Access.OPEN,
                context -> {
                    throw new Problem(Problem.Kind.UNAVAILABLE, "The database is away.");
                });
        routes.post(
                "/api/v1/echo",
                Access.TOKEN_OR_SESSION,
                context ->
                        context.result(Gate.actor(context).name() + context.bodyAsBytes().length));
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void noRouteLetsAStrangerIn() {
        for (Route route : desk.server.routes()) {
            if (route.access() == Access.OPEN) {
                assertThat(route.path().startsWith("/api/v1/") ? "/" : route.path())
                        .isIn(OPEN_PATHS);
                continue;
            }
            String path = route.path().replaceAll("\\{[a-z]+}|<[a-z]+>", "1");
            var request =
                    HttpRequest.newBuilder(URI.create(desk.url(path)))
                            .method(route.method(), HttpRequest.BodyPublishers.ofString(""));
            HttpResponse<String> answer = desk.send(request);
            String where = route.method() + " " + route.path();
            if (answer.statusCode() == 303) {
                assertThat(answer.headers().firstValue("Location").orElse(""))
                        .as(where)
                        .startsWith("/sign-in");
            } else {
                assertThat(answer.statusCode()).as(where).isIn(401, 403);
            }
        }
    }

    @Test
    void whatIsNotInTheTableIsNotThere() {
        assertThat(desk.get("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(desk.get("/nothing").statusCode()).isEqualTo(404);
        assertThat(desk.get("/nothing").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self';"));
    }

    @Test
    void aWriteOfASessionNeedsItsTokenAndItsOrigin() {
        desk.person("Ada Writer", "ada@desk.example", Role.ADMINISTRATOR);
        desk.signIn("ada@desk.example");
        String token = desk.formToken();

        assertThat(desk.post("/api/v1/echo", Map.of()).statusCode()).isEqualTo(403);
        assertThat(desk.post("/api/v1/echo", Map.of("form-token", "wrong")).statusCode())
                .isEqualTo(403);
        assertThat(
                        desk.post(
                                        "/api/v1/echo",
                                        Map.of("form-token", token),
                                        "Origin",
                                        "https://elsewhere.example")
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        desk.post(
                                        "/api/v1/echo",
                                        Map.of("form-token", token),
                                        "Sec-Fetch-Site",
                                        "cross-site")
                                .statusCode())
                .isEqualTo(403);
        HttpResponse<String> ours =
                desk.post("/api/v1/echo", Map.of(), "Origin", desk.url(""), "X-Form-Token", token);
        assertThat(ours.statusCode()).isEqualTo(200);
        assertThat(ours.body()).isEqualTo("Ada Writer0");
    }

    @Test
    void aTokenThatIsWrongIsNotHelpedByASession() {
        desk.person("Bo Token", "bo@desk.example", Role.ADMINISTRATOR);
        desk.signIn("bo@desk.example");

        HttpResponse<String> answer =
                desk.post("/api/v1/echo", Map.of(), "Authorization", "Bearer stet_nonsense");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void aFaultIsToldByItsNumberOnly() {
        HttpResponse<String> answer = desk.get("/api/v1/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("secret plan").doesNotContain("Exception");
        assertThat(Json.read(answer.body()).get("detail").stringValue()).contains("number: ");
        assertThat(desk.get("/api/v1/away").statusCode()).isEqualTo(503);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhileItIsStillSent() {
        desk.person("Cy Large", "cy@desk.example", Role.ADMINISTRATOR);
        desk.signIn("cy@desk.example");
        byte[] large = new byte[20_000_000];
        var sized =
                HttpRequest.newBuilder(URI.create(desk.url("/api/v1/echo")))
                        .header("X-Form-Token", desk.formToken())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(large));
        var chunked =
                HttpRequest.newBuilder(URI.create(desk.url("/api/v1/echo")))
                        .header("X-Form-Token", desk.formToken())
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(large)));

        assertThat(desk.send(sized).statusCode()).isEqualTo(413);
        assertThat(desk.send(chunked).statusCode()).isEqualTo(413);
    }

    @Test
    void theWayInAndOut() {
        desk.person("Di Door", "di@desk.example", Role.EDITOR);
        assertThat(desk.get("/stories").headers().firstValue("Location"))
                .hasValue("/sign-in?next=%2Fstories");
        assertThat(
                        desk.post(
                                        "/sign-in",
                                        Map.of("email", "di@desk.example", "password", "wrong"))
                                .statusCode())
                .isEqualTo(401);
        HttpResponse<String> in =
                desk.post(
                        "/sign-in",
                        Map.of(
                                "email",
                                "di@desk.example",
                                "password",
                                RunningDesk.PASSWORD,
                                "next",
                                "//elsewhere.example"));
        assertThat(in.headers().firstValue("Location")).hasValue("/stories");
        assertThat(in.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        it -> assertThat(it).contains("HttpOnly").contains("SameSite=Lax"));
        HttpResponse<String> out = desk.post("/sign-out", Map.of("form-token", desk.formToken()));
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(desk.get("/stories").statusCode()).isEqualTo(303);
    }

    @Test
    void monitoringIsAnswered() {
        assertThat(desk.get("/health/live").body()).contains("live");
        assertThat(desk.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(desk.get("/metrics").body()).contains("jvm_memory_used_bytes");
    }
}
