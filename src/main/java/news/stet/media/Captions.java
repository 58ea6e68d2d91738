package news.stet.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * What is spoken in films and sounds, in writing, in any number of languages. What was kept once is
 * never changed: the next is another version, under another address. Safe for any thread.
 */
public final class Captions {
    private static final int MAX_CHARS = 2_000_000;
    private static final int MAX_LANGUAGES = 40;

    private final Database database;
    private final MediaLibrary library;
    private final Films films;
    private final FilmFiles files;
    private final InstantSource clock;
    private final MediaEdits edits;

    Captions(
            Database database,
            MediaLibrary library,
            Films films,
            FilmFiles files,
            InstantSource clock,
            MediaEdits edits) {
        this.database = database;
        this.library = library;
        this.films = films;
        this.files = files;
        this.clock = clock;
        this.edits = edits;
    }

    /** The languages there are captions in. */
    public List<CaptionTrack> list(long media) {
        return films.find(media).map(Film::captions).orElse(List.of());
    }

    /** The captions in a language, as WebVTT; empty when there are none. */
    public Optional<String> find(long media, String language) {
        String tag = language(language);
        return database.read(handle -> last(handle, media, tag))
                .map(Kept::text)
                .filter(text -> !text.isEmpty());
    }

    /** What is said in that language, in paragraphs; inside a reader's own connection. */
    public static List<String> listWords(Handle handle, long media, String language) {
        return last(handle, media, language)
                .filter(kept -> !kept.text().isEmpty())
                .map(kept -> Transcript.of(WebVtt.read(kept.text(), 0).cues()))
                .orElse(List.of());
    }

    private record Kept(int version, String text) {}

    private static Optional<Kept> last(Handle handle, long media, String language) {
        return handle.createQuery(
                        """
                        select version, text from caption where media = :media and language = :language
                        order by version desc limit 1
                        """)
                .bind("media", media)
                .bind("language", language)
                .map((row, context) -> new Kept(row.getInt("version"), row.getString("text")))
                .findOne();
    }

    /** What is wrong with captions and what could be better, before they are kept. */
    public WebVtt check(long media, String text) {
        MediaItem item = library.get(media);
        if (text.length() > MAX_CHARS) {
            throw new Problem(
                    Problem.Kind.TOO_LARGE,
                    "The captions have more than " + MAX_CHARS + " characters; send fewer.");
        }
        return WebVtt.read(text, item.duration().map(it -> it.toMillis()).orElse(0L));
    }

    /**
     * Keeps captions; readers have them from then on. The same again changes nothing.
     *
     * @param language BCP 47
     * @param text WebVTT or SubRip
     * @throws Problem FORBIDDEN, NOT_FOUND, INVALID with the line of each fault
     */
    public CaptionTrack keep(Actor actor, long media, String language, String text) {
        String tag = language(language);
        WebVtt read = check(media, text);
        if (!read.faults().isEmpty()) {
            throw new Problem(
                    Problem.Kind.INVALID,
                    "The captions cannot be kept as they are.",
                    read.faults().stream().map(Captions::field).toList());
        }
        return put(actor, media, tag, read.write());
    }

    private static Problem.Field field(WebVtt.Fault fault) {
        return new Problem.Field(
                "line " + fault.line(), fault.key() + " " + fault.detail(), "Look at that line");
    }

    /**
     * Takes the captions of a language away from readers.
     *
     * @throws Problem FORBIDDEN, NOT_FOUND
     */
    public void remove(Actor actor, long media, String language) {
        String tag = language(language);
        if (find(media, tag).isEmpty()) {
            throw new Problem(Problem.Kind.NOT_FOUND, "There are no captions in " + tag + ".");
        }
        var unused = put(actor, media, tag, "");
    }

    private CaptionTrack put(Actor actor, long media, String language, String text) {
        MediaItem item = library.get(media);
        if (item.kind() == MediaKind.PICTURE) {
            throw new Problem(Problem.Kind.NOT_FOUND, "A picture has no captions.");
        }
        Instant now = clock.instant();
        return database.write(handle -> {
            // One after the other, so that each has a version of its own.
            handle.createQuery("select id from media where id = :media for no key update")
                    .bind("media", media)
                    .mapTo(Long.class)
                    .one();
            Films.requireEditing(handle, actor, media);
            Optional<Kept> before = last(handle, media, language);
            if (before.filter(it -> it.text().equals(text)).isPresent()) {
                return new CaptionTrack(language, before.get().version());
            }
            requireFewLanguages(handle, media, language);
            int version = before.map(Kept::version).orElse(0) + 1;
            add(handle, actor, media, language, version, text, now);
            String verb = text.isEmpty() ? "remove captions" : "caption media";
            Audit.record(handle, actor, verb, "media:" + media, language, now);
            edits.edited(handle, item, MediaEdits.Change.WORDS, now);
            return new CaptionTrack(language, version);
        });
    }

    private static void requireFewLanguages(Handle handle, long media, String language) {
        int others =
                handle.createQuery(
                                """
                                select count(distinct language) from caption
                                where media = :media and language <> :language
                                """)
                        .bind("media", media)
                        .bind("language", language)
                        .mapTo(Integer.class)
                        .one();
        if (others >= MAX_LANGUAGES) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "There are captions in " + others + " languages, which is all there can be.");
        }
    }

    private static void add(
            Handle handle,
            Actor actor,
            long media,
            String language,
            int version,
            String text,
            Instant now) {
        handle.createUpdate(
                        """
                        insert into caption (media, language, version, text, at, by_name)
                        values (:media, :language, :version, :text, :now, :by)
                        """)
                .bind("media", media)
                .bind("language", language)
                .bind("version", version)
                .bind("text", text)
                .bind("now", now)
                .bind("by", actor.name())
                .execute();
    }

    /**
     * What stands behind an address of captions, or of a list that names them; put on the disk,
     * which from then on answers.
     */
    Optional<Rendition> make(String address) {
        Optional<FilmFiles.Beside> asked = FilmFiles.beside(address);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<String> text = database.read(handle -> text(handle, asked.get()));
            if (text.isPresent()) {
                files.keep(asked.get(), text.get());
            }
            return files.find(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> text(Handle handle, FilmFiles.Beside asked) throws IOException {
        return switch (asked) {
            case FilmFiles.CaptionAddress captions -> find(handle, captions);
            case FilmFiles.CaptionList list -> CaptionPlaylists.one(handle, list);
            case FilmFiles.CaptionedMaster master ->
                    CaptionPlaylists.all(handle, master, files.find(master.plain()));
        };
    }

    private static Optional<String> find(Handle handle, FilmFiles.CaptionAddress asked) {
        return handle.createQuery(
                        """
                        select c.text from caption c join media m on m.id = c.media
                        where m.folder = :folder and m.name = :name
                          and lower(c.language) = :language and c.version = :version and c.text <> ''
                        """)
                .bind("folder", asked.folder())
                .bind("name", asked.name())
                .bind("language", asked.language())
                .bind("version", asked.version())
                .mapTo(String.class)
                .findOne();
    }

    private static String language(String given) {
        try {
            String tag = new Locale.Builder().setLanguageTag(given.strip()).build().toLanguageTag();
            if (!tag.equals("und") && tag.length() <= 35) {
                return tag;
            }
        } catch (IllformedLocaleException e) {
            // Told below, with what is not named at all.
        }
        throw Problem.invalid("language", "is no language", "Send its code, as in en, ar or pt-BR");
    }
}
