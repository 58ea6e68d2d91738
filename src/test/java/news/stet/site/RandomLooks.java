package news.stet.site;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.site.RandomActs.Act;
import news.stet.story.Homes;
import news.stet.story.look.LookJson;
import news.stet.story.look.Looks;
import news.stet.story.look.Themes;
import org.jspecify.annotations.NullMarked;

/** Somebody who gives editions hosts and looks, and takes them away again. */
@NullMarked
final class RandomLooks {
    private static final Actor SYSTEM = Actor.system("test");
    private static final List<String> LOOKS =
            List.of(
                    "{}",
                    "{\"theme\": \"test\"}",
                    "{\"light\": {\"accent\": \"#0b6577\"}}",
                    "{\"logo\": {\"svg\": \"<svg viewBox='0 0 9 9'><path d='M0 0h9'/></svg>\"}}",
                    "{\"logo\": {\"media\": \"%d\"}}");

    private final Random random;
    private final Homes homes;
    private final Looks looks;
    private final Themes themes;
    private final List<Long> pictures;

    RandomLooks(Database database, SampleSite site, Random random, List<Long> pictures) {
        this.pictures = pictures;
        this.random = random;
        this.homes = new Homes(database, site.clock, URI.create(SampleSite.URL));
        this.looks = new Looks(database, site.clock);
        this.themes = new Themes(database, site.clock);
    }

    Act next(String edition) {
        return random.nextBoolean() ? host(edition) : look(edition);
    }

    /** A host of its own, another one, or none any more. */
    private Act host(String edition) {
        boolean none = random.nextInt(3) == 0;
        String host = none ? "" : edition + random.nextInt(2) + ".example.org";
        homes.give(SYSTEM, edition, host);
        return new Act("host", "host of " + edition + " " + host);
    }

    /** A theme that comes or changes, and an edition that takes it, a colour, a logo or nothing. */
    private Act look(String edition) {
        String css = ".a{order:" + random.nextInt(3) + "}";
        themes.put(SYSTEM, Themes.Files.of("test", Map.of("style.css", css)));
        long picture = pictures.get(random.nextInt(pictures.size()));
        String json = LOOKS.get(random.nextInt(LOOKS.size())).formatted(picture);
        looks.put(SYSTEM, edition, LookJson.read(Json.read(json)));
        return new Act("look", "look of " + edition + " " + json + " with " + css);
    }
}
