package news.stet.desk.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** The header {@code Upload-Metadata} of tus: names with values in Base64, parted by commas. */
final class UploadMetadata {
    private UploadMetadata() {}

    /**
     * The values by their names.
     *
     * @throws Problem MALFORMED for what is no such header, or no text
     */
    static Map<String, String> read(@Nullable String header) {
        Map<String, String> values = new HashMap<>();
        if (header == null || header.isBlank()) {
            return values;
        }
        for (String pair : header.split(",", -1)) {
            String[] parts = pair.strip().split(" ", -1);
            if (parts[0].isEmpty() || parts.length > 2) {
                throw malformed();
            }
            values.put(parts[0], parts.length == 1 ? "" : text(parts[1]));
        }
        return values;
    }

    private static String text(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw malformed();
        }
    }

    private static Problem malformed() {
        return new Problem(
                Problem.Kind.MALFORMED,
                "Upload-Metadata is not understood; send names with values in Base64, as in"
                        + " filename YnJpZGdlLmpwZw==, with commas between.");
    }

    static String write(String name, String value) {
        return name
                + " "
                + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
