package news.stet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class JobsTest {
    private final Database database;

    JobsTest(Database database) {
        this.database = database;
    }

    @Test
    void aJobMissedWhileNobodyRanIsDoneAtTheNextStartAndPlannedForTheNextDay() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        List<Jobs.Daily> jobs =
                List.of(new Jobs.Daily("sweep", LocalTime.of(3, 0), done::countDown));
        Jobs.start(database.dataSource(), jobs).close();
        setDue("2020-01-01T03:00:00Z");

        try (Jobs running = Jobs.start(database.dataSource(), jobs)) {
            assertThat(running).isNotNull();
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(
                        database.<Integer, RuntimeException>read(handle ->
                                handle.createQuery(
                                                """
                                                select count(*) from scheduled_tasks
                                                where task_name = 'sweep' and execution_time > now()
                                                """)
                                        .mapTo(Integer.class)
                                        .one()))
                .isEqualTo(1);
    }

    private void setDue(String time) {
        database.<Integer, RuntimeException>write(handle ->
                handle.createUpdate(
                                "update scheduled_tasks set execution_time = cast(:time as timestamptz)")
                        .bind("time", time)
                        .execute());
    }
}
