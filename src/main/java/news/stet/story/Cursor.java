package news.stet.story;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import news.stet.platform.Problem;

/** Where a page of stories ended: the last one's time of change and id. Opaque outside. */
public record Cursor(Instant changedAt, long id) {
    /** As text for an address. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((changedAt + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws Problem MALFORMED for text that no page gave
     */
    public static Cursor parse(String text) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                            .split(" ", 2);
            return new Cursor(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException _) {
            throw new Problem(
                    Problem.Kind.MALFORMED,
                    "The cursor is not one of ours; send the next value of the previous page.");
        }
    }
}
