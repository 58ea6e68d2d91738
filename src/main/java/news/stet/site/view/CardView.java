package news.stet.site.view;

import java.util.List;
import news.stet.search.Excerpt;
import news.stet.site.LiveCard;
import news.stet.site.SiteEdition;
import news.stet.story.StoryType;
import org.jspecify.annotations.Nullable;

/**
 * A story in a list.
 *
 * @param label what stands above the headline, null for nothing
 * @param picture null when it has none, or the list shows none
 * @param excerpt pieces of its text where a search matched; none elsewhere
 */
public record CardView(
        SiteEdition edition,
        LiveCard card,
        @Nullable String label,
        @Nullable PictureView picture,
        List<Excerpt.Piece> excerpt) {
    public CardView {
        excerpt = List.copyOf(excerpt);
    }

    public String headline() {
        return edition.line(card.headline());
    }

    public String standfirst() {
        return edition.line(card.standfirst());
    }

    /** Whether it goes on now: a live story to which the newsroom gave no label of its own. */
    public boolean live() {
        return card.type() == StoryType.LIVE && card.kicker() == null;
    }

    public boolean film() {
        return card.type() == StoryType.VIDEO;
    }

    public boolean gallery() {
        return card.type() == StoryType.GALLERY;
    }

    /** The publication time for programs. */
    public String moment() {
        return card.publishedAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    }

    /** The publication time for lists. */
    public String time() {
        return edition.listTime(card.publishedAt());
    }
}
