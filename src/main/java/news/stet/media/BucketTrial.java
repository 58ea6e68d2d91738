package news.stet.media;

import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import news.stet.platform.IntakeSettings;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Whether a bucket can be worked with: a few bytes are written, read and thrown away. */
public final class BucketTrial {
    private static final byte[] BYTES =
            "stet doctor".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private BucketTrial() {}

    /**
     * @throws IOException when it cannot; its message is for people and tells no secret
     */
    public static void run(IntakeSettings.Bucket bucket) throws IOException {
        String key = bucket.prefix() + "stet-doctor-" + UUID.randomUUID();
        try (S3Client client = BucketOriginals.client(bucket)) {
            var unused =
                    client.putObject(
                            it -> it.bucket(bucket.name()).key(key), RequestBody.fromBytes(BYTES));
            byte[] read =
                    client.getObjectAsBytes(it -> it.bucket(bucket.name()).key(key)).asByteArray();
            var gone = client.deleteObject(it -> it.bucket(bucket.name()).key(key));
            if (!Arrays.equals(read, BYTES)) {
                throw new IOException("it gives other bytes than were written");
            }
        } catch (S3Exception e) {
            throw new IOException(words(bucket, e), e);
        } catch (SdkException e) {
            String where =
                    bucket.endpoint().map(Object::toString).orElse("Amazon " + bucket.region());
            throw new IOException("no store answers at " + where, e);
        }
    }

    private static String words(IntakeSettings.Bucket bucket, S3Exception e) {
        return switch (e.statusCode()) {
            case 401, 403 -> "the store refuses the key; it must be let write, read and delete";
            case 404 -> "there is no bucket " + bucket.name() + " in region " + bucket.region();
            case 301, 307, 400 ->
                    "the bucket is elsewhere, or the region is not " + bucket.region();
            default -> "the store answers " + e.statusCode();
        };
    }
}
