package news.stet.press;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;

/**
 * A part of a file on its way to a connection without encryption. The server is given an empty form
 * of that length to write; the connection, when it meets the form, has the kernel move the file's
 * bytes to the network instead (sendfile), so that they never come into this process.
 *
 * @param file open for reading
 * @param first where in the file the form's first byte stands
 */
record FilePart(FileChannel file, long first) {
    /** Large enough that what the server does for each piece is nothing beside the piece. */
    static final int MOST_BYTES = 4 << 20;

    private static final ByteBuffer FORM = ByteBuffer.allocateDirect(MOST_BYTES);
    private static final MemorySegment PLACE = MemorySegment.ofBuffer(FORM);

    /** Something of that length for the server to write. */
    static ByteBuffer form(int bytes) {
        return FORM.duplicate().limit(bytes);
    }

    /** Whether that is, or is what is left of, a form. */
    static boolean isForm(ByteBuffer buffer) {
        if (!buffer.isDirect() || !buffer.hasRemaining()) {
            return false;
        }
        long offset = offset(buffer);
        return offset >= 0 && offset < MOST_BYTES;
    }

    private static long offset(ByteBuffer buffer) {
        return MemorySegment.ofBuffer(buffer).address() - PLACE.address();
    }

    /**
     * Moves as much as the network takes now, and takes it off the form.
     *
     * @return bytes moved
     * @throws EOFException when the file has become shorter
     */
    long move(ByteBuffer form, SocketChannel to) throws IOException {
        long at = first + offset(form);
        long moved = file.transferTo(at, form.remaining(), to);
        if (moved == 0 && file.size() < at + form.remaining()) {
            throw new EOFException("the file has become shorter");
        }
        form.position(form.position() + (int) moved);
        return moved;
    }
}
