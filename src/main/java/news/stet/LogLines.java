package news.stet;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The log: one short line on standard error each. {@code STET_LOG} sets what Stet itself says
 * (error, warn, info, debug); at {@code trace} the libraries speak too.
 */
final class LogLines extends Formatter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    /** Held here because the log system keeps its loggers only weakly. */
    private static final List<Logger> SET =
            List.of(
                    Logger.getLogger(""),
                    Logger.getLogger("com.zaxxer.hikari"),
                    Logger.getLogger("news.stet"));

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
        Logger all = SET.getFirst();
        all.addHandler(handler);
        // What libraries tell at start is of no use to a newsroom; their warnings are.
        all.setLevel(
                own.equals(Level.FINER)
                        ? Level.FINE
                        : own.equals(Level.SEVERE) ? Level.SEVERE : Level.WARNING);
        // A page of trace for each connection that breaks; who used it says so in a line.
        SET.get(1).setLevel(own.equals(Level.FINER) ? Level.FINE : Level.SEVERE);
        SET.getLast().setLevel(own);
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
