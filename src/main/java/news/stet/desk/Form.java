package news.stet.desk;

import io.javalin.http.Context;
import news.stet.platform.Problem;

/** What somebody typed into a form, or asks for by an address. */
final class Form {
    private Form() {}

    /** A field without white space at its ends; empty when it was not sent. */
    static String text(Context context, String name) {
        return raw(context, name).strip();
    }

    /** A field exactly as typed, for passwords; empty when it was not sent. */
    static String raw(Context context, String name) {
        if (context.method().name().equals("GET")) {
            return "";
        }
        String value = context.formParam(name);
        return value == null ? "" : value;
    }

    /** A value of the address's query without white space at its ends; empty when there is none. */
    static String asked(Context context, String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value.strip();
    }

    /**
     * The id in the path.
     *
     * @throws Problem NOT_FOUND when it is no number
     */
    static long id(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw new Problem(Problem.Kind.NOT_FOUND, "There is nothing with that number.");
        }
        return Long.parseLong(id);
    }
}
