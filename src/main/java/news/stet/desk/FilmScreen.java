package news.stet.desk;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import news.stet.desk.view.FilmPanel;
import news.stet.desk.view.Page;
import news.stet.media.Film;
import news.stet.media.FilmState;
import news.stet.media.FilmWork;
import news.stet.media.Films;
import news.stet.media.Format;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.media.Ratio;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What a film or sound has beyond a picture: how far it is made, its poster. */
final class FilmScreen {
    private static final int POSTER_WIDTH = 1280;

    private final Parts parts;
    private final Pages pages;
    private final LibraryScreen library;

    FilmScreen(Parts parts, Pages pages, LibraryScreen library) {
        this.parts = parts;
        this.pages = pages;
        this.library = library;
    }

    void routes(Routes routes) {
        routes.get("/library/{id}/film", Access.SESSION, this::state);
        routes.get("/library/{id}/film/panel", Access.SESSION, this::panel);
        routes.post("/library/{id}/film/cancel", Access.SESSION, this::cancel);
        routes.post("/library/{id}/film/again", Access.SESSION, this::again);
        routes.get("/library/{id}/frames/{frame}", Access.SESSION, this::frame);
        routes.post("/library/{id}/poster", Access.SESSION, this::poster);
    }

    /** What the page of an item shows of it; null for a picture. */
    static @Nullable FilmPanel panel(Parts parts, Pages pages, Page page, MediaItem item) {
        if (item.kind() == MediaKind.PICTURE) {
            return null;
        }
        Films films = parts.media().films();
        Optional<Film> film = films.find(item.id());
        return film.map(found ->
                        new FilmPanel(
                                page,
                                item,
                                found,
                                work(films, item.id()),
                                films.works(),
                                item.posterId()
                                        .flatMap(parts.media()::find)
                                        .map(poster ->
                                                poster.address(
                                                        Ratio.ORIGINAL, POSTER_WIDTH, Format.JPG))
                                        .orElse(null),
                                pages.asset("media/film.js")))
                .orElse(null);
    }

    private static FilmWork work(Films films, long media) {
        return films.findWork(media).orElseGet(() -> new FilmWork(FilmState.WAITING, "", 0, "", 0));
    }

    private FilmPanel shown(Context context) {
        Page page = pages.page(context, "library.item", "library");
        FilmPanel panel = panel(parts, pages, page, parts.media().get(Form.id(context)));
        if (panel == null) {
            throw new Problem(Problem.Kind.NOT_FOUND, "A picture is no film.");
        }
        return panel;
    }

    /** For who looks every second how far it is. */
    private void state(Context context) {
        FilmPanel panel = shown(context);
        context.contentType("application/json; charset=utf-8")
                .result(
                        Json.write(
                                Json.mapper()
                                        .createObjectNode()
                                        .put("state", panel.work().state().slug())
                                        .put("open", panel.open())
                                        .put("progress", panel.work().progress())
                                        .put("words", panel.words())));
    }

    private void panel(Context context) {
        pages.show(context, "media/film", shown(context));
    }

    private void cancel(Context context) {
        act(
                context,
                "film.canceled",
                () -> parts.media().films().cancel(Gate.actor(context), Form.id(context)));
    }

    private void again(Context context) {
        act(
                context,
                "film.queued",
                () -> parts.media().films().again(Gate.actor(context), Form.id(context)));
    }

    private void act(Context context, String done, Runnable act) {
        Answers.doing(
                context,
                "/library/" + Form.id(context),
                done,
                act,
                notice -> library.showItem(context, notice));
    }

    private void frame(Context context) throws IOException {
        String number = context.pathParam("frame").replaceAll("f?\\.jpg$", "");
        Path file = parts.media().films().frame(Form.id(context), number(number));
        context.header("Cache-Control", "private, max-age=86400, immutable");
        context.contentType("image/jpeg").result(Files.readAllBytes(file));
    }

    private static int number(String text) {
        String digits = text.endsWith("f") ? text.substring(0, text.length() - 1) : text;
        if (!digits.matches("[0-9]{1,8}")) {
            throw Problem.invalid("frame", "is no number", "Type the picture's number, as in 25");
        }
        return Integer.parseInt(digits);
    }

    /** The number of a button, or the one that was typed. */
    private void poster(Context context) {
        act(
                context,
                "film.posterChanged",
                () -> {
                    List<String> given =
                            List.of(Form.text(context, "frame"), Form.text(context, "number"));
                    int number =
                            number(
                                    given.stream()
                                            .filter(it -> !it.isEmpty())
                                            .findFirst()
                                            .orElse(""));
                    var unused =
                            parts.media()
                                    .films()
                                    .usePoster(Gate.actor(context), Form.id(context), number);
                });
    }
}
