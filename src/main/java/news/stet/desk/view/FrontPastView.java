package news.stet.desk.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import news.stet.fronts.FrontHistory;
import news.stet.fronts.FrontId;
import news.stet.platform.Json;
import news.stet.story.Edition;

/**
 * A front as it was.
 *
 * @param name of the edition or section
 * @param day on which one looks, in the edition's time zone
 * @param begin that day's first moment
 * @param minutes of that day, so far
 * @param minute at which one looks
 * @param moments minutes of the day at which something changed
 * @param names of the containers
 * @param now to count how long stands what still does
 */
public record FrontPastView(
        Page page,
        FrontId front,
        Edition edition,
        String name,
        LocalDate day,
        Instant begin,
        int minutes,
        int minute,
        List<Integer> moments,
        FrontHistory.Then then,
        Map<String, String> names,
        List<FrontHistory.Publication> publications,
        Instant now,
        boolean mayRestore,
        String script) {
    private static final Set<String> TEXTS = Set.of("front", "do");

    public ZoneId zone() {
        return edition.timeZone();
    }

    /** A moment in the edition's time. */
    public String time(Instant at) {
        return page.moment(at, zone());
    }

    /** How long that stood, or has stood. */
    public String stood(FrontHistory.Stood one) {
        return page.length(
                Duration.between(one.from(), Objects.requireNonNullElse(one.until(), now)));
    }

    /** The name of the container that it stood in. */
    public String container(FrontHistory.Stood one) {
        return names.getOrDefault(one.container(), one.container());
    }

    /** For the script. */
    public String momentsJson() {
        return Json.write(moments);
    }

    /** The words of the screen's script. */
    public String texts() {
        return page.texts(TEXTS);
    }
}
