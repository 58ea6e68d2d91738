package news.stet.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Style and fonts of the site, served under names that hold a hash of their content, so that they
 * may be kept for ever. Safe for any thread.
 */
public final class Assets {
    /** Where assets are served. */
    public static final String FOLDER = "/assets/";

    /** The style sheet is one file, joined from these in order. */
    private static final List<String> STYLES =
            List.of(
                    "fonts",
                    "base",
                    "frame",
                    "suggest",
                    "topics",
                    "lists",
                    "containers",
                    "story",
                    "blocks",
                    "player",
                    "print");

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

    private static final Pattern FONT = Pattern.compile("url\\(fonts/([a-z-]+\\.woff2)\\)");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern AROUND = Pattern.compile(" ?([{};,>]) ?");

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /** Plays a ladder where the browser cannot: without sound tracks and subtitles of its own. */
    private static final String LADDER =
            "/META-INF/resources/webjars/hls.js/1.4.12/dist/hls.light.min.js";

    /** One file as served. */
    public record Asset(String path, String contentType, byte[] bytes) {}

    private final @Nullable Path live;
    private final Map<String, Asset> byPath = new HashMap<>();
    private final Map<String, Asset> byName = new HashMap<>();

    /**
     * Assets of this program.
     *
     * @param live read the styles again at each request, from the source tree
     */
    public Assets(boolean live) {
        this.live = live ? Path.of("src/main/resources/site") : null;
        FONTS.forEach(name -> add(name, "font/woff2", read("fonts/" + name)));
        add("player.js", SCRIPT, read("scripts/player.js"));
        add("hls.js", SCRIPT, builtIn(LADDER));
        add("suggest.js", SCRIPT, read("scripts/suggest.js"));
        add("icon.svg", "image/svg+xml", read("icons/icon.svg"));
        add("site.css", "text/css; charset=utf-8", style());
    }

    /** The served path of an asset known by its own name, as in {@code site.css}. */
    public synchronized String path(String name) {
        if (live != null && name.equals("site.css")) {
            add("site.css", "text/css; charset=utf-8", style());
        }
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return asset.path();
    }

    /** What is served at a path. */
    public synchronized Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private void add(String name, String contentType, byte[] bytes) {
        int dot = name.lastIndexOf('.');
        String path = FOLDER + name.substring(0, dot) + "-" + hash(bytes) + name.substring(dot);
        Asset asset = new Asset(path, contentType, bytes);
        byName.put(name, asset);
        byPath.put(path, asset);
    }

    /** The text of the style sheet, for who adds to it. */
    synchronized String styleText() {
        path("site.css");
        return new String(
                Optional.ofNullable(byName.get("site.css")).orElseThrow().bytes(),
                StandardCharsets.UTF_8);
    }

    private byte[] style() {
        List<String> parts = new ArrayList<>();
        for (String name : STYLES) {
            parts.add(new String(read("css/" + name + ".css"), StandardCharsets.UTF_8));
        }
        parts.add(Tone.styles());
        String small = small(String.join("\n", parts));
        String linked =
                FONT.matcher(small).replaceAll(match -> "url(" + path(match.group(1)) + ")");
        return linked.getBytes(StandardCharsets.UTF_8);
    }

    /** Rules without comments and needless space. */
    static String small(String rules) {
        String bare = COMMENT.matcher(rules).replaceAll("");
        return AROUND.matcher(SPACE.matcher(bare).replaceAll(" ")).replaceAll("$1").strip();
    }

    private byte[] read(String name) {
        try {
            if (live != null) {
                return Files.readAllBytes(live.resolve(name));
            }
            return builtIn("/site/" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] builtIn(String name) {
        try (@Nullable InputStream stream = Assets.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("not built in: " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
