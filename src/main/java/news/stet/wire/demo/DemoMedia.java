package news.stet.wire.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import news.stet.media.Licence;
import news.stet.media.MediaDetails;
import news.stet.media.MediaItem;
import news.stet.media.MediaLibrary;
import news.stet.media.MediaRights;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The pictures and the film of the sample newsroom, made and put in the library by a few threads in
 * the order they are asked for. What an earlier, killed filling made is taken from there.
 */
final class DemoMedia implements AutoCloseable, DemoStory.Lookup {
    private static final float JPEG_QUALITY = 0.86f;

    /** The sample newsroom drew them itself. */
    private static final MediaRights OWN = MediaRights.UNSAID.with(Licence.OWN);

    private final Database database;
    private final MediaLibrary library;
    private final Actor actor;
    private final Studio studio;
    private final Map<String, DemoFiles.Drawing> drawings = DemoFiles.drawings();
    private final Map<String, Future<Optional<Long>>> made = new LinkedHashMap<>();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4),
                    Thread.ofPlatform().daemon().name("demo-painter-", 0).factory());

    DemoMedia(Database database, MediaLibrary library, Actor actor, Studio studio) {
        this.database = database;
        this.library = library;
        this.actor = actor;
        this.studio = studio;
    }

    /** Begins to make that medium, unless it is being made already. */
    void begin(String name, MediaDetails details) {
        made.computeIfAbsent(name, wanted -> threads.submit(task(wanted, details)));
    }

    private Callable<Optional<Long>> task(String name, MediaDetails details) {
        return () -> {
            Optional<Long> kept = findKept(name);
            if (kept.isPresent()) {
                return kept;
            }
            Optional<MediaItem> item =
                    name.equals(DemoStory.FILM)
                            ? film(details)
                            : Optional.of(picture(name, details));
            item.ifPresent(added -> {
                var unused = library.rights().put(actor, added.id(), OWN);
                keep(name, added.id());
            });
            return item.map(MediaItem::id);
        };
    }

    private Optional<Long> findKept(String name) {
        return database.read(handle ->
                handle.createQuery("select media from demo_media where name = :name")
                        .bind("name", name)
                        .mapTo(Long.class)
                        .findOne());
    }

    private void keep(String name, long media) {
        database.write(handle ->
                handle.createUpdate(
                                """
                                insert into demo_media (name, media) values (:name, :media)
                                on conflict do nothing
                                """)
                        .bind("name", name)
                        .bind("media", media)
                        .execute());
    }

    private MediaItem picture(String name, MediaDetails details) throws IOException {
        DemoFiles.Drawing drawing = drawings.get(name);
        if (drawing == null) {
            throw new IllegalStateException("no drawing is called " + name);
        }
        BufferedImage image = studio.draw(drawing);
        return library.add(actor, new ByteArrayInputStream(jpeg(image)), name + ".jpg", details);
    }

    static byte[] jpeg(BufferedImage image) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        try {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(JPEG_QUALITY);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 19);
            try (var out = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), how);
            }
            return bytes.toByteArray();
        } finally {
            writer.dispose();
        }
    }

    private Optional<MediaItem> film(MediaDetails details) throws IOException {
        Optional<Path> file = studio.film();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            return Optional.of(library.add(actor, in, "evening-in-the-harbour.mp4", details));
        } finally {
            Files.deleteIfExists(file.get());
        }
    }

    /** The id of that medium, waiting for it; null for a film that cannot be made here. */
    @Override
    public @Nullable String id(String name) {
        Future<Optional<Long>> future = made.get(name);
        if (future == null) {
            throw new IllegalStateException(name + " was not begun");
        }
        try {
            return future.get().map(id -> Long.toString(id)).orElse(null);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Problem problem -> throw problem;
                case RuntimeException fault -> throw fault;
                case IOException fault -> throw new UncheckedIOException(fault);
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(
                    Problem.Kind.UNAVAILABLE,
                    "Filling the sample newsroom was interrupted; start again with --demo.");
        }
    }

    /** How many were made, the film among them. */
    int count() {
        return (int) made.keySet().stream().filter(name -> id(name) != null).count();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
