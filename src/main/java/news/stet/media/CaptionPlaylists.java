package news.stet.media;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Playlists that name captions beside the sizes (RFC 8216, section 3.5 and 4.3.4.1), for players
 * outside of pages. The number of captions that were ever kept is part of the address, so that what
 * stands behind one never changes.
 */
final class CaptionPlaylists {
    private CaptionPlaylists() {}

    /** Captions in one language: a single segment, as long as the film. */
    static Optional<String> one(Handle handle, FilmFiles.CaptionList asked) {
        return handle.createQuery(
                        """
                        select m.duration_ms from caption c join media m on m.id = c.media
                        where m.folder = :folder and m.name = :name and lower(c.language) = :language
                          and c.version = :version and c.text <> '' and m.duration_ms > 0
                        """)
                .bind("folder", asked.folder())
                .bind("name", asked.name())
                .bind("language", asked.language())
                .bind("version", asked.version())
                .mapTo(Long.class)
                .findOne()
                .map(millis ->
                        """
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-TARGETDURATION:%d
                        #EXT-X-PLAYLIST-TYPE:VOD
                        #EXTINF:%s,
                        %s-%d.vtt
                        #EXT-X-ENDLIST
                        """
                                .formatted(
                                        (millis + 999) / 1000,
                                        String.format(Locale.ROOT, "%.3f", millis / 1000.0),
                                        asked.language(),
                                        asked.version()));
    }

    /**
     * All sizes and the captions that were in force when so many had been kept.
     *
     * @param plain the playlist of sizes
     */
    static Optional<String> all(
            Handle handle, FilmFiles.CaptionedMaster asked, Optional<Rendition> plain)
            throws IOException {
        Map<String, Integer> captions = captions(handle, asked);
        if (plain.isEmpty() || captions.isEmpty()) {
            return Optional.empty();
        }
        var lines = new StringBuilder();
        for (String line : Files.readAllLines(plain.get().file())) {
            if (line.startsWith("#EXT-X-STREAM-INF:")) {
                lines.append(line).append(",SUBTITLES=\"captions\"\n");
            } else if (line.startsWith("#")) {
                lines.append(line).append('\n');
            } else {
                lines.append("../v").append(asked.film()).append('/').append(line).append('\n');
            }
        }
        captions.forEach((language, version) -> lines.append(named(language, version)));
        return Optional.of(lines.toString());
    }

    private static String named(String language, int version) {
        Locale locale = Locale.forLanguageTag(language);
        return ("#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"captions\",NAME=\"%s\",LANGUAGE=\"%s\",DEFAULT=NO,"
                        + "AUTOSELECT=YES,FORCED=NO,URI=\"%s-%d.m3u8\"\n")
                .formatted(
                        locale.getDisplayName(locale).replace("\"", ""),
                        language,
                        language.toLowerCase(Locale.ROOT),
                        version);
    }

    private record Kept(String language, int version, boolean there) {}

    /** By language; nothing when so many were never kept. */
    private static Map<String, Integer> captions(Handle handle, FilmFiles.CaptionedMaster asked) {
        var kept =
                handle.createQuery(
                                """
                                select c.language, c.version, c.text <> '' as there
                                from caption c join media m on m.id = c.media
                                where m.folder = :folder and m.name = :name
                                order by c.at, c.language, c.version limit :captions
                                """)
                        .bind("folder", asked.folder())
                        .bind("name", asked.name())
                        .bind("captions", asked.captions())
                        .map((row, context) ->
                                new Kept(
                                        row.getString("language"),
                                        row.getInt("version"),
                                        row.getBoolean("there")))
                        .list();
        Map<String, Integer> inForce = new TreeMap<>();
        if (kept.size() == asked.captions()) {
            kept.stream()
                    .sorted(Comparator.comparingInt(Kept::version))
                    .forEach(one -> inForce.put(one.language(), one.there() ? one.version() : 0));
            inForce.values().removeIf(version -> version == 0);
        }
        return inForce;
    }
}
