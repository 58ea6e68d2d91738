package news.stet.wire.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file as it was read.
 *
 * @param name the file's name without its folders
 * @param hash SHA-256 of its bytes, in hexadecimal
 */
record CrawledFile(String name, String hash, Crawled crawled) {

    /** Reads a file, never more of it than a page can have. */
    static CrawledFile read(Path path) {
        Path last = path.getFileName();
        String name = last == null ? path.toString() : last.toString();
        if (Files.isDirectory(path)) {
            return new CrawledFile(name, "", new Unreadable("it is a folder, not a file"));
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(CrawlParser.MAX_BYTES + 1);
            return new CrawledFile(name, sha256(bytes), CrawlParser.parse(bytes));
        } catch (NoSuchFileException e) {
            return new CrawledFile(name, "", new Unreadable("there is no such file"));
        } catch (IOException e) {
            return new CrawledFile(
                    name, "", new Unreadable("it cannot be read: " + e.getClass().getSimpleName()));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
