package news.stet.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The items of a HEIC or AVIF file (ISO 14496-12, 8.11): what they are called and where their bytes
 * lie. Only the box that describes them is read.
 */
final class IsoItems {
    private static final int MAX_ITEMS = 10_000;
    private static final int MAX_BOXES = 100;

    /** A box: its name, where it begins, and where its content does and ends. */
    record Box(String name, int start, int from, int to) {}

    /**
     * An item.
     *
     * @param type as in {@code av01}, {@code Exif}, {@code mime}
     * @param content the media type of a {@code mime} item, else empty
     */
    record Item(long id, String type, String content) {}

    /** A run of an item's bytes; in the file, or in the meta box' own data. */
    record Extent(boolean inMeta, long offset, long length) {}

    private IsoItems() {}

    static MetadataBlocks metadata(FilePart in) throws IOException {
        Optional<byte[]> found = findMeta(in);
        if (found.isEmpty()) {
            return new MetadataBlocks(ExifTexts.NONE, new byte[0], new byte[0]);
        }
        byte[] meta = found.get();
        Map<String, Box> boxes = byName(boxes(meta, 4, meta.length));
        List<Item> items = items(meta, boxes.get("iinf"));
        Map<Long, Extent> places = places(meta, boxes.get("iloc"));
        Box data = boxes.get("idat");
        byte[] exif = {};
        byte[] xmp = {};
        for (Item item : items) {
            Extent place = places.get(item.id());
            if (place == null) {
                continue;
            }
            if (item.type().equals("Exif") && exif.length == 0) {
                exif = withoutOffset(read(in, meta, data, place));
            } else if (isXmp(item) && xmp.length == 0) {
                xmp = read(in, meta, data, place);
            }
        }
        return new MetadataBlocks(ExifTexts.of(exif), new byte[0], xmp);
    }

    static boolean isXmp(Item item) {
        return item.type().equals("mime") && item.content().equals("application/rdf+xml");
    }

    private static byte[] read(FilePart in, byte[] meta, @Nullable Box data, Extent place)
            throws IOException {
        if (!place.inMeta()) {
            return in.read(place.offset(), place.length());
        }
        if (data == null || place.offset() < 0 || place.length() < 0) {
            return new byte[0];
        }
        long from = data.from() + place.offset();
        long to = from + place.length();
        return to > data.to()
                ? new byte[0]
                : java.util.Arrays.copyOfRange(meta, (int) from, (int) to);
    }

    /** ISO 23008-12, A.2.1: four bytes say how many more to skip. */
    private static byte[] withoutOffset(byte[] exif) {
        if (exif.length < 4) {
            return new byte[0];
        }
        long skip = 4L + (ByteBuffer.wrap(exif).getInt(0) & 0xFFFFFFFFL);
        return skip > exif.length
                ? new byte[0]
                : java.util.Arrays.copyOfRange(exif, (int) skip, exif.length);
    }

    /** The content of the file's meta box, its version and flags included. */
    private static Optional<byte[]> findMeta(FilePart in) throws IOException {
        long at = 0;
        for (int i = 0; i < MAX_BOXES; i++) {
            ByteBuffer head = in.numbers(at, 8, ByteOrder.BIG_ENDIAN);
            if (head.remaining() < 8) {
                break;
            }
            long size = head.getInt(0) & 0xFFFFFFFFL;
            String name = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
            if (name.equals("meta")) {
                byte[] content = in.read(at + 8, size - 8);
                return content.length < size - 8 ? Optional.empty() : Optional.of(content);
            }
            if (size == 1) {
                ByteBuffer large = in.numbers(at + 8, 8, ByteOrder.BIG_ENDIAN);
                size = large.remaining() < 8 ? 0 : large.getLong(0);
            }
            if (size < 8 || at + size < at) {
                break;
            }
            at += size;
        }
        return Optional.empty();
    }

    /** The boxes between two places, as far as they are whole. */
    static List<Box> boxes(byte[] bytes, int from, int to) {
        List<Box> boxes = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int at = from;
        while (at + 8 <= to && boxes.size() < MAX_ITEMS) {
            long size = in.getInt(at) & 0xFFFFFFFFL;
            long end = size == 0 ? to : at + size;
            if (size != 0 && size < 8 || end > to) {
                break;
            }
            String name = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            boxes.add(new Box(name, at, at + 8, (int) end));
            at = (int) end;
        }
        return boxes;
    }

    static Map<String, Box> byName(List<Box> boxes) {
        Map<String, Box> byName = new HashMap<>();
        boxes.forEach(box -> byName.putIfAbsent(box.name(), box));
        return byName;
    }

    /** 8.11.6: the item information box. */
    static List<Item> items(byte[] meta, @Nullable Box box) {
        List<Item> items = new ArrayList<>();
        if (box == null || box.to() - box.from() < 6) {
            return items;
        }
        int first = box.from() + 4 + (meta[box.from()] == 0 ? 2 : 4);
        for (Box entry : boxes(meta, first, box.to())) {
            int version = meta[entry.from()];
            int idBytes = version == 3 ? 4 : 2;
            int type = entry.from() + 4 + idBytes + 2;
            if (!entry.name().equals("infe") || version < 2 || type + 4 > entry.to()) {
                continue;
            }
            ByteBuffer in = ByteBuffer.wrap(meta);
            long id =
                    idBytes == 2
                            ? in.getShort(entry.from() + 4) & 0xFFFF
                            : in.getInt(entry.from() + 4) & 0xFFFFFFFFL;
            String rest =
                    new String(meta, type + 4, entry.to() - type - 4, StandardCharsets.ISO_8859_1);
            String[] texts = rest.split("\0", -1);
            items.add(
                    new Item(
                            id,
                            new String(meta, type, 4, StandardCharsets.ISO_8859_1),
                            texts.length > 1 ? texts[1] : ""));
        }
        return items;
    }

    /** 8.11.3: the item location box; of each item the first extent. */
    static Map<Long, Extent> places(byte[] meta, @Nullable Box box) {
        Map<Long, Extent> places = new HashMap<>();
        ItemPlaces.read(meta, box)
                .forEach(place -> {
                    if (!place.extents().isEmpty()) {
                        ItemPlaces.Run run = place.extents().getFirst();
                        places.put(
                                place.id(),
                                new Extent(
                                        place.method() == 1,
                                        place.base() + run.offset(),
                                        run.length()));
                    }
                });
        return places;
    }
}
