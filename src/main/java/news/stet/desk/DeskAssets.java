package news.stet.desk;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Style, scripts and fonts of the desk, from the class path, under a path that holds a hash of them
 * all and so may be kept for ever. Libraries are native modules; the bare names in their imports
 * are made relative here, since an import map would need an exception in the content policy. Safe
 * for any thread.
 */
final class DeskAssets {
    private static final List<String> STYLES =
            List.of(
                    "base",
                    "frame",
                    "forms",
                    "list",
                    "rows",
                    "company",
                    "editor",
                    "side",
                    "history",
                    "body",
                    "dialogs",
                    "flow",
                    "keys",
                    "find",
                    "people",
                    "rights",
                    "film",
                    "upload",
                    "library",
                    "crop",
                    "boxes",
                    "languages",
                    "look",
                    "front",
                    "front-past",
                    "related");
    private static final List<String> SCRIPTS =
            List.of(
                    "desk",
                    "inbox",
                    "fronts/front",
                    "fronts/acts",
                    "fronts/board",
                    "fronts/company",
                    "fronts/containers",
                    "fronts/drag",
                    "fronts/hold",
                    "fronts/links",
                    "fronts/look",
                    "fronts/move",
                    "fronts/out",
                    "fronts/past",
                    "fronts/slots",
                    "fronts/stories",
                    "fill",
                    "html",
                    "live",
                    "list",
                    "folding",
                    "keys",
                    "left",
                    "library",
                    "library-batch",
                    "library-look",
                    "library-more",
                    "library-tiles",
                    "look",
                    "carried",
                    "choice",
                    "crop",
                    "ordered",
                    "crop-area",
                    "crop-merge",
                    "crop-previews",
                    "crop-stage",
                    "keysheet",
                    "palette",
                    "passkey",
                    "media/film",
                    "media/captions",
                    "media/cues",
                    "media/texts",
                    "passkeys",
                    "sections",
                    "sign-in",
                    "upload-address",
                    "upload-drop",
                    "upload-row",
                    "upload-send",
                    "upload-store",
                    "uploader",
                    "uploader-screen",
                    "editor/addresses",
                    "editor/announce",
                    "editor/anchors",
                    "editor/api",
                    "editor/ask",
                    "editor/bidi",
                    "editor/blocks",
                    "editor/body",
                    "editor/cards",
                    "editor/carry",
                    "editor/chooser",
                    "editor/checks",
                    "editor/commands",
                    "editor/comments",
                    "editor/conflict",
                    "editor/count",
                    "editor/dom",
                    "editor/editor",
                    "editor/elsewhere",
                    "editor/fields",
                    "editor/history",
                    "editor/filters",
                    "editor/find",
                    "editor/find-places",
                    "editor/find-text",
                    "editor/gallery",
                    "editor/handle",
                    "editor/languages",
                    "editor/library",
                    "editor/leads",
                    "editor/goto",
                    "editor/html",
                    "editor/local",
                    "editor/links",
                    "editor/related",
                    "editor/lock",
                    "editor/media",
                    "editor/merge",
                    "editor/mention",
                    "editor/moments",
                    "editor/paste",
                    "editor/paste-marks",
                    "editor/paste-office",
                    "editor/paste-plain",
                    "editor/paste-read",
                    "editor/paste-table",
                    "editor/picks",
                    "editor/outbox",
                    "editor/preview",
                    "editor/presence",
                    "editor/rights",
                    "editor/replay",
                    "editor/publish",
                    "editor/receipt",
                    "editor/schema",
                    "editor/sending",
                    "editor/side",
                    "editor/slash",
                    "editor/spaces",
                    "editor/story-json",
                    "editor/standing",
                    "editor/story",
                    "editor/tasks",
                    "editor/text-keys",
                    "editor/sync",
                    "editor/texts",
                    "editor/toolbar",
                    "editor/typing",
                    "editor/typography",
                    "editor/uploads",
                    "editor/trouble",
                    "editor/verbs",
                    "editor/work",
                    "editor/writing",
                    "preview-frame",
                    "preview-page");
    private static final List<String> FONTS =
            List.of(
                    "newsreader-latin.woff2",
                    "newsreader-latin-ext.woff2",
                    "newsreader-latin-italic.woff2",
                    "source-sans-latin.woff2",
                    "source-sans-latin-ext.woff2",
                    "noto-naskh-arabic.woff2",
                    "noto-naskh-arabic-ext.woff2",
                    "noto-naskh-arabic-latin.woff2");

    /** By the name others import it by, the file inside its web jar. */
    private static final Map<String, String> LIBRARIES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("prosemirror-model", "dist/index.js"),
                            Map.entry("prosemirror-state", "dist/index.js"),
                            Map.entry("prosemirror-view", "dist/index.js"),
                            Map.entry("prosemirror-transform", "dist/index.js"),
                            Map.entry("prosemirror-commands", "dist/index.js"),
                            Map.entry("prosemirror-keymap", "dist/index.js"),
                            Map.entry("prosemirror-history", "dist/index.js"),
                            Map.entry("prosemirror-inputrules", "dist/index.js"),
                            Map.entry("prosemirror-schema-list", "dist/index.js"),
                            Map.entry("prosemirror-gapcursor", "dist/index.js"),
                            Map.entry("prosemirror-dropcursor", "dist/index.js"),
                            Map.entry("orderedmap", "dist/index.js"),
                            Map.entry("rope-sequence", "dist/index.js"),
                            Map.entry("w3c-keyname", "index.js")));

    private static final Pattern BARE_IMPORT =
            Pattern.compile("(\\bfrom\\s*)(['\"])([a-z][^'\"./]*)\\2");

    private final boolean live;
    private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
    private final String version;

    /**
     * @param live read styles and scripts again at each request, from the source tree
     */
    DeskAssets(boolean live) {
        this.live = live;
        load();
        version = live ? "live" : hash();
    }

    private void load() {
        loadOwn();
        FONTS.forEach(name -> files.put("fonts/" + name, read("/site/fonts/" + name)));
        files.put("icon.svg", read("/desk/assets/icon.svg"));
        LIBRARIES.forEach((name, file) -> files.put("lib/" + name + ".js", library(name, file)));
    }

    private void loadOwn() {
        StringBuilder style = new StringBuilder();
        STYLES.forEach(name -> style.append(text("/desk/assets/" + name + ".css")).append('\n'));
        files.put("desk.css", style.toString().getBytes(StandardCharsets.UTF_8));
        SCRIPTS.forEach(name -> files.put(name + ".js", read("/desk/assets/" + name + ".js")));
    }

    private byte[] library(String name, String file) {
        Properties jar = new Properties();
        String properties = "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
        try (InputStream stream = open(properties)) {
            jar.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String path =
                "/META-INF/resources/webjars/%s/%s/%s"
                        .formatted(name, jar.getProperty("version"), file);
        return BARE_IMPORT
                .matcher(text(path))
                .replaceAll("$1$2./$3.js$2")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The address of a file, as in {@code desk.css}. */
    String path(String name) {
        if (!files.containsKey(name)) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return "/assets/desk/" + version + "/" + name;
    }

    /** Everything the editor imports, so that a browser need not find it level by level. */
    List<String> editorModules() {
        return files.keySet().stream()
                .filter(name -> name.startsWith("editor/") || name.startsWith("lib/"))
                .filter(name -> !name.startsWith("lib/htmx"))
                .map(this::path)
                .toList();
    }

    void routes(Routes routes) {
        routes.get("/assets/desk/{version}/<path>", Access.OPEN, this::serve);
    }

    private void serve(Context context) {
        if (live) {
            loadOwn();
        }
        String name = context.pathParam("path");
        byte[] file = files.get(name);
        if (file == null || !context.pathParam("version").equals(version)) {
            throw new Problem(Problem.Kind.NOT_FOUND, "There is no such file here.");
        }
        context.header("Cache-Control", live ? "no-cache" : "public, max-age=31536000, immutable");
        context.contentType(type(name)).result(file);
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> "font/woff2";
        };
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.values().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    private byte[] read(String name) {
        Path source = Path.of("src/main/resources" + name);
        try (InputStream stream =
                live && Files.exists(source) ? Files.newInputStream(source) : open(name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        @Nullable InputStream stream = DeskAssets.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("not built in: " + name);
        }
        return stream;
    }
}
