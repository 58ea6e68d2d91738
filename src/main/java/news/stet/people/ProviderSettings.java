package news.stet.people;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a provider says of itself, and its keys.
 *
 * @param keys fetched when they are needed, kept for a while, and asked again for one that is new
 */
record ProviderSettings(
        OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant readAt) {
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    /** Signatures by keys that are public; never {@code none}, never one with a shared secret. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    /**
     * @throws IOException when it does not answer, or not as the provider of that name
     */
    static ProviderSettings read(URI issuer, ProviderHttp http, Instant now) throws IOException {
        String base = issuer.toString();
        String path = (base.endsWith("/") ? "" : "/") + ".well-known/openid-configuration";
        try {
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.parse(http.get(URI.create(base + path)));
            if (!metadata.getIssuer().getValue().equals(base)) {
                throw new IOException(base + " calls itself " + metadata.getIssuer());
            }
            if (metadata.getAuthorizationEndpointURI() == null
                    || metadata.getTokenEndpointURI() == null
                    || metadata.getJWKSetURI() == null) {
                throw new IOException(base + " does not name all its addresses");
            }
            JWKSource<SecurityContext> keys =
                    JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), http)
                            .retrying(true)
                            .build();
            return new ProviderSettings(metadata, keys, now);
        } catch (ParseException e) {
            throw new IOException(base + " gives settings that cannot be read", e);
        }
    }

    boolean isGood(Instant now) {
        return readAt.plus(GOOD_FOR).isAfter(now);
    }

    IDTokenValidator validator(String clientId) {
        List<JWSAlgorithm> offered = metadata.getIDTokenJWSAlgs();
        Set<JWSAlgorithm> taken =
                new HashSet<>(offered == null ? List.of(JWSAlgorithm.RS256) : offered);
        taken.retainAll(ALGORITHMS);
        return new IDTokenValidator(
                metadata.getIssuer(),
                new ClientID(clientId),
                new JWSVerificationKeySelector<>(taken, keys),
                null);
    }
}
