package news.stet.platform;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer of a server in HTTP/1.x: its head, and then its body as it comes, freed of its transfer
 * coding.
 *
 * @param lines of the head, the first with the status
 * @param body to be read before the connection ends
 */
record HttpAnswer(int status, String[] lines, InputStream body) {
    private static final int MAX_HEAD_BYTES = 32 * 1024;

    /**
     * Reads the head.
     *
     * @param in buffered, as it is read byte by byte
     * @throws IOException when it is none; its message is for people
     */
    static HttpAnswer read(InputStream in) throws IOException {
        String[] lines = head(in).split("\r?\n");
        if (!lines[0].matches("HTTP/1\\.[01] [1-5][0-9]{2}.*")) {
            throw noServer();
        }
        return new HttpAnswer(Integer.parseInt(lines[0].substring(9, 12)), lines, in);
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < MAX_HEAD_BYTES) {
            int one = in.read();
            if (one < 0) {
                throw noServer();
            }
            head.append((char) one);
            if (one == '\n' && (ends(head, "\r\n\r\n") || ends(head, "\n\n"))) {
                return head.toString();
            }
        }
        throw noServer();
    }

    private static boolean ends(StringBuilder head, String end) {
        return head.length() >= end.length()
                && head.indexOf(end, head.length() - end.length()) >= 0;
    }

    private static IOException noServer() {
        return new IOException("what answers is no web server");
    }

    /** A field of the head, the first of that name. */
    Optional<String> find(String field) {
        String start = field.toLowerCase(Locale.ROOT) + ":";
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith(start)) {
                return Optional.of(line.substring(start.length()).strip());
            }
        }
        return Optional.empty();
    }

    /** Where else to look, when the answer says so. */
    Optional<URI> findLocation() throws IOException {
        Optional<String> text = find("location");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(text.get().replace(" ", "%20")));
        } catch (IllegalArgumentException e) {
            throw new IOException("it leads on to what is no address", e);
        }
    }

    /**
     * The body without its transfer coding, not longer than that.
     *
     * @throws IOException when it says it is longer, or is in a coding nobody asked for
     */
    InputStream content(long maxBytes) throws IOException {
        Optional<String> coding = find("transfer-encoding");
        if (coding.isPresent()) {
            if (!coding.get().equalsIgnoreCase("chunked")) {
                throw new IOException("it comes in a coding nobody asked for");
            }
            return new Bounded(new Chunks(body), maxBytes, -1);
        }
        long length = find("content-length").map(HttpAnswer::number).orElse(-1L);
        return new Bounded(body, maxBytes, length);
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    /** Ends where it was said that it ends; before that is a fault, and so is too much. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private final long maxBytes;
        private final long length;
        private long read;

        Bounded(InputStream in, long maxBytes, long length) throws IOException {
            this.in = in;
            this.maxBytes = maxBytes;
            this.length = length;
            if (length > maxBytes) {
                throw tooLong();
            }
        }

        private IOException tooLong() {
            return new IOException("it is larger than " + maxBytes / 1_000_000 + " MB");
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int most) throws IOException {
            if (length >= 0 && read == length) {
                return -1;
            }
            long left = length < 0 ? most : Math.min(most, length - read);
            int count = in.read(buffer, offset, (int) left);
            if (count < 0 && length >= 0) {
                throw new EOFException("it broke off in the middle");
            }
            read += Math.max(count, 0);
            if (read > maxBytes) {
                throw tooLong();
            }
            return count;
        }
    }

    /** RFC 9112, 7.1. */
    private static final class Chunks extends InputStream {
        private static final int MAX_LINE_BYTES = 4 * 1024;

        private final InputStream in;
        private long left;
        private boolean first = true;
        private boolean over;

        Chunks(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int most) throws IOException {
            if (left == 0 && !over) {
                begin();
            }
            if (over) {
                return -1;
            }
            int count = in.read(buffer, offset, (int) Math.min(most, left));
            if (count < 0) {
                throw new EOFException("it broke off in the middle");
            }
            left -= count;
            return count;
        }

        private void begin() throws IOException {
            if (!first && !line().isEmpty()) {
                throw new IOException("it comes in pieces that do not fit");
            }
            first = false;
            String size = line().replaceFirst("[ \t]*;.*", "");
            if (!size.matches("[0-9a-fA-F]{1,15}")) {
                throw new IOException("it comes in pieces that do not fit");
            }
            left = Long.parseLong(size, 16);
            over = left == 0;
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int one = in.read(); one != '\n'; one = in.read()) {
                if (one < 0 || line.length() > MAX_LINE_BYTES) {
                    throw new EOFException("it broke off in the middle");
                }
                line.append((char) one);
            }
            return line.toString().stripTrailing();
        }
    }
}
