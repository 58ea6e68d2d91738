package news.stet.desk;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import news.stet.desk.view.CaptionsView;
import news.stet.desk.view.FilmPanel;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.media.CaptionTrack;
import news.stet.media.Captions;
import news.stet.media.MediaItem;
import news.stet.media.WebVtt;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Captions: brought as a file, checked, and written beside the film. */
final class CaptionsScreen {
    private static final long MAX_BYTES = 3_000_000;

    private final Parts parts;
    private final Pages pages;
    private final LibraryScreen library;

    CaptionsScreen(Parts parts, Pages pages, LibraryScreen library) {
        this.parts = parts;
        this.pages = pages;
        this.library = library;
    }

    void routes(Routes routes) {
        routes.upload("/library/{id}/captions", Access.SESSION, MAX_BYTES, this::bring);
        routes.get("/library/{id}/captions/{language}", Access.SESSION, this::edit);
        routes.upload("/library/{id}/captions/{language}", Access.SESSION, MAX_BYTES, this::keep);
        routes.post("/library/{id}/captions/{language}/remove", Access.SESSION, this::remove);
    }

    private Captions captions() {
        return parts.media().films().captions();
    }

    /** A file with captions, or only the language in which somebody is about to write them. */
    private void bring(Context context) {
        long id = Form.id(context);
        String language = Form.text(context, "language");
        UploadedFile file = context.uploadedFile("file");
        try {
            if (file == null || file.size() == 0) {
                // Refused here rather than on a page that could not be.
                var unused = captions().find(id, language);
                Answers.goTo(context, "/library/" + id + "/captions/" + language);
                return;
            }
            String text = text(file);
            WebVtt read = captions().check(id, text);
            if (read.faults().isEmpty()) {
                var unused = captions().keep(Gate.actor(context), id, language, text);
                Answers.goTo(context, "/library/" + id + "?done=film.captionsSaved");
            } else {
                context.status(Problem.Kind.INVALID.status());
                show(context, language, text, read, null);
            }
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.UNAVAILABLE) {
                throw problem;
            }
            context.status(problem.kind().status());
            library.showItem(context, Notice.of(problem));
        }
    }

    private static String text(UploadedFile file) {
        try (InputStream in = file.content()) {
            byte[] bytes = in.readNBytes((int) MAX_BYTES);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Problem.invalid("file", "is not UTF-8", "Save it again as UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void edit(Context context) {
        String language = context.pathParam("language");
        String text = captions().find(Form.id(context), language).orElse("WEBVTT\n");
        show(context, language, text, new WebVtt(List.of(), List.of(), List.of()), null);
    }

    private void show(
            Context context, String language, String text, WebVtt read, @Nullable Notice notice) {
        MediaItem item = parts.media().get(Form.id(context));
        Page page = pages.page(context, "film.captions", "library");
        Page told = notice == null ? page : page.with(notice);
        FilmPanel film = FilmScreen.panel(parts, pages, told, item);
        if (film == null) {
            throw new Problem(Problem.Kind.NOT_FOUND, "A picture has no captions.");
        }
        pages.show(
                context,
                "media/captions",
                new CaptionsView(
                        told, film, language, text, read, pages.asset("media/captions.js")));
    }

    /** From the form, or from the script in its stead. */
    private void keep(Context context) {
        String accept = context.header("Accept");
        if (accept != null && accept.startsWith("application/json")) {
            keepForScript(context);
            return;
        }
        String language = context.pathParam("language");
        String text = Form.raw(context, "text");
        WebVtt read = captions().check(Form.id(context), text);
        Answers.doing(
                context,
                "/library/" + Form.id(context) + "/captions/" + language,
                "film.captionsSaved",
                () -> {
                    var unused =
                            captions().keep(Gate.actor(context), Form.id(context), language, text);
                },
                notice -> show(context, language, text, read, notice));
    }

    private void keepForScript(Context context) {
        long id = Form.id(context);
        String text = context.body();
        WebVtt read = captions().check(id, text);
        ObjectNode answer = Json.mapper().createObjectNode();
        Page page = pages.page(context, "film.captions", "library");
        put(answer.putArray("faults"), page, read.faults());
        put(answer.putArray("remarks"), page, read.remarks());
        if (read.faults().isEmpty()) {
            CaptionTrack track =
                    captions().keep(Gate.actor(context), id, context.pathParam("language"), text);
            answer.put("version", track.version());
        } else {
            context.status(Problem.Kind.INVALID.status());
        }
        context.contentType("application/json; charset=utf-8").result(Json.write(answer));
    }

    private static void put(ArrayNode array, Page page, List<WebVtt.Fault> faults) {
        for (WebVtt.Fault fault : faults) {
            array.addObject()
                    .put("line", fault.line())
                    .put("words", CaptionsView.words(page, fault));
        }
    }

    private void remove(Context context) {
        Answers.doing(
                context,
                "/library/" + Form.id(context),
                "film.captionsRemoved",
                () ->
                        captions()
                                .remove(
                                        Gate.actor(context),
                                        Form.id(context),
                                        context.pathParam("language")),
                notice -> library.showItem(context, notice));
    }
}
