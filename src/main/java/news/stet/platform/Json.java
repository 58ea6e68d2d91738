package news.stet.platform;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON reader and writer, with limits that no input can pass. */
public final class Json {
    /** Deeper than any story: block, list, item, span, mark is five. */
    private static final int MAX_DEPTH = 64;

    private static final int MAX_STRING_CHARS = 2_000_000;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxStringLength(MAX_STRING_CHARS)
                                                    .maxNumberLength(64)
                                                    .maxNameLength(1_000)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private Json() {}

    /** The shared mapper; safe for any thread. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads one JSON value from UTF-8 bytes.
     *
     * @throws Problem MALFORMED with line, column and what was met there
     */
    public static JsonNode read(byte[] utf8) {
        try {
            // A decoder that refuses bad bytes: Jackson alone would let some overlong forms by.
            String text =
                    java.nio.charset.StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(java.nio.ByteBuffer.wrap(utf8))
                            .toString();
            return read(text);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new Problem(Problem.Kind.MALFORMED, "The text is not UTF-8; send JSON in UTF-8.");
        }
    }

    /** Reads one JSON value; see {@link #read(byte[])}. */
    public static JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new Problem(Problem.Kind.MALFORMED, "The body is empty; send a JSON object.");
            }
            return node;
        } catch (JacksonException e) {
            var place = e.getLocation();
            String where =
                    place == null
                            ? ""
                            : " (line "
                                    + place.getLineNr()
                                    + ", column "
                                    + place.getColumnNr()
                                    + ")";
            throw new Problem(
                    Problem.Kind.MALFORMED,
                    "This is not JSON" + where + ": " + e.getOriginalMessage());
        }
    }

    /** Writes a value as compact JSON. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
