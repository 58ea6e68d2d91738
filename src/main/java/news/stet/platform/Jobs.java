package news.stet.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Work that is done now and then, by whichever Stet is there: the table of jobs sees to it that one
 * does it, once, and that a job whose Stet died is taken up by the next. What must happen to the
 * second does not belong here: it looks every few seconds only.
 */
public final class Jobs implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofMillis(500);

    /**
     * A job of every day.
     *
     * @param name never changed: the table knows it by that
     * @param at in UTC
     * @param work done again the next day, whether it fails or not
     */
    public record Daily(String name, LocalTime at, Runnable work) {}

    private final Scheduler scheduler;

    private Jobs(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Begins to look for jobs that are due; one that was missed while nobody ran is done at once.
     */
    public static Jobs start(DataSource database, List<Daily> daily) {
        List<RecurringTask<Void>> tasks = new ArrayList<>();
        for (Daily job : daily) {
            tasks.add(
                    Tasks.recurring(job.name(), Schedules.daily(java.time.ZoneOffset.UTC, job.at()))
                            .execute((instance, context) -> job.work().run()));
        }
        Scheduler scheduler =
                Scheduler.create(database)
                        .startTasks(tasks)
                        .threads(1)
                        .pollingInterval(LOOK)
                        .shutdownMaxWait(FAREWELL)
                        .build();
        scheduler.start();
        return new Jobs(scheduler);
    }

    /**
     * Stops; a job under way is given half a second, and is taken up again later if that is too
     * short.
     */
    @Override
    public void close() {
        scheduler.stop();
    }
}
