package news.stet.press;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Writes pictures and films from the disk, whole or one range of them. Safe for any thread. */
final class FileWriter {
    private static final String AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** Below it, opening the file for the kernel costs more than copying it. */
    private static final long FEW_BYTES = 64 * 1024;

    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    private record Range(long first, long length) {}

    /** What the disk says of a file. */
    private record Facts(long bytes, Instant changed) {
        static Facts of(Path path) throws IOException {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Instant changed = attributes.lastModifiedTime().toInstant();
            return new Facts(attributes.size(), changed);
        }

        String tag() {
            return "\"" + text() + "\"";
        }

        String text() {
            return "%x-%x".formatted(changed.toEpochMilli(), bytes);
        }
    }

    /**
     * Writes it.
     *
     * @throws UncheckedIOException when it is not there any more
     */
    void write(Request request, Response response, MediaFiles.MediaFile file, Callback callback) {
        Facts facts = facts(file);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.ETAG, facts.tag());
        headers.put(
                HttpHeader.LAST_MODIFIED, DateGenerator.formatDate(facts.changed().toEpochMilli()));
        headers.put(HttpHeader.CACHE_CONTROL, file.lasting() ? FOR_EVER : AN_HOUR);
        headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
        long second = facts.changed().getEpochSecond();
        if (Conditions.known(request.getHeaders(), facts.tag(), facts.text(), second) != null) {
            response.setStatus(304);
            response.write(true, null, callback);
            return;
        }
        headers.put(HttpHeader.CONTENT_TYPE, file.contentType());
        String asked = request.getHeaders().get(HttpHeader.RANGE);
        Matcher matcher = RANGE.matcher(asked == null ? "" : asked.replace(" ", ""));
        boolean part =
                matcher.matches()
                        && HttpMethod.GET.is(request.getMethod())
                        && Conditions.rangeHolds(request.getHeaders(), facts.tag());
        if (part) {
            writePart(
                    request,
                    response,
                    file,
                    range(matcher.group(1), matcher.group(2), facts.bytes()),
                    facts.bytes(),
                    callback);
        } else {
            response.setStatus(200);
            send(request, response, file, new Range(0, facts.bytes()), callback);
        }
    }

    private static Facts facts(MediaFiles.MediaFile file) {
        try {
            return Facts.of(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writePart(
            Request request,
            Response response,
            MediaFiles.MediaFile file,
            Optional<Range> range,
            long bytes,
            Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        if (range.isEmpty()) {
            headers.put(HttpHeader.CONTENT_RANGE, "bytes */" + bytes);
            headers.put(HttpHeader.CONTENT_LENGTH, 0);
            response.setStatus(416);
            response.write(true, null, callback);
            return;
        }
        long first = range.get().first();
        long last = first + range.get().length() - 1;
        response.setStatus(206);
        headers.put(HttpHeader.CONTENT_RANGE, "bytes %d-%d/%d".formatted(first, last, bytes));
        send(request, response, file, range.get(), callback);
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
        WatchedEndPoint plain = range.length() < FEW_BYTES ? null : unencrypted(request);
        if (plain == null) {
            Content.copy(
                    Content.Source.from(file.path(), range.first(), range.length()),
                    response,
                    callback);
            return;
        }
        FileChannel open = open(file.path());
        new FileSending(plain, response, open, range.first(), range.length(), callback).iterate();
    }

    private static FileChannel open(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connection, if what is written to it goes out as it is and in one order. */
    private static @Nullable WatchedEndPoint unencrypted(Request request) {
        ConnectionMetaData connection = request.getConnectionMetaData();
        boolean one = connection.getHttpVersion().getVersion() < HttpVersion.HTTP_2.getVersion();
        // With TLS what is written goes through an end point of its own first.
        return one && connection.getConnection().getEndPoint() instanceof WatchedEndPoint endPoint
                ? endPoint
                : null;
    }
}
