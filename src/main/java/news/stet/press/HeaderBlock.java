package news.stet.press;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * Several header fields as one run of bytes, for HTTP/1.1: what the server writes in one copy.
 * Field by field a page's headers are some thirty small objects, and with thousands of pages none
 * of them is in the processor's cache. To the server it looks like its first field, so what the
 * server looks for by name, as Content-Length, does not belong into it.
 */
final class HeaderBlock extends PreEncodedHttpField {
    private final byte[] lines;

    /**
     * @param fields values in ASCII; none at all makes a block of nothing
     */
    HeaderBlock(List<HttpField> fields) {
        super(
                fields.isEmpty() ? "X-None" : fields.getFirst().getName(),
                fields.isEmpty() ? "" : String.valueOf(fields.getFirst().getValue()));
        var bytes = new ByteArrayOutputStream();
        for (HttpField field : fields) {
            String line = field.getName() + ": " + field.getValue() + "\r\n";
            bytes.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
        }
        lines = bytes.toByteArray();
    }

    @Override
    public void putTo(ByteBuffer buffer, HttpVersion version) {
        buffer.put(lines);
    }

    @Override
    public int getEncodedLength(HttpVersion version) {
        return lines.length;
    }
}
