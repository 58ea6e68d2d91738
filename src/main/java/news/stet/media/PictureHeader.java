package news.stet.media;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The size a picture's file claims, read from its header alone: nothing is unpacked, so this is
 * safe in this process. Knows JPEG, PNG and GIF.
 *
 * @param width in pixels, before turning
 * @param height as the width
 * @param orientation as in EXIF: 1 upright, 5 to 8 lying on a side
 */
record PictureHeader(int width, int height, int orientation) {
    private static final int EXIF_ORIENTATION = 0x0112;
    private static final int MAX_EXIF_TAGS = 500;

    boolean lies() {
        return orientation >= 5;
    }

    /** The header of a file of that format; empty when it is not whole. */
    static Optional<PictureHeader> read(MediaFormat format, InputStream file) throws IOException {
        var in = new DataInputStream(file);
        try {
            return switch (format) {
                case JPEG -> jpeg(in);
                case PNG -> png(in);
                case GIF -> gif(in);
                case WEBP, AVIF, HEIC, TIFF, MP4, MOV, WEBM, MKV, MP3, WAV, M4A -> Optional.empty();
            };
        } catch (java.io.EOFException cutOff) {
            return Optional.empty();
        }
    }

    private static Optional<PictureHeader> of(int width, int height, int orientation) {
        return width < 1 || height < 1
                ? Optional.empty()
                : Optional.of(new PictureHeader(width, height, orientation));
    }

    /** ISO 10918-1 annex B: segments of marker, length and content until a frame header. */
    private static Optional<PictureHeader> jpeg(DataInputStream in) throws IOException {
        in.readUnsignedShort();
        int orientation = 1;
        while (true) {
            if (in.readUnsignedByte() != 0xFF) {
                return Optional.empty();
            }
            int marker = in.readUnsignedByte();
            while (marker == 0xFF) {
                marker = in.readUnsignedByte();
            }
            int length = in.readUnsignedShort() - 2;
            if (length < 0 || marker == 0xD9 || marker == 0xDA) {
                return Optional.empty();
            }
            boolean frame =
                    marker >= 0xC0
                            && marker <= 0xCF
                            && marker != 0xC4
                            && marker != 0xC8
                            && marker != 0xCC;
            if (frame) {
                in.readUnsignedByte();
                int height = in.readUnsignedShort();
                return of(in.readUnsignedShort(), height, orientation);
            }
            byte[] content = new byte[length];
            in.readFully(content);
            if (marker == 0xE1) {
                orientation = exifOrientation(content);
            }
        }
    }

    /** 1 when there is none or it makes no sense: a wrong turn is worse than none. */
    private static int exifOrientation(byte[] segment) {
        int tiff = 6;
        if (segment.length < tiff + 8 || segment[0] != 'E' || segment[1] != 'x') {
            return 1;
        }
        ByteBuffer exif = ByteBuffer.wrap(segment, tiff, segment.length - tiff).slice();
        exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = exif.getInt(4);
        if (directory < 8 || directory > exif.limit() - 2) {
            return 1;
        }
        int tags = Math.min(MAX_EXIF_TAGS, exif.getShort(directory) & 0xFFFF);
        for (int i = 0; i < tags; i++) {
            int tag = directory + 2 + 12 * i;
            if (tag + 12 > exif.limit()) {
                return 1;
            }
            if ((exif.getShort(tag) & 0xFFFF) == EXIF_ORIENTATION) {
                int value = exif.getShort(tag + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static Optional<PictureHeader> png(DataInputStream in) throws IOException {
        in.readFully(new byte[12]);
        if (in.readInt() != 0x49484452) {
            return Optional.empty();
        }
        return of(in.readInt(), in.readInt(), 1);
    }

    private static Optional<PictureHeader> gif(DataInputStream in) throws IOException {
        in.readFully(new byte[6]);
        int width = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
        return of(width, Short.toUnsignedInt(Short.reverseBytes(in.readShort())), 1);
    }
}
