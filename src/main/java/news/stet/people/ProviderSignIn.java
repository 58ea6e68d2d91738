package news.stet.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import news.stet.platform.Database;
import news.stet.platform.DoorSettings.Provider;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Coming in by the newsroom's own provider: OpenID Connect, by code, with PKCE, state and nonce.
 * Safe for any thread.
 */
public final class ProviderSignIn implements AutoCloseable {
    /** Where the provider sends the browser back to, below the desk's address. */
    public static final String BACK = "/sign-in/provider/back";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);

    /**
     * Where the browser goes next.
     *
     * @param attempt for a cookie of that browser
     */
    public record Sent(Secret attempt, URI to) {}

    /**
     * Who came back.
     *
     * @param next where they wanted to go
     * @param shownAt when they showed the provider who they are; long ago when it does not say
     */
    public record Came(Person person, String next, Instant shownAt) {}

    private record Who(UserInfo info, Instant shownAt) {}

    private final Database database;
    private final InstantSource clock;
    private final Provider provider;
    private final URI back;
    private final ProviderHttp http;
    private final AtomicReference<@Nullable ProviderSettings> known = new AtomicReference<>();

    public ProviderSignIn(Database database, InstantSource clock, Provider provider, URI deskUrl) {
        this.database = database;
        this.clock = clock;
        this.provider = provider;
        this.back = URI.create(deskUrl + BACK);
        this.http = new ProviderHttp(provider.privateAddress());
    }

    /** What the button says. */
    public String name() {
        return provider.name();
    }

    /**
     * Sends a browser to the provider.
     *
     * @param next a path on the desk, for afterwards
     * @param again whether the provider must ask who it is even if it knows
     * @throws Problem UNAVAILABLE when the provider does not answer
     */
    public Sent begin(String next, boolean again) {
        OIDCProviderMetadata metadata = settings().metadata();
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        var request =
                new AuthenticationRequest.Builder(
                                ResponseType.CODE,
                                new Scope("openid", "email", "profile"),
                                new ClientID(provider.clientId()),
                                back)
                        .endpointURI(metadata.getAuthorizationEndpointURI())
                        .state(state)
                        .nonce(nonce)
                        .codeChallenge(verifier, CodeChallengeMethod.S256);
        if (again) {
            request.maxAge(0);
        }
        ObjectNode asked = Json.mapper().createObjectNode();
        asked.put("state", state.getValue());
        asked.put("nonce", nonce.getValue());
        asked.put("verifier", verifier.getValue());
        asked.put("next", next);
        asked.put("again", again);
        Secret attempt =
                database.write(handle ->
                        Attempts.begin(
                                handle,
                                Attempts.Kind.PROVIDER,
                                null,
                                asked.toString(),
                                clock.instant()));
        return new Sent(attempt, request.build().toURI());
    }

    private ProviderSettings settings() {
        Instant now = clock.instant();
        ProviderSettings settings = known.get();
        if (settings != null && settings.isGood(now)) {
            return settings;
        }
        try {
            ProviderSettings read = ProviderSettings.read(provider.issuer(), http, now);
            known.set(read);
            return read;
        } catch (IOException e) {
            if (settings != null) {
                LOG.warn("The provider's settings are not read again: {}", e.getMessage());
                return settings;
            }
            throw away(e);
        }
    }

    private Problem away(Exception cause) {
        LOG.warn("{} does not answer as it should: {}", provider.issuer(), cause.getMessage());
        return Problem.causedBy(
                cause,
                Problem.Kind.CONFLICT,
                provider.name() + " does not answer just now; sign in another way, or try again.");
    }

    /**
     * Lets in who comes back from the provider.
     *
     * @param attempt the browser's secret from {@link #begin}
     * @param query what the provider sent along, as it stands in the address
     * @throws Problem UNAUTHENTICATED or GONE, FORBIDDEN when nobody invited them
     */
    public Came finish(String attempt, String query) {
        String kept =
                database.write(handle ->
                        Attempts.take(
                                handle, Attempts.Kind.PROVIDER, null, attempt, clock.instant()));
        JsonNode asked = Json.read(kept);
        ProviderSettings settings = settings();
        AuthorizationCode code = code(settings.metadata(), asked, query);
        Who who;
        try {
            who = who(settings, code, asked);
        } catch (IOException e) {
            throw away(e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            LOG.warn("What {} sent was refused: {}", provider.issuer(), e.getMessage());
            throw refused();
        }
        Person person =
                database.write(handle ->
                        new ProviderAccounts(handle, provider, clock.instant()).person(who.info()));
        return new Came(person, asked.get("next").stringValue(), who.shownAt());
    }

    private AuthorizationCode code(OIDCProviderMetadata metadata, JsonNode asked, String query) {
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(URI.create(back + "?" + query));
        } catch (ParseException | IllegalArgumentException e) {
            throw refused();
        }
        boolean ours =
                response.getState() != null
                        && response.getState().getValue().equals(asked.get("state").stringValue());
        // RFC 9207: another provider's answer must not pass for this one's.
        boolean theirs =
                response.getIssuer() == null
                        ? !metadata.supportsAuthorizationResponseIssuerParam()
                        : response.getIssuer().equals(metadata.getIssuer());
        if (!ours || !theirs) {
            throw refused();
        }
        if (response instanceof AuthenticationErrorResponse error) {
            LOG.info("{} let nobody in: {}", provider.issuer(), error.getErrorObject().getCode());
            throw refused();
        }
        return response.toSuccessResponse().getAuthorizationCode();
    }

    private Who who(ProviderSettings settings, AuthorizationCode code, JsonNode asked)
            throws IOException, ParseException, BadJOSEException, JOSEException {
        OIDCProviderMetadata metadata = settings.metadata();
        var grant =
                new AuthorizationCodeGrant(
                        code, back, new CodeVerifier(asked.get("verifier").stringValue()));
        var request =
                new TokenRequest.Builder(
                                metadata.getTokenEndpointURI(), authentication(metadata), grant)
                        .build();
        HTTPResponse answer = request.toHTTPRequest().send(http);
        TokenResponse response = OIDCTokenResponseParser.parse(answer);
        if (!(response instanceof OIDCTokenResponse tokens)) {
            throw new ParseException("no tokens: " + answer.getStatusCode());
        }
        IDTokenClaimsSet claims =
                settings.validator(provider.clientId())
                        .validate(
                                tokens.getOIDCTokens().getIDToken(),
                                new Nonce(asked.get("nonce").stringValue()));
        Instant shownAt =
                claims.getAuthenticationTime() == null
                        ? Instant.EPOCH
                        : claims.getAuthenticationTime().toInstant();
        boolean again = asked.get("again").booleanValue();
        if (again && shownAt.isBefore(clock.instant().minus(SignedIn.RECENT))) {
            throw new ParseException("the provider did not ask again who it is");
        }
        UserInfo inToken = new UserInfo(claims.toJSONObject());
        if (inToken.getEmailAddress() != null || metadata.getUserInfoEndpointURI() == null) {
            return new Who(inToken, shownAt);
        }
        UserInfo more = moreOf(metadata, tokens);
        if (!more.getSubject().equals(claims.getSubject())) {
            throw new ParseException("the user info is somebody else's");
        }
        return new Who(more, shownAt);
    }

    private UserInfo moreOf(OIDCProviderMetadata metadata, OIDCTokenResponse tokens)
            throws IOException, ParseException {
        var request =
                new UserInfoRequest(
                        metadata.getUserInfoEndpointURI(),
                        tokens.getOIDCTokens().getBearerAccessToken());
        UserInfoResponse response = UserInfoResponse.parse(request.toHTTPRequest().send(http));
        return Optional.ofNullable(response.toSuccessResponse().getUserInfo())
                .orElseThrow(
                        () -> new ParseException("the user info is signed, which is not read"));
    }

    private ClientAuthentication authentication(OIDCProviderMetadata metadata) {
        var id = new ClientID(provider.clientId());
        var secret = new com.nimbusds.oauth2.sdk.auth.Secret(provider.clientSecret());
        List<ClientAuthenticationMethod> ways = metadata.getTokenEndpointAuthMethods();
        boolean inBody =
                ways != null
                        && !ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        && ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return inBody ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
    }

    private Problem refused() {
        return new Problem(
                Problem.Kind.UNAUTHENTICATED,
                provider.name() + " did not say who you are; begin again.");
    }

    @Override
    public void close() {
        http.close();
    }
}
