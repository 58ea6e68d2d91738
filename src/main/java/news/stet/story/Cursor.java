package news.stet.story;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import news.stet.platform.Problem;

/**
 * Where a page of stories ended: what its order goes by, and the last one's id. Opaque outside.
 *
 * @param at the instant by which they were sorted
 */
public record Cursor(Instant at, int urgency, long id) {
    /** As text for an address. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + " " + urgency + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws Problem MALFORMED for text that no page gave
     */
    public static Cursor parse(String text) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                            .split(" ", 3);
            return new Cursor(
                    Instant.parse(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException _) {
            throw new Problem(
                    Problem.Kind.MALFORMED,
                    "The cursor is not one of ours; send the next value of the previous page.");
        }
    }
}
