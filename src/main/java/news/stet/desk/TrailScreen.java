package news.stet.desk;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import news.stet.desk.view.Page;
import news.stet.desk.view.TrailView;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Csv;
import org.jspecify.annotations.Nullable;

/** The trail of who did what: looked through on the screen, or taken along as a file. */
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
        routes.get("/trail.csv", Access.SESSION, this::export);
    }

    private void show(Context context) {
        Actor actor = Gate.actor(context);
        TrailView.Asked asked = asked(context);
        ZoneId zone = parts.editions().list().getFirst().timeZone();
        List<Audit.Line> lines = parts.audit().list(actor, query(context, asked, zone), LINES);
        boolean part = "lines".equals(context.header("X-Part"));
        pages.show(
                context,
                part ? "trail-lines" : "trail",
                new TrailView(
                        pages.page(context, "trail.title", "trail"),
                        asked,
                        parts.audit().verbs(actor),
                        actor.may(Permission.MANAGE_PEOPLE)
                                ? parts.accounts().list(actor)
                                : List.of(),
                        lines,
                        lines.size() < LINES ? null : lines.getLast().id(),
                        zone));
    }

    private void export(Context context) {
        Page page = pages.page(context, "trail.title", "trail");
        ZoneId zone = parts.editions().list().getFirst().timeZone();
        List<Audit.Line> lines =
                parts.audit()
                        .list(
                                Gate.actor(context),
                                query(context, asked(context), zone),
                                Audit.MAX_LINES);
        Csv csv = new Csv();
        csv.line("time", "kind", "id", "name", "verb", "what", "subject", "detail");
        for (Audit.Line line : lines) {
            csv.line(
                    line.at().toString(),
                    line.actorKind().slug(),
                    Long.toString(line.actorId()),
                    line.actorName(),
                    line.verb(),
                    page.deed(line.verb()),
                    line.subject(),
                    line.detail() == null ? "" : line.detail());
        }
        context.header("Content-Disposition", "attachment; filename=\"trail.csv\"")
                .contentType("text/csv; charset=utf-8")
                .result(csv.text());
    }

    private static TrailView.Asked asked(Context context) {
        return new TrailView.Asked(
                query(context, "about"),
                query(context, "who"),
                query(context, "verb"),
                query(context, "from"),
                query(context, "until"),
                query(context, "q"));
    }

    private static Audit.Query query(Context context, TrailView.Asked asked, ZoneId zone) {
        Long before = number(query(context, "before"));
        return new Audit.Query(
                asked.about(),
                number(asked.who()),
                asked.verb(),
                day(asked.from(), 0, zone),
                day(asked.until(), 1, zone),
                asked.words(),
                before == null ? Long.MAX_VALUE : before);
    }

    private static @Nullable Long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    /** The beginning of a day, or of one after it; null for what is no day. */
    private static @Nullable Instant day(String text, int after, ZoneId zone) {
        try {
            return text.isEmpty()
                    ? null
                    : LocalDate.parse(text).plusDays(after).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String query(Context context, String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value.strip();
    }
}
