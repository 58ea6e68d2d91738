package news.stet.site.page;

import java.util.Optional;
import news.stet.site.Answer;
import news.stet.site.ContentPolicy;
import news.stet.site.LiveStory;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.view.FilmView;
import news.stet.story.Block;
import news.stet.story.Status;

/** A story's film alone, for other people's pages. */
public record EmbedPage(Layout layout) {
    /**
     * What the template prints.
     *
     * @param canonical the story's own page
     */
    public record View(
            SiteEdition edition, String title, String canonical, String style, FilmView film) {}

    /** The film, or that its story was taken away; empty when there is nothing to know. */
    public Optional<Answer> answer(SiteReader reader, Place.Embed place, ErrorPage errors) {
        Optional<LiveStory> found = reader.findStory(place.story());
        if (found.isEmpty()) {
            return reader.findStatus(place.story())
                    .filter(status -> status == Status.KILLED)
                    .map(_ ->
                            errors.gone(
                                    reader,
                                    new Place.Story(place.edition(), "", "", place.story())));
        }
        LiveStory story = found.get();
        if (!story.card().edition().equals(place.edition())) {
            String path =
                    new Place.Embed(story.card().edition(), place.story(), place.media()).path();
            return Optional.of(new Answer.Moved(path, true, reader.keys()));
        }
        SiteEdition edition = reader.findEdition(place.edition()).orElseThrow();
        var views = new FilmViews(reader, edition, layout.player());
        return story.content()
                .allBlocks()
                .filter(Block.Video.class::isInstance)
                .map(Block.Video.class::cast)
                .filter(video -> video.media() == place.media())
                .findFirst()
                .flatMap(views::film)
                .map(film -> page(reader, edition, story, film));
    }

    private Answer page(SiteReader reader, SiteEdition edition, LiveStory story, FilmView film) {
        View view =
                new View(
                        edition,
                        story.content().headline(),
                        layout.absolute(edition, story.card().path()),
                        layout.style(reader, edition),
                        film);
        return layout.page(reader, "embed", view, ContentPolicy.embedded());
    }
}
