package news.stet.site.data;

import java.time.Instant;
import news.stet.site.SiteEdition;

/** Times for programs that want to know the newsroom's own clock. */
final class StoryTimes {
    private StoryTimes() {}

    /** To the second, with the edition's offset: {@code 2016-12-23T15:00:22+03:30}. */
    static String local(Instant at, SiteEdition edition) {
        return edition.localTime(at);
    }
}
