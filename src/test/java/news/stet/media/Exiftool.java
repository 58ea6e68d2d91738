package news.stet.media;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.stet.platform.Json;
import tools.jackson.databind.JsonNode;

/** The program whose reading of metadata is everybody's measure; tests without it are skipped. */
final class Exiftool {
    private Exiftool() {}

    /** All tags of a file, as {@code group:name}; lists are joined by line breaks. */
    static Map<String, String> read(Path file) throws IOException {
        JsonNode tags =
                Json.read(
                                run(
                                        List.of(
                                                "-j",
                                                "-G1",
                                                "-struct",
                                                "-a",
                                                "-charset",
                                                "iptc=Latin",
                                                file.toString())))
                        .get(0);
        return tags.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, tag -> text(tag.getValue())));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(Exiftool::text).collect(Collectors.joining("\n"));
        }
        return value.isObject() ? value.toString() : value.asString();
    }

    /** Writes tags into a file, in place. */
    static void write(Path file, String... tags) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-overwrite_original", "-m"));
        arguments.addAll(List.of(tags));
        arguments.add(file.toString());
        String said = run(arguments);
        if (!said.contains("1 image files updated")) {
            throw new IOException("exiftool: " + said);
        }
    }

    private static String run(List<String> arguments) throws IOException {
        // For tests alone, so a machine may lack it.
        assumeTrue(ChildProcesses.findProgram("exiftool").isPresent(), "no exiftool");
        List<String> command = new ArrayList<>(List.of("exiftool"));
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
