package news.stet.desk.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import news.stet.story.Translation;
import org.jspecify.annotations.Nullable;

/**
 * The newsroom's home: stories by what was asked.
 *
 * @param asked what was asked, as in an address, without the page
 * @param older address of the next page; null when this is the last
 * @param newest address of the first page; null when this is it
 * @param bulk what may be done to many at once; empty hides the bar
 * @param sections of all editions, each slug once
 */
public record StoryListView(
        Page page,
        String script,
        Filter filter,
        String asked,
        ListTabsView tabs,
        List<Choice> editions,
        List<Choice> sections,
        List<Choice> assignees,
        List<Row> rows,
        @Nullable String older,
        @Nullable String newest,
        List<String> bulk,
        boolean mayShare) {
    /** What was asked; empty text asks for nothing. */
    public record Filter(
            String words,
            String status,
            String edition,
            String section,
            String type,
            String assignee,
            String sort,
            boolean mine) {}

    /** One choice of a list. */
    public record Choice(String value, String name, boolean chosen) {}

    /**
     * One story in the list.
     *
     * @param language of the headline, BCP 47
     * @param zone in which its times are shown
     * @param waiting whether the desk has a later text than readers
     * @param writer who is writing it now
     * @param assignee who has it in hand
     * @param tasks how many things there are to do for it, of which some are open
     * @param languages all that say the same, itself among them
     * @param openComments how many remarks of colleagues wait for an answer
     */
    public record Row(
            Page page,
            long id,
            String headline,
            @Nullable String slugline,
            @Nullable String kicker,
            String type,
            String language,
            String edition,
            String section,
            String status,
            int urgency,
            int words,
            String changedBy,
            Instant changedAt,
            @Nullable Instant dueAt,
            @Nullable Instant embargoedUntil,
            ZoneId zone,
            boolean waiting,
            @Nullable String writer,
            @Nullable String assignee,
            @Nullable Instant deadline,
            boolean overdue,
            int tasks,
            int openTasks,
            int openComments,
            List<Translation> languages) {
        /** This story among those that say the same; empty where it stands alone. */
        public Optional<Translation> own() {
            return languages.stream().filter(one -> one.story() == id).findFirst();
        }

        /** The others. */
        public List<Translation> others() {
            return languages.stream().filter(one -> one.story() != id).toList();
        }
    }

    /** Whether anything was asked, so that an empty list means no match. */
    public boolean filtered() {
        return !asked.isEmpty();
    }
}
