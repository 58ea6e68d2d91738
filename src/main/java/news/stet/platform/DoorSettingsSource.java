package news.stet.platform;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what {@link DoorSettings} holds from the same places as the other settings. */
final class DoorSettingsSource {
    static final Set<String> NAMES =
            Set.of(
                    "trusted-proxies",
                    "oidc-issuer",
                    "oidc-client-id",
                    "oidc-client-secret",
                    "oidc-name",
                    "oidc-domain",
                    "oidc-role",
                    "oidc-private");

    /** Nobody becomes more than this without being invited. */
    private static final Set<String> ROLES = Set.of("member", "contributor", "reporter");

    private final SettingsSource source;

    DoorSettingsSource(SettingsSource source) {
        this.source = source;
    }

    DoorSettings read() {
        return new DoorSettings(proxies(), provider());
    }

    private List<AddressRange> proxies() {
        String text = source.find("trusted-proxies").orElse("");
        return Stream.of(text.split("[,\\s]+"))
                .filter(one -> !one.isEmpty())
                .map(DoorSettingsSource::range)
                .toList();
    }

    private static AddressRange range(String text) {
        try {
            return AddressRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "trusted-proxies",
                    "\"" + text + "\" is no network address",
                    "Write addresses or ranges such as 10.0.0.5 or 10.0.0.0/8, with commas");
        }
    }

    private Optional<DoorSettings.Provider> provider() {
        Optional<String> issuer = source.find("oidc-issuer");
        if (issuer.isEmpty()) {
            for (String name : NAMES) {
                if (name.startsWith("oidc-") && source.find(name).isPresent()) {
                    throw Problem.invalid(
                            name, "is there without an oidc-issuer", "Name the provider too.");
                }
            }
            return Optional.empty();
        }
        boolean privateAddress = source.flag("oidc-private");
        URI address = issuer(issuer.get(), privateAddress);
        return Optional.of(
                new DoorSettings.Provider(
                        address,
                        required("oidc-client-id"),
                        required("oidc-client-secret"),
                        source.find("oidc-name").orElse(address.getHost()),
                        source.find("oidc-domain").map(it -> it.toLowerCase(Locale.ROOT)),
                        role(),
                        privateAddress));
    }

    private static URI issuer(String text, boolean privateAddress) {
        try {
            URI uri = URI.create(text);
            boolean scheme =
                    "https".equals(uri.getScheme())
                            || privateAddress && "http".equals(uri.getScheme());
            if (scheme
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below like every other address that will not do.
        }
        throw Problem.invalid(
                "oidc-issuer",
                "\"" + text + "\" is no address of a provider",
                "Write it like https://accounts.example; one on a private network needs"
                        + " oidc-private=true.");
    }

    private String required(String name) {
        return source.find(name)
                .orElseThrow(() ->
                        Problem.invalid(
                                name,
                                "is missing beside oidc-issuer",
                                "Take it from where the desk is registered with the provider."));
    }

    private String role() {
        String role = source.find("oidc-role").orElse("contributor");
        if (!ROLES.contains(role)) {
            throw Problem.invalid(
                    "oidc-role",
                    "\"" + role + "\" is no role for who comes uninvited",
                    "Write member, contributor or reporter; more is given by hand.");
        }
        return role;
    }
}
