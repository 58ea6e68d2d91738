package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.story.PreviewLink.Life;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A link opens what it was made for, for as long as it was made for. */
@NullMarked
@ExtendWith(TestDatabase.class)
class PreviewLinksTest {
    private static final Actor EDITOR =
            new Actor(7, "Edda Tor", Role.ADMINISTRATOR, Actor.Kind.PERSON);
    private static final Actor STRANGER =
            new Actor(9, "Cleo Wing", Role.CONTRIBUTOR, Actor.Kind.PERSON);

    private final Database database;
    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Newsroom newsroom;
    private final PreviewLinks links;

    PreviewLinksTest(Database database) {
        this.database = database;
        newsroom = new Newsroom(database, clock);
        links = new PreviewLinks(database, clock);
    }

    private static StoryContent content(String headline) {
        return StoryJson.read(
                Json.read(
                        """
                        {"edition": "en", "type": "article", "section": "world", "headline": "%s"}
                        """
                                .formatted(headline)));
    }

    private long story(String headline) {
        return newsroom.create(EDITOR, content(headline), null).id();
    }

    private List<String> headlines(PreviewLinks.Made made) {
        return links.open(made.secret().text(), true).stream()
                .map(shown -> shown.content().headline())
                .toList();
    }

    @Test
    void aLinkFollowsTheWorkOrStaysWithOneRevision() {
        long story = story("First");
        PreviewLinks.Made working = links.make(EDITOR, story, null, Life.DAY);
        PreviewLinks.Made fixed = links.make(EDITOR, story, 1, Life.DAY);
        newsroom.save(EDITOR, story, content("Second"), null, null);

        assertThat(headlines(working)).containsExactly("Second");
        assertThat(headlines(fixed)).containsExactly("First");
    }

    @Test
    void aLinkEndsAtItsHour() {
        PreviewLinks.Made made = links.make(EDITOR, story("Short"), null, Life.HOUR);
        clock.pass(Duration.ofMinutes(59));
        assertThat(headlines(made)).containsExactly("Short");

        clock.pass(Duration.ofMinutes(1));

        assertThat(headlines(made)).isEmpty();
    }

    @Test
    void aLinkThatWasEndedOrWhoseStoryWasKilledOpensNothing() {
        long story = story("Ended");
        PreviewLinks.Made made = links.make(EDITOR, story, null, Life.WEEK);
        links.revoke(EDITOR, story, made.link().id());
        long killed = story("Killed");
        PreviewLinks.Made other = links.make(EDITOR, killed, null, Life.WEEK);
        newsroom.act(Verb.PUBLISH, EDITOR, killed, Order.PLAIN);
        newsroom.act(Verb.KILL, EDITOR, killed, Order.PLAIN);

        assertThat(headlines(made)).isEmpty();
        assertThat(headlines(other)).isEmpty();
        assertThat(links.list(EDITOR, story)).isEmpty();
    }

    @Test
    void theDeskSeesWhoMadeWhichLinkAndHowOftenItWasOpened() {
        long story = story("Listed");
        PreviewLinks.Made made = links.make(EDITOR, story, null, Life.DAY);
        headlines(made);
        headlines(made);

        assertThat(links.list(EDITOR, story))
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.madeBy()).isEqualTo("Edda Tor");
                    assertThat(link.opened()).isEqualTo(2);
                });
        assertThat(new Audit(database).list(EDITOR, "story:" + story, Long.MAX_VALUE, 9))
                .extracting(Audit.Line::verb)
                .contains("preview-link");
    }

    @Test
    void nobodyMakesOrEndsLinksToWhatTheyMayNotRead() {
        long story = story("Closed");
        PreviewLinks.Made made = links.make(EDITOR, story, null, Life.DAY);

        assertThatThrownBy(() -> links.make(STRANGER, story, null, Life.DAY))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> links.revoke(STRANGER, story, made.link().id()))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> links.list(STRANGER, story)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> links.revoke(EDITOR, story("Other"), made.link().id()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void theDatabaseDoesNotKnowTheSecret() {
        PreviewLinks.Made made = links.make(EDITOR, story("Hashed"), null, Life.DAY);
        String rows =
                database.read(handle ->
                        handle.createQuery(
                                        "select string_agg(preview_link::text, ' ') from preview_link")
                                .mapTo(String.class)
                                .one());

        assertThat(rows).doesNotContain(made.secret().text());
        assertThat(links.open(made.secret().text() + "x", true)).isEmpty();
    }
}
