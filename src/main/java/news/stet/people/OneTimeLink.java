package news.stet.people;

import java.time.Instant;

/**
 * A link that lets somebody in once, to choose a password. Only this value knows the secret: print
 * it or send it now, it cannot be shown again.
 */
public record OneTimeLink(Secret secret, Instant expiresAt) {
    /** Where the desk shows the form this link leads to, to be put after the desk's address. */
    public String path() {
        return "/welcome/" + secret.text();
    }
}
