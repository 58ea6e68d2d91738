package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import news.stet.platform.IntakeSettings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Originals in a bucket that speaks S3. What is worked on is fetched to this machine and looked at
 * there, and kept for a while; what lay on its disk before there was a bucket stays where it is.
 */
final class BucketOriginals implements OriginalStore {
    /** S3 takes 10,000 pieces of at most 5 GB; of these 10 GB are 160. */
    static final long PIECE_BYTES = 64L << 20;

    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final IntakeSettings.Bucket bucket;
    private final DiskOriginals before;
    private final FetchedOriginals fetched;
    private final ConcurrentHashMap<String, CompletableFuture<Path>> underWay =
            new ConcurrentHashMap<>();

    /**
     * @param before where originals lie that were kept without a bucket
     * @param fetched where copies lie on this machine
     */
    BucketOriginals(IntakeSettings.Bucket bucket, DiskOriginals before, FetchedOriginals fetched) {
        this.bucket = bucket;
        this.before = before;
        this.fetched = fetched;
        this.client = client(bucket);
    }

    static S3Client client(IntakeSettings.Bucket bucket) {
        S3ClientBuilder builder =
                S3Client.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .region(Region.of(bucket.region()))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(bucket.key(), bucket.secret())))
                        // The newer checksums are not spoken by every store, and the hash is ours.
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        bucket.endpoint()
                .ifPresent(endpoint -> builder.endpointOverride(endpoint).forcePathStyle(true));
        return builder.build();
    }

    private String key(String hex) {
        return bucket.prefix() + DiskOriginals.place(hex);
    }

    private interface Call<T> {
        T make() throws IOException;
    }

    /** What the store refuses is as if a disk had. */
    private static <T> T call(Call<T> call) throws IOException {
        try {
            return call.make();
        } catch (SdkException e) {
            throw new IOException("the store of originals: " + e.getMessage(), e);
        }
    }

    @Override
    public void keep(Path file, byte[] sha256) throws IOException {
        String key = key(HexFormat.of().formatHex(sha256));
        long bytes = Files.size(file);
        if (!isKept(key, bytes)) {
            call(() -> {
                if (bytes > PIECE_BYTES) {
                    putInPieces(key, file, bytes);
                } else {
                    var unused =
                            client.putObject(
                                    it -> it.bucket(bucket.name()).key(key),
                                    RequestBody.fromFile(file));
                }
                return key;
            });
        }
        fetched.add(file, sha256);
    }

    private boolean isKept(String key, long bytes) throws IOException {
        return call(() -> {
            try {
                return client.headObject(it -> it.bucket(bucket.name()).key(key)).contentLength()
                        == bytes;
            } catch (S3Exception e) {
                if (e.statusCode() == NOT_FOUND) {
                    return false;
                }
                throw e;
            }
        });
    }

    private void putInPieces(String key, Path file, long bytes) {
        String upload =
                client.createMultipartUpload(it -> it.bucket(bucket.name()).key(key)).uploadId();
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (long from = 0; from < bytes; from += PIECE_BYTES) {
                int number = parts.size() + 1;
                String etag = putPiece(key, upload, number, file, from, bytes).eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
            }
            var unused =
                    client.completeMultipartUpload(it ->
                            it.bucket(bucket.name())
                                    .key(key)
                                    .uploadId(upload)
                                    .multipartUpload(all -> all.parts(parts)));
        } catch (RuntimeException e) {
            // Pieces that become nothing would be paid for.
            var unused =
                    client.abortMultipartUpload(
                            it -> it.bucket(bucket.name()).key(key).uploadId(upload));
            throw e;
        }
    }

    private software.amazon.awssdk.services.s3.model.UploadPartResponse putPiece(
            String key, String upload, int number, Path file, long from, long bytes) {
        long length = Math.min(PIECE_BYTES, bytes - from);
        return client.uploadPart(
                it -> it.bucket(bucket.name()).key(key).uploadId(upload).partNumber(number),
                RequestBody.fromContentProvider(
                        () -> piece(file, from, length), length, "application/octet-stream"));
    }

    /** Opened again for each try. */
    private static InputStream piece(Path file, long from, long length) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(from);
            return new FilePiece(Channels.newInputStream(channel), length);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public Path fetch(byte[] sha256) throws IOException {
        Path old = before.fetch(sha256);
        if (Files.exists(old)) {
            return old;
        }
        java.util.Optional<Path> there = fetched.find(sha256);
        return there.isPresent() ? there.get() : fetchOnce(sha256);
    }

    private Path fetchOnce(byte[] sha256) throws IOException {
        String hex = HexFormat.of().formatHex(sha256);
        var mine = new CompletableFuture<Path>();
        CompletableFuture<Path> others = underWay.putIfAbsent(hex, mine);
        if (others == null) {
            try {
                mine.complete(download(hex, sha256));
            } catch (IOException | RuntimeException | Error e) {
                mine.completeExceptionally(e);
            } finally {
                underWay.remove(hex, mine);
            }
        }
        try {
            return (others == null ? mine : others).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private Path download(String hex, byte[] sha256) throws IOException {
        return call(() -> {
            try (InputStream in = client.getObject(it -> it.bucket(bucket.name()).key(key(hex)))) {
                return fetched.receive(in, sha256);
            } catch (S3Exception e) {
                if (e.statusCode() == NOT_FOUND) {
                    throw new NoSuchFileException(hex);
                }
                throw e;
            }
        });
    }

    @Override
    public boolean isOnDisk(byte[] sha256) {
        return Files.exists(before.fetch(sha256));
    }

    @Override
    public InputStream open(byte[] sha256) throws IOException {
        Path old = before.fetch(sha256);
        String key = key(HexFormat.of().formatHex(sha256));
        return Files.exists(old)
                ? Files.newInputStream(old)
                : call(() -> client.getObject(it -> it.bucket(bucket.name()).key(key)));
    }

    @Override
    public void forget(byte[] sha256) throws IOException {
        String key = key(HexFormat.of().formatHex(sha256));
        call(() -> client.deleteObject(it -> it.bucket(bucket.name()).key(key)));
        fetched.forget(sha256);
    }
}
