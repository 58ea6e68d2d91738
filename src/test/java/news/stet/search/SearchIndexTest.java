package news.stet.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.story.Edition;
import news.stet.story.Editions;
import news.stet.story.Newsroom;
import news.stet.story.Order;
import news.stet.story.Section;
import news.stet.story.StoryJson;
import news.stet.story.Verb;
import org.apache.lucene.analysis.Analyzer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(TestDatabase.class)
class SearchIndexTest {
    private static final Actor SYSTEM = Actor.system("test");

    private final Database database;
    private final Path folder;
    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Newsroom newsroom;

    /** No other test of this class finds what is written here. */
    private final String edition;

    private SearchIndex index;

    SearchIndexTest(Database database, @TempDir Path folder) {
        this.database = database;
        this.folder = folder;
        newsroom = new Newsroom(database, clock);
        edition = "e" + Long.toString(System.nanoTime(), 36).substring(3);
        index = new SearchIndex(folder, database, clock);
        edition(edition, "en");
    }

    @AfterEach
    void close() {
        index.close();
    }

    private void edition(String code, String language) {
        new Editions(database, clock)
                .put(
                        SYSTEM,
                        new Edition(
                                code,
                                "The Post",
                                "",
                                language,
                                ZoneId.of("UTC"),
                                "d MMM yyyy HH:mm",
                                false,
                                List.of(
                                        new Section("world", "World"),
                                        new Section("sport", "Sport"))));
    }

    private ObjectNode story(String headline, String text) {
        ObjectNode story = Json.mapper().createObjectNode();
        story.put("edition", edition).put("type", "article").put("section", "world");
        story.put("headline", headline);
        story.putArray("body").addObject().put("type", "paragraph").put("text", text);
        return story;
    }

    private long publish(ObjectNode story) {
        long id = newsroom.create(SYSTEM, StoryJson.read(story), null).id();
        newsroom.act(Verb.PUBLISH, SYSTEM, id, Order.PLAIN);
        return id;
    }

    private long publish(String headline, String text) {
        return publish(story(headline, text));
    }

    private Found find(Asked asked) {
        index.look();
        return index.find(asked, 20, 0).orElseThrow();
    }

    private List<Long> find(String words) {
        return hits(find(Asked.of(edition, "en", words)));
    }

    private static List<Long> hits(Found found) {
        return found.hits().stream().map(Found.Hit::story).toList();
    }

    @Test
    void allWordsMustBeThereInAnyFormAndAnyOrder() {
        long both = publish("Ferries return", "They were painted in the harbour.");
        publish("A ferry waits", "Nobody paints it.");

        assertThat(find("harbours ferry")).containsExactly(both);
        assertThat(find("FERRY painting")).hasSize(2);
        assertThat(find("\"a ferry\" \"zebra crossing\"")).isEmpty();
        assertThat(find("")).isEmpty();
        assertThat(find("\" - ) *:* [")).isEmpty();
    }

    @Test
    void whereNoStoryHasAllWordsThoseWithMostOfThemAreFoundAndSaySo() {
        long two = publish("Glaciers melt", "The valley below was warned.");
        publish("Glaciers grow", "A cold year.");

        Found found = find(Asked.of(edition, "en", "glaciers valley helicopter "));

        assertThat(found.partly()).isTrue();
        assertThat(hits(found).getFirst()).isEqualTo(two);
        assertThat(find(Asked.of(edition, "en", "glaciers valley ")).partly()).isFalse();
        assertThat(find("glaciers -valley helicopter ")).doesNotContain(two);
    }

    @Test
    void whatStandsInTheHeadlineComesFirst() {
        long inText = publish("A quiet day", "Then the lighthouse fell dark.");
        long inHeadline = publish("The lighthouse fell dark", "It was a quiet day.");

        assertThat(find("lighthouse")).containsExactly(inHeadline, inText);
    }

    @Test
    void amongEqualsTheNewerComesFirstAndByDateAlways() {
        long older = publish("Bridge opens", "A bridge.");
        clock.pass(java.time.Duration.ofDays(900));
        long newer = publish("Bridge opens", "A bridge.");
        clock.pass(java.time.Duration.ofDays(1));
        long other = publish("Something else", "There is also a bridge.");

        assertThat(find("bridge")).containsExactly(newer, older, other);
        Asked byDate = new Asked(edition, "en", "bridge", null, null, null, null, null, null, true);
        assertThat(hits(find(byDate))).containsExactly(other, newer, older);
    }

    @Test
    void betweenQuotationMarksWordsStandAsTheyAre() {
        long together = publish("One", "The old harbour bridge is open.");
        publish("Two", "The bridge at the old harbour is open.");

        assertThat(find("\"harbour bridge\"")).containsExactly(together);
        assertThat(find("“old harbour bridge” open")).containsExactly(together);
        assertThat(find("bridge -\"harbour bridge\"")).doesNotContain(together).hasSize(1);
    }

    @Test
    void theLastWordMayOnlyBeBegun() {
        long lantern = publish("Lanterns in the park", "A thousand of them.");

        assertThat(find("lant")).containsExactly(lantern);
        assertThat(find("park lan")).containsExactly(lantern);
        assertThat(find(Asked.of(edition, "en", "lant park")).partly()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ar, افتتح الجسرُ الجديد في المدينة, الجسر",
        "ar, أحمد والإسكندرية, احمد",
        "ar, مكتبة المدينة, مكتبه",
        "fa, او می‌نویسد و کتاب‌ها را می‌خواند, کتاب ها",
        "fa, علي در كتابخانه است, علی در کتابخانه",
        "fa, سال ۱۴۰۵ رسید, 1405",
        "fr, L'ouverture de l’école du port, ecole",
        "fr, Les bateaux sont arrivés, bateau",
        "de, Die Häuser am Fluss, haus fluss",
        "es, Las canciones de los niños, cancion nino",
        "ru, Новые мосты через реку ещё закрыты, мост еще",
        "en, The café’s owners reopened it, cafe owner",
        "en, Co-operation across the Øresund, oresund co-operation",
    })
    void eachLanguageIsFoundInItsOtherForms(String language, String text, String words) {
        edition(edition, language);
        long id = publish("x", text);

        assertThat(hits(find(Asked.of(edition, language, words + " ")))).containsExactly(id);
    }

    @Test
    void aSearchIsNarrowedAndSaysBeforehandByHowMuch() {
        ObjectNode sport = story("Regatta won", "The harbour cheered.").put("section", "sport");
        sport.putArray("byline").add("Ada Writer");
        sport.putArray("topics").add("boats");
        long regatta = publish(sport);
        clock.pass(java.time.Duration.ofDays(10));
        long talks = publish("Talks on the harbour", "They went on.");
        String words = "harbour";

        Found all = find(Asked.of(edition, "en", words));
        assertThat(all.total()).isEqualTo(2);
        assertThat(all.facets().get("section"))
                .containsExactlyInAnyOrder(
                        new Found.Facet("world", 1), new Found.Facet("sport", 1));
        assertThat(all.facets().get("topic")).containsExactly(new Found.Facet("boats", 1));
        Instant between = clock.instant().minusSeconds(86_400);
        assertThat(
                        Stream.of(
                                        asked(words, "sport", null, null, null, null),
                                        asked(words, null, "boats", null, null, null),
                                        asked(words, null, null, "ada writer", null, null),
                                        asked(words, null, null, null, null, between))
                                .map(asked -> hits(find(asked)))
                                .collect(Collectors.toSet()))
                .containsExactly(List.of(regatta));
        assertThat(hits(find(asked(words, null, null, null, between, null))))
                .containsExactly(talks);
    }

    @Test
    void aWriterIsFoundByAnyPartOfTheNameAndWithoutOtherWords() {
        ObjectNode regatta = story("Regatta won", "The harbour cheered.");
        regatta.putArray("byline").add("Zoé Écrivain").add("علي الكاتب");
        long won = publish(regatta);
        clock.pass(java.time.Duration.ofDays(10));
        ObjectNode second = story("Regatta lost", "The harbour wept.");
        second.putArray("byline").add("Zoe Other");
        long lost = publish(second);
        Instant between = clock.instant().minusSeconds(86_400);

        for (String name :
                List.of("zoe ecrivain", "Écri", "ecrivain, zoé", "على الكاتب", "علی الک")) {
            assertThat(hits(find(asked("", null, null, name, null, null))))
                    .as(name)
                    .containsExactly(won);
        }
        assertThat(hits(find(asked("", null, null, "zoe", null, null))))
                .containsExactlyInAnyOrder(won, lost);
        assertThat(hits(find(asked("regatta", null, null, "zoe", between, null))))
                .containsExactly(lost);
        assertThat(hits(find(asked("", null, null, null, null, between)))).containsExactly(won);
        assertThat(hits(find(asked("regatta", null, null, "?!", null, null)))).isEmpty();
        assertThat(hits(find(asked("", null, null, null, null, null)))).isEmpty();
        assertThat(hits(find(asked("-regatta", "world", null, null, null, null)))).isEmpty();
    }

    private Asked asked(
            String words,
            @Nullable String section,
            @Nullable String topic,
            @Nullable String person,
            @Nullable Instant from,
            @Nullable Instant until) {
        return new Asked(edition, "en", words, section, topic, null, person, from, until, false);
    }

    @Test
    void whoMistypedIsToldWhatThereIs() {
        publish("Lighthouse keeper retires", "After forty years at the lighthouse.");

        Found found = find(Asked.of(edition, "en", "lighthuose keeper"));

        assertThat(found.partly()).isTrue();
        assertThat(found.instead()).isEqualTo("lighthouse keeper");
        assertThat(find(Asked.of(edition, "en", "qqqqqqq")).instead()).isNull();
    }

    @Test
    void whatIsWithdrawnIsFoundNoMoreAndWhatIsCorrectedByItsNewWords() {
        long killed = publish("Wrong", "The walrus was seen.");
        long corrected = publish("Right", "The walrus was seen.");
        assertThat(find("walrus")).hasSize(2);

        newsroom.act(Verb.KILL, SYSTEM, killed, Order.PLAIN);
        newsroom.act(
                Verb.CORRECT,
                SYSTEM,
                corrected,
                new Order(
                        null,
                        null,
                        "It was a seal.",
                        StoryJson.read(story("Right", "The seal was seen."))));

        assertThat(find("walrus")).isEmpty();
        assertThat(find("seal")).containsExactly(corrected);
    }

    @Test
    void aRestartGoesOnWhereTheLastOneEnded() {
        long before = publish("Osprey", "Seen before.");
        assertThat(find("osprey")).containsExactly(before);
        String name = current();
        index.close();
        long meanwhile = publish("Osprey", "Seen meanwhile.");
        index = new SearchIndex(folder, database, clock);
        assertThat(index.find(Asked.of(edition, "en", "osprey"), 9, 0)).isEmpty();

        assertThat(find("osprey")).containsExactlyInAnyOrder(before, meanwhile);
        assertThat(current()).isEqualTo(name);
    }

    @Test
    void anIndexMadeBesideTakesThePlaceOfTheOneInUse() throws IOException {
        long id = publish("Heron", "Seen.");
        assertThat(find("heron")).containsExactly(id);
        String before = current();

        try (var beside = new SearchIndex(folder, database, clock)) {
            beside.make(count -> {});
        }

        assertThat(index.find(Asked.of(edition, "en", "heron"), 9, 0).map(SearchIndexTest::hits))
                .contains(List.of(id));
        assertThat(find("heron")).containsExactly(id);
        assertThat(current()).isNotEqualTo(before);
        assertThat(folder.resolve(before)).doesNotExist();
    }

    @Test
    void aBrokenIndexIsMadeAnew() throws IOException {
        long id = publish("Egret", "Seen.");
        assertThat(find("egret")).containsExactly(id);
        index.close();
        try (Stream<Path> files = Files.list(folder.resolve(current()))) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        index = new SearchIndex(folder, database, clock);
        index.look();

        assertThat(find("egret")).containsExactly(id);
    }

    @Test
    void anIndexOfAnotherDatabaseIsNotBelieved() {
        long id = publish("Plover", "Seen.");
        assertThat(find("plover")).containsExactly(id);
        index.close();
        String before = current();
        database.write(handle -> handle.execute("update change_head set log = gen_random_uuid()"));
        index = new SearchIndex(folder, database, clock);

        assertThat(find("plover")).containsExactly(id);
        assertThat(current()).isNotEqualTo(before);
    }

    @Test
    void theWordsAreMarkedWhereTheyStandInAnyForm() {
        long id =
                publish(
                        "Ferries",
                        "Nothing happened at first. Then two ferries came, and a painter looked on."
                                + " Nobody waved.");
        index.look();
        Optional<Found> found = index.find(Asked.of(edition, "en", "ferry painters"), 5, 0);
        assertThat(found.map(SearchIndexTest::hits)).contains(List.of(id));

        Analyzer analyzer = Analysis.open();
        List<Excerpt.Piece> pieces =
                new Marking(
                                analyzer,
                                new WrittenWords(analyzer),
                                Asked.of(edition, "en", "ferry painters"))
                        .excerpt(
                                "en",
                                "Nothing happened at first. Then two ferries came,"
                                        + " and a painter looked on. Nobody waved.");

        assertThat(pieces.stream().filter(Excerpt.Piece::marked).map(Excerpt.Piece::text))
                .containsExactly("ferries", "painter");
        assertThat(pieces.stream().map(Excerpt.Piece::text).collect(Collectors.joining()))
                .contains("Then two ferries came, and a painter looked on.");
    }

    private String current() {
        try {
            return Files.readString(folder.resolve("current")).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
