package news.stet.site;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import news.stet.media.Format;
import news.stet.platform.Problem;
import news.stet.site.theme.Theme;
import news.stet.story.KeyNames;
import news.stet.story.look.Letters;
import news.stet.story.look.Logo;
import news.stet.story.look.Look;
import news.stet.story.look.Looks;
import news.stet.story.look.Themes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an edition looks to readers: its style sheet, its logo, its theme.
 *
 * @param css the whole style sheet; null for the usual one
 * @param letters in which it is set
 * @param logo null for the name in letters
 * @param drawing the logo's SVG, where it is one
 * @param theme null for none
 */
public record SiteLook(
        String edition,
        @Nullable String css,
        Letters letters,
        @Nullable Image logo,
        @Nullable String drawing,
        @Nullable Theme theme) {
    private static final Logger LOG = LoggerFactory.getLogger(SiteLook.class);

    /** Twice as high as it is shown at most. */
    private static final int LOGO_HEIGHT = 160;

    private static final int LOGO_WIDTH = 640;

    private static final Map<String, String> FOR_EVER =
            Map.of("Cache-Control", "public, max-age=31536000, immutable");

    /** A drawing is nothing but that, even to who opens it by itself. */
    private static final Map<String, String> DRAWING =
            Map.of(
                    "Cache-Control",
                    "public, max-age=31536000, immutable",
                    ContentPolicy.HEADER,
                    "default-src 'none'; style-src 'unsafe-inline'; sandbox");

    /** Where the logo is, and its size in pixels. */
    public record Image(String path, int width, int height) {}

    /** How that edition looks. */
    public static SiteLook of(SiteReader reader, Assets assets, String edition) {
        return reader.share(
                "look:" + edition,
                look -> 500 + 2 * (look.css() == null ? 0 : look.css().length()),
                () -> read(reader, assets, edition));
    }

    private static SiteLook read(SiteReader reader, Assets assets, String edition) {
        reader.note(KeyNames.look(edition));
        Look chosen = Looks.get(reader.handle(), edition);
        Theme theme = chosen.theme() == null ? null : theme(reader, chosen.theme());
        Look look = theme == null ? chosen : chosen.over(theme.look());
        String rules = look.css() + (theme == null ? "" : Assets.small(theme.css()));
        return new SiteLook(
                edition,
                rules.isEmpty() ? null : assets.styleText() + rules,
                look.letters() == null ? Letters.BOOK : look.letters(),
                image(reader, edition, look.logo()),
                look.logo() instanceof Logo.Drawing drawing ? drawing.text() : null,
                theme);
    }

    private static @Nullable Theme theme(SiteReader reader, String name) {
        reader.note(KeyNames.theme(name));
        try {
            return Themes.findFiles(reader.handle(), name).map(Theme::of).orElse(null);
        } catch (Problem problem) {
            // It was good for another Stet.
            LOG.error("the theme {} is left out: {}", name, problem.detail());
            return null;
        }
    }

    private static @Nullable Image image(SiteReader reader, String edition, @Nullable Logo logo) {
        return switch (logo) {
            case null -> null;
            case Logo.Drawing drawing ->
                    new Image(
                            new Place.Logo(edition, version(drawing.text())).path(),
                            (int) Math.round(LOGO_HEIGHT * drawing.ratio()),
                            LOGO_HEIGHT);
            case Logo.Picture picture ->
                    reader.findStill(picture.media())
                            .map(media ->
                                    new Image(
                                            media.address("orig", LOGO_WIDTH, format(media)),
                                            media.width("orig", LOGO_WIDTH),
                                            media.height("orig", LOGO_WIDTH)))
                            .orElse(null);
        };
    }

    /** What is not drawn of it can be seen through in WebP, and in JPEG not. */
    private static String format(SiteMedia media) {
        return media.smallFormats().contains(Format.WEBP) ? "webp" : "jpg";
    }

    private static String version(String text) {
        return Assets.hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Path of its style sheet; empty when it has the usual one. */
    public Optional<String> style() {
        return Optional.ofNullable(css).map(it -> new Place.Style(edition, version(it)).path());
    }

    /** What is pressed of it. */
    Stream<String> listPaths() {
        return Stream.concat(
                style().stream(),
                drawing == null || logo == null ? Stream.of() : Stream.of(logo.path()));
    }

    /** The style sheet, or the way to the newest; empty when it has the usual one. */
    static Optional<Answer> answer(SiteReader reader, Assets assets, Place.Style asked) {
        if (!reader.hasEdition(asked.edition())) {
            return Optional.empty();
        }
        SiteLook look = of(reader, assets, asked.edition());
        return look.style()
                .map(path ->
                        answer(
                                reader,
                                asked,
                                path,
                                "text/css; charset=utf-8",
                                look.css(),
                                FOR_EVER));
    }

    /** The drawing, or the way to the newest; empty when it has none. */
    static Optional<Answer> answer(SiteReader reader, Assets assets, Place.Logo asked) {
        if (!reader.hasEdition(asked.edition())) {
            return Optional.empty();
        }
        SiteLook look = of(reader, assets, asked.edition());
        return look.drawing() == null || look.logo() == null
                ? Optional.empty()
                : Optional.of(
                        answer(
                                reader,
                                asked,
                                look.logo().path(),
                                "image/svg+xml",
                                look.drawing(),
                                DRAWING));
    }

    private static Answer answer(
            SiteReader reader,
            Place asked,
            String path,
            String type,
            @Nullable String text,
            Map<String, String> headers) {
        return text == null || !path.equals(asked.path())
                ? new Answer.Moved(path, false, reader.keys())
                : new Answer.Page(
                        type, text.getBytes(StandardCharsets.UTF_8), null, reader.keys(), headers);
    }
}
