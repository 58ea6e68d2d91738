package news.stet.story;

import news.stet.story.difference.Difference;
import org.jdbi.v3.core.Handle;

/**
 * What a translation is made from.
 *
 * @param seen the source as it was when the translation was last up to date with it
 * @param now as readers see it, or its newest revision where they do not
 */
public record TranslationSource(long story, Status status, Revision seen, Revision now) {
    static TranslationSource read(Handle handle, TranslationRows.Link link) {
        Story source =
                StoryRows.find(handle, link.source())
                        .orElseThrow(() -> StoryRows.notFound(link.source()))
                        .story();
        return new TranslationSource(
                source.id(),
                source.status(),
                RevisionRow.get(handle, source.id(), link.revision()),
                RevisionRow.get(handle, source.id(), TranslationRows.followed(source)));
    }

    /** Whether the source says something else since. */
    public boolean behind() {
        return seen.number() < now.number() && !seen.content().saysTheSame(now.content());
    }

    /** What became of it since. */
    public Difference since() {
        return Difference.between(seen.content(), now.content());
    }
}
