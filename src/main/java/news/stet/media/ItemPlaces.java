package news.stet.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The item location box of ISO 14496-12, 8.11.3: read in all its versions, written in one. */
final class ItemPlaces {
    private static final int MAX_ITEMS = 10_000;

    /** A run of bytes. */
    record Run(long offset, long length) {}

    /**
     * Where an item is.
     *
     * @param method 0 in the file, 1 in the meta box' own data
     */
    record Place(long id, int method, long base, List<Run> extents) {}

    private ItemPlaces() {}

    static List<Place> read(byte[] meta, IsoItems.@Nullable Box box) {
        List<Place> places = new ArrayList<>();
        if (box == null) {
            return places;
        }
        ByteBuffer in = ByteBuffer.wrap(meta, box.from(), box.to() - box.from());
        try {
            int version = in.get();
            in.position(in.position() + 3);
            int sizes = in.getShort() & 0xFFFF;
            long items = version < 2 ? in.getShort() & 0xFFFF : in.getInt() & 0xFFFFFFFFL;
            for (long i = 0; i < Math.min(items, MAX_ITEMS); i++) {
                long id = version < 2 ? in.getShort() & 0xFFFF : in.getInt() & 0xFFFFFFFFL;
                int method = version > 0 ? in.getShort() & 15 : 0;
                in.getShort();
                long base = number(in, sizes >> 4 & 15);
                int extents = in.getShort() & 0xFFFF;
                List<Run> runs = new ArrayList<>();
                for (int j = 0; j < extents; j++) {
                    if (version > 0) {
                        number(in, sizes & 15);
                    }
                    long offset = number(in, sizes >> 12);
                    runs.add(new Run(offset, number(in, sizes >> 8 & 15)));
                }
                places.add(new Place(id, method, base, runs));
            }
        } catch (BufferUnderflowException brokenOff) {
            return places;
        }
        return places;
    }

    private static long number(ByteBuffer in, int bytes) {
        return switch (bytes) {
            case 4 -> in.getInt() & 0xFFFFFFFFL;
            case 8 -> in.getLong();
            default -> 0;
        };
    }

    /**
     * The content of such a box in version 1 with four bytes for each number.
     *
     * @param moved how much further all that lies in the file now is
     */
    static byte[] write(List<Place> places, long moved) {
        int bytes = 8;
        for (Place place : places) {
            bytes += 8 + 8 * place.extents().size();
        }
        ByteBuffer out = ByteBuffer.allocate(bytes);
        out.put((byte) 1).put(new byte[3]).putShort((short) 0x4400);
        out.putShort((short) places.size());
        for (Place place : places) {
            out.putShort((short) place.id()).putShort((short) place.method()).putShort((short) 0);
            out.putShort((short) place.extents().size());
            for (Run run : place.extents()) {
                long offset = place.base() + run.offset() + (place.method() == 0 ? moved : 0);
                out.putInt((int) offset).putInt((int) run.length());
            }
        }
        return out.array();
    }
}
