package news.stet.platform;

import java.util.List;
import java.util.stream.Collectors;

/** A table as a file for spreadsheets (RFC 4180). Not safe for several threads. */
public final class Csv {
    private final StringBuilder text = new StringBuilder();

    /** Adds a line of cells. */
    public void line(String... cells) {
        text.append(List.of(cells).stream().map(Csv::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** A cell that begins like a formula would be one when it is opened; an apostrophe stops it. */
    private static String quoted(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        String safe = formula ? "'" + cell : cell;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    /** All lines so far. */
    public String text() {
        return text.toString();
    }
}
