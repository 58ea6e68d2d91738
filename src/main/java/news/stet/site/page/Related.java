package news.stet.site.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import news.stet.site.LiveCard;
import news.stet.site.LiveStory;
import news.stet.site.Neighbours;
import news.stet.site.SiteReader;

/**
 * What to read after a story: what came next and before in its topics, then what came before in its
 * section. Only what stands beside it: a new story changes no old page.
 */
final class Related {
    private static final int MAX = 6;

    private Related() {}

    static List<LiveCard> find(SiteReader reader, LiveStory story) {
        return reader.listCards(
                choose(reader.findNeighbours(story.card(), story.content().topics())));
    }

    static List<Long> choose(Neighbours beside) {
        Set<Long> found = new LinkedHashSet<>();
        beside.newer().forEach(found::addAll);
        beside.older().forEach(found::addAll);
        found.addAll(beside.section());
        return found.stream().limit(MAX).toList();
    }
}
