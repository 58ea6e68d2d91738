package news.stet.site;

import java.util.List;
import java.util.Random;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.Destination;
import news.stet.story.TranslationAlert;
import news.stet.story.Translations;
import org.jspecify.annotations.NullMarked;

/** What {@link RandomActs} does to stories that say the same in other languages. */
@NullMarked
final class RandomLinks {
    private final Translations translations;
    private final Random random;
    private final List<Long> all;

    RandomLinks(Database database, SampleSite site, Random random, List<Long> all) {
        this.translations = new Translations(database, site.clock);
        this.random = random;
        this.all = all;
    }

    private long one() {
        return all.get(random.nextInt(all.size()));
    }

    /** Most pairs cannot be linked: they stand in one edition, or are linked already. */
    RandomActs.Act link() {
        for (int i = 0; i < 20; i++) {
            long story = one();
            long source = one();
            try {
                if (story != source) {
                    translations.link(SampleSite.EDITOR, story, source, null);
                    return new RandomActs.Act("link", "link " + story + " to " + source);
                }
            } catch (Problem refused) {
                // Others may go together.
            }
        }
        return new RandomActs.Act("link", "nothing to link");
    }

    RandomActs.Act unlink() {
        for (long story : List.copyOf(all)) {
            try {
                for (TranslationAlert alert : translations.alerts(SampleSite.EDITOR, story)) {
                    if (alert.isOpen()) {
                        translations.answer(
                                SampleSite.EDITOR,
                                story,
                                alert.source(),
                                alert.revision(),
                                TranslationAlert.Answer.NOT_NEEDED,
                                "Not said here.");
                    }
                }
                translations.unlink(SampleSite.EDITOR, story);
                return new RandomActs.Act("unlink", "unlink " + story);
            } catch (Problem standsAlone) {
                // The next one.
            }
        }
        return new RandomActs.Act("unlink", "nothing to unlink");
    }

    /** Gives the new story to the others; somebody publishes it one day. */
    RandomActs.Act translate() {
        long source = one();
        try {
            String edition = random.nextBoolean() ? "en" : "ar";
            long begun =
                    translations
                            .begin(SampleSite.EDITOR, source, new Destination(edition, null))
                            .id();
            all.add(begun);
            return new RandomActs.Act("translate", "translate " + source + " as " + begun);
        } catch (Problem refused) {
            return new RandomActs.Act("translate", source + " is not to be translated");
        }
    }
}
