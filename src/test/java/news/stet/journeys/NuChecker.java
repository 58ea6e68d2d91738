package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The W3C's HTML checker, in a process of its own because its libraries are old. */
final class NuChecker {
    private static final Path POM = Path.of("src", "test", "nu", "pom.xml");
    private static final Path CLASS_PATH = Path.of("target", "nu", "classpath");
    private static final Path CLASSES =
            CLASS_PATH.resolveSibling(System.getProperty("stet.fork", "one") + ".jsa");
    private static final Path PAGES = Path.of("target", "journeys", "pages");

    private NuChecker() {}

    /**
     * What is wrong with these pages, a line each.
     *
     * @param pages HTML by address
     */
    static List<String> errors(Map<String, String> pages) throws Exception {
        Files.createDirectories(PAGES);
        Path folder = Files.createTempDirectory(PAGES.toAbsolutePath(), "nu-");
        List<String> addresses = new ArrayList<>(pages.keySet());
        for (int i = 0; i < addresses.size(); i++) {
            String html = Objects.requireNonNull(pages.get(addresses.get(i)));
            Files.writeString(folder.resolve(i + ".html"), html);
        }
        List<String> command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC", "-Xss4m"));
        // Its classes are kept as they were loaded the first time.
        command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + CLASSES));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath()));
        command.addAll(List.of("nu.validator.client.SimpleCommandLineValidator"));
        command.addAll(List.of("--errors-only", "--exit-zero-always", "--format", "gnu"));
        command.add(folder.toString());
        List<String> errors = new ArrayList<>();
        for (String line : run(command).lines().filter(line -> line.contains("error: ")).toList()) {
            String file = line.replaceFirst(".*/([0-9]+)\\.html.*", "$1");
            boolean known = file.matches("[0-9]{1,6}");
            String where = known ? addresses.get(Integer.parseInt(file)) : "";
            errors.add(where + " " + line.replaceFirst(".*\\.html\"?:", ""));
        }
        if (errors.isEmpty()) {
            for (int i = 0; i < addresses.size(); i++) {
                Files.delete(folder.resolve(i + ".html"));
            }
            Files.delete(folder);
        }
        return errors;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() throws Exception {
        boolean known =
                Files.exists(CLASS_PATH)
                        && Files.getLastModifiedTime(CLASS_PATH)
                                        .compareTo(Files.getLastModifiedTime(POM))
                                > 0;
        if (!known) {
            String said =
                    run(
                            List.of(
                                    Path.of("bin", "mvn").toString(),
                                    "-f",
                                    POM.toString(),
                                    "-q",
                                    "-B",
                                    "-ntp",
                                    "dependency:build-classpath"));
            assertThat(CLASS_PATH).as(said).exists();
        }
        return Files.readString(CLASS_PATH).strip();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
