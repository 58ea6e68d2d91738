package news.stet.press;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes pictures and films from the disk, whole or one range of them. Safe for any thread. */
final class FileWriter {
    private static final String AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400";
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    private record Range(long first, long length) {}

    void write(Request request, Response response, MediaFiles.MediaFile file, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        String tag = "\"%x-%x\"".formatted(file.changedAt().toEpochMilli(), file.bytes());
        headers.put(HttpHeader.ETAG, tag);
        headers.put(
                HttpHeader.LAST_MODIFIED,
                DateGenerator.formatDate(file.changedAt().toEpochMilli()));
        headers.put(HttpHeader.CACHE_CONTROL, AN_HOUR);
        headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
        if (Conditions.unchanged(
                request.getHeaders(),
                tag,
                file.changedAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS))) {
            response.setStatus(304);
            response.write(true, null, callback);
            return;
        }
        headers.put(HttpHeader.CONTENT_TYPE, file.contentType());
        String asked = request.getHeaders().get(HttpHeader.RANGE);
        Matcher matcher = RANGE.matcher(asked == null ? "" : asked.replace(" ", ""));
        boolean part =
                asked != null
                        && matcher.matches()
                        && HttpMethod.GET.is(request.getMethod())
                        && Conditions.rangeHolds(request.getHeaders(), tag);
        if (!part) {
            response.setStatus(200);
            send(request, response, file, new Range(0, file.bytes()), callback);
            return;
        }
        Optional<Range> range = range(matcher.group(1), matcher.group(2), file.bytes());
        if (range.isEmpty()) {
            headers.put(HttpHeader.CONTENT_RANGE, "bytes */" + file.bytes());
            headers.put(HttpHeader.CONTENT_LENGTH, 0);
            response.setStatus(416);
            response.write(true, null, callback);
            return;
        }
        Range one = range.get();
        response.setStatus(206);
        headers.put(
                HttpHeader.CONTENT_RANGE,
                "bytes %d-%d/%d"
                        .formatted(one.first(), one.first() + one.length() - 1, file.bytes()));
        send(request, response, file, one, callback);
    }

    /** The range within the file; empty when none of it is there. */
    private static Optional<Range> range(String from, String to, long bytes) {
        if (from.isEmpty()) {
            long last = to.isEmpty() ? 0 : Math.min(Long.parseLong(to), bytes);
            return last == 0 ? Optional.empty() : Optional.of(new Range(bytes - last, last));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? bytes - 1 : Math.min(Long.parseLong(to), bytes - 1);
        return first >= bytes || last < first
                ? Optional.empty()
                : Optional.of(new Range(first, last - first + 1));
    }

    private static void send(
            Request request,
            Response response,
            MediaFiles.MediaFile file,
            Range range,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, range.length());
        if (HttpMethod.HEAD.is(request.getMethod()) || range.length() == 0) {
            response.write(true, null, callback);
            return;
        }
        Content.copy(
                Content.Source.from(file.path(), range.first(), range.length()),
                response,
                callback);
    }
}
