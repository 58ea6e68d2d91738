package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/**
 * Originals in a folder. A file is whole before it is renamed to its hash, so that under it it is
 * whole or not there.
 */
final class DiskOriginals implements OriginalStore {
    private final Path folder;

    /**
     * @param folder on the same disk as the files that come in
     */
    DiskOriginals(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public void keep(Path file, byte[] sha256) throws IOException {
        Path kept = fetch(sha256);
        Path place = Files.createDirectories(kept.resolveSibling(""));
        Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(place, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public Path fetch(byte[] sha256) {
        return folder.resolve(place(HexFormat.of().formatHex(sha256)));
    }

    /** Where a hash lies below the folder. */
    static String place(String hex) {
        return hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" + hex;
    }

    @Override
    public boolean isOnDisk(byte[] sha256) {
        return true;
    }

    @Override
    public InputStream open(byte[] sha256) throws IOException {
        return Files.newInputStream(fetch(sha256));
    }

    @Override
    public void forget(byte[] sha256) throws IOException {
        Files.deleteIfExists(fetch(sha256));
    }
}
