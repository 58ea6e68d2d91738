package news.stet.wire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import news.stet.story.Block;
import news.stet.story.StoryContent;
import org.junit.jupiter.api.Test;

class DemoStoriesTest {
    private static final Instant FILLED = Instant.parse("2026-11-22T00:20:00Z");

    private final List<DemoStory> stories = DemoFiles.stories();

    private static StoryContent content(DemoStory story, boolean film) {
        return story.content(
                FILLED,
                name -> name.equals(DemoStory.FILM) && !film ? null : "1",
                key -> "1000001",
                Map.of());
    }

    @Test
    void everyStoryPassesTheNewsroomsOwnRules() {
        assertThat(stories)
                .allSatisfy(story -> assertThat(content(story, true).headline()).isNotBlank());
        assertThat(stories).extracting(DemoStory::key).doesNotHaveDuplicates();
    }

    @Test
    void withoutAFilmNoStoryIsAVideo() {
        assertThat(stories)
                .allSatisfy(story -> {
                    StoryContent content = content(story, false);
                    assertThat(content.type().slug()).isNotEqualTo("video");
                    assertThat(content.mainMedia() instanceof Block.Video).isFalse();
                });
    }

    @Test
    void thereAreEightyStoriesOfAllTypesInAllSectionsOfBothEditions() {
        assertThat(stories.stream().filter(story -> story.until().equals("live")))
                .hasSizeGreaterThanOrEqualTo(80);
        for (String edition : List.of("en", "ar")) {
            List<StoryContent> contents =
                    stories.stream()
                            .filter(story -> story.edition().equals(edition))
                            .filter(story -> story.until().equals("live"))
                            .map(story -> content(story, true))
                            .toList();
            assertThat(contents)
                    .extracting(content -> content.type().slug())
                    .contains("article", "video", "gallery", "live");
            assertThat(contents)
                    .extracting(StoryContent::section)
                    .contains("world", "politics", "business", "science", "culture", "sport");
        }
    }

    @Test
    void everyLinkLeadsToAStoryOfItsEditionThatIsThereByThen() {
        Map<String, DemoStory> byKey =
                stories.stream().collect(Collectors.toMap(DemoStory::key, story -> story));
        List<DemoStep> steps = DemoStep.plan(stories, FILLED);
        Set<String> begun = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (DemoStep step : steps) {
            begun.add(step.story().key());
            for (String link : step.story().links()) {
                DemoStory other = byKey.get(link);
                if (!begun.contains(link)
                        || other == null
                        || !other.edition().equals(step.story().edition())
                        || !other.until().equals("live")) {
                    wrong.add(step.story().key() + " links to " + link);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void eachTranslationIsOfAnotherEditionAndNoneIsMadeTwice() {
        Map<String, DemoStory> byKey =
                stories.stream().collect(Collectors.toMap(DemoStory::key, story -> story));
        Set<String> made = new HashSet<>();
        for (DemoStory story : stories) {
            story.source()
                    .ifPresent(key -> {
                        DemoStory source = Objects.requireNonNull(byKey.get(key));
                        assertThat(source.edition()).as(story.key()).isNotEqualTo(story.edition());
                        String first = source.source().orElse(key);
                        assertThat(made.add(first + " in " + story.edition()))
                                .as(story.key())
                                .isTrue();
                    });
        }
        assertThat(stories).extracting(DemoStory::edition).contains("en", "ar", "fa", "es");
    }

    @Test
    void noPictureLacksWordsForThoseWhoCannotSeeIt() {
        assertThat(stories)
                .allSatisfy(story -> {
                    StoryContent content = content(story, false);
                    assertThat(content.allMedia()).isNotNull();
                    if (content.mainMedia() instanceof Block.Picture picture) {
                        assertThat(picture.alt()).isNotBlank();
                    }
                    assertThat(content.body().stream().flatMap(Block::withAllInside))
                            .filteredOn(Block.Picture.class::isInstance)
                            .allSatisfy(block ->
                                    assertThat(((Block.Picture) block).alt()).isNotBlank());
                });
        assertThat(stories.stream().filter(story -> story.until().equals("live")))
                .allSatisfy(story -> assertThat(story.alt()).isNotBlank());
    }

    @Test
    void everyPictureIsDrawnAndEveryDrawingIsUsed() {
        Set<String> wanted =
                stories.stream()
                        .flatMap(story -> story.media().stream())
                        .collect(Collectors.toSet());
        wanted.remove(DemoStory.FILM);
        wanted.add(DemoStory.INSTEAD_OF_FILM);
        assertThat(DemoFiles.drawings().keySet()).isEqualTo(wanted);
    }

    @Test
    void everyWriterHasAnAccountAndEveryCorrectionChangesWords() {
        Set<String> signed =
                DemoFiles.colleagues().stream()
                        .flatMap(colleague -> colleague.bylines().stream())
                        .collect(Collectors.toSet());
        assertThat(stories).allSatisfy(story -> assertThat(signed).contains(story.writer()));
        List<DemoStory> corrected =
                stories.stream().filter(story -> !story.corrections().isEmpty()).toList();
        assertThat(corrected).hasSizeGreaterThanOrEqualTo(4);
        assertThat(corrected)
                .allSatisfy(story ->
                        assertThat(
                                        story.content(
                                                FILLED,
                                                name -> "1",
                                                key -> "1000001",
                                                story.corrections().getFirst().exchange()))
                                .isNotEqualTo(content(story, true)));
    }

    @Test
    void stepsComeInOrderAndNoneLiesAhead() {
        List<DemoStep> steps = DemoStep.plan(stories, FILLED);
        assertThat(steps).extracting(DemoStep::at).isSorted();
        assertThat(steps).allSatisfy(step -> assertThat(step.at()).isBefore(FILLED));
        stories.forEach(story ->
                assertThat(steps.stream().filter(step -> step.story() == story))
                        .extracting(DemoStep::index)
                        .isSorted());
    }

    @Test
    void whatIsArrangedIsThereByThenInTheLanguageOfItsEdition() {
        Map<String, DemoStory> live =
                stories.stream()
                        .filter(story -> story.until().equals("live"))
                        .collect(Collectors.toMap(DemoStory::key, story -> story));
        assertThat(live).containsKeys(DemoArrangement.stories().toArray(String[]::new));
        for (DemoArrangement.Publication one : DemoArrangement.publications(FILLED)) {
            for (DemoStory story : live.values()) {
                if (one.node().toString().contains("\"@" + story.key() + "\"")) {
                    assertThat(story.edition()).as(story.key()).isEqualTo(one.edition());
                    assertThat(story.moment(FILLED)).as(story.key()).isBefore(one.at());
                }
            }
        }
    }
}
