package news.stet.desk;

import java.util.List;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.search.Asked;
import news.stet.search.Scope;
import news.stet.search.SearchIndex;
import news.stet.story.ChangeLog;
import news.stet.story.Cursor;
import news.stet.story.Stories;
import news.stet.story.Story;
import news.stet.story.StoryQuery;
import news.stet.story.StorySort;
import org.jspecify.annotations.Nullable;

/**
 * The desk's list by words: drafts and the archive, in every form of a word. What the index finds
 * is read again from the database, which knows who may see it and how it stands now. Where the
 * index does not help, as for one's own stories or in another order, the database searches. Safe
 * for any thread.
 */
public final class DeskSearch {
    /** Stories changed in one millisecond stand on both sides of a page's end. */
    private static final int SAME_MOMENT = 20;

    private final Stories stories;
    private final ChangeLog changes;
    private volatile @Nullable SearchIndex index;

    public DeskSearch(Database database, Stories stories) {
        this.stories = stories;
        this.changes = new ChangeLog(database);
    }

    /** From now on that index is asked; one of {@link Scope#DESK}. */
    public void findBy(SearchIndex searched) {
        index = searched;
    }

    /** Stories that match, in the order asked for. */
    public Stories.Page list(Actor actor, StoryQuery query) {
        SearchIndex searched = index;
        String words = query.words();
        if (searched == null || words == null || !helps(actor, query)) {
            return stories.list(actor, query);
        }
        searched.catchUp(changes.head());
        return found(searched, words, query)
                .map(ids -> page(actor, query, ids))
                .orElseGet(() -> stories.list(actor, query));
    }

    private static boolean helps(Actor actor, StoryQuery query) {
        return query.sort() == StorySort.CHANGED
                && !query.mine()
                && query.assignee() == null
                && query.limit() + 1 + SAME_MOMENT <= StoryQuery.MAX_LIMIT
                && actor.may(Permission.READ_ALL);
    }

    /** One more than a page shows tells whether there is another. */
    private static Optional<List<Long>> found(
            SearchIndex searched, String words, StoryQuery query) {
        Asked asked =
                new Asked(
                        query.edition() == null ? "" : query.edition(),
                        "",
                        words,
                        query.section(),
                        null,
                        query.type() == null ? null : query.type().slug(),
                        null,
                        null,
                        null,
                        true);
        Cursor after = query.after();
        return searched.newest(
                asked,
                query.status() == null ? null : query.status().slug(),
                after == null ? Long.MAX_VALUE : after.at().toEpochMilli(),
                query.limit() + 1 + SAME_MOMENT);
    }

    private Stories.Page page(Actor actor, StoryQuery query, List<Long> ids) {
        List<Story> found = stories.list(actor, withoutWords(query), ids);
        if (found.size() <= query.limit()) {
            return new Stories.Page(found, null);
        }
        List<Story> page = found.subList(0, query.limit());
        Story last = page.getLast();
        return new Stories.Page(
                page, new Cursor(last.changedAt(), last.content().urgency(), last.id()));
    }

    private static StoryQuery withoutWords(StoryQuery query) {
        return new StoryQuery(
                query.status(),
                null,
                query.section(),
                query.edition(),
                query.type(),
                query.assignee(),
                query.mine(),
                query.sort(),
                query.after(),
                query.limit());
    }
}
