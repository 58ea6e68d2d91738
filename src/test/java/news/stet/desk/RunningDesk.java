package news.stet.desk;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.stet.desk.api.Api;
import news.stet.desk.api.ApiCaller;
import news.stet.people.Actor;
import news.stet.people.Person;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.DoorSettings;
import news.stet.platform.Settings;
import org.jspecify.annotations.NullMarked;

/** A desk on a free port, and a browser of the simplest kind that remembers cookies. */
@NullMarked
public final class RunningDesk implements AutoCloseable {
    public static final String PASSWORD = "seven grey herons wade";

    private static final Pattern TOKEN =
            Pattern.compile("name=\"form-token\" content=\"([^\"]*)\"");

    public final Parts parts;
    public final DeskServer server;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    public RunningDesk(Database database, List<Consumer<Routes>> others) {
        this(settings(), database, parts -> others, Readers.NOBODY);
    }

    /** Passkeys and providers know the desk by its address, so it has one from the start. */
    private static Settings settings() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Settings.of(Path.of("target"), 0, socket.getLocalPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A desk with the API, and those settings of its door. */
    public static RunningDesk withDoor(Database database, DoorSettings door) {
        return new RunningDesk(
                settings().withDoor(door),
                database,
                parts -> List.of(new Api(parts)),
                Readers.NOBODY);
    }

    private RunningDesk(
            Settings settings,
            Database database,
            Function<Parts, List<Consumer<Routes>>> others,
            Readers readers) {
        parts = Parts.of(settings, InstantSource.system(), database);
        server = new DeskServer(parts, others.apply(parts), readers);
        server.start();
    }

    /** A desk with the API. */
    public static RunningDesk withApi(Database database) {
        return beside(database, Readers.NOBODY);
    }

    /** A desk with the API, and readers on the same node. */
    static RunningDesk beside(Database database, Readers readers) {
        return new RunningDesk(settings(), database, parts -> List.of(new Api(parts)), readers);
    }

    public String url(String path) {
        return "http://localhost:" + server.port() + path;
    }

    /** Somebody with an account, who may sign in with {@link #PASSWORD}. */
    public Person person(String name, String email, Role role) {
        if (parts.accounts().findFirstAdministratorLink().isPresent()
                && role != Role.ADMINISTRATOR) {
            person("First One", "first@desk.example", Role.ADMINISTRATOR);
        }
        String secret =
                parts.accounts()
                        .findFirstAdministratorLink()
                        .orElseGet(() ->
                                parts.accounts().invite(Actor.system("test"), email, role, "en"))
                        .secret()
                        .text();
        return parts.accounts().join(secret, name, email, PASSWORD);
    }

    public void signIn(String email) {
        HttpResponse<String> answer =
                post("/sign-in", Map.of("email", email, "password", PASSWORD));
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url(path))));
    }

    public String formToken() {
        Matcher matcher = TOKEN.matcher(get("/account").body());
        return matcher.find() ? matcher.group(1) : "";
    }

    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        String body =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(URI.create(url(path)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What the address sends, line by line, as long as it does. */
    public Hearing hear(String path) {
        return Hearing.of(client, URI.create(url(path)));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    /** A program with a token of that role. */
    public ApiCaller caller(Role role) {
        String name = role.slug() + System.nanoTime();
        var token = parts.tokens().add(Actor.system("test"), name, role);
        return new ApiCaller(url(""), token.secret().text());
    }
}
