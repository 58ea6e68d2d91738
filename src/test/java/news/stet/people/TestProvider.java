package news.stet.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.platform.DoorSettings.Provider;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A provider of OpenID Connect with real signatures, which insists on everything it must insist on:
 * client and secret, the registered address, PKCE by S256, each code once. Whoever is sent there is
 * {@link #user}.
 */
@NullMarked
public final class TestProvider implements AutoCloseable {
    public static final String CLIENT = "stet-desk";
    public static final String SECRET = "provider secret 5c1f0a77e2";

    /** Who sits at the browser, as the provider knows them. */
    public record User(String subject, String email, boolean verified, String name) {}

    private record Granted(String challenge, String redirect, @Nullable String nonce, User user) {}

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();
    private final AtomicInteger keysAsked = new AtomicInteger();

    public volatile User user = new User("s-1", "nobody@example.org", true, "Nobody");

    /** What is wrong with the next tokens; nothing as a rule. */
    public volatile UnaryOperator<JWTClaimsSet.Builder> wrong = UnaryOperator.identity();

    /** Who signs; somebody else's key makes a forgery. */
    public volatile RSAKey signer;

    public TestProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        signer = key;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", this::settings);
        server.createContext("/jwks", this::keys);
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** How a desk is told of it. */
    public Provider registered(Optional<String> domain) {
        return new Provider(
                URI.create(issuer()), CLIENT, SECRET, "Newsroom ID", domain, "contributor", true);
    }

    /** A key of nobody. */
    public static RSAKey forgedKey() throws JOSEException {
        return new RSAKeyGenerator(2048).keyID("one").generate();
    }

    /** How often somebody asked for the keys. */
    public int keysAsked() {
        return keysAsked.get();
    }

    private void settings(HttpExchange exchange) throws IOException {
        String json =
                """
                {"issuer": "ISSUER", "authorization_endpoint": "ISSUER/authorize",
                 "token_endpoint": "ISSUER/token", "jwks_uri": "ISSUER/jwks",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256", "none", "HS256"],
                 "authorization_response_iss_parameter_supported": true,
                 "code_challenge_methods_supported": ["S256"]}
                """
                        .replace("ISSUER", issuer());
        answer(exchange, 200, json);
    }

    private void keys(HttpExchange exchange) throws IOException {
        keysAsked.incrementAndGet();
        answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        String redirect = asked.getOrDefault("redirect_uri", "");
        boolean right =
                CLIENT.equals(asked.get("client_id"))
                        && redirect.endsWith(ProviderSignIn.BACK)
                        && "code".equals(asked.get("response_type"))
                        && asked.getOrDefault("scope", "").contains("openid")
                        && "S256".equals(asked.get("code_challenge_method"));
        if (!right) {
            answer(exchange, 400, "{}");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(
                code,
                new Granted(
                        asked.getOrDefault("code_challenge", ""),
                        redirect,
                        asked.get("nonce"),
                        user));
        String to =
                redirect
                        + "?code="
                        + code
                        + "&state="
                        + encoded(asked.get("state"))
                        + "&iss="
                        + encoded(issuer());
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked =
                form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic = encoded(CLIENT) + ":" + encoded(SECRET);
        String expected =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(basic.getBytes(StandardCharsets.UTF_8));
        boolean client = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Granted granted = codes.remove(asked.getOrDefault("code", ""));
        boolean right =
                client
                        && granted != null
                        && granted.redirect().equals(asked.get("redirect_uri"))
                        && granted.challenge().equals(s256(asked.get("code_verifier")));
        if (!right || granted == null) {
            answer(exchange, client ? 400 : 401, "{\"error\": \"invalid_grant\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \""
                        + signed(granted)
                        + "\"}");
    }

    private String signed(Granted granted) {
        Instant now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(CLIENT)
                        .subject(granted.user().subject())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", granted.nonce())
                        .claim("auth_time", now.getEpochSecond())
                        .claim("email", granted.user().email())
                        .claim("email_verified", granted.user().verified())
                        .claim("name", granted.user().name());
        try {
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                            wrong.apply(claims).build());
            token.sign(new RSASSASigner(signer));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String s256(@Nullable String verifier) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (verifier == null ? "" : verifier)
                                            .getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(@Nullable String text) {
        return Stream.of((text == null ? "" : text).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                                (one, other) -> other));
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
