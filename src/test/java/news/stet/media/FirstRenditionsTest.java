package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class FirstRenditionsTest {
    private static final Actor ROBOT = new Actor(5, "wire robot", Role.EDITOR, Actor.Kind.TOKEN);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir Path folder;
    private final HandClock clock = new HandClock("2026-11-02T12:00:00Z");
    private final Making tools = new Making();
    private Database database;
    private MediaLibrary library;

    @BeforeEach
    void open(Database database) {
        this.database = database;
        database.write(handle -> handle.execute("truncate media cascade"));
        library =
                new MediaLibrary(
                        database,
                        folder,
                        children -> tools,
                        MediaLimits.standard(),
                        clock,
                        (handle, item, change, now) -> {});
    }

    /** Makes nothing but says what it was asked for. */
    private static final class Making implements PictureTools {
        final BlockingQueue<String> made = new LinkedBlockingQueue<>();

        @Override
        public Set<Format> formats() {
            return Set.of(Format.JPG);
        }

        @Override
        public PictureFacts examine(Path original, MediaFormat format, long maxPixels) {
            return new PictureFacts(1200, 800, "#808080");
        }

        @Override
        public Map<Ratio, Area> automatic(Path original, int width, int height) {
            return Map.of();
        }

        @Override
        public void render(
                Path original, Path target, int width, int height, Cut cut, Format format)
                throws java.io.IOException {
            java.nio.file.Files.write(target, SamplePictures.drawn("jpg", width, height, 0));
            made.add(cut.getClass().getSimpleName() + " " + width + " " + format.slug());
        }
    }

    private MediaItem add(int seed) {
        byte[] bytes = SamplePictures.drawn("jpg", 60, 40, seed);
        return library.add(ROBOT, new ByteArrayInputStream(bytes), "a.jpg", MediaDetails.NONE);
    }

    private List<String> made(int count) throws InterruptedException {
        var all = new java.util.ArrayList<String>();
        for (int i = 0; i < count; i++) {
            String one = tools.made.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(one).as("after " + all).isNotNull();
            all.add(one);
        }
        return all;
    }

    @Test
    void whatIsAskedForFirstIsThereBeforeAnybodyAsks() throws InterruptedException {
        MediaItem before = add(1);
        try (var unused = library.makeFirst()) {
            assertThat(made(5))
                    .containsExactlyInAnyOrder(
                            "Whole 320 jpg",
                            "Whole 1200 jpg",
                            "Automatic 640 jpg",
                            "Automatic 320 jpg",
                            "Automatic 1200 jpg");
            MediaItem later = add(2);
            assertThat(made(5)).contains("Automatic 640 jpg");
            var plan = new CropPlan(java.util.Optional.of(new FocalPoint(5, 5)), Map.of());
            library.crop(ROBOT, later.id(), plan, null);
            assertThat(made(3)).allMatch(one -> one.startsWith("Chosen"));
        }
        assertThat(library.renditions().findMade(before.address(Ratio.WIDE, 640, Format.JPG)))
                .isPresent();
    }

    @Test
    void whatCannotBeMadeStopsNoOther() throws Exception {
        MediaItem gone = add(3);
        database.write(handle -> handle.execute("delete from media where id = ?", gone.id()));
        add(4);

        try (var unused = library.makeFirst()) {
            assertThat(made(5)).contains("Automatic 640 jpg");
        }
    }
}
