package news.stet.site.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import news.stet.site.Answer;
import news.stet.site.ContentPolicy;
import news.stet.site.Counterparts;
import news.stet.site.Counterparts.InLanguage;
import news.stet.site.ListEntry;
import news.stet.site.LiveCard;
import news.stet.site.LiveStory;
import news.stet.site.Place;
import news.stet.site.PublicCorrection;
import news.stet.site.Related;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteSection;
import news.stet.site.SiteTopic;
import news.stet.site.view.BlockView;
import news.stet.site.view.CardView;
import news.stet.site.view.FilmView;
import news.stet.site.view.Frame;
import news.stet.site.view.Framed;
import news.stet.site.view.Head;
import news.stet.site.view.PictureView;
import news.stet.site.view.RichHtml;
import news.stet.site.view.SoundView;
import news.stet.story.Block;
import news.stet.story.Byline;
import news.stet.story.Rewording;
import news.stet.story.Status;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.StoryType;
import org.jspecify.annotations.Nullable;

/** A story whole. */
public record StoryPage(Layout layout) {
    /**
     * What the template prints.
     *
     * @param language of the story when it is not the edition's, else null
     * @param picture on top; null when there is a film, or nothing
     * @param posts of a live story, newest first
     * @param elsewhere the same story in other languages
     */
    public record View(
            Frame frame,
            LiveStory story,
            SiteSection section,
            @Nullable String label,
            RichHtml standfirst,
            List<String> byline,
            @Nullable String sourceLine,
            Moment published,
            @Nullable Moment updated,
            @Nullable SiteEdition language,
            @Nullable PictureView picture,
            @Nullable FilmView film,
            @Nullable SoundView sound,
            List<BlockView> body,
            List<BlockView> posts,
            List<Correction> corrections,
            List<SiteTopic> topics,
            List<CardView> related,
            @Nullable SeriesView series,
            List<ListEntry> entries,
            List<InLanguage> elsewhere)
            implements Framed {
        public StoryContent content() {
            return story.content();
        }

        /** A line of it, in the direction of its language. */
        public String line(String text) {
            return (language == null ? frame.edition() : language).line(text);
        }

        /** Where what somebody signed is listed. */
        public String person(String name) {
            return new Place.Person(frame.edition().code(), Byline.slug(name)).path();
        }

        public boolean live() {
            return story.card().type() == StoryType.LIVE && story.card().kicker() == null;
        }
    }

    /**
     * A time for people and for programs.
     *
     * @param second the day by another calendar; null for none
     */
    public record Moment(String text, @Nullable String second, String iso) {
        static Moment of(Instant at, SiteEdition edition) {
            return new Moment(
                    edition.time(at),
                    edition.secondDay(at),
                    at.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /** What was put right. */
    public record Correction(String anchor, String note, Moment at, List<Rewording> rewordings) {}

    /**
     * The story, or the way to its address, or that it was taken away; empty when there is nothing
     * to know.
     */
    public Optional<Answer> answer(SiteReader reader, Place.Story place, ErrorPage errors) {
        Optional<LiveStory> story = reader.findStory(place.id());
        if (story.isEmpty()) {
            return reader.findStatus(place.id())
                    .filter(status -> status == Status.KILLED)
                    .map(_ -> errors.gone(reader, place));
        }
        LiveCard card = story.get().card();
        if (!card.path().equals(place.path())) {
            return Optional.of(new Answer.Moved(card.path(), true, reader.keys()));
        }
        SiteEdition edition = reader.findEdition(card.edition()).orElseThrow();
        return Optional.of(answer(reader, edition, story.get()));
    }

    /** Reads together what the pages of these stories will read one by one. */
    public void expect(SiteReader reader, List<LiveStory> stories) {
        List<Long> others = Related.expect(reader, stories);
        List<Long> media = new ArrayList<>();
        for (LiveStory story : stories) {
            media.addAll(story.content().allMedia());
            others.addAll(story.content().shownStories());
        }
        reader.listCards(others.stream().distinct().toList())
                .forEach(card -> Optional.ofNullable(card.media()).ifPresent(media::add));
        reader.expectMedia(media.stream().distinct().toList());
    }

    /** The page of a text that readers do not see yet, with what a list would say of it. */
    public Answer.Page preview(SiteReader reader, Story story, StoryContent content) {
        LiveCard card = card(reader, story, content);
        Instant published = card.publishedAt();
        Instant updated = Objects.requireNonNullElse(story.updatedAt(), published);
        List<PublicCorrection> corrections =
                story.corrections().reversed().stream()
                        .map(one ->
                                new PublicCorrection(
                                        one.revision(), one.note(), one.at(), one.rewordings()))
                        .toList();
        SiteEdition edition = reader.findEdition(card.edition()).orElseThrow();
        LiveStory whole = new LiveStory(card, updated, content, corrections, List.of());
        return answer(reader, edition, whole);
    }

    /** What lists would say of a text that readers do not see yet. */
    static LiveCard card(SiteReader reader, Story story, StoryContent content) {
        return new LiveCard(
                story.id(),
                content.edition(),
                content.section(),
                // Where it would stand if it were published now.
                Objects.requireNonNullElse(story.sort(), Long.MAX_VALUE),
                Objects.requireNonNullElse(story.slug(), "preview"),
                content.type(),
                content.kicker(),
                content.headlineForLists(),
                content.headline(),
                content.standfirst().plain(),
                content.leadMedia(),
                Objects.requireNonNullElseGet(story.publishedAt(), () -> reader.now()));
    }

    private Answer.Page answer(SiteReader reader, SiteEdition edition, LiveStory story) {
        View view = view(reader, edition, story);
        return FilmViews.leading(reader, story.content()).isPresent()
                ? layout.page(reader, "story", view, ContentPolicy.films())
                : layout.page(reader, "story", view);
    }

    private View view(SiteReader reader, SiteEdition edition, LiveStory story) {
        LiveCard card = story.card();
        StoryContent content = story.content();
        reader.expectMedia(content.allMedia());
        StoryBlocks blocks =
                new StoryBlocks(reader, edition, new FilmViews(reader, edition, layout.player()));
        Cards cards = new Cards(reader, edition);
        Block main = content.mainMedia();
        Head head = layout.storyHead(reader, edition).of(reader, edition, story);
        List<InLanguage> pages = Counterparts.inLanguages(reader, card);
        return new View(
                layout.frame(reader, edition, head, card.section()).with(pages),
                story,
                reader.findSection(card.edition(), card.section())
                        .orElse(new SiteSection(card.edition(), card.section(), card.section())),
                cards.label(content.kicker(), card.type()),
                new RichHtml(content.standfirst(), edition.rightToLeft()),
                content.byline(),
                sourceLine(content, edition),
                Moment.of(card.publishedAt(), edition),
                story.updated() ? Moment.of(story.updatedAt(), edition) : null,
                foreign(content, edition),
                main instanceof Block.Picture picture
                        ? blocks.picture(picture, PictureView.Place.HERO, true).orElse(null)
                        : null,
                main instanceof Block.Video video ? blocks.films().film(video).orElse(null) : null,
                main instanceof Block.Video video ? blocks.films().sound(video).orElse(null) : null,
                blocks.all(withoutPosts(content), content.dateline()),
                blocks.all(posts(content)),
                corrections(story.corrections(), edition),
                topics(reader, content),
                cards.all(Related.find(reader, story), PictureView.Place.CARD),
                SeriesView.of(reader, edition, card.story()),
                story.entries(),
                pages.stream().filter(page -> !page.path().equals(card.path())).toList());
    }

    /** {@code Source - Place}, as much of it as is known. */
    private static @Nullable String sourceLine(StoryContent content, SiteEdition edition) {
        if (content.source() == null) {
            return content.located();
        }
        return content.located() == null
                ? content.source()
                : edition.messages().get("story.source", content.source(), content.located());
    }

    /** An edition of the story's own language, when it is written in another than the site's. */
    private static @Nullable SiteEdition foreign(StoryContent content, SiteEdition edition) {
        String language = content.language();
        return language.isEmpty() || language.equals(edition.language())
                ? null
                : edition.in(language);
    }

    private static List<Block> withoutPosts(StoryContent content) {
        return content.body().stream().filter(block -> !(block instanceof Block.Post)).toList();
    }

    private static List<Block.Post> posts(StoryContent content) {
        return content.body().stream()
                .filter(Block.Post.class::isInstance)
                .map(Block.Post.class::cast)
                .sorted(Comparator.comparing(Block.Post::at).reversed())
                .toList();
    }

    private static List<Correction> corrections(
            List<PublicCorrection> corrections, SiteEdition edition) {
        return corrections.stream()
                .map(one ->
                        new Correction(
                                one.anchor(),
                                one.note(),
                                Moment.of(one.at(), edition),
                                one.rewordings()))
                .toList();
    }

    private static List<SiteTopic> topics(SiteReader reader, StoryContent content) {
        List<SiteTopic> topics = new ArrayList<>();
        content.topics()
                .forEach(slug -> reader.findTopic(content.edition(), slug).ifPresent(topics::add));
        return topics;
    }
}
