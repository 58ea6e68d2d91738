package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.people.Actor;
import news.stet.people.Person;
import news.stet.people.Role;
import news.stet.people.SignInMethod;
import news.stet.people.SignedIn;
import news.stet.people.TestProvider;
import news.stet.platform.Database;
import news.stet.platform.DoorSettings;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever people come in by: none of it is ever in the log, however much is logged. */
@ExtendWith(TestDatabase.class)
class SecretsStayTest {
    private static final Pattern COOKIE = Pattern.compile("stet(?:-attempt)?=([^;]+)");

    private final Database database;
    private final List<String> secrets = new ArrayList<>();
    private final StringBuffer log = new StringBuffer();

    SecretsStayTest(Database database) {
        this.database = database;
    }

    private final class Listening extends Handler implements AutoCloseable {
        private final SimpleFormatter formatter = new SimpleFormatter();
        private final List<Logger> loggers =
                List.of("news.stet", "com.nimbusds", "com.yubico", "io.javalin", "").stream()
                        .map(Logger::getLogger)
                        .toList();
        private final List<Level> before = new ArrayList<>();

        Listening() {
            setLevel(Level.ALL);
            loggers.forEach(logger -> {
                before.add(logger.getLevel());
                logger.addHandler(this);
            });
            loggers.subList(0, 4).forEach(logger -> logger.setLevel(Level.ALL));
        }

        @Override
        public void publish(LogRecord line) {
            log.append(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            for (int i = 0; i < loggers.size(); i++) {
                loggers.get(i).removeHandler(this);
                loggers.get(i).setLevel(before.get(i));
            }
        }
    }

    private void keep(HttpResponse<String> answer) {
        answer.headers()
                .allValues("Set-Cookie")
                .forEach(line -> {
                    Matcher cookie = COOKIE.matcher(line);
                    if (cookie.find() && !cookie.group(1).isBlank()) {
                        secrets.add(cookie.group(1));
                    }
                });
    }

    @Test
    void nothingSecretIsLogged() throws Exception {
        try (var provider = new TestProvider();
                var desk =
                        RunningDesk.withDoor(
                                database,
                                new DoorSettings(
                                        List.of(),
                                        Optional.of(provider.registered(Optional.empty()))));
                var listening = new Listening()) {
            assertThat(listening.getLevel()).isEqualTo(Level.ALL);
            secrets.add(TestProvider.SECRET);
            String email = "secrets" + UUID.randomUUID() + "@desk.example";
            Person person = byLinkAndPassword(desk, email);
            byRecoveryCode(desk, person);
            byProvider(desk, provider, email);
            byToken(desk, person);
            byPasskey(desk);

            assertThat(log.toString()).contains("news.stet");
            assertThat(secrets).hasSizeGreaterThan(8);
            for (String secret : secrets) {
                assertThat(log.toString()).doesNotContain(secret);
            }
        }
    }

    private Person byLinkAndPassword(RunningDesk desk, String email) {
        desk.person("First", UUID.randomUUID() + "@desk.example", Role.ADMINISTRATOR);
        String link =
                desk.parts
                        .accounts()
                        .invite(Actor.system("test"), email, Role.ADMINISTRATOR, "en")
                        .secret()
                        .text();
        secrets.add(link);
        secrets.add(RunningDesk.PASSWORD);
        secrets.add("seven grey herons wake");
        keep(
                desk.post(
                        "/welcome/" + link,
                        Map.of("name", "Sec Ret", "password", RunningDesk.PASSWORD)));
        desk.get("/welcome/" + link);
        desk.post("/welcome/" + link, Map.of("name", "Again", "password", RunningDesk.PASSWORD));
        keep(desk.post("/sign-in", Map.of("email", email, "password", "seven grey herons wake")));
        keep(desk.post("/sign-in", Map.of("email", email, "password", RunningDesk.PASSWORD)));
        return desk.parts.accounts().findByEmail(Actor.system("test"), email).orElseThrow();
    }

    private void byRecoveryCode(RunningDesk desk, Person person) {
        String session =
                desk.parts
                        .sessions()
                        .open(person, SignInMethod.PASSWORD, "Test", "192.0.2.1")
                        .text();
        secrets.add(session);
        SignedIn self = desk.parts.sessions().find(session).orElseThrow();
        String code = desk.parts.recoveryCodes().make(self).getFirst();
        secrets.add(code);
        Map<String, String> typed = Map.of("email", person.email().text(), "code", code);
        keep(desk.post("/sign-in/recovery", typed));
        desk.post("/sign-in/recovery", typed);
    }

    private void byProvider(RunningDesk desk, TestProvider provider, String email) {
        provider.user = new TestProvider.User("s-" + UUID.randomUUID(), email, true, "Sec Ret");
        HttpResponse<String> sent = desk.get("/sign-in/provider?next=%2Flibrary");
        keep(sent);
        HttpResponse<String> granted = follow(desk, sent);
        String back = granted.headers().firstValue("Location").orElseThrow();
        secrets.add(back.replaceAll(".*[?&]code=([^&]+).*", "$1"));
        HttpResponse<String> in = follow(desk, granted);
        assertThat(in.statusCode()).isEqualTo(303);
        keep(in);
        // A second time the code is worth nothing, and is not told of either.
        follow(desk, granted);
    }

    private static HttpResponse<String> follow(RunningDesk desk, HttpResponse<String> answer) {
        return desk.send(
                HttpRequest.newBuilder(
                        URI.create(answer.headers().firstValue("Location").orElseThrow())));
    }

    private void byToken(RunningDesk desk, Person person) {
        String token =
                desk.parts
                        .tokens()
                        .add(person.actor(), "log " + UUID.randomUUID(), Role.REPORTER)
                        .secret()
                        .text();
        secrets.add(token);
        desk.send(
                HttpRequest.newBuilder(URI.create(desk.url("/api/v1/stories")))
                        .header("Authorization", "Bearer " + token));
        desk.send(
                HttpRequest.newBuilder(URI.create(desk.url("/api/v1/stories")))
                        .header("Authorization", "Bearer " + token + "x"));
    }

    private void byPasskey(RunningDesk desk) {
        HttpResponse<String> asked =
                desk.send(
                        HttpRequest.newBuilder(URI.create(desk.url("/sign-in/passkey/options")))
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(asked.statusCode()).isEqualTo(200);
        keep(asked);
        desk.send(
                HttpRequest.newBuilder(URI.create(desk.url("/sign-in/passkey")))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"answer\": {\"id\": \"x\"}}")));
    }
}
