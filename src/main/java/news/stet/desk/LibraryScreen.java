package news.stet.desk;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.desk.api.MediaApi;
import news.stet.desk.view.LibraryItemView;
import news.stet.desk.view.LibraryView;
import news.stet.desk.view.MediaFilters;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.media.Format;
import news.stet.media.MediaDetails;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.media.MediaQuery;
import news.stet.media.Ratio;
import news.stet.media.Rendition;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** The library of pictures and films: looking, taking in, saying what they show. */
final class LibraryScreen {
    private static final int ITEMS = 60;
    private static final int THUMB_WIDTH = 320;

    private final Parts parts;
    private final Pages pages;

    LibraryScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get("/library", Access.SESSION, context -> show(context, null));
        routes.upload("/library", Access.SESSION, MediaApi.MAX_BYTES, this::add);
        routes.get("/library/picks", Access.SESSION, this::picks);
        routes.get("/library/tiles", Access.SESSION, this::tiles);
        routes.get("/library/{id}", Access.SESSION, context -> showItem(context, null));
        routes.post("/library/{id}", Access.SESSION, this::edit);
        routes.get("/library/{id}/thumb", Access.SESSION, this::thumb);
        routes.get("/library/{id}/original", Access.SESSION, this::original);
        routes.get("/media/<path>", Access.SESSION, context -> file(context, context.path()));
    }

    private void show(Context context, @Nullable Notice notice) {
        Page page = pages.page(context, "library.title", "library");
        MediaQuery query = MediaForm.query(context);
        List<MediaItem> items = parts.media().list(query, ITEMS);
        var filters = new MediaFilters(query);
        LibraryView view =
                view(
                        notice == null ? page : page.with(notice),
                        filters,
                        items,
                        items.size() < ITEMS ? "" : filters.older(items.getLast().id()));
        String template =
                switch (context.header("X-Part")) {
                    case "results" -> "media/results";
                    case "tiles" -> "media/tiles";
                    case null, default -> "library";
                };
        pages.show(context, template, view);
    }

    private LibraryView view(Page page, MediaFilters filters, List<MediaItem> items, String older) {
        return new LibraryView(
                page, pages.asset("library.js"), filters, items, posters(items), older);
    }

    private Map<Long, MediaItem> posters(List<MediaItem> items) {
        return parts.media()
                .findAll(items.stream().flatMap(item -> item.posterId().stream()).toList());
    }

    private void add(Context context) {
        Answers.doing(
                context,
                "/library",
                "library.added",
                () -> addAll(context),
                notice -> show(context, notice));
    }

    private void addAll(Context context) {
        List<UploadedFile> files = context.uploadedFiles("file");
        if (files.isEmpty() || files.getFirst().size() == 0) {
            throw Problem.invalid("file", "is missing", "Choose a picture or film first");
        }
        for (UploadedFile file : files) {
            try (InputStream content = file.content()) {
                var unused =
                        parts.media()
                                .add(
                                        Gate.actor(context),
                                        content,
                                        file.filename(),
                                        MediaForm.details(context, MediaDetails.NONE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A part of a page, for the dialog that chooses one. */
    private void picks(Context context) {
        MediaQuery query = MediaForm.query(context);
        List<MediaItem> items = parts.media().list(query, ITEMS);
        Page page = pages.page(context, "library.title", "library");
        pages.show(context, "library-picks", view(page, new MediaFilters(query), items, ""));
    }

    /** Some items as the screen shows them, as they are now. */
    private void tiles(Context context) {
        String ids = context.queryParam("ids");
        if (ids == null || !ids.matches("[1-9][0-9]{0,17}(,[1-9][0-9]{0,17}){0,499}")) {
            throw new Problem(Problem.Kind.MALFORMED, "ids are no numbers; send up to 500.");
        }
        List<Long> asked = Arrays.stream(ids.split(",")).map(Long::valueOf).toList();
        List<MediaItem> items = List.copyOf(parts.media().findAll(asked).values());
        Page page = pages.page(context, "library.title", "library");
        pages.show(context, "media/tiles", view(page, new MediaFilters(MediaQuery.ALL), items, ""));
    }

    void showItem(Context context, @Nullable Notice notice) {
        MediaItem item = parts.media().get(Form.id(context));
        Page page = pages.page(context, "library.item", "library");
        Page told = notice == null ? page : page.with(notice);
        pages.show(
                context,
                "library-item",
                new LibraryItemView(
                        told,
                        pages.asset("crop.js"),
                        item,
                        still(item).orElse(null),
                        new RightsScreen(parts).panels(context, item),
                        FilmScreen.panel(parts, pages, told, item)));
    }

    private void edit(Context context) {
        long id = Form.id(context);
        Answers.doing(
                context,
                "/library/" + id,
                "library.saved",
                () -> {
                    MediaDetails details =
                            MediaForm.details(context, parts.media().get(id).details());
                    var unused = parts.media().editDetails(Gate.actor(context), id, details);
                },
                notice -> showItem(context, notice));
    }

    /** What stands for a recording, which shows nothing. */
    private static final String SOUND =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 20\" fill=\"none\" stroke=\"#7c8482\""
                    + " stroke-width=\"1.6\" stroke-linecap=\"round\"><path d=\"M7 9v2M11 6v8M15 3v14M19 7v6M23 5v10"
                    + "M27 9v2\"/></svg>";

    /** The way to a small picture of an item; a film's is its poster's. */
    private void thumb(Context context) {
        MediaItem item = parts.media().get(Form.id(context));
        if (item.kind() == MediaKind.AUDIO && item.posterId().isEmpty()) {
            context.header("Cache-Control", "private, max-age=600")
                    .contentType("image/svg+xml")
                    .result(SOUND);
            return;
        }
        MediaItem picture =
                still(parts.media().get(Form.id(context)))
                        .orElseThrow(() ->
                                new Problem(
                                        Problem.Kind.NOT_FOUND, "This film has no picture yet."));
        context.header("Cache-Control", "private, max-age=600");
        context.header("Location", picture.address(Ratio.ORIGINAL, THUMB_WIDTH, Format.JPG))
                .status(302)
                .result("");
    }

    private Optional<MediaItem> still(MediaItem item) {
        return item.kind() == MediaKind.PICTURE
                ? Optional.of(item)
                : item.posterId().flatMap(parts.media()::find);
    }

    /** As it came in, for the newsroom alone. */
    private void original(Context context) throws IOException {
        MediaItem item = parts.media().get(Form.id(context));
        send(context, new Rendition(parts.media().original(item), item.contentType()));
    }

    /**
     * A rendition.
     *
     * @param path its address on the site
     */
    void file(Context context, String path) throws IOException {
        Rendition rendition =
                parts.media()
                        .renditions()
                        .find(path)
                        .orElseThrow(() ->
                                new Problem(Problem.Kind.NOT_FOUND, "There is no such file here."));
        send(context, rendition);
    }

    private static void send(Context context, Rendition rendition) throws IOException {
        String kept = rendition.lasting() ? ", immutable" : "";
        context.header("Cache-Control", "private, max-age=86400" + kept);
        context.writeSeekableStream(
                Files.newInputStream(rendition.file()),
                rendition.contentType(),
                Files.size(rendition.file()));
    }
}
