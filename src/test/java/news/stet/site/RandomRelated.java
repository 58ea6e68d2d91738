package news.stet.site;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.search.RelatedStories;
import news.stet.search.SearchIndex;
import news.stet.story.RelatedChoices;
import news.stet.story.RelatedChoices.Chosen;
import news.stet.story.Series;
import news.stet.story.SeriesDesk;
import news.stet.story.TopicPages;
import org.jspecify.annotations.NullMarked;

/** What {@link RandomActs} does to what stands after stories: it looks, and it chooses. */
@NullMarked
final class RandomRelated {
    private final Random random;
    private final SearchIndex index;
    private final RelatedStories related;
    private final RelatedChoices choices;
    private final TopicPages topics;
    private final SeriesDesk series;
    private int words;

    RandomRelated(Database database, SampleSite site, Random random) {
        this.random = random;
        Path folder = Path.of("target", "related-" + UUID.randomUUID());
        index = new SearchIndex(folder, database, site.clock);
        related = new RelatedStories(database, site.clock, () -> false);
        related.findBy(index);
        choices = new RelatedChoices(database, site.clock);
        topics = new TopicPages(database, site.clock);
        series = new SeriesDesk(database, site.clock);
    }

    /** As a node does all the time. */
    RandomActs.Act look() {
        index.look();
        related.look();
        return new RandomActs.Act("alike", "look for what is alike");
    }

    RandomActs.Act choose(long story, List<Long> others) {
        List<Long> some =
                others.stream().filter(id -> id != story && random.nextInt(6) == 0).toList();
        int pins = Math.min(some.size(), random.nextInt(4));
        var wanted =
                new Chosen(
                        some.subList(0, pins),
                        some.subList(pins, Math.min(some.size(), pins + random.nextInt(4))));
        try {
            choices.change(SampleSite.EDITOR, story, _ -> wanted);
        } catch (Problem killed) {
            return new RandomActs.Act("choose", "refused to choose " + wanted);
        }
        return new RandomActs.Act("choose", "after " + story + " choose " + wanted);
    }

    /** What the page of a topic says. */
    RandomActs.Act write(String edition, String topic, List<Long> stories) {
        Long lead = stories.isEmpty() || random.nextBoolean() ? null : one(stories);
        var event =
                new TopicPages.Event(
                        LocalDate.of(2026, 5, 1 + random.nextInt(28)),
                        "Event " + ++words,
                        stories.isEmpty() ? null : one(stories));
        var text = new TopicPages.Text("Text " + words, lead, List.of(event));
        try {
            topics.put(SampleSite.EDITOR, edition, topic, text);
        } catch (Problem nobodyUsedIt) {
            return new RandomActs.Act("text", "no topic " + topic);
        }
        return new RandomActs.Act("text", "of topic " + topic + " say " + text);
    }

    /** Which parts one of two series has. */
    RandomActs.Act series(String edition, List<Long> stories) {
        List<Long> parts = stories.stream().filter(_ -> random.nextInt(4) == 0).limit(5).toList();
        String slug = random.nextBoolean() ? "first" : "second";
        var wanted = new Series(edition, slug, "Series " + ++words, "", random.nextInt(7), parts);
        try {
            series.put(SampleSite.EDITOR, wanted);
        } catch (Problem inTheOther) {
            return new RandomActs.Act("series", "refused " + wanted);
        }
        return new RandomActs.Act("series", "put " + wanted);
    }

    private long one(List<Long> stories) {
        return stories.get(random.nextInt(stories.size()));
    }
}
