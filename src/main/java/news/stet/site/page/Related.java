package news.stet.site.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.stet.site.LiveCard;
import news.stet.site.LiveStory;
import news.stet.site.SiteReader;

/** What to read after a story: first what shares its topics, then its section; never itself. */
final class Related {
    private static final int MAX = 6;

    private Related() {}

    static List<LiveCard> find(SiteReader reader, LiveStory story) {
        LiveCard card = story.card();
        Map<Long, LiveCard> found = new LinkedHashMap<>();
        for (String topic : story.content().topics()) {
            add(reader.listTopic(card.edition(), topic, MAX + 1, 0), card, found);
        }
        if (found.size() < MAX) {
            int enough = MAX + 1 + found.size();
            add(reader.listSection(card.edition(), card.section(), enough, 0), card, found);
        }
        return found.values().stream().limit(MAX).toList();
    }

    private static void add(List<LiveCard> cards, LiveCard itself, Map<Long, LiveCard> found) {
        for (LiveCard card : cards) {
            if (card.story() != itself.story()) {
                found.putIfAbsent(card.story(), card);
            }
        }
    }
}
