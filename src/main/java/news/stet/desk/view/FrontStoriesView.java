package news.stet.desk.view;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import news.stet.fronts.FrontCards.Card;

/**
 * Stories to choose from.
 *
 * @param standing those that stand on the front already
 */
public record FrontStoriesView(Page page, ZoneId zone, List<Card> cards, Set<Long> standing) {}
