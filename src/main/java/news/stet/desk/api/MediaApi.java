package news.stet.desk.api;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import news.stet.media.AddressIntake;
import news.stet.media.DigitalSource;
import news.stet.media.MediaDetails;
import news.stet.media.MediaItem;
import news.stet.media.MediaLibrary;
import news.stet.media.MediaLimits;
import news.stet.people.Actor;
import news.stet.platform.Problem;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/media}. */
public final class MediaApi {
    /** The largest film and the form round it. */
    public static final long MAX_BYTES = MediaLimits.standard().maxFilmBytes() + 1_000_000;

    private static final List<String> FETCH_FIELDS =
            List.of("address", "caption", "alt", "credit", "creator");

    private final Supplier<MediaLibrary> library;
    private final Supplier<AddressIntake> addresses;
    private final MediaJson json;

    public MediaApi(
            Supplier<MediaLibrary> library, Supplier<AddressIntake> addresses, URI siteUrl) {
        this.library = library;
        this.addresses = addresses;
        this.json = new MediaJson(siteUrl);
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
        MediaDetails details = details(context);
        try (InputStream content = file.content()) {
            MediaItem item = library.get().add(actor, content, file.filename(), details);
            Exchange.answer(context, 201, json.of(item, library.get().similar(item)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code POST /api/v1/media/from-address}: {@code address}, and what is said of it. */
    public void fetch(Context context, Actor actor) {
        JsonNode order = Exchange.body(context);
        for (String name : order.propertyNames()) {
            if (!FETCH_FIELDS.contains(name)) {
                throw Problem.invalid(
                        name, "is not known here", "Send " + String.join(", ", FETCH_FIELDS));
            }
        }
        MediaDetails details =
                new MediaDetails(
                        order.path("caption").asString(""),
                        order.path("alt").asString(""),
                        order.path("credit").asString(""),
                        order.path("creator").asString(""));
        MediaItem item = addresses.get().take(actor, order.path("address").asString(""), details);
        Exchange.answer(context, 201, json.of(item, library.get().similar(item)));
    }

    private static String field(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value;
    }

    /** What a form says of a file; words of a list are on lines of their own or after commas. */
    private static MediaDetails details(Context context) {
        return new MediaDetails(
                field(context, "caption"),
                field(context, "alt"),
                field(context, "credit"),
                field(context, "creator"),
                field(context, "headline"),
                field(context, "copyright"),
                field(context, "usageTerms"),
                field(context, "taken"),
                field(context, "place"),
                List.of(field(context, "people").split("[\n,;،؛]")),
                List.of(field(context, "keywords").split("[\n,;،؛]")),
                DigitalSource.of(field(context, "digitalSource")));
    }
}
