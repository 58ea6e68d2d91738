package news.stet.desk;

import io.javalin.http.Context;
import java.util.List;
import news.stet.desk.view.TrailView;
import news.stet.people.Actor;
import news.stet.people.Audit;

/** The trail of who did what. */
final class TrailScreen {
    private static final int LINES = 100;

    private final Parts parts;
    private final Pages pages;

    TrailScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get("/trail", Access.SESSION, this::show);
    }

    private void show(Context context) {
        Actor actor = Gate.actor(context);
        String subject = query(context, "about");
        String from = query(context, "before");
        long before = from.matches("[0-9]{1,18}") ? Long.parseLong(from) : Long.MAX_VALUE;
        List<Audit.Line> lines =
                subject.isEmpty()
                        ? parts.audit().list(actor, before, LINES)
                        : parts.audit().list(actor, subject, before, LINES);
        pages.show(
                context,
                "trail",
                new TrailView(
                        pages.page(context, "trail.title", "trail"),
                        subject,
                        lines,
                        lines.size() < LINES ? null : lines.getLast().id(),
                        parts.editions().list().getFirst().timeZone()));
    }

    private static String query(Context context, String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value.strip();
    }
}
