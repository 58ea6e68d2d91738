package news.stet.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where what is made of films lies, and the addresses it is served under. A version is moved there
 * whole and never changed, so an address says the same for ever.
 */
final class FilmFiles {
    static final String MASTER = "master.m3u8";
    static final String STORYBOARD = "storyboard.vtt";

    /** Folder, name, version or {@code captions}, file, extension. */
    private static final Pattern SHAPE =
            Pattern.compile(
                    "/media/(\\d{4}/\\d{2}/\\d{2})/([a-z0-9-]{1,80})/(v[1-9]\\d{0,5}|captions)/"
                            + "([a-z0-9-]{1,60})\\.(m3u8|m4s|mp4|m4a|jpg|vtt)");

    private static final String CAPTIONS = "captions";
    private static final Pattern CAPTION = Pattern.compile("([a-z0-9-]{2,35})-([1-9]\\d{0,5})");
    private static final Pattern CAPTIONED =
            Pattern.compile("master-([1-9]\\d{0,5})-([1-9]\\d{0,5})");

    private final Path films;
    private final Path working;

    FilmFiles(Path media) throws IOException {
        films = Files.createDirectories(media.resolve("films"));
        working = Files.createDirectories(media.resolve("films-working"));
    }

    /** What lies beside a film's versions and is made of rows when it is asked for. */
    sealed interface Beside {
        String folder();

        String name();

        /** Its file's name. */
        String file();
    }

    /** Captions in one language. */
    record CaptionAddress(String folder, String name, String language, int version)
            implements Beside {
        @Override
        public String file() {
            return language + "-" + version + ".vtt";
        }
    }

    /** The playlist of those captions. */
    record CaptionList(String folder, String name, String language, int version) implements Beside {
        @Override
        public String file() {
            return language + "-" + version + ".m3u8";
        }
    }

    /**
     * The playlist of all sizes with captions.
     *
     * @param film its version
     * @param captions how many had ever been kept, in all languages
     */
    record CaptionedMaster(String folder, String name, int film, int captions) implements Beside {
        /** The address of the same without captions. */
        String plain() {
            return FilmFiles.folder(folder, name) + "v" + film + "/" + MASTER;
        }

        @Override
        public String file() {
            return "master-" + film + "-" + captions + ".m3u8";
        }
    }

    static String captionFile(String language, int version) {
        return CAPTIONS + "/" + language.toLowerCase(Locale.ROOT) + "-" + version + ".vtt";
    }

    static String masterFile(int film, int captions) {
        return CAPTIONS + "/master-" + film + "-" + captions + ".m3u8";
    }

    /** The way to all of a film's files on the site. */
    static String folder(String folder, String name) {
        return "/media/" + folder + "/" + name + "/";
    }

    /** The file of an address if it was made: a look at the disk, nothing else. */
    Optional<Rendition> find(String address) {
        Matcher matcher = SHAPE.matcher(address);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Path file =
                films.resolve(matcher.group(1))
                        .resolve(matcher.group(2))
                        .resolve(matcher.group(3))
                        .resolve(matcher.group(4) + "." + matcher.group(5));
        return Files.isRegularFile(file)
                ? Optional.of(new Rendition(file, contentType(matcher.group(5)), true))
                : Optional.empty();
    }

    static Optional<Beside> beside(String address) {
        Matcher matcher = SHAPE.matcher(address);
        if (!matcher.matches() || !matcher.group(3).equals(CAPTIONS)) {
            return Optional.empty();
        }
        String folder = matcher.group(1);
        String name = matcher.group(2);
        String end = matcher.group(5);
        Matcher master = CAPTIONED.matcher(matcher.group(4));
        if (master.matches()) {
            int film = Integer.parseInt(master.group(1));
            int captions = Integer.parseInt(master.group(2));
            return end.equals("m3u8")
                    ? Optional.of(new CaptionedMaster(folder, name, film, captions))
                    : Optional.empty();
        }
        Matcher one = CAPTION.matcher(matcher.group(4));
        if (!one.matches()) {
            return Optional.empty();
        }
        int version = Integer.parseInt(one.group(2));
        return switch (end) {
            case "vtt" -> Optional.of(new CaptionAddress(folder, name, one.group(1), version));
            case "m3u8" -> Optional.of(new CaptionList(folder, name, one.group(1), version));
            default -> Optional.empty();
        };
    }

    private static String contentType(String extension) {
        return switch (extension) {
            case "m3u8" -> "application/vnd.apple.mpegurl";
            case "m4a" -> "audio/mp4";
            case "jpg" -> "image/jpeg";
            case "vtt" -> "text/vtt; charset=utf-8";
            default -> "video/mp4";
        };
    }

    /** Where a film is worked on; what is in it survives a crash. */
    Path working(long media) throws IOException {
        return Files.createDirectories(working.resolve(Long.toString(media)));
    }

    /** Throws away what was begun. */
    void forget(long media) throws IOException {
        delete(working.resolve(Long.toString(media)));
    }

    boolean has(MediaItem item, int version) {
        return Files.isDirectory(place(item, version));
    }

    private Path place(MediaItem item, int version) {
        return films.resolve(item.folder()).resolve(item.name()).resolve("v" + version);
    }

    /** Moves what was made to where it is served from, whole or not at all. */
    void keep(MediaItem item, int version, Path made) throws IOException {
        try (Stream<Path> files = Files.list(made)) {
            for (Path file : files.toList()) {
                force(file, StandardOpenOption.WRITE);
            }
        }
        Path place = place(item, version);
        Files.createDirectories(place.resolveSibling(""));
        // Of a run that ended between this and its row: nobody was told of it.
        delete(place);
        Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        force(place.resolveSibling(""), StandardOpenOption.READ);
    }

    /** Puts what was made of rows where it is served from. */
    void keep(Beside asked, String text) throws IOException {
        Path place =
                films.resolve(asked.folder())
                        .resolve(asked.name())
                        .resolve(CAPTIONS)
                        .resolve(asked.file());
        Files.createDirectories(place.resolveSibling(""));
        Path draft = Files.createTempFile(working, "captions-", "");
        try {
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            force(draft, StandardOpenOption.WRITE);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Where a picture of the film lies for the desk, or would. */
    Path frame(MediaItem item, int number) throws IOException {
        return Files.createDirectories(films.resolve("frames").resolve(Long.toString(item.id())))
                .resolve(number + ".jpg");
    }

    private static void force(Path file, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, how)) {
            channel.force(true);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
