package news.stet;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The log: one short line on standard error each. {@code STET_LOG} sets what Stet itself says
 * (error, warn, info, debug); at {@code trace} the libraries speak too.
 */
final class LogLines extends Formatter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    /** Held here because the log system keeps its loggers only weakly. */
    private static final List<Logger> SET =
            Stream.of(
                            "",
                            "news.stet",
                            "com.zaxxer.hikari",
                            "io.micrometer",
                            "org.apache.lucene.internal.vectorization")
                    .map(Logger::getLogger)
                    .toList();

    private static final String JOBS = "com.github.kagkarlsson.";

    static void configure(Map<String, String> environment) {
        String wish = environment.getOrDefault("STET_LOG", "info").strip().toLowerCase(Locale.ROOT);
        Level own =
                switch (wish) {
                    case "error" -> Level.SEVERE;
                    case "warn" -> Level.WARNING;
                    case "debug" -> Level.FINE;
                    case "trace" -> Level.FINER;
                    default -> Level.INFO;
                };
        LogManager.getLogManager().reset();
        var handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        handler.setFormatter(new LogLines());
        handler.setFilter(line -> !saidBefore(line));
        Logger all = SET.getFirst();
        all.addHandler(handler);
        // What libraries tell at start is of no use to a newsroom; their warnings are.
        all.setLevel(
                own.equals(Level.FINER)
                        ? Level.FINE
                        : own.equals(Level.SEVERE) ? Level.SEVERE : Level.WARNING);
        SET.get(1).setLevel(own);
        // One gives a page of trace for each connection that breaks, which who used it tells in a
        // line; one minds that figures begin before anybody can look at them, and one that Java
        // keeps a module to itself.
        Level grave = own.equals(Level.FINER) ? Level.FINE : Level.SEVERE;
        SET.subList(2, SET.size()).forEach(library -> library.setLevel(grave));
    }

    /** That the database is away is said once, by who watches it, and not by every job. */
    private static boolean saidBefore(LogRecord line) {
        return String.valueOf(line.getLoggerName()).startsWith(JOBS)
                && Stream.iterate(line.getThrown(), Objects::nonNull, Throwable::getCause)
                        .anyMatch(LogLines::tellsOfAway);
    }

    private static boolean tellsOfAway(Throwable thrown) {
        String state = thrown instanceof SQLException sql ? sql.getSQLState() : null;
        return thrown instanceof SQLTransientConnectionException
                || (state != null && (state.startsWith("08") || state.startsWith("57P")));
    }

    @Override
    public String format(LogRecord line) {
        String time = TIME.format(line.getInstant().atZone(ZoneId.systemDefault()));
        String name = String.valueOf(line.getLoggerName());
        String part = name.startsWith("news.stet.") ? name.substring("news.stet.".length()) : name;
        String level =
                switch (line.getLevel().getName()) {
                    case "SEVERE" -> "ERROR";
                    case "WARNING" -> "WARN ";
                    case "INFO" -> "INFO ";
                    default -> "DEBUG";
                };
        String text = "%s %s %s: %s%n".formatted(time, level, part, formatMessage(line));
        return line.getThrown() == null ? text : text + trace(line.getThrown());
    }

    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
