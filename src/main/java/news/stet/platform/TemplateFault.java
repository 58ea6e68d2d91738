package news.stet.platform;

import gg.jte.TemplateException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template that does not compile: which line of which, and what is wrong there. */
public final class TemplateFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The ways in which JTE says where. */
    private static final Pattern PLACE =
            Pattern.compile(
                    "(?:Failed to compile (?:template, error at )?|referenced at )"
                            + "(\\S+?\\.jte)(?::|, error at line )([0-9]+)");

    /** Who calls it gives it something it does not take. */
    private static final Pattern PARAMETER =
            Pattern.compile("No parameter with name (\\S+) is defined in (\\S+\\.jte)");

    private static final Pattern JAVA = Pattern.compile("error: ([^\\n]+)");
    private static final Pattern SYMBOL = Pattern.compile("symbol: +([^\\n]+)");
    private static final Pattern JTE = Pattern.compile("error at line [0-9]+: ([^\\n]+)");

    private final String template;
    private final int line;

    private TemplateFault(String template, int line, String what, Throwable cause) {
        super(what, cause);
        this.template = template;
        this.line = line;
    }

    static TemplateFault of(TemplateException e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        Matcher parameter = PARAMETER.matcher(message);
        if (parameter.find()) {
            String name = parameter.group(1);
            return new TemplateFault(
                    parameter.group(2),
                    1,
                    "It has no parameter " + name + ", which it is given",
                    e);
        }
        Matcher place = PLACE.matcher(message);
        boolean placed = place.find();
        Matcher java = JAVA.matcher(message);
        Matcher symbol = SYMBOL.matcher(message);
        Matcher jte = JTE.matcher(message);
        String what =
                java.find()
                        ? java.group(1) + (symbol.find() ? ": " + symbol.group(1) : "")
                        : jte.find() ? jte.group(1) : message.lines().findFirst().orElse("");
        return new TemplateFault(
                placed ? place.group(1) : "templates",
                placed ? Integer.parseInt(place.group(2)) : 1,
                what,
                e);
    }

    /** Its name, as in {@code site/card.jte}. */
    public String template() {
        return template;
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }

    /** What is wrong, as the compiler says it. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
