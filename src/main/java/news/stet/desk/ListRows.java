package news.stet.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.stet.desk.live.Presence.Lock;
import news.stet.desk.view.Page;
import news.stet.desk.view.StoryListView.Row;
import news.stet.story.Edition;
import news.stet.story.Section;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.Task;
import news.stet.story.Translation;
import org.jspecify.annotations.Nullable;

/** Stories as rows of the list, with who writes them just now. */
final class ListRows {
    private final Page page;
    private final Map<String, Edition> editions;
    private final Map<Long, Lock> locks;
    private final Map<Long, Task.Count> tasks;
    private final Map<Long, Integer> comments;
    private final Map<Long, List<Translation>> languages;
    private final Instant now;

    private ListRows(
            Page page,
            Map<String, Edition> editions,
            Map<Long, Lock> locks,
            Map<Long, Task.Count> tasks,
            Map<Long, Integer> comments,
            Map<Long, List<Translation>> languages,
            Instant now) {
        this.page = page;
        this.editions = editions;
        this.locks = locks;
        this.tasks = tasks;
        this.comments = comments;
        this.languages = languages;
        this.now = now;
    }

    static List<Row> of(Parts parts, Page page, List<Edition> editions, List<Story> stories) {
        List<Long> ids = stories.stream().map(Story::id).toList();
        var rows =
                new ListRows(
                        page,
                        editions.stream()
                                .collect(Collectors.toMap(Edition::code, Function.identity())),
                        parts.presence().locks(ids),
                        parts.tasks().counts(ids),
                        parts.comments().open(ids),
                        parts.translations().listAll(ids),
                        parts.clock().instant());
        return stories.stream().map(rows::row).toList();
    }

    private Row row(Story story) {
        StoryContent content = story.content();
        Edition edition = Objects.requireNonNull(editions.get(content.edition()));
        Lock lock = locks.get(story.id());
        var assignee = story.work().assignee();
        Task.Count toDo = tasks.getOrDefault(story.id(), new Task.Count(0, 0));
        return new Row(
                page,
                story.id(),
                content.headline(),
                content.slugline(),
                content.kicker(),
                content.type().slug(),
                content.language(),
                editions.size() > 1 ? edition.name() : "",
                edition.section(content.section()).map(Section::name).orElse(content.section()),
                story.status().slug(),
                content.urgency(),
                story.words(),
                story.changedBy(),
                story.changedAt(),
                story.dueAt(),
                content.embargoedUntil(),
                edition.timeZone(),
                story.hasUnpublishedChanges(),
                lock == null ? null : lock.name(),
                assignee == null ? null : assignee.name(),
                story.work().deadline(),
                overdue(story),
                toDo.all(),
                toDo.open(),
                comments.getOrDefault(story.id(), 0),
                languages.getOrDefault(story.id(), List.of()));
    }

    /** Past its deadline, unless there is nothing more to do. */
    private boolean overdue(Story story) {
        @Nullable Instant deadline = story.work().deadline();
        return deadline != null
                && deadline.isBefore(now)
                && switch (story.status()) {
                    case DRAFT, IN_REVIEW, READY -> true;
                    case SCHEDULED, LIVE, WITHHELD, KILLED, SPIKED -> false;
                };
    }
}
