package news.stet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.story.SideBySide.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class TranslationsTest {
    private static final Actor EDITOR = new Actor(7, "Edda Tor", Role.EDITOR, Actor.Kind.PERSON);
    private static final Actor SYSTEM = Actor.system("test");

    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Database database;
    private final Newsroom newsroom;
    private final Stories stories;
    private final Translations translations;
    private final Checks checks;
    private final ChangeLog changes;

    TranslationsTest(Database database) {
        this.database = database;
        newsroom = new Newsroom(database, clock);
        stories = new Stories(database);
        translations = new Translations(database, clock);
        checks = new Checks(database, clock, null, Optional.empty());
        changes = new ChangeLog(database);
        open(database, "ar", "العالم");
        open(database, "es", "Mundo");
    }

    private void open(Database database, String language, String section) {
        new Editions(database, clock)
                .put(
                        SYSTEM,
                        new Edition(
                                language,
                                "Edition " + language,
                                "",
                                language,
                                ZoneId.of("UTC"),
                                "yyyy-MM-dd",
                                false,
                                List.of(new Section("world", section))));
    }

    private static StoryContent content(String edition, String headline, String... paragraphs) {
        var json = Json.mapper().createObjectNode();
        json.put("edition", edition).put("type", "article").put("section", "world");
        json.put("headline", headline);
        var body = json.putArray("body");
        for (String paragraph : paragraphs) {
            body.addObject().put("type", "paragraph").put("text", paragraph);
        }
        return StoryJson.read(json);
    }

    private Story publish(StoryContent content) {
        Story story = newsroom.create(EDITOR, content, null);
        return newsroom.act(Verb.PUBLISH, EDITOR, story.id(), Order.PLAIN);
    }

    private Story begin(Story source, String edition) {
        return translations.begin(EDITOR, source.id(), new Destination(edition, null));
    }

    private Story write(Story story, StoryContent content) {
        return newsroom.save(EDITOR, story.id(), content, null, null);
    }

    private Translation standing(Story story) {
        return translations.list(EDITOR, story.id()).stream()
                .filter(one -> one.story() == story.id())
                .findFirst()
                .orElseThrow();
    }

    private List<String> keysSince(long head) {
        return changes.list(head, 500).stream().map(ChangeLog.Change::key).toList();
    }

    @Test
    void aTranslationBeginsWithTheWordsOfItsSourceInItsOwnLanguage() {
        Story source = publish(content("en", "The bridge is open", "People cross it."));

        Story begun = begin(source, "ar");

        assertThat(begun.status()).isEqualTo(Status.DRAFT);
        assertThat(begun.content().edition()).isEqualTo("ar");
        assertThat(begun.content().language()).isEqualTo("ar");
        assertThat(begun.content().headline()).isEqualTo("The bridge is open");
        assertThat(Untranslated.paths(source.content(), begun.content()))
                .containsExactly("headline", "body[0]");
        assertThat(translations.list(EDITOR, source.id()))
                .extracting(Translation::story)
                .containsExactly(source.id(), begun.id());
        assertThat(standing(begun).behind()).isFalse();
    }

    @Test
    void whatStillHasTheSourcesWordsIsFoundBeforeItGoesOut() {
        Story source = publish(content("en", "The bridge is open", "People cross it.", "2026"));
        Story begun = begin(source, "ar");
        write(begun, content("ar", "الجسر مفتوح", "People cross it.", "2026"));

        assertThat(checks.report(EDITOR, begun.id(), null).findings())
                .filteredOn(found -> found.check() == Check.UNTRANSLATED)
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.path()).isEqualTo("body[0]");
                    assertThat(found.said()).isEqualTo(List.of(1));
                });
    }

    @Test
    void aStoryIsTranslatedOnceForEachEdition() {
        Story source = publish(content("en", "One of its kind"));
        begin(source, "ar");

        assertThatThrownBy(() -> begin(source, "ar"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("has this story already");
        assertThatThrownBy(() -> begin(source, "en")).isInstanceOf(Problem.class);
    }

    @Test
    void aSourceThatSaysSomethingElseLeavesItsTranslationsBehindUntilSomebodyLooks() {
        Story source = publish(content("en", "Forty boats", "Forty boats sailed."));
        Story begun = begin(source, "es");

        write(source, content("en", "Forty boats", "Forty-one boats sailed."));
        assertThat(standing(begun).behind()).as("before readers see it").isFalse();
        Story updated = newsroom.act(Verb.PUBLISH, EDITOR, source.id(), Order.PLAIN);
        assertThat(standing(begun).behind()).isTrue();
        TranslationSource what = translations.findSource(EDITOR, begun.id()).orElseThrow();
        assertThat(what.behind()).isTrue();
        assertThat(what.since().isEmpty()).isFalse();

        translations.acknowledge(EDITOR, begun.id(), null);

        assertThat(standing(begun).behind()).isFalse();
        assertThat(standing(begun).upTo()).isEqualTo(updated.revision());
    }

    @Test
    void anotherPlaceOrUrgencyOfTheSourceLeavesNobodyBehind() {
        Story source = publish(content("en", "Quiet harbour", "Nothing moves."));
        Story begun = begin(source, "es");
        var json = StoryJson.write(source.content()).put("urgency", 2);
        write(source, StoryJson.read(json));

        newsroom.act(Verb.PUBLISH, EDITOR, source.id(), Order.PLAIN);

        assertThat(standing(begun).behind()).isFalse();
    }

    @Test
    void aCorrectionAsksEachTranslationForAnAnswer() {
        Story source = publish(content("en", "Nine die", "Nine people died."));
        Story arabic = begin(source, "ar");
        Story spanish = translations.begin(EDITOR, arabic.id(), new Destination("es", null));
        long head = changes.head();

        newsroom.act(
                Verb.CORRECT,
                EDITOR,
                source.id(),
                new Order(
                        null,
                        null,
                        "It was eight.",
                        content("en", "Eight die", "Eight people died.")));

        assertThat(keysSince(head)).contains("draft:" + arabic.id(), "draft:" + spanish.id());
        assertThat(standing(arabic).open()).isEqualTo(1);
        assertThat(standing(spanish).open()).as("made from a translation").isEqualTo(1);
        assertThat(checks.report(EDITOR, arabic.id(), null).findings())
                .extracting(Finding::check)
                .contains(Check.SOURCE_OPEN);
        assertThatThrownBy(() -> translations.unlink(EDITOR, arabic.id()))
                .hasMessageContaining("answer that first");

        translations.acknowledge(EDITOR, arabic.id(), null);
        assertThat(standing(arabic).open()).isZero();

        TranslationAlert asked = translations.alerts(EDITOR, spanish.id()).getFirst();
        assertThat(asked.note()).isEqualTo("It was eight.");
        assertThatThrownBy(() -> answer(spanish, asked, " ")).isInstanceOf(Problem.class);
        answer(spanish, asked, "The number is not in it.");
        assertThat(standing(spanish).open()).isZero();
        assertThat(translations.alerts(EDITOR, spanish.id()).getFirst().reason())
                .isEqualTo("The number is not in it.");
    }

    private void answer(Story story, TranslationAlert asked, String reason) {
        translations.answer(
                EDITOR,
                story.id(),
                asked.source(),
                asked.revision(),
                TranslationAlert.Answer.NOT_NEEDED,
                reason);
    }

    @Test
    void aKillIsAnsweredByKillingTheTranslationToo() {
        Story source = publish(content("en", "Not true"));
        Story begun = begin(source, "ar");
        newsroom.act(Verb.PUBLISH, EDITOR, begun.id(), Order.PLAIN);

        newsroom.act(Verb.KILL, EDITOR, source.id(), Order.PLAIN);
        assertThat(standing(begun).open()).isEqualTo(1);
        newsroom.act(Verb.KILL, EDITOR, begun.id(), Order.PLAIN);

        assertThat(standing(begun).open()).isZero();
        assertThat(translations.alerts(EDITOR, begun.id()).getFirst().answer()).isEqualTo("done");
    }

    @Test
    void aSourceThatComesBackAsksForNothingAnyMore() {
        Story source = publish(content("en", "For a while"));
        Story begun = begin(source, "ar");

        newsroom.act(Verb.WITHHOLD, EDITOR, source.id(), Order.PLAIN);
        assertThat(standing(begun).open()).isEqualTo(1);
        newsroom.act(Verb.PUBLISH, EDITOR, source.id(), Order.PLAIN);

        assertThat(standing(begun).open()).isZero();
    }

    @Test
    void linkingNamesWhatTellsOfEitherAndNothingElse() {
        Story one = publish(content("en", "Two stories"));
        Story other = publish(content("es", "Dos noticias"));
        Story draft = newsroom.create(EDITOR, content("ar", "قصتان"), null);
        long head = changes.head();

        translations.link(EDITOR, other.id(), one.id(), null);

        assertThat(keysSince(head))
                .containsExactlyInAnyOrder(
                        "translations:" + one.id(),
                        "translations:" + other.id(),
                        "month:en/2026-05",
                        "month:es/2026-05",
                        "draft:" + other.id());

        long linked = changes.head();
        translations.link(EDITOR, draft.id(), one.id(), null);
        assertThat(keysSince(linked))
                .as("readers of a draft there are none")
                .containsExactlyInAnyOrder("translations:" + draft.id(), "draft:" + draft.id());

        long before = changes.head();
        newsroom.act(Verb.WITHHOLD, EDITOR, other.id(), Order.PLAIN);
        assertThat(keysSince(before))
                .contains("translations:" + one.id(), "month:en/2026-05")
                .doesNotContain("translations:" + other.id(), "story:" + one.id());
    }

    @Test
    void whoLeadsNobodyThereIsNotNamedWhenATranslationGoes() {
        Story one = publish(content("en", "Led nowhere"));
        Story arabic = publish(content("ar", "لا طريق إليها"));
        Story spanish = publish(content("es", "Sin camino"));
        translations.link(EDITOR, arabic.id(), one.id(), null);
        translations.link(EDITOR, spanish.id(), one.id(), null);
        database.write(handle ->
                handle.execute("update edition set standing = 'retired' where code = 'ar'"));
        long before = changes.head();

        newsroom.act(Verb.KILL, EDITOR, arabic.id(), Order.PLAIN);

        assertThat(keysSince(before))
                .contains("story:" + arabic.id())
                .doesNotContain("translations:" + one.id(), "translations:" + spanish.id());
    }

    @Test
    void whatWasMadeFromAnUnlinkedTranslationGoesWithIt() {
        Story source = publish(content("en", "Line of three"));
        Story arabic = begin(source, "ar");
        Story spanish = translations.begin(EDITOR, arabic.id(), new Destination("es", null));

        translations.unlink(EDITOR, arabic.id());

        assertThat(translations.list(EDITOR, source.id())).isEmpty();
        assertThat(translations.list(EDITOR, spanish.id()))
                .extracting(Translation::story)
                .containsExactly(arabic.id(), spanish.id());
        assertThatThrownBy(() -> translations.link(EDITOR, arabic.id(), spanish.id(), null))
                .hasMessageContaining("the other way round");
        translations.link(EDITOR, arabic.id(), source.id(), null);
        assertThat(translations.list(EDITOR, spanish.id())).hasSize(3);
    }

    @Test
    void aBlockWithTheSourcesWordsIsLaidBesideItAndOthersBesideTheFirstThatFits() {
        StoryContent source = content("en", "H", "One", "Two", "Three", "Four");
        StoryContent translation = content("es", "T", "Uno", "Three");

        assertThat(SideBySide.of(source.body(), translation.body()))
                .containsExactly(new Pair(0, 0), new Pair(1, -1), new Pair(2, 1), new Pair(3, -1));
    }

    @Test
    void historyTellsWhereATranslationCameFrom() {
        Story source = publish(content("en", "Known origin"));

        Story begun = begin(source, "es");

        assertThat(stories.history(EDITOR, begun.id()).getFirst().verb()).isEqualTo("translate");
        assertThat(stories.history(EDITOR, begun.id()).getFirst().note())
                .isEqualTo(source.id() + "/" + source.liveRevision());
    }

    @Test
    void blocksOfTwoLanguagesAreLaidBesideEachOtherByWhatTheyAre() {
        StoryContent source =
                StoryJson.read(
                        Json.read(
                                """
                                {"edition": "en", "type": "article", "section": "world", "headline": "H", "body": [
                                 {"type": "paragraph", "text": "One"},
                                 {"type": "heading", "level": 2, "text": "Two"},
                                 {"type": "quotation", "text": "Three"},
                                 {"type": "paragraph", "text": "Four"}]}
                                """));
        StoryContent translation =
                StoryJson.read(
                        Json.read(
                                """
                                {"edition": "es", "type": "article", "section": "world", "headline": "T", "body": [
                                 {"type": "paragraph", "text": "Uno"},
                                 {"type": "paragraph", "text": "Para España"},
                                 {"type": "heading", "level": 2, "text": "Dos"},
                                 {"type": "paragraph", "text": "Cuatro"}]}
                                """));

        assertThat(SideBySide.of(source.body(), translation.body()))
                .contains(new Pair(1, 2), new Pair(2, -1), new Pair(3, 3))
                .hasSize(5);
    }
}
