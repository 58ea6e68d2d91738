package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** wrk on a core of its own: 32 connections that ask for given pages in turn. */
final class Wrk {
    private static final String FIGURES = "FIGURES ";

    /**
     * @param requests answered
     * @param perSecond of them
     * @param bytes of an answer with its head, on average
     * @param refused answered with 400 or above
     * @param broken not answered
     */
    record Run(
            long requests,
            double perSecond,
            double p50Ms,
            double p99Ms,
            double bytes,
            long refused,
            long broken) {}

    private final Path script;
    private final int port;

    /**
     * @param requests a path each, and further headers as {@code name: value} after a tab
     */
    Wrk(Scratch scratch, String name, int port, List<String> requests) throws IOException {
        this.port = port;
        this.script = scratch.path(name + "-" + port + ".lua");
        String made =
                requests.stream()
                        .map(request -> request.split("\t"))
                        .map(parts ->
                                parts.length == 1
                                        ? "{\"%s\"}".formatted(parts[0])
                                        : "{\"%s\", '%s'}".formatted(parts[0], parts[1]))
                        .collect(Collectors.joining(",\n"));
        Files.writeString(
                script,
                """
                local asked, ready, n = {%s}, {}, 0
                init = function()
                    for i, one in ipairs(asked) do
                        local headers = {["Host"] = wrk.headers["Host"], ["Accept-Encoding"] = "gzip"}
                        if one[2] then headers["If-None-Match"] = one[2] end
                        ready[i] = wrk.format("GET", one[1], headers)
                    end
                end
                request = function()
                    n = n %% #ready + 1
                    return ready[n]
                end
                done = function(summary, latency)
                    local errors = summary.errors
                    io.write(string.format("FIGURES %%d %%d %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
                        latency:percentile(50), latency:percentile(99), summary.bytes, errors.status,
                        errors.connect + errors.read + errors.write + errors.timeout))
                end
                """
                        .formatted(made));
    }

    Run run(int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Processor.pinnedTo(1));
        command.addAll(
                List.of(
                        "wrk",
                        "-t1",
                        "-c32",
                        "-d" + seconds + "s",
                        "-s",
                        script.toString(),
                        "http://127.0.0.1:" + port));
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        String line =
                said.lines()
                        .filter(one -> one.startsWith(FIGURES))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("wrk said " + said));
        long[] f =
                java.util.Arrays.stream(line.substring(FIGURES.length()).split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray();
        return new Run(
                f[0],
                f[0] * 1e6 / f[1],
                f[2] / 1e3,
                f[3] / 1e3,
                (double) f[4] / Math.max(1, f[0]),
                f[5],
                f[6]);
    }
}
