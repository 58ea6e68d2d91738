package news.stet.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records of IPTC's Information Interchange Model 4.2, which photographs have carried since before
 * XMP: a marker, a record's and a data set's number, a length, a text.
 */
final class IptcRecords {
    static final int TITLE = 5;
    static final int KEYWORDS = 25;
    static final int INSTRUCTIONS = 40;
    static final int DATE = 55;
    static final int TIME = 60;
    static final int CREATOR = 80;
    static final int CITY = 90;
    static final int PLACE = 92;
    static final int STATE = 95;
    static final int COUNTRY = 101;
    static final int HEADLINE = 105;
    static final int CREDIT = 110;
    static final int COPYRIGHT = 116;
    static final int CAPTION = 120;

    private static final int MARKER = 0x1C;
    private static final int MAX_RECORDS = 2_000;
    private static final int CHARACTER_SET = 90;

    /** ISO 2022's way of saying UTF-8. */
    private static final byte[] UTF_8 = {0x1B, 0x25, 0x47};

    /** What European agencies wrote before UTF-8, and what exiftool takes it for. */
    private static final Charset LATIN = Charset.forName("windows-1252");

    private final Map<Integer, List<byte[]>> texts = new HashMap<>();
    private boolean utf8;

    IptcRecords(byte[] block) {
        int at = 0;
        for (int i = 0; i < MAX_RECORDS && at + 5 <= block.length; i++) {
            if (block[at] != MARKER) {
                return;
            }
            int length = (block[at + 3] & 0xFF) << 8 | block[at + 4] & 0xFF;
            int from = at + 5;
            // A set first bit would say how long the length is; no text is so long.
            if (length > 0x7FFF || from + length > block.length) {
                return;
            }
            byte[] text = java.util.Arrays.copyOfRange(block, from, from + length);
            int number = block[at + 2] & 0xFF;
            if (block[at + 1] == 2) {
                texts.computeIfAbsent(number, _ -> new ArrayList<>()).add(text);
            } else if (block[at + 1] == 1 && number == CHARACTER_SET) {
                utf8 = java.util.Arrays.equals(text, UTF_8);
            }
            at = from + length;
        }
    }

    /** All texts of that number, in their order. */
    List<String> list(int number) {
        return texts.getOrDefault(number, List.of()).stream().map(this::text).toList();
    }

    /** The first text of that number, or nothing. */
    String first(int number) {
        List<String> all = list(number);
        return all.isEmpty() ? "" : all.getFirst();
    }

    private String text(byte[] bytes) {
        return utf8 ? new String(bytes, StandardCharsets.UTF_8) : Charsets.guess(bytes, LATIN);
    }

    /**
     * Date and time together, as ISO 8601 has them; the time is only worth something with a date.
     */
    String taken() {
        String date = first(DATE);
        if (!date.matches("\\d{8}")) {
            return "";
        }
        String month = date.substring(4, 6);
        String day = date.substring(6);
        if (month.equals("00") || day.equals("00")) {
            // The model's way of saying that nobody knows.
            return date.substring(0, 4) + (month.equals("00") ? "" : "-" + month);
        }
        String iso = date.substring(0, 4) + "-" + month + "-" + day;
        String time = first(TIME);
        if (!time.matches("\\d{6}(?:[+-]\\d{4})?")) {
            return iso;
        }
        String clock =
                time.substring(0, 2) + ":" + time.substring(2, 4) + ":" + time.substring(4, 6);
        String zone = time.length() > 6 ? time.substring(6, 9) + ":" + time.substring(9) : "";
        return iso + "T" + clock + zone;
    }

    /** The records of an item, in UTF-8; each text is cut to what the model allows for it. */
    static byte[] of(MediaDetails details) {
        var out = new ByteArrayOutputStream();
        write(out, 1, CHARACTER_SET, UTF_8);
        text(out, TITLE, details.headline(), 64);
        details.keywords().forEach(word -> text(out, KEYWORDS, word, 64));
        text(out, CREATOR, details.creator(), 32);
        text(out, PLACE, details.place(), 32);
        text(out, HEADLINE, details.headline(), 256);
        text(out, CREDIT, details.credit(), 32);
        text(out, COPYRIGHT, details.copyright(), 128);
        text(out, CAPTION, details.caption(), 2_000);
        if (details.taken().length() >= 10) {
            text(out, DATE, details.taken().substring(0, 10).replace("-", ""), 8);
        }
        return out.size() == 5 + UTF_8.length ? new byte[0] : out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, int number, String text, int maxBytes) {
        if (text.isEmpty()) {
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, maxBytes);
        // Never half a character.
        while (length < bytes.length && length > 0 && (bytes[length] & 0xC0) == 0x80) {
            length--;
        }
        write(out, 2, number, java.util.Arrays.copyOf(bytes, length));
    }

    private static void write(ByteArrayOutputStream out, int record, int number, byte[] text) {
        out.write(MARKER);
        out.write(record);
        out.write(number);
        out.write(text.length >> 8);
        out.write(text.length);
        out.writeBytes(text);
    }
}
