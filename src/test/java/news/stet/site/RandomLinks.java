package news.stet.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.Destination;
import news.stet.story.InEditions;
import news.stet.story.InEditions.Kind;
import news.stet.story.TranslationAlert;
import news.stet.story.Translations;
import org.jspecify.annotations.NullMarked;

/** What {@link RandomActs} does to stories that say the same in other languages. */
@NullMarked
final class RandomLinks {
    private final Translations translations;
    private static final List<String> TOPICS = List.of("bridges", "ferries", "tides");

    private static final String ADA = "Ada Writer";

    private final InEditions inEditions;
    private final Random random;
    private final List<Long> all;

    RandomLinks(Database database, SampleSite site, Random random, List<Long> all) {
        this.translations = new Translations(database, site.clock);
        this.inEditions = new InEditions(database, site.clock);
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

    /** Says of a section or topic what it is in another edition, or that it is nothing there. */
    RandomActs.Act same() {
        if (random.nextInt(3) == 0) {
            String other = random.nextBoolean() ? ADA : null;
            inEditions.put(Actor.system("test"), Kind.PERSON, "en", ADA, "ar", other);
            return new RandomActs.Act("same", ADA + " is " + other + " in ar");
        }
        boolean topic = random.nextBoolean();
        String own =
                topic ? TOPICS.get(random.nextInt(3)) : random.nextBoolean() ? "world" : "sport";
        String other = topic || random.nextBoolean() ? "ar" : "fr";
        String there = topic ? TOPICS.get(random.nextInt(3)) : "world";
        String told = own + " is " + there + " in " + other;
        try {
            Map<String, String> said = new HashMap<>();
            said.put(other, random.nextInt(3) == 0 ? "" : there);
            if (!topic && random.nextInt(3) == 0) {
                said.put(other.equals("ar") ? "fr" : "ar", random.nextBoolean() ? "world" : "");
            }
            inEditions.put(
                    Actor.system("test"), topic ? Kind.TOPIC : Kind.SECTION, "en", own, said);
        } catch (Problem notThere) {
            return new RandomActs.Act("same", "not that " + told);
        }
        return new RandomActs.Act("same", told);
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
