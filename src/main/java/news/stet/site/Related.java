package news.stet.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import news.stet.story.KeyNames;

/**
 * What to read after a story: what editors put there, then what is like it, then, where that is not
 * enough, what stands beside it in its topics and its section. Never what editors banned, nor what
 * the text itself shows.
 */
public final class Related {
    private static final int MAX = 6;

    private final SiteReader reader;
    private final LiveStory story;
    private final Set<Long> met = new HashSet<>();
    private final List<LiveCard> cards = new ArrayList<>();

    private Related(SiteReader reader, LiveStory story) {
        this.reader = reader;
        this.story = story;
    }

    /** In the order in which they are shown, of the story's own edition. */
    public static List<LiveCard> find(SiteReader reader, LiveStory story) {
        return new Related(reader, story).find();
    }

    private List<LiveCard> find() {
        var related = new RelatedReader(reader);
        RelatedReader.Row row = related.find(story.card().story());
        met.add(story.card().story());
        met.addAll(row.banned());
        met.addAll(story.content().shownStories());
        take(first(row));
        if (cards.size() < MAX) {
            List<Long> beside =
                    beside(related.findNeighbours(story.card(), story.content().topics()));
            // One that is passed over and leaves its lists lets another up, and tells so by its
            // card
            // alone; a box does not show the story's text, which may show it.
            beside.stream().filter(met::contains).forEach(id -> reader.note(KeyNames.card(id)));
            take(beside);
        }
        return cards;
    }

    /** Only as many are read as are shown: a page depends on no story that is not on it. */
    private void take(List<Long> ids) {
        List<Long> left = ids.stream().filter(met::add).toList();
        int from = 0;
        while (cards.size() < MAX && from < left.size()) {
            int to = Math.min(left.size(), from + MAX - cards.size());
            reader.listCards(left.subList(from, to)).stream()
                    .filter(card -> card.edition().equals(story.card().edition()))
                    .forEach(cards::add);
            from = to;
        }
    }

    private static List<Long> first(RelatedReader.Row row) {
        List<Long> first = new ArrayList<>(row.pinned());
        first.addAll(row.alike());
        return first;
    }

    private static List<Long> beside(Neighbours neighbours) {
        Set<Long> beside = new LinkedHashSet<>();
        neighbours.newer().forEach(beside::addAll);
        neighbours.older().forEach(beside::addAll);
        beside.addAll(neighbours.section());
        return List.copyOf(beside);
    }

    /** Reads together what the pages of these stories will read one by one; gives whose cards. */
    public static List<Long> expect(SiteReader reader, List<LiveStory> stories) {
        var related = new RelatedReader(reader);
        Map<Long, RelatedReader.Row> rows =
                related.list(stories.stream().map(story -> story.card().story()).toList());
        List<Long> others = new ArrayList<>();
        List<LiveStory> alone = new ArrayList<>();
        for (LiveStory story : stories) {
            RelatedReader.Row row = Objects.requireNonNull(rows.get(story.card().story()));
            List<Long> first = first(row);
            others.addAll(first.subList(0, Math.min(MAX, first.size())));
            if (first.size() < MAX) {
                alone.add(story);
            }
        }
        related.listNeighbours(alone)
                .values()
                .forEach(beside -> beside(beside).stream().limit(MAX).forEach(others::add));
        return others;
    }
}
