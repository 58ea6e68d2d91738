package news.stet.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.stet.platform.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes renditions anew that an older recipe made, some at a time and each in its place: readers
 * have the old one until the new one is whole. A note in the folder of media says how far it is.
 * For one thread.
 */
public final class Renewal {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);

    /**
     * Another whenever pictures come out otherwise. 2: without a profile they have sRGB's colours,
     * and nothing that came in is served as it is.
     */
    private static final int RECIPE = 2;

    private static final int AT_ONCE = 5;

    private final Path folder;
    private final Path note;
    private final Renditions renditions;
    private boolean whole;

    Renewal(Path media, Renditions renditions) {
        this.folder = media.resolve("renditions");
        this.note = media.resolve("recipe");
        this.renditions = renditions;
    }

    /** Makes the next ones; called again and again. */
    public void look() {
        if (whole) {
            return;
        }
        try {
            Optional<String> after = after();
            whole = after.isEmpty() || goOn(after.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last file that is done, nothing before the first; empty when all are. */
    private Optional<String> after() throws IOException {
        try {
            String[] said = Files.readString(note, StandardCharsets.UTF_8).strip().split(" ", 2);
            if (said[0].equals(String.valueOf(RECIPE))) {
                return said.length == 1 ? Optional.empty() : Optional.of(said[1]);
            }
        } catch (NoSuchFileException first) {
            LOG.debug("nothing is known of the recipe yet");
        }
        return Optional.of("");
    }

    private boolean goOn(String after) throws IOException {
        List<String> files = new ArrayList<>();
        list(folder, after, files);
        if (after.isEmpty() && !files.isEmpty()) {
            LOG.info("Renditions are made anew, in the background");
        }
        for (String file : files) {
            make(file);
        }
        write(files.isEmpty() ? "" : " " + files.getLast());
        return files.isEmpty();
    }

    /** The next files in the order of their names. */
    private void list(Path place, String after, List<String> files) throws IOException {
        List<Path> inside;
        try (Stream<Path> all = Files.list(place)) {
            inside = all.sorted().toList();
        }
        for (Path path : inside) {
            String name = folder.relativize(path).toString();
            if (files.size() == AT_ONCE) {
                return;
            }
            boolean later = name.compareTo(after) > 0;
            if (Files.isDirectory(path)) {
                if (later || after.startsWith(name + "/")) {
                    list(path, after, files);
                }
            } else if (later) {
                files.add(name);
            }
        }
    }

    private void make(String file) throws IOException {
        Optional<RenditionAddress> address = RenditionAddress.parse("/media/" + file);
        if (address.isEmpty()) {
            return;
        }
        if (address.get().frame() == null) {
            // A film as its camera wrote it, from when such were served.
            Files.deleteIfExists(folder.resolve(file));
            return;
        }
        try {
            renditions.makeAgain(address.get());
        } catch (IOException | Problem e) {
            LOG.warn("{} stays as it was made before: {}", file, e.getMessage());
        }
    }

    private void write(String position) throws IOException {
        Path draft = note.resolveSibling("recipe.new");
        Files.writeString(draft, RECIPE + position, StandardCharsets.UTF_8);
        Files.move(draft, note, StandardCopyOption.ATOMIC_MOVE);
    }
}
