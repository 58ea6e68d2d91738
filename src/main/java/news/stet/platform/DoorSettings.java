package news.stet.platform;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How people come to the desk.
 *
 * @param trustedProxies who is believed when they say in {@code X-Forwarded-For} for whom they ask
 * @param provider the newsroom's own provider of sign-ins, if it has one
 */
public record DoorSettings(List<AddressRange> trustedProxies, Optional<Provider> provider) {
    /**
     * A provider that speaks OpenID Connect.
     *
     * @param issuer its address, under which its settings are found
     * @param clientSecret never shown and never logged
     * @param name what the button says
     * @param domain whoever has a checked e-mail there may come uninvited; empty when nobody may
     * @param role slug of the role that those get
     * @param privateAddress whether it may be on a private network, and without TLS
     */
    public record Provider(
            URI issuer,
            String clientId,
            String clientSecret,
            String name,
            Optional<String> domain,
            String role,
            boolean privateAddress) {
        /** Hides the secret, so that no log line can give it away. */
        @Override
        public String toString() {
            return "Provider[" + issuer + "]";
        }
    }

    public DoorSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** Settings as they are when nothing is said. */
    public static DoorSettings standard() {
        return new DoorSettings(List.of(), Optional.empty());
    }

    /** Whether that address is one of a trusted proxy. */
    public boolean trusts(String address) {
        return trustedProxies.stream().anyMatch(range -> range.contains(address));
    }
}
