package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import news.stet.people.Actor;
import news.stet.platform.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that cameras, agencies or other programs put files in. Each is taken into the library
 * and moved to {@code taken}, or to {@code refused} with the reason beside it. A file that is still
 * being written waits until it was the same at two looks. For one thread.
 */
public final class WatchFolder {
    private static final Logger LOG = LoggerFactory.getLogger(WatchFolder.class);
    private static final Actor ACTOR = Actor.system("watch folder");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** How programs call what they have not finished. */
    private static final List<String> UNFINISHED =
            List.of(".part", ".tmp", ".filepart", ".crdownload", ".partial");

    private record Seen(long bytes, FileTime changed) {}

    private final Supplier<MediaLibrary> library;
    private final Path folder;
    private final InstantSource clock;
    private Map<Path, Seen> seen = Map.of();

    /** Those that cannot be read, by what they were; said once. */
    private final Map<Path, Seen> unreadable = new HashMap<>();

    public WatchFolder(Supplier<MediaLibrary> library, Path folder, InstantSource clock) {
        this.library = library;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Takes in what has not changed since the last look.
     *
     * @throws Problem UNAVAILABLE or NO_ROOM; the rest waits for the next look
     */
    public void look() {
        Map<Path, Seen> now = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                BasicFileAttributes facts = facts(file);
                // A link may lead anywhere, so none is followed.
                if (facts.isRegularFile() && isFinished(file)) {
                    now.put(file, new Seen(facts.size(), facts.lastModifiedTime()));
                }
            }
        } catch (NoSuchFileException e) {
            // One went away while the list was read; the next look has the rest.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Path, Seen> before = seen;
        seen = now;
        unreadable.keySet().retainAll(now.keySet());
        now.forEach((file, seen) -> {
            if (seen.equals(before.get(file)) && !seen.equals(unreadable.get(file))) {
                take(file, seen);
            }
        });
    }

    private static BasicFileAttributes facts(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFinished(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && UNFINISHED.stream().noneMatch(name::endsWith);
    }

    private void take(Path file, Seen facts) {
        String name = file.getFileName().toString();
        try {
            MediaItem item;
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                item = library.get().add(ACTOR, in, name, MediaDetails.NONE);
            }
            move(file, "taken");
            LOG.info("{} from the watch folder is media {}", name, item.id());
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.UNAVAILABLE
                    || problem.kind() == Problem.Kind.NO_ROOM) {
                throw problem;
            }
            refuse(file, problem);
        } catch (IOException e) {
            unreadable.put(file, facts);
            LOG.warn("{} in the watch folder cannot be taken or moved: {}", name, e.getMessage());
        }
    }

    private void refuse(Path file, Problem why) {
        try {
            Path refused = move(file, "refused");
            Files.writeString(
                    refused.resolveSibling(refused.getFileName() + ".reason.txt"),
                    why.detail() + "\n",
                    StandardCharsets.UTF_8);
            LOG.info("{} from the watch folder was refused: {}", file.getFileName(), why.detail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under its name, or with the time before it where that is taken. */
    private Path move(Path file, String place) throws IOException {
        Path target = Files.createDirectories(folder.resolve(place));
        String name = file.getFileName().toString();
        Path moved = target.resolve(name);
        if (Files.exists(moved, LinkOption.NOFOLLOW_LINKS)) {
            moved = target.resolve(STAMP.format(clock.instant()) + name);
        }
        return Files.move(file, moved);
    }
}
