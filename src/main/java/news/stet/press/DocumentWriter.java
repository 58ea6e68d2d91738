package news.stet.press;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import news.stet.site.Answer;
import news.stet.site.Assets;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Writes what is held in memory: pages, feeds, style, fonts. Each has a strong ETag from its bytes,
 * another one when compressed. Safe for any thread.
 */
final class DocumentWriter {
    static final String HTML = "text/html; charset=utf-8";

    /**
     * A reader asks again each time and mostly hears 304; when we are down, the old page serves.
     */
    private static final String FRESH = "public, max-age=0, stale-if-error=86400";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** Below this, headers weigh more than what compression saves. */
    private static final int WORTH_COMPRESSING = 600;

    private static final long MAX_COMPRESSED_BYTES = 32L * 1024 * 1024;
    private static final String COMPRESSED = "-gz";

    private final Cache<String, byte[]> compressed =
            Caffeine.newBuilder()
                    .maximumWeight(MAX_COMPRESSED_BYTES)
                    .weigher((String _, byte[] bytes) -> bytes.length)
                    .build();
    private final FirstSeen firstSeen = new FirstSeen();

    /** A page with a status of its own. */
    void page(Request request, Response response, int status, Answer.Page page, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        page.headers().forEach(headers::put);
        if (!headers.contains(HttpHeader.CACHE_CONTROL)) {
            headers.put(HttpHeader.CACHE_CONTROL, status == 503 ? "no-store" : FRESH);
        }
        String path = request.getHttpURI().getPathQuery();
        write(request, response, status, page.contentType(), page.body(), path, callback);
    }

    /** A file whose name changes with its content. */
    void asset(Request request, Response response, Assets.Asset asset, Callback callback) {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, FOR_EVER);
        write(request, response, 200, asset.contentType(), asset.bytes(), asset.path(), callback);
    }

    /** A short page that needs nothing else. */
    void plain(Request request, Response response, int status, Callback callback) {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        byte[] body = PlainErrors.page(status);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, HTML);
        send(request, response, body, callback);
    }

    /** Another address. */
    void moved(Response response, Answer.Moved moved, Callback callback) {
        response.setStatus(moved.forGood() ? 301 : 302);
        response.getHeaders().put(HttpHeader.LOCATION, moved.location());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, FRESH);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        response.write(true, null, callback);
    }

    private void write(
            Request request,
            Response response,
            int status,
            String contentType,
            byte[] body,
            String path,
            Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        boolean small = body.length < WORTH_COMPRESSING || contentType.startsWith("font/");
        boolean gzip = !small && Conditions.takesGzip(request.getHeaders());
        String hash = hash(body);
        String tag = "\"" + hash + (gzip ? COMPRESSED : "") + "\"";
        headers.put(HttpHeader.CONTENT_TYPE, contentType);
        if (!small) {
            headers.put(HttpHeader.VARY, "Accept-Encoding");
        }
        if (status == 200) {
            Instant changed = firstSeen.of(path, hash);
            headers.put(HttpHeader.ETAG, tag);
            headers.put(HttpHeader.LAST_MODIFIED, DateGenerator.formatDate(changed.toEpochMilli()));
            if (Conditions.unchanged(request.getHeaders(), tag, changed)) {
                response.setStatus(304);
                headers.remove(HttpHeader.CONTENT_TYPE);
                response.write(true, null, callback);
                return;
            }
        }
        response.setStatus(status);
        if (gzip) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        send(request, response, gzip ? compressed.get(hash, _ -> gzip(body)) : body, callback);
    }

    private static void send(Request request, Response response, byte[] body, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        boolean head = HttpMethod.HEAD.is(request.getMethod());
        response.write(true, head ? null : ByteBuffer.wrap(body), callback);
    }

    private static byte[] gzip(byte[] body) {
        var bytes = new ByteArrayOutputStream(body.length / 3);
        try (var gzip =
                new GZIPOutputStream(bytes) {
                    {
                        def.setLevel(Deflater.DEFAULT_COMPRESSION);
                    }
                }) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * When a document was first seen as it is now. Content alone cannot tell: a list changes when a
     * story leaves it. Forgotten at restart, which only costs a reader one more transfer.
     */
    private static final class FirstSeen {
        private static final int MAX_PATHS = 20_000;

        private record Seen(String hash, Instant at) {}

        private final Cache<String, Seen> paths =
                Caffeine.newBuilder()
                        .maximumSize(MAX_PATHS)
                        .expireAfterAccess(7, TimeUnit.DAYS)
                        .build();

        Instant of(String path, String hash) {
            return paths.asMap()
                    .compute(
                            path,
                            (_, known) -> {
                                if (known != null && known.hash().equals(hash)) {
                                    return known;
                                }
                                Instant now = wholeSecond(Instant.now());
                                // Two states within a second need two times.
                                boolean same = known != null && !known.at().isBefore(now);
                                return new Seen(hash, same ? known.at().plusSeconds(1) : now);
                            })
                    .at();
        }

        private static Instant wholeSecond(Instant at) {
            return Instant.ofEpochSecond(at.getEpochSecond());
        }
    }
}
