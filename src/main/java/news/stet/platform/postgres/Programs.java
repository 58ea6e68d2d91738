package news.stet.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import news.stet.platform.FolderTree;
import news.stet.platform.Problem;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path.
 *
 * @param folder where {@code bin}, {@code lib} and {@code share} are
 */
record Programs(Path folder) {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String PREFIX = "programs-";

    /** What a finished program said, both outputs together. */
    record Result(int exitCode, String output) {
        boolean good() {
            return exitCode == 0;
        }
    }

    /**
     * Unpacks the programs into a folder named after their content, unless that was done before.
     * Several processes may do so at once.
     */
    static Programs unpack(Path home) throws IOException {
        URL archive = Programs.class.getResource(ARCHIVE);
        boolean fits =
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("amd64");
        if (!fits || archive == null) {
            throw new Problem(
                    Problem.Kind.UNAVAILABLE,
                    "Stet brings PostgreSQL along for Linux on x86-64 only. Run a PostgreSQL server"
                            + " of your own and name it with --database-url.");
        }
        URLConnection connection = archive.openConnection();
        long mark =
                connection instanceof JarURLConnection jar
                        ? jar.getJarEntry().getCrc()
                        : connection.getContentLengthLong();
        Path folder = home.resolve(PREFIX + Long.toHexString(mark));
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(home);
            Path draft = Files.createTempDirectory(home, ".programs");
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (InputStream in = new BufferedInputStream(connection.getInputStream())) {
                unpack(in, draft);
                // Before the name says that all is there, all must be on the disk.
                var unused = run(List.of("sync", "-f", draft.toString()), home, "");
                Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            } finally {
                FolderTree.delete(draft);
            }
        }
        return new Programs(folder);
    }

    private static void unpack(InputStream in, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target) || forBuilding(entry.getName())) {
                    continue;
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolveSibling(""));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    String mode = (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
                }
            }
        }
    }

    /** Parts of the archive that only serve to compile against it. */
    private static boolean forBuilding(String name) {
        return name.endsWith(".a")
                || name.contains("/pgxs/")
                || name.contains("/pkgconfig/")
                || name.startsWith("include/");
    }

    /** Removes the programs of earlier versions that lie beside these. */
    void deleteOthers() throws IOException {
        for (Path other : Folders.list(folder.resolveSibling(""))) {
            if (other.getFileName().toString().startsWith(PREFIX) && !other.equals(folder)) {
                FolderTree.delete(other);
            }
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** A process with nothing of our environment that could change what the server does. */
    static ProcessBuilder builder(List<String> command, Path directory) {
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        String path = System.getenv().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path, "LC_ALL", "C", "TZ", "UTC"));
        return builder;
    }

    /** Runs to the end; empty when there is no such program here. */
    static Optional<Result> run(List<String> command, Path directory, String input) {
        try {
            Process process = builder(command, directory).redirectErrorStream(true).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended without reading; its exit code says more.
            }
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return Optional.of(new Result(process.waitFor(), output.strip()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.causedBy(
                    e, Problem.Kind.UNAVAILABLE, "Interrupted while waiting for " + command);
        }
    }
}
