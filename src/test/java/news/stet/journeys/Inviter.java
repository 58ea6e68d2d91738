package news.stet.journeys;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * An administrator who invites the others on the desk's own screen, without a browser: a command of
 * Stet for each of them would be a process to start each time.
 */
final class Inviter {
    private static final Pattern LINK = Pattern.compile("/welcome/[A-Za-z0-9_-]+");

    private final RunningStet stet;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private @Nullable String formToken;

    Inviter(RunningStet stet) {
        this.stet = stet;
    }

    /** The path of the link that a new colleague is sent. */
    synchronized String invite(String email, String language) {
        String token = formToken;
        if (token == null) {
            token = join();
            formToken = token;
        }
        return link(
                post(
                        "/people",
                        Map.of(
                                "form-token", token,
                                "email", email,
                                "role", "administrator",
                                "language", language)));
    }

    /** The first is invited by a command; the token that its forms then bear. */
    private String join() {
        String email = "inviter@desk.example";
        String said = stet.run("user", "add", email, "--role", "administrator").out();
        post(
                link(said),
                Map.of("name", "Ines Viter", "email", email, "password", "nine tall reeds bend"));
        var people = send(HttpRequest.newBuilder(at("/people")).build());
        return Objects.requireNonNull(
                        Jsoup.parse(people).selectFirst("input[name=form-token]"), people)
                .attr("value");
    }

    private static String link(String said) {
        Matcher link = LINK.matcher(said);
        if (!link.find()) {
            throw new AssertionError("There is no link in " + said);
        }
        return link.group();
    }

    private String post(String path, Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", stet.desk("/").replaceAll("/$", ""))
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private URI at(String path) {
        return URI.create(stet.desk(path));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(request + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
