package news.stet.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A random secret handed out once: a session's cookie, a one-time link, an API token. Stet keeps
 * only its SHA-256. A plain fast hash is right here, and argon2id would be wrong: 256 random bits
 * cannot be guessed, so there is nothing for a slow hash to slow down, and a token is checked at
 * every request.
 */
public record Secret(String text) {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();

    /** A new one; the prefix tells people what it is for. */
    public static Secret random(String prefix) {
        return new Secret(prefix + LETTERS.encodeToString(bytes(BYTES)));
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** What the database keeps and looks up. */
    public static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What the database keeps of it. */
    public byte[] hash() {
        return hash(text);
    }

    /** Hides the secret, so that no log line can give it away. */
    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
