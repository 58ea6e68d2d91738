package news.stet.platform;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal someone can act on, in the shape of RFC 9457: what kind it is, what is wrong and what
 * to do. Thrown by the verbs, shown by the API as {@code application/problem+json}, by the desk as
 * a notice and by the commands as one line. Carries no stack trace: it tells of the request, not of
 * a fault in Stet.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kinds of refusal; each has its HTTP status and a short title. */
    public enum Kind {
        MALFORMED(400, "The request cannot be read"),
        UNAUTHENTICATED(401, "Sign in or send a token"),
        FORBIDDEN(403, "Not allowed for this role"),
        NOT_FOUND(404, "Nothing is there"),
        CONFLICT(409, "Not possible in this state"),
        GONE(410, "It was taken away"),
        STALE(412, "Someone else changed it first"),
        TOO_LARGE(413, "Too large"),
        UNSUPPORTED(415, "This kind of content is not taken"),
        INVALID(422, "Some fields are not right"),
        PRECONDITION_REQUIRED(428, "Say which revision you changed"),
        TOO_MANY(429, "Too many tries"),
        INTERNAL(500, "Stet failed here"),
        UNAVAILABLE(503, "Not available just now"),
        NO_ROOM(507, "The disk is full");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** A short title in English, the same for every problem of this kind. */
        public String title() {
            return title;
        }

        /** The kind's name in a problem's {@code type}, as in {@code not-found}. */
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One field that is not right.
     *
     * @param path where it stands, as in {@code body[2].text[0].marks[1].href}
     * @param problem what is wrong with it
     * @param fix what to do about it
     */
    public record Field(String path, String problem, String fix) {}

    private final Kind kind;
    private final transient List<Field> fields;
    private final transient @Nullable Duration retryAfter;

    /** A problem without named fields; {@code detail} says what is wrong and what to do. */
    public Problem(Kind kind, String detail) {
        this(kind, detail, List.of());
    }

    /** A problem with the fields that cause it. */
    public Problem(Kind kind, String detail, List<Field> fields) {
        this(kind, detail, fields, null, null);
    }

    private Problem(
            Kind kind,
            String detail,
            List<Field> fields,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(detail, cause, false, cause != null);
        this.kind = kind;
        this.fields = List.copyOf(fields);
        this.retryAfter = retryAfter;
    }

    /** A problem that keeps the fault behind it for the log; nobody outside is shown the cause. */
    public static Problem causedBy(Throwable cause, Kind kind, String detail) {
        return new Problem(kind, detail, List.of(), null, cause);
    }

    /** A problem that passes by itself after a while. */
    public static Problem tryAgain(Kind kind, String detail, Duration after) {
        return new Problem(kind, detail, List.of(), after, null);
    }

    /** A problem of one field. */
    public static Problem invalid(String path, String problem, String fix) {
        return new Problem(
                Kind.INVALID, path + ": " + problem, List.of(new Field(path, problem, fix)));
    }

    /**
     * The same of something larger: the fields are named by where they stand in that.
     *
     * @param place as in {@code editions[2].look}
     */
    public Problem under(String place) {
        String detail = detail();
        boolean byField = !fields.isEmpty() && detail.startsWith(fields.getFirst().path());
        return new Problem(
                kind,
                place + (byField ? "." : ": ") + detail,
                fields.stream()
                        .map(it -> new Field(place + "." + it.path(), it.problem(), it.fix()))
                        .toList(),
                retryAfter,
                getCause());
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong and what to do, one sentence or two. */
    public String detail() {
        String message = getMessage();
        return message == null ? kind.title() : message;
    }

    /** The fields that cause it, none if it is not about fields. */
    public List<Field> fields() {
        return fields;
    }

    /** After how long a new try makes sense; null when waiting does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
