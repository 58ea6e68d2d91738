package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class RightsTest {
    private static final Actor REPORTER = new Actor(5, "Rita", Role.REPORTER, Actor.Kind.TOKEN);
    private static final Actor EDITOR = new Actor(6, "Edda", Role.EDITOR, Actor.Kind.TOKEN);
    private static final Actor WRITER = new Actor(7, "Wren", Role.CONTRIBUTOR, Actor.Kind.TOKEN);

    private final HandClock clock = new HandClock("2026-11-02T23:30:00Z");
    private final List<String> told = new ArrayList<>();
    private Database database;
    private Rights rights;
    private long picture;
    private long film;

    @BeforeEach
    void open(Database database) {
        this.database = database;
        database.write(handle -> handle.execute("truncate media cascade"));
        told.clear();
        rights =
                new Rights(
                        database,
                        clock,
                        (handle, item, change, now) ->
                                told.add(item.id() + " " + change + " " + item.rights().shown()));
        picture = row("picture", null);
        film = row("video", row("picture", null));
    }

    private long row(String kind, @Nullable Long poster) {
        return database.write(handle ->
                handle.createQuery(
                                """
                                insert into media (kind, format, sha256, bytes, width, height, folder, name,
                                    colour, poster, file_name, caption, alt, credit, creator, added_at, added_by)
                                values (:kind, 'jpeg', sha256(random()::text::bytea), 1, 10, 10, '2026/11/02',
                                    random()::text, '#000000', :poster, 'f', '', '', '', '', now(), 'x')
                                returning id
                                """)
                        .bind("kind", kind)
                        .bind("poster", poster)
                        .mapTo(Long.class)
                        .one());
    }

    private static MediaRights said(Set<Use> uses, @Nullable Instant until) {
        return new MediaRights(
                Licence.AGENCY,
                "https://example.org/licence",
                "",
                uses,
                List.of("gb", " ir "),
                Optional.ofNullable(until),
                "Not for covers.",
                Optional.empty(),
                true);
    }

    private static MediaRights until(@Nullable Instant until) {
        return said(EnumSet.allOf(Use.class), until);
    }

    @Test
    void whatIsSaidIsKeptAndNobodyWhoOnlyShowsThePictureIsTroubled() {
        MediaItem item = rights.put(REPORTER, picture, until(null));

        assertThat(item.rights().licence()).isEqualTo(Licence.AGENCY);
        assertThat(item.rights().territory()).containsExactly("GB", "IR");
        assertThat(item.rights().standing(clock.instant())).isEqualTo(MediaRights.Standing.USABLE);
        assertThat(told).containsExactly(picture + " WORDS true");
        assertThat(new Audit(database).list(EDITOR, "media:" + picture, Long.MAX_VALUE, 10))
                .extracting(Audit.Line::verb)
                .containsExactly("change media rights");
    }

    @Test
    void fewerUsesReachAllWhoShowIt() {
        var unused = rights.put(REPORTER, picture, said(Set.of(Use.SITE), null));

        assertThat(told).containsExactly(picture + " LOOK true");
    }

    @Test
    void atItsEndItLeavesOnceAndWithMoreTimeItComesBack() {
        Instant end = clock.instant().plus(Duration.ofHours(2));
        var unused = rights.put(REPORTER, picture, until(end));
        told.clear();

        assertThat(rights.endDue()).isZero();
        clock.pass(Duration.ofHours(2));
        assertThat(rights.endDue()).isOne();
        assertThat(rights.endDue()).isZero();
        assertThat(told).containsExactly(picture + " LOOK false");

        MediaItem item = rights.put(REPORTER, picture, until(end.plus(Duration.ofDays(90))));
        assertThat(item.rights().shown()).isTrue();
        assertThat(told).hasSize(2).last().isEqualTo(picture + " LOOK true");
    }

    @Test
    void anEndThatIsPastTakesItAtOnce() {
        MediaItem item = rights.put(REPORTER, picture, until(clock.instant()));

        assertThat(item.rights().shown()).isFalse();
        assertThat(item.rights().standing(clock.instant())).isEqualTo(MediaRights.Standing.EXPIRED);
        assertThat(rights.endDue()).isZero();
    }

    @Test
    void whatWasKilledStaysSoWhateverItsRightsSayUntilItIsRestored() {
        MediaItem killed = rights.kill(EDITOR, picture, "A staged scene.");

        assertThat(killed.rights().shown()).isFalse();
        assertThat(killed.rights().killed().orElseThrow().by()).isEqualTo("Edda");
        assertThat(rights.put(REPORTER, picture, until(null)).rights().shown()).isFalse();
        assertThat(refusal(() -> rights.kill(EDITOR, picture, "Again.")).kind())
                .isEqualTo(Problem.Kind.CONFLICT);
        assertThat(rights.restore(EDITOR, picture).rights().shown()).isTrue();
        assertThat(refusal(() -> rights.restore(EDITOR, picture)).kind())
                .isEqualTo(Problem.Kind.CONFLICT);
    }

    @Test
    void whatIsRestoredAfterItsTimeStaysAway() {
        var unused = rights.kill(EDITOR, picture, "A staged scene.");
        unused = rights.put(EDITOR, picture, until(clock.instant().plus(Duration.ofHours(1))));
        clock.pass(Duration.ofHours(1));

        assertThat(rights.restore(EDITOR, picture).rights().shown()).isFalse();
    }

    @Test
    void aFilmTakesItsPosterAlong() {
        MediaItem killed = rights.kill(EDITOR, film, "Wrong town.");

        assertThat(killed.id()).isEqualTo(film);
        assertThat(told)
                .containsExactly(
                        killed.posterId().orElseThrow() + " LOOK false", film + " LOOK false");
    }

    @Test
    void whoMayNotIsRefused() {
        assertThat(refusal(() -> rights.put(WRITER, picture, until(null))).kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(refusal(() -> rights.kill(REPORTER, picture, "Mine.")).kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(refusal(() -> rights.restore(REPORTER, picture)).kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(told).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        var odd =
                new MediaRights(
                        Licence.OTHER,
                        "javascript:alert(1)",
                        "example.org",
                        Set.of(),
                        List.of("Atlantis"),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        true);

        assertThat(refusal(() -> rights.put(REPORTER, picture, odd)).fields())
                .extracting(Problem.Field::path)
                .containsExactlyInAnyOrder("licenceUrl", "acquireUrl", "territory");
        assertThat(refusal(() -> rights.kill(EDITOR, picture, "  ")).fields())
                .extracting(Problem.Field::path)
                .containsExactly("reason");
        assertThat(refusal(() -> rights.kill(EDITOR, 999_999, "None.")).kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    private static Problem refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call);
    }
}
