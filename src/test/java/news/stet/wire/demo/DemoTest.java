package news.stet.wire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.SampleFronts;
import news.stet.media.Format;
import news.stet.media.MediaLibrary;
import news.stet.media.MediaLimits;
import news.stet.people.Accounts;
import news.stet.people.Actor;
import news.stet.people.Person;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Problem;
import news.stet.platform.Settings;
import news.stet.platform.TestDatabase;
import news.stet.search.SearchIndex;
import news.stet.site.Answer;
import news.stet.site.SitePages;
import news.stet.site.SiteRequest;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class DemoTest {
    /** Quick ones, each with bytes of its own, and no film. */
    private static final Studio SKETCHES =
            new Studio() {
                @Override
                public BufferedImage draw(DemoFiles.Drawing drawing) {
                    var sketch = new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB);
                    for (int x = 0; x < 64; x++) {
                        sketch.setRGB(x, 7, drawing.hashCode() * (x + 1));
                    }
                    return sketch;
                }

                @Override
                public Optional<Path> film() {
                    return Optional.empty();
                }
            };

    private final Database database;
    private final HandClock clock = new HandClock("2026-11-22T09:30:00Z");

    DemoTest(Database database) {
        this.database = database;
    }

    @Test
    void aKilledFillingIsTakenUpAndASecondIsRefused(@TempDir Path folder) {
        MediaLibrary library = MediaLibrary.open(database, folder, MediaLimits.standard(), clock);
        Demo demo = new Demo(database, library, clock, SampleFronts::new, SKETCHES);
        assertThat(demo.isComplete()).isFalse();

        // The 40th story cannot be kept, as if the process had died there.
        database.write(handle ->
                handle.execute(
                        """
                        create function refuse() returns trigger language plpgsql as $$
                        begin
                            if (select count(*) from demo_story) >= 40 then
                                raise exception 'killed';
                            end if;
                            return new;
                        end $$;
                        create trigger refuse before insert on demo_story
                        for each row execute function refuse();
                        """));
        assertThatThrownBy(demo::fill).hasStackTraceContaining("killed");
        assertThat(demo.isComplete()).isFalse();
        assertThat(count("story")).isEqualTo(40);
        database.write(handle -> handle.execute("drop trigger refuse on demo_story"));

        clock.pass(Duration.ofMinutes(2));
        Demo.Filled filled = new Demo(database, library, clock, SampleFronts::new, SKETCHES).fill();

        assertThat(demo.isComplete()).isTrue();
        assertThat(filled.film()).isFalse();
        assertThat(filled.stories()).isEqualTo(DemoFiles.stories().size());
        assertThat(count("story")).isEqualTo(filled.stories());
        assertThat(count("live_story"))
                .isEqualTo(
                        (int)
                                DemoFiles.stories().stream()
                                        .filter(story -> story.until().equals("live"))
                                        .count());
        assertThat(count("correction")).isGreaterThanOrEqualTo(4);
        assertThat(count("translation"))
                .isEqualTo(
                        (int)
                                DemoFiles.stories().stream()
                                        .filter(story -> story.source().isPresent())
                                        .count())
                .isGreaterThan(30);
        assertThat(ordered("select sort from live_story order by published_at, sort")).isSorted();
        assertThat(count("story where status = 'scheduled' and due_at > now() - interval '1 year'"))
                .isGreaterThanOrEqualTo(3);
        assertNobodyCanSignIn();
        assertArranged();
        assertFoundInEveryLanguage(folder.resolve("index"));

        assertThatThrownBy(demo::fill)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT);
                            assertThat(problem.detail()).contains("--data");
                        });
    }

    private void assertArranged() {
        assertThat(count("front where live is not null")).isEqualTo(3);
        assertThat(count("front_live where front = 'en'")).isEqualTo(2);
        assertThat(count("front_standing where front = 'ar' and until_at is null"))
                .isGreaterThan(15);
        assertThat(count("box")).isEqualTo(3);
        assertThat(count("series_part")).isEqualTo(9);
        assertThat(count("topic where lead is not null")).isEqualTo(3);
        assertThat(count("topic_event where story is not null")).isEqualTo(12);
    }

    /**
     * Readers ask in words of their own, not in those that stand there: other endings, other keys.
     */
    private void assertFoundInEveryLanguage(Path folder) {
        SitePages pages =
                new SitePages(
                        Settings.of(Path.of("target/unused"), 0, 0),
                        database,
                        clock,
                        () -> EnumSet.allOf(Format.class));
        try (var index = new SearchIndex(folder, database, clock)) {
            index.look();
            pages.searchBy(index);
            Map.of(
                            "en", "telescopes comets",
                            "ar", "المذنب منظار",
                            "fa", "دنباله دار تلسکوپ",
                            "es", "cometas telescopios")
                    .forEach((edition, words) ->
                            assertThat(hrefs(pages, edition, words))
                                    .as(edition)
                                    .isNotEmpty()
                                    .first(InstanceOfAssertFactories.STRING)
                                    .startsWith("/" + edition + "/science/"));
        }
    }

    private static List<String> hrefs(SitePages pages, String edition, String words) {
        SiteRequest request =
                SiteRequest.parse(
                                "/" + edition + "/search",
                                "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                        .orElseThrow();
        byte[] page = ((Answer.Page) pages.answer(request)).body();
        return Jsoup.parse(new String(page, StandardCharsets.UTF_8))
                .select(".river a")
                .eachAttr("href");
    }

    private void assertNobodyCanSignIn() {
        List<Person> people = new Accounts(database, clock).list(Actor.system("test"));
        assertThat(people).hasSizeGreaterThan(10);
        assertThat(people).noneMatch(Person::joined);
    }

    private int count(String table) {
        return database.read(handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
    }

    private List<Long> ordered(String query) {
        return database.read(handle -> handle.createQuery(query).mapTo(Long.class).list());
    }
}
