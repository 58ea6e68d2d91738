package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The playlist of all sizes (RFC 8216, section 4.3.4). */
final class FilmPlaylist {
    private static final Pattern STREAM = Pattern.compile("(?m)^#EXT-X-STREAM-INF:(.+)$");

    private static final int HEAD_BYTES = 4_096;

    private FilmPlaylist() {}

    /**
     * Writes it.
     *
     * @param out where the sizes lie; what ffmpeg said of each lies above
     */
    static void write(Path master, Path out, List<Rung> ladder, boolean sound) throws IOException {
        var lines =
                new ArrayList<>(
                        List.of("#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"));
        for (Rung rung : playersBegin(ladder)) {
            String said = Files.readString(out.resolveSibling("of-" + rung.name() + ".m3u8"));
            Matcher stream = STREAM.matcher(said);
            if (!stream.find()) {
                throw new IOException("ffmpeg did not say what the size " + rung.name() + " is");
            }
            String known = stream.group(1).replaceAll(",?CODECS=\"[^\"]*\"", "").strip();
            String codecs = codec(out.resolve(rung.name() + ".m4s")) + (sound ? ",mp4a.40.2" : "");
            lines.add("#EXT-X-STREAM-INF:%s,CODECS=\"%s\"".formatted(known, codecs));
            lines.add(rung.name() + ".m3u8");
        }
        Files.writeString(master, String.join("\n", lines) + "\n");
    }

    /** As RFC 6381 names it: profile, constraints and level, which stand in the file's head. */
    private static String codec(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD_BYTES);
            String text = new String(head, StandardCharsets.ISO_8859_1);
            int box = text.indexOf("avcC");
            if (box < 0 || box + 8 > head.length) {
                throw new IOException("the picture is not in the form it was made in");
            }
            return "avc1." + HexFormat.of().formatHex(head, box + 5, box + 8);
        }
    }

    /** Many players begin with the first: one that is neither poor nor heavy. */
    private static List<Rung> playersBegin(List<Rung> ladder) {
        if (ladder.size() < 3) {
            return ladder;
        }
        var order = new ArrayList<>(ladder);
        order.addFirst(order.remove(1));
        return order;
    }
}
