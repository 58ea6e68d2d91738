package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * nginx serving files that were compressed before, as well as it can: one worker, open files kept,
 * no log.
 */
final class Nginx implements AutoCloseable {
    /** What it says itself of each file. */
    private static final Set<String> ITS_OWN =
            Set.of(
                    "date",
                    "server",
                    "content-length",
                    "content-type",
                    "content-encoding",
                    "etag",
                    "last-modified",
                    "connection",
                    "transfer-encoding",
                    "vary",
                    "accept-ranges");

    private final Path folder;
    private final int port = RunningStet.freePort();
    private final StringBuilder places = new StringBuilder();
    private Process master;

    Nginx(Scratch scratch) throws IOException {
        folder = Files.createDirectories(scratch.path("nginx"));
        scratch.later(this);
    }

    /** Serves these bytes there, with the headers they came with. */
    void put(String path, Connection.Reply page, boolean exact) throws IOException {
        Path file = folder.resolve("site" + path + ".gz");
        Files.createDirectories(file.getParent());
        Files.write(file, page.body());
        if (!exact) {
            return;
        }
        places.append("location = ")
                .append(path)
                .append(" {")
                .append(path.equals("/404.html") ? " internal;" : "");
        places.append(headers(page)).append("}\n");
    }

    /** Serves a file as it lies somewhere else. */
    void link(String path, Path to) throws IOException {
        Path file = folder.resolve("site" + path);
        Files.createDirectories(file.getParent());
        Files.createLink(file, to);
    }

    /** The headers of all pages that have no others: the story pages'. */
    void others(Connection.Reply page) {
        places.append("location / {").append(headers(page)).append("}\n");
    }

    private static String headers(Connection.Reply page) {
        return page.headers().entrySet().stream()
                .filter(one -> !ITS_OWN.contains(one.getKey()))
                .map(one ->
                        " add_header %s \"%s\" always;"
                                .formatted(one.getKey(), one.getValue().replace("\"", "\\\"")))
                .collect(
                        Collectors.joining(
                                "",
                                " types {} default_type \"" + page.header("content-type") + "\";",
                                ""));
    }

    void start() throws IOException, InterruptedException {
        String temporary =
                List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                        .map(one -> "%s_temp_path %s/%s;\n".formatted(one, folder, one))
                        .collect(Collectors.joining());
        String root = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(
                settings,
                """
                %1$s
                worker_processes 1; daemon off; pid %2$s/pid; error_log %2$s/error.log;
                events { worker_connections 1024; }
                http {
                %3$s
                access_log off; sendfile on; tcp_nopush on; server_tokens off;
                keepalive_timeout 75s; keepalive_requests 1000000000;
                open_file_cache max=10000 inactive=10m; open_file_cache_valid 10m; open_file_cache_errors on;
                server {
                listen 127.0.0.1:%4$d; root %2$s/site;
                gzip_static on; gzip_vary on; error_page 404 /404.html;
                %5$s
                }
                }
                """
                        .formatted(root, folder, temporary, port, places));
        List<String> command = new ArrayList<>(Processor.pinnedTo(0));
        String program =
                Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
        command.addAll(List.of(program, "-c", settings.toString(), "-e", folder + "/error.log"));
        master =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said").toFile())
                        .start();
        for (int i = 0; i < 200; i++) {
            try (var socket = new java.net.Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
        throw new IllegalStateException(
                "nginx did not start: " + Files.readString(folder.resolve("said")));
    }

    int port() {
        return port;
    }

    /** The worker's. */
    long pid() {
        return master.toHandle().children().findFirst().orElseThrow().pid();
    }

    @Override
    public void close() throws InterruptedException {
        if (master != null) {
            master.destroy();
            master.waitFor();
        }
    }
}
