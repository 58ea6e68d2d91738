package news.stet.platform.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the embedded server runs.
 *
 * @param binaries where the programs are unpacked; empty keeps them in the data folder
 * @param values PostgreSQL's own settings by name
 */
public record ServerSettings(Optional<Path> binaries, Map<String, String> values) {
    public ServerSettings {
        values = Map.copyOf(values);
    }

    /**
     * For a newsroom on one small machine. Nothing that PostgreSQL has confirmed may be lost:
     * fsync, full_page_writes and synchronous_commit stay on.
     */
    public static ServerSettings standard() {
        return new ServerSettings(
                Optional.empty(),
                Map.ofEntries(
                        Map.entry("listen_addresses", "'127.0.0.1'"),
                        Map.entry("unix_socket_directories", "''"),
                        Map.entry("password_encryption", "'scram-sha-256'"),
                        Map.entry("max_connections", "60"),
                        Map.entry("fsync", "on"),
                        Map.entry("full_page_writes", "on"),
                        Map.entry("synchronous_commit", "on"),
                        Map.entry("wal_compression", "on"),
                        Map.entry("max_wal_size", "'1GB'"),
                        Map.entry("checkpoint_timeout", "'15min'"),
                        Map.entry("shared_buffers", "'128MB'"),
                        Map.entry("effective_cache_size", "'1GB'"),
                        Map.entry("work_mem", "'8MB'"),
                        Map.entry("maintenance_work_mem", "'64MB'"),
                        // Solid state disks: a page out of order costs hardly more.
                        Map.entry("random_page_cost", "1.1"),
                        // Our queries are short: planning for workers and compiling costs more than
                        // it gives, and containers have little shared memory for workers.
                        Map.entry("jit", "off"),
                        Map.entry("max_parallel_workers_per_gather", "0"),
                        Map.entry("max_parallel_maintenance_workers", "0"),
                        // A client that was killed must not hold its locks.
                        Map.entry("client_connection_check_interval", "'2s'"),
                        Map.entry("idle_in_transaction_session_timeout", "'5min'"),
                        // Errors go to the client, which knows what to do; the server's own log
                        // keeps what concerns the server, and no texts of stories.
                        Map.entry("log_min_messages", "'log'"),
                        Map.entry("log_min_error_statement", "'panic'"),
                        Map.entry("log_checkpoints", "off"),
                        Map.entry("timezone", "'UTC'"),
                        Map.entry("log_timezone", "'UTC'"),
                        Map.entry("lc_messages", "'C'")));
    }

    /** The same with one of PostgreSQL's settings changed. */
    public ServerSettings with(String name, String value) {
        var changed = new TreeMap<>(values);
        changed.put(name, value);
        return new ServerSettings(binaries, changed);
    }

    /** The same with the programs kept in a folder that several data folders may share. */
    public ServerSettings withBinariesIn(Path folder) {
        return new ServerSettings(Optional.of(folder), values);
    }

    /**
     * The server's configuration file, whole.
     *
     * @param tuned whether the newsroom has settings of its own
     */
    String file(boolean tuned) {
        var text =
                new StringBuilder("# Written by Stet at each start; put your own settings into ");
        text.append("tuning.conf in the folder above.\n");
        new TreeMap<>(values).forEach((name, value) -> text.append(name + " = " + value + "\n"));
        return text.append(tuned ? "include = '../tuning.conf'\n" : "").toString();
    }
}
