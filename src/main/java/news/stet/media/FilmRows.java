package news.stet.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import news.stet.platform.Json;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rows of {@code film}. */
final class FilmRows {
    private FilmRows() {}

    /** What somebody took on himself to make. */
    record Claimed(long media, int tries, int version) {}

    /** Gives a row to whatever has none yet. */
    static void enrol(Handle handle, Instant now) {
        handle.createUpdate(
                        """
                        insert into film (media, state, seen_at)
                        select m.id, 'waiting', :now from media m
                        where m.kind <> 'picture' and not exists (select from film f where f.media = m.id)
                        on conflict do nothing
                        """)
                .bind("now", now)
                .execute();
    }

    /**
     * The next one, which from now on is the claimant's; also what somebody let go without a word.
     */
    static Optional<Claimed> claim(Handle handle, UUID claim, Instant now, Instant silentSince) {
        return handle.createQuery(
                        """
                        update film set state = 'working', claim = :claim, seen_at = :now, step = '', reason = '',
                                        tries = tries + 1
                        where media = (
                            select media from film
                            where state = 'waiting' or (state = 'working' and seen_at < :silentSince)
                            order by seen_at, media limit 1 for update skip locked)
                        returning media, tries, version
                        """)
                .bind("claim", claim)
                .bind("now", now)
                .bind("silentSince", silentSince)
                .map((row, context) ->
                        new Claimed(
                                row.getLong("media"), row.getInt("tries"), row.getInt("version")))
                .findOne();
    }

    /** Whether it is still the claimant's. */
    static boolean tell(
            Handle handle, long media, UUID claim, String step, int progress, Instant now) {
        return handle.createUpdate(
                                """
                                update film set step = :step, progress = :progress, seen_at = :now
                                where media = :media and claim = :claim and state = 'working'
                                """)
                        .bind("media", media)
                        .bind("claim", claim)
                        .bind("step", step)
                        .bind("progress", progress)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static boolean made(
            Handle handle, long media, UUID claim, int version, Film.Made made, Instant now) {
        return handle.createUpdate(
                                """
                                update film set state = 'made', progress = 1000, version = :version, made = cast(:made as jsonb),
                                                claim = null, step = '', tries = 0, seen_at = :now
                                where media = :media and claim = :claim and state = 'working'
                                """)
                        .bind("media", media)
                        .bind("claim", claim)
                        .bind("version", version)
                        .bind("made", write(made))
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static void failed(Handle handle, long media, UUID claim, String reason, Instant now) {
        handle.createUpdate(
                        """
                        update film set state = 'failed', reason = :reason, claim = null, seen_at = :now
                        where media = :media and claim = :claim
                        """)
                .bind("media", media)
                .bind("claim", claim)
                .bind("reason", reason)
                .bind("now", now)
                .execute();
    }

    /** For the next: whoever had it stops, and it was no fault of the film's. */
    static void letGo(Handle handle, long media, UUID claim, Instant now) {
        handle.createUpdate(
                        """
                        update film set state = 'waiting', claim = null, tries = greatest(tries - 1, 0), seen_at = :now
                        where media = :media and claim = :claim and state = 'working'
                        """)
                .bind("media", media)
                .bind("claim", claim)
                .bind("now", now)
                .execute();
    }

    /** Whether it was open and is not any more. */
    static boolean cancel(Handle handle, long media, Instant now) {
        return handle.createUpdate(
                                """
                                update film set state = 'canceled', claim = null, seen_at = :now
                                where media = :media and state in ('waiting', 'working')
                                """)
                        .bind("media", media)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Whether it was at rest and waits again. */
    static boolean again(Handle handle, long media, Instant now) {
        return handle.createUpdate(
                                """
                                update film set state = 'waiting', tries = 0, reason = '', step = '', progress = 0, seen_at = :now
                                where media = :media and state in ('made', 'failed', 'canceled')
                                """)
                        .bind("media", media)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static Optional<FilmWork> findWork(Handle handle, long media) {
        return handle.createQuery(
                        "select state, step, progress, reason, version from film where media = :media")
                .bind("media", media)
                .map((row, context) ->
                        new FilmWork(
                                FilmState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                                row.getString("step"),
                                row.getInt("progress"),
                                row.getString("reason"),
                                row.getInt("version")))
                .findOne();
    }

    /** All that have something for readers, by media. */
    static Map<Long, Film> findAll(Handle handle, Collection<Long> ids) {
        Map<Long, Film> films = new HashMap<>();
        if (ids.isEmpty()) {
            return films;
        }
        handle.createQuery(
                        """
                        select m.id, m.folder, m.name, coalesce(f.version, 0) as version, f.made::text as made,
                               (select jsonb_agg(jsonb_build_array(c.language, c.version) order by c.language)
                                from (select distinct on (language) language, version, text from caption
                                      where media = m.id order by language, version desc) c
                                where c.text <> '')::text as captions,
                               (select count(*) from caption where media = m.id) as ever_captioned
                        from media m left join film f on f.media = m.id
                        where m.id = any (:ids) and m.kind <> 'picture'
                        """)
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> film(row))
                .forEach(film -> films.put(film.media(), film));
        return films;
    }

    private static Film film(ResultSet row) throws SQLException {
        return new Film(
                row.getLong("id"),
                FilmFiles.folder(row.getString("folder"), row.getString("name")),
                row.getInt("version"),
                read(row.getString("made")),
                captions(row.getString("captions")),
                row.getInt("ever_captioned"));
    }

    private static List<CaptionTrack> captions(@Nullable String json) {
        List<CaptionTrack> tracks = new ArrayList<>();
        if (json != null) {
            for (JsonNode one : Json.read(json)) {
                tracks.add(new CaptionTrack(one.get(0).asString(), one.get(1).asInt()));
            }
        }
        return tracks;
    }

    private static String write(Film.Made made) {
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("progressive", made.progressive())
                        .put("bytes", made.bytes())
                        .put("width", made.width())
                        .put("height", made.height())
                        .put("playlist", made.playlist())
                        .put("storyboard", made.storyboard())
                        .put("rate", made.rate());
        ArrayNode frames = node.putArray("frames");
        made.frames().forEach(frames::add);
        return Json.write(node);
    }

    private static Film.Made read(@Nullable String json) {
        if (json == null) {
            return Film.Made.NOTHING;
        }
        JsonNode node = Json.read(json);
        List<Integer> frames = new ArrayList<>();
        node.path("frames").forEach(frame -> frames.add(frame.asInt()));
        return new Film.Made(
                node.path("progressive").asString(""),
                node.path("bytes").asLong(0),
                node.path("width").asInt(0),
                node.path("height").asInt(0),
                node.path("playlist").asBoolean(false),
                node.path("storyboard").asBoolean(false),
                node.path("rate").asDouble(0),
                frames);
    }

    /** Those whose files should be there, with their versions. */
    static Map<Long, Integer> listMade(Handle handle) {
        Map<Long, Integer> made = new HashMap<>();
        handle.createQuery("select media, version from film where state = 'made'")
                .map((row, context) -> made.put(row.getLong("media"), row.getInt("version")))
                .list();
        return made;
    }

    static void setPoster(Handle handle, long film, MediaItem poster) {
        handle.createUpdate("update media set poster = :poster, colour = :colour where id = :film")
                .bind("film", film)
                .bind("poster", poster.id())
                .bind("colour", poster.colour())
                .execute();
    }
}
