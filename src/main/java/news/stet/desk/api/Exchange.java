package news.stet.desk.api;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reading requests and writing answers the same way everywhere in the API. */
final class Exchange {
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([0-9]{1,9})\"");

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Exchange() {}

    static void answer(Context context, int status, JsonNode body) {
        context.status(status)
                .contentType("application/json; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(Json.write(body));
    }

    /** The body as JSON, which must be there. */
    static JsonNode body(Context context) {
        return Json.read(context.bodyAsBytes());
    }

    /** The body as JSON; null when there is none. */
    static @Nullable JsonNode bodyIfAny(Context context) {
        byte[] body = context.bodyAsBytes();
        return body.length == 0 ? null : Json.read(body);
    }

    /** The story's number in the address; anything that is no number names no story. */
    static long storyId(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new Problem(
                    Problem.Kind.NOT_FOUND, "There is no story by that name; send its number.");
        }
        return Long.parseLong(id);
    }

    /** The UUID that text is; empty for anything else. */
    static Optional<UUID> findUuid(String text) {
        return UUID_TEXT.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** Another number in the address, as that of a comment; what is no number names nothing. */
    static long numberIn(Context context, String name) {
        String id = context.pathParam(name);
        if (!id.matches("[0-9]{1,18}")) {
            throw new Problem(
                    Problem.Kind.NOT_FOUND,
                    "There is no " + name + " by that name; send its number.");
        }
        return Long.parseLong(id);
    }

    /** A whole number of the query, within bounds; the fallback when it is not there. */
    static long number(Context context, String name, long fallback, long max) {
        String value = context.queryParam(name);
        if (value == null || value.isEmpty()) {
            return fallback;
        }
        if (!value.matches("[0-9]{1,18}")) {
            throw new Problem(
                    Problem.Kind.MALFORMED, name + " is not a whole number; send digits only.");
        }
        return Math.min(Long.parseLong(value), max);
    }

    static Optional<String> query(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /**
     * The revision named by If-Match; null for {@code *} or when it is missing.
     *
     * @throws Problem STALE for a tag that is none of ours: whatever it names, it is not this
     *     revision
     */
    static @Nullable Integer expectedRevision(Context context) {
        String header = context.header("If-Match");
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        Matcher tag = ETAG.matcher(header.strip());
        if (!tag.matches()) {
            throw new Problem(
                    Problem.Kind.STALE,
                    "If-Match names no revision of this story; send the ETag of the one you changed,"
                            + " as in \"3\".");
        }
        return Integer.valueOf(tag.group(1));
    }

    /** The tag named by If-Match, without its quotation marks; null for {@code *} or none. */
    static @Nullable String expectedTag(Context context) {
        String header = context.header("If-Match");
        return header == null || header.strip().equals("*")
                ? null
                : header.strip().replaceFirst("^W/", "").replaceAll("^\"|\"$", "");
    }

    /**
     * The UUID of the Idempotency-Key header, with or without quotation marks; empty without one.
     *
     * @throws Problem MALFORMED for anything else
     */
    static Optional<UUID> idempotencyKey(Context context) {
        String header = context.header("Idempotency-Key");
        if (header == null) {
            return Optional.empty();
        }
        String key = header.strip().replaceAll("^\"|\"$", "");
        if (!UUID_TEXT.matcher(key).matches()) {
            throw new Problem(
                    Problem.Kind.MALFORMED,
                    "The Idempotency-Key is no UUID; send one of your own.");
        }
        return Optional.of(UUID.fromString(key));
    }

    /**
     * @throws Problem PRECONDITION_REQUIRED when the request does not say which revision it changes
     */
    static void requireIfMatch(Context context) {
        String header = context.header("If-Match");
        if (header == null || header.isBlank()) {
            throw new Problem(
                    Problem.Kind.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag of what you changed, so that nobody's work is"
                            + " overwritten.");
        }
    }
}
