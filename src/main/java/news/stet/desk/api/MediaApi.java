package news.stet.desk.api;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.function.Supplier;
import news.stet.media.Format;
import news.stet.media.MediaDetails;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.media.MediaLibrary;
import news.stet.media.MediaLimits;
import news.stet.media.Ratio;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/media}. */
public final class MediaApi {
    /** Wide enough for any page; the address is one of the known renditions. */
    private static final int WIDTH = 1280;

    /** The largest film and the form round it. */
    public static final long MAX_BYTES = MediaLimits.standard().maxFilmBytes() + 1_000_000;

    private final Supplier<MediaLibrary> library;
    private final URI siteUrl;

    public MediaApi(Supplier<MediaLibrary> library, URI siteUrl) {
        this.library = library;
        this.siteUrl = siteUrl;
    }

    /** {@code POST /api/v1/media}: a form with {@code file}, and what is said of it. */
    public void add(Context context, Actor actor) {
        UploadedFile file = context.uploadedFile("file");
        if (file == null) {
            throw Problem.invalid(
                    "file",
                    "is missing",
                    "Send multipart/form-data with the file in the field file");
        }
        MediaDetails details =
                new MediaDetails(
                        field(context, "caption"),
                        field(context, "alt"),
                        field(context, "credit"),
                        field(context, "creator"));
        try (InputStream content = file.content()) {
            MediaItem item = library.get().add(actor, content, file.filename(), details);
            Exchange.answer(context, 201, view(item));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value;
    }

    private ObjectNode view(MediaItem item) {
        String path =
                item.kind() == MediaKind.PICTURE
                        ? item.address(Ratio.ORIGINAL, WIDTH, Format.JPG)
                        : item.filmAddress();
        return Json.mapper()
                .createObjectNode()
                .put("id", Long.toString(item.id()))
                .put("kind", item.kind().name().toLowerCase(Locale.ROOT))
                .put("contentType", item.contentType())
                .put("width", item.width())
                .put("height", item.height())
                .put("caption", item.details().caption())
                .put("alt", item.details().alt())
                .put("credit", item.details().credit())
                .put("creator", item.details().creator())
                .put("url", siteUrl + path);
    }
}
