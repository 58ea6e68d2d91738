package news.stet.site.page;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.stet.media.CaptionTrack;
import news.stet.media.Film;
import news.stet.media.MediaKind;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.Transcripts;
import news.stet.site.view.FilmView;
import news.stet.site.view.SoundView;
import news.stet.story.Block;
import news.stet.story.StoryContent;
import org.jspecify.annotations.Nullable;

/** A story's films, ready to play. */
record FilmViews(SiteReader reader, SiteEdition edition, FilmView.Player player) {
    /** A film of the library; what the story does not say of it is taken from there. */
    Optional<FilmView> film(Block.Video video) {
        if (!isFilm(reader, video)) {
            return Optional.empty();
        }
        Optional<Film> made = reader.findFilm(video.media());
        return made.flatMap(film ->
                reader.findMedia(video.media())
                        .map(media ->
                                new FilmView(
                                        media,
                                        film,
                                        first(video.caption(), media.caption()),
                                        first(video.credit(), media.credit()),
                                        label(
                                                edition.messages().get("film.label"),
                                                first(video.caption(), media.caption())),
                                        edition.messages().get("player.soon"),
                                        tracks(film),
                                        player)));
    }

    /** A sound of the library, which stories name as they name films; empty for a film. */
    Optional<SoundView> sound(Block.Video video) {
        return reader.findItem(video.media())
                .filter(item -> item.kind() == MediaKind.AUDIO)
                .map(item -> {
                    Optional<Film> film = reader.findFilm(item.id());
                    Optional<Film> made = film.filter(Film::plays);
                    String caption = first(video.caption(), said(item.details().caption()));
                    return new SoundView(
                            made.map(Film::progressive).orElse(null),
                            made.map(Film::progressiveType).orElse("audio/mp4"),
                            caption,
                            first(video.credit(), said(item.details().credit())),
                            label(edition.messages().get("player.sound"), caption),
                            edition.messages().get("player.soon"),
                            film.map(this::written).orElse(List.of()));
                });
    }

    /** What is said in it, in the page's language first. */
    private List<SoundView.Written> written(Film film) {
        List<SoundView.Written> all = new ArrayList<>();
        for (FilmView.Track track : tracks(film)) {
            List<String> paragraphs = Transcripts.list(reader, film.media(), track.language());
            String title = edition.messages().get("player.transcript");
            var one =
                    new SoundView.Written(
                            track.chosen()
                                    ? title
                                    : edition.messages().get("player.label", title, track.label()),
                            track.language(),
                            paragraphs);
            if (!paragraphs.isEmpty()) {
                all.add(track.chosen() ? 0 : all.size(), one);
            }
        }
        return all;
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }

    /** What a film shows, if anybody said; else only that it is one. */
    private String label(String word, @Nullable String said) {
        return said == null ? word : edition.messages().get("player.label", word, said);
    }

    private List<FilmView.Track> tracks(Film film) {
        List<FilmView.Track> tracks = new ArrayList<>();
        for (CaptionTrack track : film.captions()) {
            ULocale locale = ULocale.forLanguageTag(track.language());
            tracks.add(
                    new FilmView.Track(
                            film.address(track),
                            track.language(),
                            locale.getDisplayNameWithDialect(locale),
                            locale.getLanguage().equals(edition.locale().getLanguage())));
        }
        return tracks;
    }

    /** The first film of a story that readers can play, which stands for it elsewhere. */
    static Optional<Block.Video> leading(SiteReader reader, StoryContent content) {
        return content.allBlocks()
                .filter(Block.Video.class::isInstance)
                .map(Block.Video.class::cast)
                .filter(video -> isFilm(reader, video))
                .findFirst();
    }

    static boolean isFilm(SiteReader reader, Block.Video video) {
        return reader.findItem(video.media())
                .filter(item -> item.kind() == MediaKind.VIDEO)
                .isPresent();
    }

    private static @Nullable String first(@Nullable String own, @Nullable String other) {
        return own == null ? other : own;
    }
}
