package news.stet.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import news.stet.platform.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands behind the addresses under {@code /media/}. A rendition is made when it is first
 * asked for, once however many ask, and kept. Safe for any thread.
 */
public final class Renditions {
    private static final Logger LOG = LoggerFactory.getLogger(Renditions.class);

    /** A picture that could not be made is not tried again at every request. */
    private static final Duration FAILURE_KEPT = Duration.ofMinutes(1);

    private static final int MAX_FAILURES = 1_000;

    /** Most films take longer, and whoever asks again asks only that. */
    private static final Duration NOT_MADE_YET = Duration.ofSeconds(30);

    private static final int MAX_AUTOMATIC = 1_000;

    private final MediaLibrary library;
    private final PictureTools pictures;
    private final Path folder;
    private final Path working;
    private final Withdrawn withdrawn;
    private final ConcurrentHashMap<String, CompletableFuture<Optional<Rendition>>> underWay =
            new ConcurrentHashMap<>();
    private final Cache<String, Problem> failures =
            Caffeine.newBuilder().maximumSize(MAX_FAILURES).expireAfterWrite(FAILURE_KEPT).build();

    private final Cache<Long, Map<Ratio, Area>> automatic =
            Caffeine.newBuilder().maximumSize(MAX_AUTOMATIC).build();

    Renditions(MediaLibrary library, Path media, PictureTools pictures, Withdrawn withdrawn)
            throws IOException {
        this.withdrawn = withdrawn;
        this.library = library;
        this.pictures = pictures;
        this.folder = Files.createDirectories(media.resolve("renditions"));
        this.working = Files.createDirectories(media.resolve("working"));
    }

    /** Folder and name of the item that an address belongs to, whether or not it is there. */
    public static Optional<String> findItem(String address) {
        return Withdrawn.findItem(address);
    }

    /**
     * Whether an address is of something that readers may not be sent any more, or not yet again: a
     * look at the disk. The desk is sent it all the same.
     */
    public boolean isWithdrawn(String address) {
        return withdrawn.contains(address);
    }

    /**
     * What stands behind an address if it was made before: a look at the disk, no database and no
     * child process, so a listener may ask from any thread.
     *
     * @param address the path, as in {@code /media/2026/11/02/bridge-1f3a_16x9_640.webp}
     */
    public Optional<Rendition> findMade(String address) {
        return RenditionAddress.parse(address)
                .flatMap(this::findMade)
                .or(() -> library.films().findMade(address));
    }

    private Optional<Rendition> findMade(RenditionAddress address) {
        Path file = file(address);
        return contentType(address)
                .filter(type -> Files.isRegularFile(file))
                .map(type -> new Rendition(file, type));
    }

    private static Optional<String> contentType(RenditionAddress address) {
        RenditionAddress.Frame frame = address.frame();
        return frame == null ? Optional.empty() : Optional.of(frame.format().contentType());
    }

    private Path file(RenditionAddress address) {
        return folder.resolve(address.folder()).resolve(address.fileName());
    }

    /**
     * What stands behind an address, made now if need be; that may take seconds, so call it where
     * waiting is no harm. Empty for whatever is not exactly a rendition of the library.
     *
     * @throws Problem UNAVAILABLE when it cannot be made just now
     */
    public Optional<Rendition> find(String address) {
        Optional<RenditionAddress> parsed = RenditionAddress.parse(address);
        if (parsed.isEmpty()) {
            return library.films().find(address);
        }
        Optional<Rendition> made = findMade(parsed.get());
        return made.isPresent() ? made : findOnce(address, parsed.get());
    }

    private Optional<Rendition> findOnce(String key, RenditionAddress address) {
        Problem failed = failures.getIfPresent(key);
        if (failed != null) {
            throw failed;
        }
        var mine = new CompletableFuture<Optional<Rendition>>();
        var others = underWay.putIfAbsent(key, mine);
        if (others != null) {
            return join(others);
        }
        try {
            // Between the look at the disk and now another may just have finished.
            Optional<Rendition> made = findMade(address);
            mine.complete(made.isPresent() ? made : make(address));
        } catch (IOException e) {
            LOG.warn("Rendition {} cannot be made", key, e);
            var problem =
                    Problem.tryAgain(
                            Problem.Kind.UNAVAILABLE,
                            "This picture cannot be made just now; try again later.",
                            FAILURE_KEPT);
            failures.put(key, problem);
            mine.completeExceptionally(problem);
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        } finally {
            underWay.remove(key, mine);
        }
        return join(mine);
    }

    private static Optional<Rendition> join(CompletableFuture<Optional<Rendition>> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Makes a rendition anew in its place; until then the one before is sent. */
    void makeAgain(RenditionAddress address) throws IOException {
        var unused = make(address);
    }

    private Optional<Rendition> make(RenditionAddress address) throws IOException {
        Optional<MediaItem> found = library.findByName(address.folder(), address.name());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        MediaItem item = found.get();
        RenditionAddress.Frame frame = address.frame();
        return switch (item.kind()) {
            case VIDEO, AUDIO -> frame == null ? film(item, address) : Optional.empty();
            case PICTURE -> frame == null ? Optional.empty() : picture(item, address, frame);
        };
    }

    /**
     * The part of a picture that its automatic cut to that ratio shows. It looks at the picture, so
     * call it where waiting is no harm.
     *
     * @throws Problem UNAVAILABLE when it cannot be looked at just now
     */
    public Area automatic(MediaItem picture, Ratio ratio) {
        Area area = automatic.get(picture.id(), id -> look(picture)).get(ratio);
        if (area == null) {
            throw new IllegalArgumentException(ratio + " is never cut");
        }
        return area;
    }

    private Map<Ratio, Area> look(MediaItem picture) {
        try {
            return pictures.automatic(library.original(picture), picture.width(), picture.height());
        } catch (IOException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.UNAVAILABLE,
                    "This picture cannot be made just now; try again later.");
        }
    }

    private Optional<Rendition> picture(
            MediaItem item, RenditionAddress address, RenditionAddress.Frame frame)
            throws IOException {
        Optional<Crop> crop =
                address.crop() == 0
                        ? Optional.empty()
                        : library.findCrop(item, frame.ratio(), address.crop());
        if (!pictures.formats().contains(frame.format())
                || (address.crop() > 0 && crop.isEmpty())
                || !item.widths(frame.ratio(), crop).contains(frame.width())) {
            return Optional.empty();
        }
        Path target = file(address);
        Files.createDirectories(target.resolveSibling(""));
        Path draft = Files.createTempFile(working, "new-", "." + frame.format().slug());
        try {
            int height = item.height(frame.ratio(), frame.width());
            pictures.render(
                    library.original(item),
                    draft,
                    frame.width(),
                    height,
                    Cut.of(item, frame.ratio(), crop),
                    frame.format());
            RenditionMetadata.write(draft, frame.format(), item);
            // Renamed only once it is on the disk: an empty file would be served for ever.
            try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        Optional<MediaItem> now = library.findByName(address.folder(), address.name());
        if (now.isPresent() && !sayTheSame(now.get(), item)) {
            // Its words were changed meanwhile, and who told the others did not find this one.
            tellAgain(now.get(), target);
        }
        return findMade(address);
    }

    private static boolean sayTheSame(MediaItem one, MediaItem other) {
        return one.details().equals(other.details()) && one.rights().equals(other.rights());
    }

    /** Writes what is said of an item now into all its renditions made before. */
    void tellAgain(MediaItem item) throws IOException {
        Path day = folder.resolve(item.folder());
        if (item.kind() != MediaKind.PICTURE || !Files.isDirectory(day)) {
            return;
        }
        try (DirectoryStream<Path> made = Files.newDirectoryStream(day, item.name() + "[-_]*")) {
            for (Path file : made) {
                tellAgain(item, file);
            }
        }
    }

    private void tellAgain(MediaItem item, Path file) throws IOException {
        String name = file.getFileName().toString();
        Optional<Format> format = Format.find(name.substring(1 + name.lastIndexOf('.')));
        if (format.isEmpty()) {
            return;
        }
        Path draft = Files.createTempFile(working, "told-", "");
        try {
            Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
            RenditionMetadata.write(draft, format.get(), item);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * What was made of it in one file. Never what came in: a camera writes where it stood in many
     * places, and not all of them are known.
     *
     * @throws Problem UNAVAILABLE as long as nothing is made
     */
    private Optional<Rendition> film(MediaItem item, RenditionAddress address) {
        if (!item.format().extension().equals(address.extension())) {
            return Optional.empty();
        }
        Film film =
                library.films()
                        .find(item.id())
                        .filter(Film::plays)
                        .orElseThrow(() ->
                                Problem.tryAgain(
                                        Problem.Kind.UNAVAILABLE,
                                        "This film is being made for readers; try again shortly.",
                                        NOT_MADE_YET));
        return library.films()
                .findMade(film.progressive())
                .map(made -> new Rendition(made.file(), made.contentType()));
    }
}
