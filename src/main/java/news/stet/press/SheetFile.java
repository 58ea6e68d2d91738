package news.stet.press;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as one file: a sum over all that follows, then its parts. Whatever is not exactly what
 * was written, as after a power cut, is no sheet.
 */
final class SheetFile {
    private static final int FORMAT = 0x53544501;
    private static final int NONE = -1;

    private SheetFile() {}

    static byte[] write(Sheet sheet) {
        var bytes = new ByteArrayOutputStream(sheet.bodies().bytes() + 2_000);
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(0);
            out.writeInt(FORMAT);
            out.writeUTF(sheet.path());
            out.writeShort(sheet.status());
            out.writeUTF(sheet.contentType());
            out.writeShort(sheet.headers().size());
            for (Map.Entry<String, String> header : sheet.headers().entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.writeInt(sheet.keys().size());
            for (String key : sheet.keys()) {
                out.writeUTF(key);
            }
            out.writeLong(sheet.seq());
            out.writeLong(sheet.until());
            out.writeLong(sheet.changed());
            out.writeUTF(sheet.tag());
            out.writeBoolean(sheet.bodies().best());
            body(out, sheet.bodies().plain());
            body(out, sheet.bodies().gzip());
            body(out, sheet.bodies().brotli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] file = bytes.toByteArray();
        ByteBuffer.wrap(file).putLong(sum(file));
        return file;
    }

    private static void body(DataOutputStream out, byte @Nullable [] body) throws IOException {
        out.writeInt(body == null ? NONE : body.length);
        if (body != null) {
            out.write(body);
        }
    }

    /** The sheet of that address; empty when the file is damaged, or another's. */
    static Optional<Sheet> read(byte[] file, String path) {
        if (file.length < Long.BYTES || ByteBuffer.wrap(file).getLong() != sum(file)) {
            return Optional.empty();
        }
        try (var in =
                new DataInputStream(
                        new ByteArrayInputStream(file, Long.BYTES, file.length - Long.BYTES))) {
            return in.readInt() == FORMAT && in.readUTF().equals(path)
                    ? Optional.of(sheet(in, path))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Sheet sheet(DataInputStream in, String path) throws IOException {
        int status = in.readShort();
        String contentType = in.readUTF();
        Map<String, String> headers = new HashMap<>();
        for (int left = in.readShort(); left > 0; left--) {
            headers.put(in.readUTF(), in.readUTF());
        }
        Set<String> keys = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            keys.add(in.readUTF());
        }
        long seq = in.readLong();
        long until = in.readLong();
        long changed = in.readLong();
        String tag = in.readUTF();
        boolean best = in.readBoolean();
        return new Sheet(
                path,
                status,
                contentType,
                headers,
                keys,
                seq,
                until,
                changed,
                tag,
                new Bodies(body(in), body(in), body(in), best));
    }

    private static byte @Nullable [] body(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NONE ? null : in.readNBytes(length);
    }

    private static long sum(byte[] file) {
        var sum = new CRC32C();
        sum.update(file, Long.BYTES, file.length - Long.BYTES);
        return sum.getValue();
    }
}
