package news.stet.platform;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link IntakeSettings} holds from the same places as the other settings. */
final class IntakeSettingsSource {
    private static final String PREFIX = "media-s3-";

    static final Set<String> NAMES =
            Set.of(
                    "media-watch",
                    "media-s3-endpoint",
                    "media-s3-region",
                    "media-s3-bucket",
                    "media-s3-prefix",
                    "media-s3-key",
                    "media-s3-secret",
                    "media-s3-copies");

    private static final String COPIES = "10G";

    private final SettingsSource source;

    IntakeSettingsSource(SettingsSource source) {
        this.source = source;
    }

    IntakeSettings read() {
        return new IntakeSettings(watch(), bucket());
    }

    private Optional<Path> watch() {
        Optional<Path> folder =
                source.find("media-watch").map(text -> Path.of(text).toAbsolutePath().normalize());
        folder.ifPresent(path -> {
            // What was taken in is moved aside, so reading alone is not enough.
            if (!Files.isDirectory(path) || !Files.isWritable(path)) {
                throw Problem.invalid(
                        "media-watch",
                        path + " is no folder that this user can write",
                        "Make it first, or name another.");
            }
        });
        return folder;
    }

    private Optional<IntakeSettings.Bucket> bucket() {
        Optional<String> name = source.find("media-s3-bucket");
        if (name.isEmpty()) {
            for (String other : NAMES) {
                if (other.startsWith(PREFIX) && source.find(other).isPresent()) {
                    throw Problem.invalid(
                            other, "is there without a media-s3-bucket", "Name the bucket too.");
                }
            }
            return Optional.empty();
        }
        String prefix = source.find("media-s3-prefix").orElse("");
        return Optional.of(
                new IntakeSettings.Bucket(
                        source.find("media-s3-endpoint").map(IntakeSettingsSource::endpoint),
                        source.find("media-s3-region").orElse("us-east-1"),
                        name.get(),
                        prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/",
                        required("media-s3-key"),
                        required("media-s3-secret"),
                        PressSettingsSource.bytes(
                                "media-s3-copies", source.find("media-s3-copies").orElse(COPIES))));
    }

    private static URI endpoint(String text) {
        return WebAddress.find(text)
                .orElseThrow(() ->
                        Problem.invalid(
                                "media-s3-endpoint",
                                "is no address of a store, or has a password in it",
                                "Write it like https://s3.store.example."));
    }

    private String required(String name) {
        return source.find(name)
                .orElseThrow(() ->
                        Problem.invalid(
                                name,
                                "is missing beside media-s3-bucket",
                                "Take it from where the bucket is kept."));
    }
}
