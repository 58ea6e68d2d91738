package news.stet.press;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/**
 * A sheet with the header fields of each of its encodings, written once, so that a hit only copies
 * bytes. Known by identity: each press of a page makes another. Safe for any thread.
 */
final class Ready {
    /**
     * A reader asks again each time and mostly hears 304; ten seconds may be bridged while asking,
     * a day when we are down.
     */
    static final HttpField FRESH =
            new PreEncodedHttpField(
                    HttpHeader.CACHE_CONTROL,
                    "public, max-age=0, stale-while-revalidate=10, stale-if-error=86400");

    private static final HttpField FOR_EVER =
            new PreEncodedHttpField(
                    HttpHeader.CACHE_CONTROL, "public, max-age=31536000, immutable");

    private static final HttpField VARY =
            new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");

    /**
     * Header fields in both ways in which they are sent.
     *
     * @param each field by field, for HTTP/2
     * @param length of the body, by which the server goes; null when it is not known ahead
     * @param type of the body, shared by all pages of that type; null in a 304
     * @param shared what all pages say, for HTTP/1.1
     * @param own what only this one says, for HTTP/1.1
     */
    record Head(
            List<HttpField> each,
            @Nullable HttpField length,
            @Nullable HttpField type,
            HeaderBlock shared,
            HeaderBlock own) {}

    /**
     * One encoding of the page.
     *
     * @param tag the ETag as it stands in the header
     * @param found of an answer with the body
     * @param unchanged of a 304
     */
    record Form(byte @Nullable [] body, String tag, Head found, Head unchanged) {}

    /** There are few types, and few ways to say what all pages say. */
    private static final Map<String, HttpField> TYPES = new ConcurrentHashMap<>();

    private static final Map<List<HttpField>, HeaderBlock> SHARED = new ConcurrentHashMap<>();

    private final Sheet sheet;
    private final int status;
    private final long until;
    private final boolean late;
    private final long story;
    private final Form plain;
    private final @Nullable Form gzip;
    private final @Nullable Form brotli;

    /** Asked for so often since it was pressed, about: nobody locks to count. */
    private int hits;

    private Ready(Sheet sheet, HttpField caching, boolean late, int hits) {
        this.sheet = sheet;
        this.status = sheet.status();
        this.until = sheet.until();
        this.late = late;
        this.story = sheet.status() == 200 ? ReadCounter.story(sheet.path()) : 0;
        this.hits = hits;
        boolean compressed = sheet.bodies().gzip() != null;
        List<HttpField> named = named(sheet.groups());
        List<HttpField> shared = shared(caching, compressed, sheet.headers());
        this.plain = form(Encoding.IDENTITY, sheet.bodies().plain(), shared, named);
        this.gzip = compressed ? form(Encoding.GZIP, sheet.bodies().gzip(), shared, named) : null;
        this.brotli =
                sheet.bodies().brotli() == null
                        ? null
                        : form(Encoding.BROTLI, sheet.bodies().brotli(), shared, named);
    }

    /**
     * A sheet that is up to date.
     *
     * @param hits how often it was asked for before, as far as that still counts
     */
    static Ready of(Sheet sheet, int hits) {
        return new Ready(sheet, FRESH, false, hits);
    }

    /** A sheet that may be out of date, kept because nobody can press it anew just now. */
    static Ready late(Sheet sheet) {
        return new Ready(sheet, FRESH, true, 0);
    }

    /**
     * A file whose address changes with its content.
     *
     * @param changed seconds since 1970
     */
    static Ready asset(String path, String contentType, byte[] body, long changed) {
        boolean text = !contentType.startsWith("font/");
        Sheet sheet =
                new Sheet(
                        path,
                        200,
                        contentType,
                        Map.of(),
                        Set.of(),
                        0,
                        Long.MAX_VALUE,
                        changed,
                        Sheet.tag(body),
                        text ? Bodies.quick(body).polished() : Bodies.plain(body));
        return new Ready(sheet, FOR_EVER, false, 0);
    }

    /** Fields that many pages have, in 200 and 304 alike. */
    private static List<HttpField> shared(
            HttpField caching, boolean varies, Map<String, String> own) {
        List<HttpField> shared = new ArrayList<>(SafetyHeaders.FIELDS);
        // Two policies would both hold, and a page that says its own needs what the other forbids.
        shared.removeIf(field -> own.containsKey(field.getName()));
        if (!own.containsKey(HttpHeader.CACHE_CONTROL.asString())) {
            shared.add(caching);
        }
        if (varies) {
            shared.add(VARY);
        }
        return List.copyOf(shared);
    }

    /** By which names a CDN drops this page: the same for all its forms. */
    private static List<HttpField> named(List<String> groups) {
        return groups.isEmpty()
                ? List.of()
                : List.of(
                        new HttpField("Surrogate-Key", String.join(" ", groups)),
                        new HttpField("Cache-Groups", "\"" + String.join("\", \"", groups) + "\""));
    }

    /** Fields of this page, in 200 and 304 alike. */
    private List<HttpField> own(String tag, List<HttpField> named) {
        List<HttpField> own = new ArrayList<>();
        if (sheet.status() == 200) {
            String time =
                    DateGenerator.formatDate(Instant.ofEpochSecond(sheet.changed()).toEpochMilli());
            own.add(new HttpField(HttpHeader.LAST_MODIFIED, time));
            own.add(new HttpField(HttpHeader.ETAG, tag));
        }
        own.addAll(named);
        return own;
    }

    private Form form(
            Encoding encoding,
            byte @Nullable [] body,
            List<HttpField> shared,
            List<HttpField> named) {
        // Strong tags: the quick and the best form of one page are not the same bytes.
        String quick = encoding == Encoding.IDENTITY || sheet.bodies().best() ? "" : "f";
        String tag = "\"" + sheet.tag() + encoding.tagSuffix() + quick + "\"";
        List<HttpField> unchanged = own(tag, named);
        List<HttpField> found = new ArrayList<>(unchanged);
        if (encoding != Encoding.IDENTITY) {
            found.add(new HttpField(HttpHeader.CONTENT_ENCODING, encoding.token()));
        }
        sheet.headers().forEach((name, value) -> found.add(new HttpField(name, value)));
        HttpField length =
                body == null
                        ? null
                        : new HttpField.LongValueHttpField(HttpHeader.CONTENT_LENGTH, body.length);
        HttpField type =
                TYPES.computeIfAbsent(
                        sheet.contentType(),
                        name -> new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, name));
        return new Form(
                body, tag, head(length, type, shared, found), head(null, null, shared, unchanged));
    }

    private static Head head(
            @Nullable HttpField length,
            @Nullable HttpField type,
            List<HttpField> shared,
            List<HttpField> own) {
        List<HttpField> each = new ArrayList<>();
        Stream.of(Optional.ofNullable(length), Optional.ofNullable(type))
                .flatMap(Optional::stream)
                .forEach(each::add);
        each.addAll(shared);
        each.addAll(own);
        return new Head(
                List.copyOf(each),
                length,
                type,
                SHARED.computeIfAbsent(shared, HeaderBlock::new),
                new HeaderBlock(own));
    }

    int status() {
        return status;
    }

    /** When it stops to hold by itself, in milliseconds since 1970. */
    long until() {
        return until;
    }

    Sheet sheet() {
        return sheet;
    }

    /** The story whose page it is; 0 for every other page. */
    long story() {
        return story;
    }

    /** Whether it may be out of date. */
    boolean late() {
        return late;
    }

    boolean hasGzip() {
        return gzip != null;
    }

    boolean hasBrotli() {
        return brotli != null;
    }

    /** The form for an encoding it has; the plain one always. */
    Form form(Encoding encoding) {
        Form found =
                switch (encoding) {
                    case IDENTITY -> plain;
                    case GZIP -> gzip;
                    case BROTLI -> brotli;
                };
        return found == null ? plain : found;
    }

    void hit() {
        hits++;
    }

    int hits() {
        return hits;
    }
}
