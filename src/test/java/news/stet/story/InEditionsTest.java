package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.story.InEditions.Kind;
import news.stet.story.InEditions.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class InEditionsTest {
    private static final Actor EDITOR = new Actor(7, "Edda Tor", Role.EDITOR, Actor.Kind.PERSON);
    private static final Actor SYSTEM = Actor.system("test");

    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Editions editions;
    private final InEditions inEditions;
    private final Newsroom newsroom;
    private final ChangeLog changes;
    private final Topics topics;
    private final Translations translations;

    InEditionsTest(Database database) {
        editions = new Editions(database, clock);
        inEditions = new InEditions(database, clock);
        newsroom = new Newsroom(database, clock);
        changes = new ChangeLog(database);
        topics = new Topics(database, clock);
        translations = new Translations(database, clock);
        open("ar", "world", "culture");
        open("fa", "world", "farhang");
    }

    private void open(String language, String... sections) {
        editions.put(
                SYSTEM,
                new Edition(
                        language,
                        "Edition " + language,
                        "",
                        language,
                        ZoneId.of("UTC"),
                        "yyyy-MM-dd",
                        false,
                        Stream.of(sections)
                                .map(slug -> new Section(slug, slug + " " + language))
                                .toList()));
    }

    private Map<String, String> elsewhere(Kind kind, String edition, String slug) {
        return inEditions
                .elsewhere(kind, edition, List.of(slug))
                .getOrDefault(slug, List.of())
                .stream()
                .collect(java.util.stream.Collectors.toMap(Named::edition, Named::slug));
    }

    private List<String> keysSince(long head) {
        return changes.list(head, 100).stream().map(ChangeLog.Change::key).sorted().toList();
    }

    private void name(String edition, String... slugs) {
        for (String slug : slugs) {
            editions.nameTopic(SYSTEM, edition, slug, "Name of " + slug);
        }
    }

    @Test
    void sectionsOfOneWordBelongTogetherUntilSomebodySaysOtherwise() {
        assertThat(elsewhere(Kind.SECTION, "en", "world"))
                .isEqualTo(Map.of("ar", "world", "fa", "world"));
        assertThat(elsewhere(Kind.SECTION, "fa", "farhang")).isEmpty();
        long head = changes.head();

        inEditions.put(SYSTEM, Kind.SECTION, "fa", "farhang", "en", "culture");

        assertThat(elsewhere(Kind.SECTION, "ar", "culture"))
                .as("three are one")
                .isEqualTo(Map.of("en", "culture", "fa", "farhang"));
        assertThat(keysSince(head))
                .containsExactly(
                        "same:ar",
                        "same:ar/culture",
                        "same:en",
                        "same:en/culture",
                        "same:fa",
                        "same:fa/farhang");

        inEditions.put(SYSTEM, Kind.SECTION, "en", "world", "fa", null);
        open("fa", "world", "farhang");
        assertThat(elsewhere(Kind.SECTION, "fa", "world"))
                .as("what was taken apart stays so")
                .isEmpty();
        inEditions.put(SYSTEM, Kind.SECTION, "en", "world", "fa", "world");
        inEditions.put(SYSTEM, Kind.SECTION, "fa", "farhang", "en", null);
        assertThat(elsewhere(Kind.SECTION, "fa", "farhang"))
                .as("what it shares with the third stays")
                .isEqualTo(Map.of("ar", "culture"));
        inEditions.put(SYSTEM, Kind.SECTION, "fa", "farhang", "ar", null);
    }

    @Test
    void whatIsChosenLeavesWhatItBelongedToWhereBothCannotBe() {
        name("en", "gulls", "terns");
        name("ar", "nawaris");
        name("fa", "morghan");
        inEditions.put(EDITOR, Kind.TOPIC, "en", "gulls", "ar", "nawaris");
        inEditions.put(EDITOR, Kind.TOPIC, "ar", "nawaris", "fa", "morghan");

        inEditions.put(EDITOR, Kind.TOPIC, "en", "terns", "ar", "nawaris");

        assertThat(elsewhere(Kind.TOPIC, "en", "terns")).isEqualTo(Map.of("ar", "nawaris"));
        assertThat(elsewhere(Kind.TOPIC, "en", "gulls")).isEqualTo(Map.of("fa", "morghan"));
        long head = changes.head();
        inEditions.put(EDITOR, Kind.TOPIC, "en", "terns", "ar", "nawaris");
        assertThat(keysSince(head)).as("nothing changed").isEmpty();
    }

    @Test
    void whatIsSaidOfSeveralEditionsAtOnceHoldsInAllOfThem() {
        name("en", "eels");
        name("ar", "ankalis", "thuban");
        name("fa", "marmahi", "mar");
        inEditions.put(EDITOR, Kind.TOPIC, "en", "eels", Map.of("fa", "marmahi"));
        inEditions.put(EDITOR, Kind.TOPIC, "fa", "mar", "ar", "thuban");
        long head = changes.head();

        inEditions.put(EDITOR, Kind.TOPIC, "en", "eels", Map.of("ar", "", "fa", "mar"));

        assertThat(elsewhere(Kind.TOPIC, "en", "eels"))
                .as("what the other brings with it does not come back")
                .isEqualTo(Map.of("fa", "mar"));
        assertThat(elsewhere(Kind.TOPIC, "fa", "marmahi")).isEmpty();
        assertThat(keysSince(head)).contains("same:en/topics/eels").doesNotHaveDuplicates();
        head = changes.head();
        assertThatThrownBy(() ->
                        inEditions.put(
                                EDITOR,
                                Kind.TOPIC,
                                "en",
                                "eels",
                                Map.of("ar", "ankalis", "fa", "nothing")))
                .hasMessageContaining("nothing");
        assertThat(elsewhere(Kind.TOPIC, "en", "eels")).as("all or none").hasSize(1);
        assertThat(changes.head()).isEqualTo(head);
    }

    @Test
    void aTopicMadePartOfAnotherGivesItsPlaceInOtherEditions() {
        name("en", "harbour-walls", "walls");
        name("ar", "jidar");
        inEditions.put(EDITOR, Kind.TOPIC, "en", "harbour-walls", "ar", "jidar");

        topics.merge(EDITOR, "en", "harbour-walls", "walls");

        assertThat(elsewhere(Kind.TOPIC, "ar", "jidar")).isEqualTo(Map.of("en", "walls"));
        assertThatThrownBy(() ->
                        inEditions.put(EDITOR, Kind.TOPIC, "ar", "jidar", "en", "harbour-walls"))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aTranslationBeginsInTheSectionTheTopicsAndUnderTheNamesOfItsEdition() {
        name("en", "lamps");
        name("fa", "cheragh");
        inEditions.put(EDITOR, Kind.TOPIC, "en", "lamps", "fa", "cheragh");
        inEditions.put(SYSTEM, Kind.SECTION, "en", "culture", "fa", "farhang");
        inEditions.put(EDITOR, Kind.PERSON, "en", "Ada Writer", "fa", "آدا رایتر");
        Story source =
                newsroom.create(
                        EDITOR,
                        StoryJson.read(
                                Json.read(
                                        """
                                        {"edition": "en", "type": "article", "section": "culture",
                                         "headline": "Lamps", "topics": ["lamps", "oil"],
                                         "byline": ["Ada Writer", "Bo Scribe"]}
                                        """)),
                        null);

        StoryContent begun =
                translations.begin(EDITOR, source.id(), new Destination("fa", null)).content();

        assertThat(begun.section()).isEqualTo("farhang");
        assertThat(begun.topics()).containsExactly("cheragh", "oil");
        assertThat(begun.byline()).containsExactly("آدا رایتر", "Bo Scribe");
        assertThat(inEditions.people("fa")).containsExactly("آدا رایتر");
        inEditions.put(EDITOR, Kind.PERSON, "fa", "آدا رایتر", "en", null);
        assertThat(inEditions.people("fa")).as("says nothing any more").isEmpty();
    }

    @Test
    void whoMayNotAndWhatIsNotThereIsRefused() {
        Actor reporter = new Actor(8, "Bo", Role.REPORTER, Actor.Kind.PERSON);
        assertThatThrownBy(() -> inEditions.put(reporter, Kind.PERSON, "en", "Ada", "fa", "آدا"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> inEditions.put(EDITOR, Kind.SECTION, "en", "world", "fa", "world"))
                .as("sections belong to administrators")
                .isInstanceOf(Problem.class);
        assertThatThrownBy(
                        () -> inEditions.put(EDITOR, Kind.TOPIC, "en", "nothing", "fa", "nothing"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> inEditions.put(EDITOR, Kind.PERSON, "en", "Ada", "en", "Ada W."))
                .isInstanceOf(Problem.class);
    }
}
