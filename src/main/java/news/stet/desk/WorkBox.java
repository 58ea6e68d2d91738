package news.stet.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import news.stet.desk.view.StateView;
import news.stet.desk.view.StoryListView.Choice;
import news.stet.story.Assignments;
import news.stet.story.Status;
import news.stet.story.Story;
import org.jspecify.annotations.Nullable;

/** Who has a story in hand and until when, for the box of its state. */
record WorkBox(Assignments assignments, InstantSource clock) {
    /** Of a story that nobody has begun. */
    static final StateView.Work NONE = new StateView.Work(List.of(), "", false, true);

    StateView.Work of(Story story, ZoneId zone) {
        var assignee = story.work().assignee();
        List<Choice> people =
                assignments.people().stream()
                        .map(it ->
                                new Choice(Long.toString(it.id()), it.name(), it.equals(assignee)))
                        .toList();
        @Nullable Instant deadline = story.work().deadline();
        Status status = story.status();
        return new StateView.Work(
                people,
                deadline == null
                        ? ""
                        : LocalDateTime.ofInstant(deadline, zone)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString(),
                deadline != null && deadline.isBefore(clock.instant()),
                status == Status.KILLED || status == Status.SPIKED);
    }
}
