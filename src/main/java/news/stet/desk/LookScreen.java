package news.stet.desk;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.stet.desk.view.LookView;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.people.Permission;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.site.theme.Theme;
import news.stet.story.Edition;
import news.stet.story.look.Logo;
import news.stet.story.look.Look;
import news.stet.story.look.LookJson;
import news.stet.story.look.Palette;
import news.stet.story.look.SvgDrawing;
import news.stet.story.look.Themes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Under which host readers find an edition, and how it looks there; for administrators. */
final class LookScreen {
    private static final long MAX_BYTES = 512 * 1024;
    private static final List<String> SCHEMES = List.of("light", "dark");
    private static final List<String> SHADES = List.of("paper", "ink", "accent");

    /** In the form: the drawing that is the logo now. Else a picture's number, or nothing. */
    private static final String DRAWN = "drawing";

    private final Parts parts;
    private final Pages pages;

    LookScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get("/editions/{code}/look", Access.SESSION, this::open);
        routes.upload("/editions/{code}/look", Access.SESSION, MAX_BYTES, this::look);
        routes.post("/editions/{code}/host", Access.SESSION, this::host);
    }

    private Edition edition(Context context) {
        Gate.actor(context).require(Permission.MANAGE_SETTINGS);
        String code = context.pathParam("code");
        return parts.editions()
                .find(code)
                .orElseThrow(() ->
                        new Problem(Problem.Kind.NOT_FOUND, "There is no edition " + code + "."));
    }

    private static String path(Edition edition) {
        return "/editions/" + edition.code() + "/look";
    }

    private String hostOf(Edition edition) {
        return parts.homes().find(edition.code()).orElse("");
    }

    private void open(Context context) {
        Edition edition = edition(context);
        show(context, edition, hostOf(edition), typed(parts.looks().get(edition.code())), null);
    }

    private void host(Context context) {
        Edition edition = edition(context);
        String host = Form.text(context, "host");
        Answers.doing(
                context,
                path(edition),
                "look.hostSaved",
                () -> parts.homes().give(Gate.actor(context), edition.code(), host),
                notice ->
                        show(
                                context,
                                edition,
                                host,
                                typed(parts.looks().get(edition.code())),
                                notice));
    }

    private void look(Context context) {
        Edition edition = edition(context);
        Map<String, String> typed = typed(context);
        Answers.doing(
                context,
                path(edition),
                "look.saved",
                () -> {
                    Look now = parts.looks().get(edition.code());
                    Look wanted = LookJson.read(json(typed)).with(logo(context, typed, now));
                    parts.looks().put(Gate.actor(context), edition.code(), wanted);
                },
                notice -> show(context, edition, hostOf(edition), typed, notice));
    }

    private static Map<String, String> typed(Look look) {
        Map<String, String> typed = new HashMap<>();
        ObjectNode json = LookJson.write(look);
        for (String name : List.of("theme", "letters")) {
            typed.put(name, json.path(name).asString(""));
        }
        for (String scheme : SCHEMES) {
            SHADES.forEach(shade ->
                    typed.put(scheme + "." + shade, json.path(scheme).path(shade).asString("")));
        }
        typed.put(
                "logo",
                switch (look.logo()) {
                    case null -> "";
                    case Logo.Picture picture -> Long.toString(picture.media());
                    case Logo.Drawing _ -> DRAWN;
                });
        return typed;
    }

    private static Map<String, String> typed(Context context) {
        Map<String, String> typed = new HashMap<>();
        for (String name : List.of("theme", "letters", "logo")) {
            typed.put(name, Form.text(context, name));
        }
        for (String scheme : SCHEMES) {
            SHADES.forEach(shade -> {
                String name = scheme + "." + shade;
                typed.put(name, Form.text(context, name));
            });
        }
        return typed;
    }

    /** The same as programs send it, but for the logo. */
    private static ObjectNode json(Map<String, String> typed) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("theme", orNull(typed, "theme")).put("letters", orNull(typed, "letters"));
        for (String scheme : SCHEMES) {
            ObjectNode shades = json.putObject(scheme);
            SHADES.forEach(shade -> shades.put(shade, orNull(typed, scheme + "." + shade)));
        }
        return json;
    }

    private static @Nullable String orNull(Map<String, String> typed, String name) {
        String value = typed.getOrDefault(name, "");
        return value.isEmpty() ? null : value;
    }

    /** A new drawing, or the one there is, or a picture of the library, or none. */
    private static @Nullable Logo logo(Context context, Map<String, String> typed, Look now) {
        UploadedFile file = context.uploadedFile("drawing");
        if (file != null && file.size() > 0) {
            return SvgDrawing.read(text(file));
        }
        String logo = typed.getOrDefault("logo", "");
        if (logo.isEmpty()) {
            return null;
        }
        if (logo.equals(DRAWN) && now.logo() instanceof Logo.Drawing drawing) {
            return drawing;
        }
        if (!logo.matches("[1-9][0-9]{0,17}")) {
            throw Problem.invalid(
                    "logo", "is no picture of the library", "Send the number of one, or a drawing");
        }
        return new Logo.Picture(Long.parseLong(logo));
    }

    private static String text(UploadedFile file) {
        try (InputStream in = file.content()) {
            return new String(in.readNBytes((int) MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(
            Context context,
            Edition edition,
            String host,
            Map<String, String> typed,
            @Nullable Notice notice) {
        Page page = pages.page(context, "look.title", "editions");
        Look now = parts.looks().get(edition.code());
        Look theme = theme(now);
        pages.show(
                context,
                "look",
                new LookView(
                        notice == null ? page : page.with(notice),
                        pages.asset("look.js"),
                        edition,
                        host,
                        parts.homes().address(edition.basePath()),
                        typed,
                        usual(theme),
                        address(typed.getOrDefault("logo", "").equals(DRAWN) ? now : theme),
                        address(theme),
                        parts.themes().list()));
    }

    /** What is so where nobody chooses. */
    private Look theme(Look look) {
        String name = look.theme();
        return name == null
                ? Look.NONE
                : parts.database()
                        .read(handle -> Themes.findFiles(handle, name))
                        .map(files -> Theme.of(files).look())
                        .orElse(Look.NONE);
    }

    /** Where the drawing of a look is; empty for none. */
    private static String address(Look look) {
        return look.logo() instanceof Logo.Drawing drawing
                ? "data:image/svg+xml;base64,"
                        + Base64.getEncoder()
                                .encodeToString(drawing.text().getBytes(StandardCharsets.UTF_8))
                : "";
    }

    private static Map<String, String> usual(Look theme) {
        Map<String, String> usual = new HashMap<>();
        Map.of("light", Palette.light(theme), "dark", Palette.dark(theme))
                .forEach((scheme, palette) -> {
                    usual.put(scheme + ".paper", palette.paper().toString());
                    usual.put(scheme + ".ink", palette.ink().toString());
                    usual.put(scheme + ".accent", palette.accent().toString());
                });
        return usual;
    }
}
