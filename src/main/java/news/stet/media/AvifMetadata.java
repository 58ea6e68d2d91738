package news.stet.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds EXIF and XMP to an AVIF (ISO 14496-12, 8.11): two more items, told in the boxes that
 * describe items, whose bytes lie at the file's end. The picture's own bytes only move.
 */
final class AvifMetadata {
    private final byte[] file;
    private final byte[] meta;
    private final IsoItems.Box metaBox;
    private final Map<String, IsoItems.Box> boxes;
    private final List<IsoItems.Item> others;
    private final long primary;
    private final int end;

    private AvifMetadata(byte[] file) throws IOException {
        this.file = file;
        Map<String, IsoItems.Box> top = IsoItems.byName(IsoItems.boxes(file, 0, file.length));
        this.metaBox = require(top.get("meta"));
        this.meta = java.util.Arrays.copyOfRange(file, metaBox.from(), metaBox.to());
        this.boxes = IsoItems.byName(IsoItems.boxes(meta, 4, meta.length));
        this.others =
                IsoItems.items(meta, require(boxes.get("iinf"))).stream()
                        .filter(AvifMetadata::isOurs)
                        .toList();
        IsoItems.Box pitm = require(boxes.get("pitm"));
        ByteBuffer in = ByteBuffer.wrap(meta);
        this.primary =
                meta[pitm.from()] == 0
                        ? in.getShort(pitm.from() + 4) & 0xFFFF
                        : in.getInt(pitm.from() + 4) & 0xFFFFFFFFL;
        this.end = others.isEmpty() ? file.length : withoutLast(file);
    }

    private static IsoItems.Box require(IsoItems.@Nullable Box box) throws IOException {
        if (box == null) {
            throw new IOException("the AVIF lacks a box");
        }
        return box;
    }

    private static boolean isOurs(IsoItems.Item item) {
        return item.type().equals("Exif") || IsoItems.isXmp(item);
    }

    /** Ours is the last box, when there is one. */
    private static int withoutLast(byte[] file) {
        return IsoItems.boxes(file, 0, file.length).getLast().start();
    }

    /**
     * The picture with these, instead of those that this wrote before.
     *
     * @throws IOException when it is not built as encoders build it
     */
    static byte[] write(byte[] picture, byte[] exif, byte[] xmp) throws IOException {
        try {
            return new AvifMetadata(picture).with(exif, xmp);
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("the AVIF is cut off", e);
        }
    }

    private byte[] with(byte[] exif, byte[] xmp) throws IOException {
        List<ItemPlaces.Place> places = new ArrayList<>(ItemPlaces.read(meta, boxes.get("iloc")));
        places.removeIf(place -> others.stream().anyMatch(item -> item.id() == place.id()));
        long free = 1 + places.stream().mapToLong(ItemPlaces.Place::id).max().orElse(0);
        var entries = new ByteArrayOutputStream();
        var references = new ByteArrayOutputStream();
        var data = new ByteArrayOutputStream();
        List<ItemPlaces.Place> added = new ArrayList<>();
        if (exif.length > 0) {
            added.add(place(free, data, join(new byte[4], exif)));
            entries.writeBytes(entry(free, "Exif", ""));
            references.writeBytes(reference(free));
            free++;
        }
        if (xmp.length > 0) {
            added.add(place(free, data, xmp));
            entries.writeBytes(entry(free, "mime", "application/rdf+xml\0"));
            references.writeBytes(reference(free));
        }
        // The new box is as long whatever the offsets are, so its length is known before them.
        List<ItemPlaces.Place> all = new ArrayList<>(places);
        all.addAll(added);
        int length = meta(ItemPlaces.write(all, 0), entries, references, added.size()).length;
        long moved = length - (long) (metaBox.to() - metaBox.start());
        long from = end + moved + 8;
        List<ItemPlaces.Place> last = new ArrayList<>(places);
        added.forEach(place ->
                last.add(new ItemPlaces.Place(place.id(), 0, from - moved, place.extents())));
        var out = new ByteArrayOutputStream(file.length + data.size() + 1_000);
        out.write(file, 0, metaBox.start());
        out.writeBytes(meta(ItemPlaces.write(last, moved), entries, references, added.size()));
        out.write(file, metaBox.to(), end - metaBox.to());
        if (data.size() > 0) {
            out.writeBytes(box("mdat", data.toByteArray()));
        }
        return out.toByteArray();
    }

    private static ItemPlaces.Place place(long id, ByteArrayOutputStream data, byte[] content) {
        int offset = data.size();
        data.writeBytes(content);
        return new ItemPlaces.Place(id, 0, 0, List.of(new ItemPlaces.Run(offset, content.length)));
    }

    private byte[] meta(
            byte[] places,
            ByteArrayOutputStream entries,
            ByteArrayOutputStream references,
            int count)
            throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(meta, 0, 4);
        boolean referred = false;
        for (IsoItems.Box box : IsoItems.boxes(meta, 4, meta.length)) {
            switch (box.name()) {
                case "iloc" -> out.writeBytes(box("iloc", places));
                case "iinf" -> out.writeBytes(entries(box, entries.toByteArray(), count));
                case "iref" -> {
                    referred = true;
                    out.writeBytes(references(box, references.toByteArray()));
                }
                default -> out.write(meta, box.start(), box.to() - box.start());
            }
        }
        if (!referred && references.size() > 0) {
            out.writeBytes(box("iref", join(new byte[4], references.toByteArray())));
        }
        return box("meta", out.toByteArray());
    }

    private byte[] entries(IsoItems.Box box, byte[] added, int count) throws IOException {
        boolean small = meta[box.from()] == 0;
        int first = box.from() + 4 + (small ? 2 : 4);
        var out = new ByteArrayOutputStream();
        int kept = 0;
        for (IsoItems.Box entry : IsoItems.boxes(meta, first, box.to())) {
            long id = ByteBuffer.wrap(meta).getShort(entry.from() + 4) & 0xFFFF;
            if (others.stream().noneMatch(item -> item.id() == id)) {
                out.write(meta, entry.start(), entry.to() - entry.start());
                kept++;
            }
        }
        ByteBuffer head = ByteBuffer.allocate(6).put(new byte[4]).putShort((short) (kept + count));
        return box("iinf", join(join(head.array(), out.toByteArray()), added));
    }

    private byte[] references(IsoItems.Box box, byte[] added) {
        var out = new ByteArrayOutputStream();
        out.write(meta, box.from(), 4);
        for (IsoItems.Box reference : IsoItems.boxes(meta, box.from() + 4, box.to())) {
            long id = ByteBuffer.wrap(meta).getShort(reference.from()) & 0xFFFF;
            if (others.stream().noneMatch(item -> item.id() == id)) {
                out.write(meta, reference.start(), reference.to() - reference.start());
            }
        }
        out.writeBytes(added);
        return box("iref", out.toByteArray());
    }

    /** 8.11.6.2, version 2: id, no protection, type, no name, and what a mime item is. */
    private static byte[] entry(long id, String type, String content) {
        byte[] texts = ("\0" + content).getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer out = ByteBuffer.allocate(12 + texts.length);
        out.put((byte) 2).put(new byte[3]).putShort((short) id).putShort((short) 0);
        out.put(type.getBytes(StandardCharsets.ISO_8859_1)).put(texts);
        return box("infe", out.array());
    }

    /** ISO 23008-12: what describes the picture says so. */
    private byte[] reference(long id) {
        ByteBuffer out = ByteBuffer.allocate(6);
        out.putShort((short) id).putShort((short) 1).putShort((short) primary);
        return box("cdsc", out.array());
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] box(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }
}
