package news.stet.site;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.stet.media.Format;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Settings;
import news.stet.story.Edition;
import news.stet.story.Editions;
import news.stet.story.Newsroom;
import news.stet.story.Order;
import news.stet.story.Section;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import news.stet.story.Verb;
import org.jspecify.annotations.NullMarked;

/**
 * A site with an English and an Arabic edition, to which tests publish and from which they read as
 * readers do. Its clock is moved by hand.
 */
@NullMarked
public final class SampleSite {
    public static final Actor EDITOR = new Actor(7, "Edda Tor", Role.EDITOR, Actor.Kind.PERSON);
    public static final String URL = "https://news.example.org";

    public final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    public final Newsroom newsroom;
    public final SitePages pages;
    private final Settings settings;
    private final Database database;

    public SampleSite(Database database) {
        newsroom = new Newsroom(database, clock);
        Editions editions = new Editions(database, clock);
        editions.put(
                Actor.system("test"),
                new Edition(
                        "en",
                        "The Harbour Post",
                        "News from both banks",
                        "en",
                        ZoneId.of("Europe/Lisbon"),
                        "EEE MMM dd, yyyy HH:mm:ss",
                        true,
                        List.of(new Section("world", "World"), new Section("sport", "Sport"))));
        editions.put(
                Actor.system("test"),
                new Edition(
                        "ar",
                        "بريد المرفأ",
                        "أخبار الضفتين",
                        "ar",
                        ZoneId.of("Asia/Baghdad"),
                        "EEE dd MMM yyyy HH:mm:ss",
                        false,
                        List.of(new Section("world", "العالم"))));
        editions.nameTopic(Actor.system("test"), "en", "bridges", "The harbour bridges");
        Settings plain = Settings.of(Path.of("target/unused"), 0, 0);
        Settings settings =
                new Settings(
                        plain.data(),
                        plain.roles(),
                        plain.media(),
                        0,
                        0,
                        plain.host(),
                        URI.create(URL),
                        plain.deskUrl(),
                        Optional.empty(),
                        false,
                        false,
                        plain.press(),
                        plain.door(),
                        plain.intake());
        this.settings = settings;
        this.database = database;
        pages = freshPages();
    }

    /** The same pages, made by somebody who has read nothing yet. */
    public SitePages freshPages() {
        return new SitePages(settings, database, clock, () -> EnumSet.allOf(Format.class));
    }

    /** Content out of JSON fields beyond edition, type, section and headline. */
    public static StoryContent content(String edition, String type, String headline, String more) {
        String json =
                """
                {"edition": "%s", "type": "%s", "section": "world", "headline": %s%s}
                """;
        return StoryJson.read(
                Json.read(
                        json.formatted(
                                edition,
                                type,
                                Json.write(headline),
                                more.isEmpty() ? "" : ", " + more)));
    }

    /** A live article of the English edition's section world. */
    public Story publish(String headline) {
        return publish("en", "article", headline, "");
    }

    /** A live story. */
    public Story publish(String edition, String type, String headline, String more) {
        Story story = newsroom.create(EDITOR, content(edition, type, headline, more), null);
        return newsroom.act(Verb.PUBLISH, EDITOR, story.id(), Order.PLAIN);
    }

    /** A live story that was first published then. */
    public Story publishOld(Instant publishedAt, String headline, String more) {
        return newsroom.bring(
                EDITOR,
                content("en", "article", headline, more),
                publishedAt,
                true,
                (handle, story) -> {});
    }

    public Answer answer(String path) {
        return pages.answer(SiteRequest.parse(path, null).orElseThrow());
    }

    /** What stands at that path. */
    public Answer.Page page(String path) {
        return switch (answer(path)) {
            case Answer.Page page -> page;
            case Answer.Moved moved -> throw new AssertionError("moved to " + moved.location());
            case Answer.Gone _ -> throw new AssertionError(path + " is gone");
            case Answer.Missing _ -> throw new AssertionError(path + " is missing");
        };
    }

    /** The text that stands at that path. */
    public String text(String path) {
        return new String(page(path).body(), StandardCharsets.UTF_8);
    }

    /** Where readers find a month of it, yyyymm: archives and parts of sitemaps. */
    static Stream<String> monthPaths(int month) {
        String folder = "%04d/%02d/".formatted(month / 100, month % 100);
        return Stream.of(
                "/en/world/" + folder,
                "/en/sport/" + folder,
                "/ar/world/" + folder,
                "/sitemap-en-" + month + ".xml",
                "/sitemap-ar-" + month + ".xml");
    }
}
