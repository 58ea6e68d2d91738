package news.stet.desk;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import news.stet.desk.view.FrontPastView;
import news.stet.desk.view.Page;
import news.stet.fronts.Container;
import news.stet.fronts.Front;
import news.stet.fronts.FrontHistory;
import news.stet.fronts.FrontId;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Problem;
import news.stet.site.SitePages;
import news.stet.story.Edition;

/** The time machine: a front as it was at any minute of any day, and who put what where. */
final class FrontPastScreen {
    /** Enough for all sections of a front that arranges itself. */
    private static final int MOST_LIVE = 250;

    private final Parts parts;
    private final Pages pages;
    private final SitePages site;

    FrontPastScreen(Parts parts, Pages pages, SitePages site) {
        this.parts = parts;
        this.pages = pages;
        this.site = site;
    }

    void routes(Routes routes) {
        routes.get("/fronts/{id}/past", Access.SESSION, context -> show(context, "front-past"));
        routes.get(
                "/fronts/{id}/past/standing",
                Access.SESSION,
                context -> show(context, "front-standing"));
        routes.get("/fronts/{id}/past/page", Access.SESSION, this::page);
    }

    private void show(Context context, String template) {
        Actor actor = Gate.actor(context);
        Front front = parts.fronts().get(actor, FrontId.get(context.pathParam("id")));
        Edition edition = parts.editions().find(front.id().edition()).orElseThrow();
        Instant now = parts.clock().instant();
        LocalDate today = now.atZone(edition.timeZone()).toLocalDate();
        LocalDate day = day(context, today);
        Instant begin = day.atStartOfDay(edition.timeZone()).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(edition.timeZone()).toInstant();
        int minutes = minutes(begin, end.isAfter(now) ? now : end);
        int minute = minute(context, minutes);
        // The last instant of the minute: whatever was done in it is seen.
        Instant at = begin.plus(Duration.ofMinutes(minute + 1L)).minusMillis(1);
        List<Integer> moments =
                parts.frontHistory().moments(actor, front.id(), begin, end).stream()
                        .map(it -> minutes(begin, it))
                        .toList();
        Page page = pages.page(context, "front.past", "fronts");
        FrontHistory.Then then = parts.frontHistory().at(actor, front.id(), at);
        pages.show(
                context,
                template,
                new FrontPastView(
                        page,
                        front.id(),
                        edition,
                        FrontBoard.name(edition, front),
                        day,
                        begin,
                        minutes,
                        minute,
                        moments,
                        then,
                        then.content().containers().stream()
                                .collect(
                                        Collectors.toMap(
                                                Container::id,
                                                it -> FrontBoard.name(page, edition, it))),
                        parts.frontHistory().publications(actor, front.id(), begin, end),
                        now,
                        actor.may(
                                Permission.ORDER_BOXES, front.id().edition(), front.id().section()),
                        pages.asset("fronts/past.js")));
    }

    private static LocalDate day(Context context, LocalDate today) {
        String asked = Form.asked(context, "day");
        try {
            LocalDate day = asked.isEmpty() ? today : LocalDate.parse(asked);
            return day.isAfter(today) ? today : day;
        } catch (DateTimeException _) {
            throw new Problem(Problem.Kind.MALFORMED, "day is no date; send one as 2026-11-23.");
        }
    }

    private static int minutes(Instant begin, Instant end) {
        return Math.toIntExact(Duration.between(begin, end).toMinutes());
    }

    private static int minute(Context context, int minutes) {
        String asked = Form.asked(context, "minute");
        int minute = asked.matches("[0-9]{1,4}") ? Integer.parseInt(asked) : minutes;
        return Math.min(minute, minutes);
    }

    /** The site's own page of that moment, to stand in a frame. */
    private void page(Context context) {
        Actor actor = Gate.actor(context);
        FrontId front = parts.fronts().get(actor, FrontId.get(context.pathParam("id"))).id();
        FrontHistory.Then then = parts.frontHistory().at(actor, front, at(context));
        List<Long> live = parts.frontHistory().liveThen(actor, front, then.at(), MOST_LIVE);
        SecurityHeaders.allowFraming(context);
        var page =
                PreviewScreen.looking(
                        site,
                        site.frontThen(front, then.filled(), live, then.at()),
                        Form.asked(context, "look"));
        context.contentType(page.contentType()).result(page.body());
    }

    private Instant at(Context context) {
        String asked = Form.asked(context, "at");
        try {
            return asked.isEmpty() ? parts.clock().instant() : Instant.parse(asked);
        } catch (DateTimeException _) {
            throw new Problem(
                    Problem.Kind.MALFORMED, "at is no moment; send one as 2026-11-23T15:00:00Z.");
        }
    }
}
