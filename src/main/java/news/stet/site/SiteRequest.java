package news.stet.site;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reader's request, decoded once.
 *
 * @param segments the parts of the path between slashes, decoded; none for {@code /}
 * @param slash whether the path ends with one
 * @param query the first value of each parameter
 */
public record SiteRequest(List<String> segments, boolean slash, Map<String, String> query) {
    public SiteRequest {
        segments = List.copyOf(segments);
        query = Map.copyOf(query);
    }

    /**
     * Reads path and query as they came. Empty when it is no address of ours: bad escapes, bad
     * UTF-8, control characters, hidden slashes, dots that climb, empty segments.
     */
    public static Optional<SiteRequest> parse(String rawPath, @Nullable String rawQuery) {
        if (!rawPath.startsWith("/")) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        String[] parts = rawPath.substring(1).split("/", -1);
        boolean slash = parts[parts.length - 1].isEmpty();
        for (int i = 0; i < parts.length - (slash ? 1 : 0); i++) {
            Optional<String> segment = decode(parts[i]).filter(SiteRequest::harmless);
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            segments.add(segment.get());
        }
        return Optional.of(new SiteRequest(segments, slash, parameters(rawQuery)));
    }

    private static boolean harmless(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.chars()
                        .noneMatch(c -> c == '/' || c == '\\' || c == ';' || c < ' ' || c == 0x7f);
    }

    /** Parameters that cannot be read are as if nobody had sent them. */
    private static Map<String, String> parameters(@Nullable String rawQuery) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            Optional<String> name = decode((equals < 0 ? pair : pair.substring(0, equals)));
            Optional<String> value =
                    decode((equals < 0 ? "" : pair.substring(equals + 1)).replace('+', ' '));
            if (name.isPresent() && value.isPresent()) {
                parameters.putIfAbsent(name.get(), value.get());
            }
        }
        return parameters;
    }

    private static Optional<String> decode(String text) {
        if (text.indexOf('%') < 0 && text.chars().allMatch(c -> c < 0x80)) {
            return Optional.of(text);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(utf8.length);
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] != '%') {
                bytes.put(utf8[i]);
                continue;
            }
            int high = i + 2 < utf8.length ? Character.digit(utf8[i + 1], 16) : -1;
            int low = i + 2 < utf8.length ? Character.digit(utf8[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(bytes.flip())
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
