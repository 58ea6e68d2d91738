package news.stet.desk.view;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import news.stet.fronts.FrontCards.Card;
import news.stet.story.Edition;
import news.stet.story.Section;

/**
 * Stories to choose from.
 *
 * @param standing those that stand on the front already
 */
public record FrontStoriesView(Page page, Edition edition, List<Card> cards, Set<Long> standing) {
    public ZoneId zone() {
        return edition.timeZone();
    }

    /** The name of a story's section; its slug in another edition. */
    public String section(Card card) {
        return edition.sections().stream()
                .filter(it -> it.slug().equals(card.section()))
                .map(Section::name)
                .findFirst()
                .orElse(card.section());
    }
}
