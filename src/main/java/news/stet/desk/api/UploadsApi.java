package news.stet.desk.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import news.stet.desk.Access;
import news.stet.desk.Gate;
import news.stet.desk.Routes;
import news.stet.media.MediaDetails;
import news.stet.media.MediaLibrary;
import news.stet.media.Upload;
import news.stet.media.Uploads;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/uploads}: files in pieces by the tus protocol, 1.0.0, <a
 * href="https://tus.io/protocols/resumable-upload">tus.io</a>, with its extensions creation,
 * creation-with-upload, expiration and termination; and as JSON what became of them.
 */
final class UploadsApi {
    static final String PATH = "/api/v1/uploads";

    private static final String VERSION = "1.0.0";
    private static final String EXTENSIONS = "creation,creation-with-upload,expiration,termination";
    private static final String PIECE = "application/offset+octet-stream";
    private static final String ONE = PATH + "/{id}";

    private final Supplier<MediaLibrary> library;
    private final MediaJson media;

    UploadsApi(Supplier<MediaLibrary> library, URI siteUrl) {
        this.library = library;
        this.media = new MediaJson(siteUrl);
    }

    void routes(Routes routes) {
        add(routes, "OPTIONS", PATH, this::options);
        add(routes, "POST", PATH, this::begin);
        add(routes, "GET", PATH, this::list);
        add(routes, "HEAD", ONE, this::head);
        add(routes, "PATCH", ONE, this::append);
        add(routes, "GET", ONE, this::get);
        add(routes, "DELETE", ONE, this::cancel);
    }

    private interface Call {
        void answer(Context context, Actor actor);
    }

    private static void add(Routes routes, String method, String path, Call call) {
        routes.unseen(
                method,
                path,
                Access.TOKEN_OR_SESSION,
                MediaApi.MAX_BYTES,
                context -> {
                    context.header("Tus-Resumable", VERSION);
                    call.answer(context, Gate.actor(context));
                });
    }

    private Uploads uploads() {
        return library.get().uploads();
    }

    private void options(Context context, Actor actor) {
        context.header("Tus-Version", VERSION)
                .header("Tus-Extension", EXTENSIONS)
                .header("Tus-Max-Size", Long.toString(uploads().maxBytes()))
                .status(204);
    }

    private void begin(Context context, Actor actor) {
        requireVersion(context);
        Map<String, String> said = UploadMetadata.read(context.header("Upload-Metadata"));
        var details =
                new MediaDetails(
                        said.getOrDefault("caption", ""),
                        said.getOrDefault("alt", ""),
                        said.getOrDefault("credit", ""),
                        said.getOrDefault("creator", ""));
        String name = said.getOrDefault("filename", said.getOrDefault("name", ""));
        Upload upload = uploads().begin(actor, name, number(context, "Upload-Length"), details);
        context.header("Location", PATH + "/" + upload.id());
        tell(context, upload);
        if (PIECE.equals(context.contentType())) {
            upload = uploads().append(actor, upload.id(), 0, body(context));
            tell(context, upload);
        }
        context.status(201);
    }

    private void head(Context context, Actor actor) {
        requireVersion(context);
        Upload upload = uploads().get(actor, id(context));
        if (upload.refused().isPresent()) {
            throw new Problem(Problem.Kind.GONE, upload.refused().get());
        }
        context.header("Upload-Length", Long.toString(upload.bytes()))
                .header("Upload-Metadata", UploadMetadata.write("filename", upload.fileName()));
        tell(context, upload);
        context.status(204);
    }

    private void append(Context context, Actor actor) {
        requireVersion(context);
        if (!PIECE.equals(context.contentType())) {
            throw new Problem(Problem.Kind.UNSUPPORTED, "Send pieces of a file as " + PIECE + ".");
        }
        long offset = number(context, "Upload-Offset");
        tell(context, uploads().append(actor, id(context), offset, body(context)));
        context.status(204);
    }

    private static InputStream body(Context context) {
        try {
            return context.req().getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(Context context, Upload upload) {
        context.header("Upload-Offset", Long.toString(upload.received()));
        if (!upload.over()) {
            context.header("Upload-Expires", httpDate(upload.expiresAt()));
        }
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private void cancel(Context context, Actor actor) {
        requireVersion(context);
        uploads().cancel(actor, id(context));
        context.status(204);
    }

    private void list(Context context, Actor actor) {
        ObjectNode answer = Json.mapper().createObjectNode();
        var list = answer.putArray("uploads");
        uploads().list(actor).forEach(upload -> list.add(view(upload)));
        Exchange.answer(context, 200, answer);
    }

    private void get(Context context, Actor actor) {
        Exchange.answer(context, 200, view(uploads().get(actor, id(context))));
    }

    private ObjectNode view(Upload upload) {
        ObjectNode view =
                Json.mapper()
                        .createObjectNode()
                        .put("id", upload.id().toString())
                        .put("fileName", upload.fileName())
                        .put("bytes", upload.bytes())
                        .put("received", upload.received())
                        .put("expiresAt", upload.expiresAt().toString())
                        .put("refused", upload.refused().orElse(null));
        view.set(
                "media",
                upload.media()
                        .flatMap(library.get()::find)
                        .<tools.jackson.databind.JsonNode>map(
                                item -> media.of(item, library.get().similar(item)))
                        .orElse(Json.mapper().nullNode()));
        return view;
    }

    private static UUID id(Context context) {
        return Exchange.findUuid(context.pathParam("id"))
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.NOT_FOUND,
                                "There is no such upload of yours; it may have been given up. Begin"
                                        + " a new one."));
    }

    private static void requireVersion(Context context) {
        if (!VERSION.equals(context.header("Tus-Resumable"))) {
            context.header("Tus-Version", VERSION);
            throw new Problem(
                    Problem.Kind.STALE, "Send Tus-Resumable: " + VERSION + "; no other is spoken.");
        }
    }

    private static long number(Context context, String header) {
        String value = context.header(header);
        if (value == null || !value.matches("[0-9]{1,15}")) {
            throw new Problem(Problem.Kind.MALFORMED, "Send " + header + " as a number of bytes.");
        }
        return Long.parseLong(value);
    }
}
