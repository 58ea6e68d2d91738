package news.stet.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import news.stet.platform.Database;
import news.stet.platform.Settings;

/**
 * The site's one way in: a request goes in, an answer comes out. Answers are functions of what one
 * {@link SiteReader} read. Safe for any thread.
 */
public final class SitePages {
    private final Database database;
    private final InstantSource clock;

    public SitePages(Settings settings, Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The answer to a GET.
     *
     * @throws news.stet.platform.Problem UNAVAILABLE when the database does not answer
     */
    public Answer answer(SiteRequest request) {
        return database.read(handle -> answer(request, new SiteReader(handle, clock)));
    }

    private Answer answer(SiteRequest request, SiteReader reader) {
        Optional<Place> place = Places.find(request);
        if (place.isEmpty()) {
            return missing(reader);
        }
        Answer answer = answer(place.get(), request, reader);
        boolean slash = place.get().path().endsWith("/");
        return answer instanceof Answer.Page page && request.slash() != slash
                ? new Answer.Moved(place.get().path(), true, page.keys())
                : answer;
    }

    /** The table of contents of the site. */
    private Answer answer(Place place, SiteRequest request, SiteReader reader) {
        return switch (place) {
            case Place.Root _ ->
                    new Answer.Moved(reader.getDefaultEdition().path(), false, reader.keys());
            case Place.Front _, Place.Section _, Place.Story _ -> missing(reader);
            case Place.Archive _, Place.Topic _, Place.Search _ -> missing(reader);
            case Place.Feed _, Place.Box _ -> missing(reader);
            case Place.Sitemap _, Place.SitemapPart _, Place.NewsSitemap _ -> missing(reader);
            case Place.Robots _ -> missing(reader);
        };
    }

    private Answer missing(SiteReader reader) {
        return new Answer.Missing(
                new Answer.Page(
                        "text/plain; charset=utf-8",
                        "404".getBytes(StandardCharsets.UTF_8),
                        Instant.EPOCH,
                        reader.keys(),
                        Map.of()));
    }
}
