package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every route there is, tried by whom it is not for. */
@ExtendWith(TestDatabase.class)
class WrongHandsTest {
    /** What only administrators and, of the trail and topics, editors open. */
    private static final List<String> GUARDED =
            List.of("/people", "/tokens", "/trail", "/editions", "/settings", "/topics", "/boxes");

    /** What everybody with an account may do to their own, or what changes nothing by itself. */
    private static final List<String> ONES_OWN =
            List.of(
                    "/account",
                    "/sign-out",
                    "/inbox",
                    "/stories/views",
                    "/stories/preview",
                    "/stories/bulk",
                    "/stories/{id}/presence");

    /** What a program or a browser keeps asking; reading is tried elsewhere. */
    private static final Set<String> STREAMS = Set.of("/events");

    private final RunningDesk desk;

    WrongHandsTest(Database database) {
        desk = RunningDesk.withApi(database);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private String member() {
        desk.person("First One", UUID.randomUUID() + "@desk.example", Role.ADMINISTRATOR);
        String email = UUID.randomUUID() + "@desk.example";
        desk.person("No Role", email, Role.MEMBER);
        desk.signIn(email);
        return desk.formToken();
    }

    private HttpResponse<String> send(Route route, String... headers) {
        String path = route.path().replaceAll("\\{[a-zA-Z]+}|<[a-zA-Z]+>", "1");
        var request =
                HttpRequest.newBuilder(URI.create(desk.url(path)))
                        .method(
                                route.method(),
                                route.method().equals("GET")
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString("{}"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("If-Match", "\"1\"");
        return desk.send(headers.length == 0 ? request : request.headers(headers));
    }

    @Test
    void aMemberWithoutRolesChangesNothingAndSeesNoScreenOfAdministrators() {
        String token = member();
        for (Route route : desk.server.routes()) {
            if (route.access() == Access.OPEN
                    || STREAMS.contains(route.path())
                    || ONES_OWN.stream().anyMatch(route.path()::startsWith)) {
                continue;
            }
            boolean guarded = GUARDED.stream().anyMatch(route.path()::startsWith);
            if (!guarded && !Gate.writes(route)) {
                continue;
            }
            HttpResponse<String> answer = send(route, "X-Form-Token", token);
            assertThat(answer.statusCode())
                    .as(route.method() + " " + route.path() + " " + answer.body())
                    .isBetween(400, 499);
            if (guarded) {
                assertThat(answer.statusCode()).as(route.path()).isIn(403, 404);
            }
        }
    }

    @Test
    void noWriteBeginsOnAnotherSite() {
        String token = member();
        for (Route route : desk.server.routes()) {
            if (!Gate.writes(route)) {
                continue;
            }
            for (String[] from :
                    List.of(
                            new String[] {"Sec-Fetch-Site", "cross-site"},
                            new String[] {"Sec-Fetch-Site", "same-site"},
                            new String[] {"Origin", "https://elsewhere.example"},
                            new String[] {"Origin", "null"})) {
                HttpResponse<String> answer = send(route, "X-Form-Token", token, from[0], from[1]);
                assertThat(answer.statusCode())
                        .as(route.method() + " " + route.path() + " from " + from[1])
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void everyAnswerTellsBrowsersWhatToRefuse() {
        member();
        for (Route route : desk.server.routes()) {
            if (Gate.writes(route) || STREAMS.contains(route.path())) {
                continue;
            }
            HttpResponse<String> answer = send(route);
            String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertThat(policy)
                    .as(route.path())
                    .contains("default-src 'none'")
                    .contains("base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void cookiesAreOutOfReachAndOverTlsBoundToTheHost() {
        assertThat(new SessionCookie(URI.create("https://desk.example")).written("x"))
                .satisfies(cookie -> {
                    assertThat(cookie.getName()).startsWith("__Host-");
                    assertThat(cookie.getSecure()).isTrue();
                    assertThat(cookie.isHttpOnly()).isTrue();
                    assertThat(cookie.getPath()).isEqualTo("/");
                    assertThat(cookie.getDomain()).isNull();
                });
        assertThat(new AttemptCookie(URI.create("https://desk.example")).written("x"))
                .satisfies(cookie -> {
                    assertThat(cookie.getName()).startsWith("__Host-");
                    assertThat(cookie.getSecure()).isTrue();
                    assertThat(cookie.isHttpOnly()).isTrue();
                });
    }
}
