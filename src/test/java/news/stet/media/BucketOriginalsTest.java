package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Originals in a bucket, against a server that speaks S3. */
@ExtendWith(TestDatabase.class)
class BucketOriginalsTest {
    private static final Actor ROBOT = new Actor(5, "wire robot", Role.REPORTER, Actor.Kind.TOKEN);

    private static S3Server server;

    @TempDir Path folder;
    private final HandClock clock = new HandClock("2026-11-02T12:00:00Z");
    private Database database;

    @BeforeAll
    static void serve(@TempDir Path logs) throws Exception {
        server = S3Server.start(logs);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open(Database database) {
        this.database = database;
        database.write(handle -> handle.execute("truncate media cascade"));
    }

    private BucketOriginals store(Path machine, long copiesBytes) throws IOException {
        return new BucketOriginals(
                server.bucket(copiesBytes),
                new DiskOriginals(machine.resolve("originals")),
                new FetchedOriginals(machine.resolve("fetched"), copiesBytes, clock));
    }

    private MediaLibrary library(Path machine) {
        return MediaLibrary.open(
                database,
                machine,
                MediaLimits.standard(),
                clock,
                (handle, item, change, now) -> {},
                Optional.of(server.bucket(1L << 30)));
    }

    private byte[] keep(BucketOriginals store, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("coming"), bytes);
        byte[] sha256 = Originals.sha256().digest(bytes);
        store.keep(file, sha256);
        return sha256;
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random().nextBytes(noise);
        return noise;
    }

    @Test
    void aPictureLiesInTheBucketAndAnotherMachineGetsItByteForByte() throws Exception {
        byte[] bytes = SamplePictures.drawn("png", 400, 300, 41);
        MediaItem item =
                library(folder.resolve("one"))
                        .add(ROBOT, new ByteArrayInputStream(bytes), "x.png", MediaDetails.NONE);
        assertThat(server.list()).contains("originals/").contains("<Size>" + bytes.length);
        assertThat(folder.resolve("one/originals")).isEmptyDirectory();

        MediaLibrary other = library(folder.resolve("two"));

        assertThat(Files.readAllBytes(other.original(item))).isEqualTo(bytes);
        assertThat(other.renditions().find(item.address(Ratio.WIDE, 160, Format.JPG))).isPresent();
    }

    @Test
    void whatLayOnTheDiskBeforeIsStillFound() throws IOException {
        byte[] bytes = SamplePictures.drawn("png", 400, 300, 42);
        MediaItem item =
                MediaLibrary.open(database, folder.resolve("m"), MediaLimits.standard(), clock)
                        .add(ROBOT, new ByteArrayInputStream(bytes), "x.png", MediaDetails.NONE);

        assertThat(Files.readAllBytes(library(folder.resolve("m")).original(item)))
                .isEqualTo(bytes);
    }

    @Test
    void aLargeFileGoesAndComesInPieces() throws IOException {
        byte[] film = noise((int) BucketOriginals.PIECE_BYTES + 3_000_000);
        byte[] sha256 = keep(store(folder.resolve("one"), Long.MAX_VALUE), film);

        Path fetched = store(folder.resolve("two"), Long.MAX_VALUE).fetch(sha256);

        assertThat(Originals.sha256().digest(Files.readAllBytes(fetched))).isEqualTo(sha256);
    }

    @Test
    void copiesThatWereNotAskedForLongestMakeRoom() throws IOException {
        BucketOriginals store = store(folder.resolve("m"), 250_000);
        byte[] first = keep(store, noise(100_000));
        clock.pass(Duration.ofHours(1));
        byte[] second = keep(store, noise(100_000));
        clock.pass(Duration.ofHours(1));
        store.fetch(first);
        keep(store, noise(100_000));

        assertThat(copies()).contains(name(first)).doesNotContain(name(second)).hasSize(2);
        assertThat(Files.size(store.fetch(second))).isEqualTo(100_000);
        // All three were asked for within the hour of a job: none is taken away under it.
        assertThat(copies()).hasSize(3);
    }

    private static String name(byte[] sha256) {
        return java.util.HexFormat.of().formatHex(sha256);
    }

    private Stream<String> copies() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("m/fetched"))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    @Test
    void whatIsForgottenIsGoneAndTheSameBytesTwiceAreOne() throws IOException {
        BucketOriginals store = store(folder.resolve("m"), Long.MAX_VALUE);
        byte[] bytes = noise(1000);
        keep(store, bytes);
        byte[] sha256 = keep(store, bytes);
        store.forget(sha256);

        assertThatThrownBy(() -> store.fetch(sha256)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aStoreThatIsAwayIsSaidAndKeepsNothingByHalves() throws IOException {
        var bucket = server.bucket(1000);
        var nowhere =
                new news.stet.platform.IntakeSettings.Bucket(
                        Optional.of(java.net.URI.create("http://localhost:9")),
                        bucket.region(),
                        bucket.name(),
                        bucket.prefix(),
                        bucket.key(),
                        bucket.secret(),
                        1000);
        MediaLibrary library =
                MediaLibrary.open(
                        database,
                        folder,
                        MediaLimits.standard(),
                        clock,
                        (handle, item, change, now) -> {},
                        Optional.of(nowhere));
        byte[] bytes = SamplePictures.drawn("png", 400, 300, 43);

        assertThatThrownBy(() ->
                        library.add(
                                ROBOT, new ByteArrayInputStream(bytes), "x.png", MediaDetails.NONE))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE));
        assertThat(library.list("", Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void originalsInABucketCanBeTakenAlongAndAreFoundInAFolderAgain() throws Exception {
        byte[] bytes = SamplePictures.drawn("png", 400, 300, 44);
        MediaLibrary library = library(folder.resolve("one"));
        MediaItem item =
                library.add(ROBOT, new ByteArrayInputStream(bytes), "x.png", MediaDetails.NONE);
        var lying = library.originalsElsewhere().list();
        assertThat(lying).singleElement().extracting("bytes").isEqualTo((long) bytes.length);

        Path target = folder.resolve("two/originals").resolve(lying.getFirst().place());
        Files.createDirectories(target.resolveSibling(""));
        try (var in = library.originalsElsewhere().open(lying.getFirst().place())) {
            Files.copy(in, target);
        }

        MediaLibrary restored =
                MediaLibrary.open(database, folder.resolve("two"), MediaLimits.standard(), clock);
        assertThat(Files.readAllBytes(restored.original(item))).isEqualTo(bytes);
        assertThat(restored.originalsElsewhere().list()).isEmpty();
        assertThat(library(folder.resolve("two")).originalsElsewhere().list()).isEmpty();
    }

    @Test
    void aBucketIsTriedAndWhatIsWrongWithItSaidWithoutASecret() throws Exception {
        var bucket = server.bucket(1000);
        String before = server.list();

        BucketTrial.run(bucket);

        assertThat(server.list()).isEqualTo(before);
        assertThatThrownBy(
                        () -> BucketTrial.run(named(bucket, "elsewhere", bucket.endpoint().get())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no bucket elsewhere")
                .hasMessageNotContaining("very-hidden");
        var nobody = java.net.URI.create("http://localhost:9");
        assertThatThrownBy(() -> BucketTrial.run(named(bucket, bucket.name(), nobody)))
                .isInstanceOf(IOException.class)
                .hasMessage("no store answers at http://localhost:9");
    }

    private static news.stet.platform.IntakeSettings.Bucket named(
            news.stet.platform.IntakeSettings.Bucket bucket, String name, java.net.URI endpoint) {
        return new news.stet.platform.IntakeSettings.Bucket(
                Optional.of(endpoint),
                bucket.region(),
                name,
                bucket.prefix(),
                bucket.key(),
                "very-hidden",
                1000);
    }
}
