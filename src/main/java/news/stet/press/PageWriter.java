package news.stet.press;

import java.nio.ByteBuffer;
import news.stet.site.Answer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Sends pressed pages. What is ready goes out without work on whatever thread asks. Safe for any
 * thread.
 */
final class PageWriter {
    /** How the page came about (RFC 9211). */
    static final HttpField HIT = new PreEncodedHttpField("Cache-Status", "stet; hit");

    static final HttpField MISS = new PreEncodedHttpField("Cache-Status", "stet; fwd=miss; stored");
    static final HttpField OWN = new PreEncodedHttpField("Cache-Status", "stet; fwd=bypass");

    /** It was good when the database was last heard of. */
    static final HttpField AWAY =
            new PreEncodedHttpField("Cache-Status", "stet; hit; detail=database-away");

    /** It was not, and cannot be pressed anew. */
    static final HttpField LATE =
            new PreEncodedHttpField("Cache-Status", "stet; hit; ttl=-1; detail=database-away");

    /** A cache that is told when a page dies need not ask (RFC 9213). */
    static final HttpField FOR_CDN =
            new PreEncodedHttpField(
                    "CDN-Cache-Control",
                    "public, max-age=31536000, stale-while-revalidate=60, stale-if-error=604800");

    private PageWriter() {}

    /** Whether the page can go out without unpacking anything. */
    static boolean atOnce(Request request, Ready page) {
        return !page.hasGzip()
                || AcceptEncoding.best(request.getHeaders(), true, page.hasBrotli())
                        != Encoding.IDENTITY;
    }

    /** Sends the page, or that the reader has it. */
    static void send(
            Request request,
            Response response,
            Ready page,
            HttpField cacheStatus,
            Callback callback) {
        HttpFields asked = request.getHeaders();
        Encoding encoding = AcceptEncoding.best(asked, page.hasGzip(), page.hasBrotli());
        Ready.Form form = page.form(encoding);
        HttpFields.Mutable headers = response.getHeaders();
        if (page.status() == 200) {
            Sheet sheet = page.sheet();
            String known = Conditions.known(asked, form.tag(), sheet.tag(), sheet.changed());
            if (known != null) {
                unchanged(request, response, form, known, cacheStatus, callback);
                return;
            }
        }
        response.setStatus(page.status());
        add(request, headers, form.found());
        headers.add(cacheStatus);
        byte[] body = form.body() == null ? page.sheet().bodies().unpacked() : form.body();
        body(request, response, body, callback);
    }

    private static void unchanged(
            Request request,
            Response response,
            Ready.Form form,
            String known,
            HttpField cacheStatus,
            Callback callback) {
        response.setStatus(304);
        HttpFields.Mutable headers = response.getHeaders();
        if (known.equals(form.tag())) {
            add(request, headers, form.unchanged());
        } else {
            // The reader has another encoding of the same page: told by the tag it knows.
            form.unchanged().each().forEach(headers::add);
            headers.put(HttpHeader.ETAG, known);
        }
        headers.add(cacheStatus);
        response.write(true, null, callback);
    }

    private static void add(Request request, HttpFields.Mutable headers, Ready.Head head) {
        if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1) {
            head.each().forEach(headers::add);
            return;
        }
        if (head.length() != null) {
            headers.add(head.length());
        }
        if (head.type() != null) {
            headers.add(head.type());
        }
        headers.add(head.shared());
        headers.add(head.own());
    }

    /** A short page that needs nothing else. */
    static void plain(Request request, Response response, int status, Callback callback) {
        own(request, response, status, PlainErrors.HTML, PlainErrors.page(status), callback);
    }

    /** The page that says that there is no page just now. */
    static void unavailable(
            Request request, Response response, Answer.Page page, Callback callback) {
        own(request, response, 503, page.contentType(), page.body(), callback);
    }

    private static void own(
            Request request,
            Response response,
            int status,
            String contentType,
            byte[] body,
            Callback callback) {
        response.setStatus(status);
        HttpFields.Mutable headers = response.getHeaders();
        SafetyHeaders.add(headers);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put(HttpHeader.CONTENT_TYPE, contentType);
        body(request, response, body, callback);
    }

    /** Another address. */
    static void moved(Response response, Press.Found.Moved moved, Callback callback) {
        response.setStatus(moved.forGood() ? 301 : 302);
        HttpFields.Mutable headers = response.getHeaders();
        SafetyHeaders.add(headers);
        headers.put(HttpHeader.LOCATION, moved.location());
        headers.put(Ready.FRESH);
        headers.put(HttpHeader.CONTENT_LENGTH, 0);
        response.write(true, null, callback);
    }

    /** Sends bytes with their length; only the length to who asked for the head. */
    static void body(
            Request request, Response response, byte @Nullable [] body, Callback callback) {
        if (HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body == null ? 0 : body.length);
            response.write(true, null, callback);
            return;
        }
        response.write(true, body == null ? null : ByteBuffer.wrap(body), callback);
    }
}
