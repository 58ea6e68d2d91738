package news.stet.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A step of the schema, as it stands on the class path.
 *
 * @param version the number in its name
 * @param checksum as Flyway computes it
 */
record Migration(int version, int checksum) {
    static final String FOLDER = "db";
    private static final Pattern NAME = Pattern.compile("V0*([0-9]+)__\\w+\\.sql");

    /** All of them by version. */
    static TreeMap<Integer, Migration> all() {
        var all = new TreeMap<Integer, Migration>();
        ClassLoader loader = Migration.class.getClassLoader();
        try {
            Enumeration<URL> folders = loader.getResources(FOLDER);
            while (folders.hasMoreElements()) {
                for (String name : names(folders.nextElement())) {
                    Matcher matcher = NAME.matcher(name);
                    URL file = loader.getResource(FOLDER + "/" + name);
                    if (matcher.matches() && file != null) {
                        int version = Integer.parseInt(matcher.group(1));
                        try (var in = file.openStream()) {
                            all.put(version, new Migration(version, crc(in.readAllBytes())));
                        }
                    }
                }
            }
            return all;
        } catch (IOException | URISyntaxException e) {
            throw new UncheckedIOException(new IOException("Cannot read the migrations", e));
        }
    }

    private static List<String> names(URL folder) throws IOException, URISyntaxException {
        if (folder.openConnection() instanceof JarURLConnection jar) {
            return jar.getJarFile().stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith(FOLDER + "/"))
                    .map(name -> name.substring(FOLDER.length() + 1))
                    .toList();
        }
        URI address = folder.toURI();
        try (Stream<Path> files = Files.list(Path.of(address))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Flyway's checksum: the lines without their ends, so that Windows files count as the same. */
    private static int crc(byte[] bytes) {
        var crc = new CRC32();
        new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
