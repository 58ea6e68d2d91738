package news.stet.press;

import news.stet.platform.Problem;
import news.stet.site.SiteHosts;
import news.stet.site.SitePages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which hosts editions have, kept and renewed as pages are: a reader's request asks no database for
 * it, and a start without one knows it from the disk. Safe for any thread.
 */
final class Hosts {
    private static final Logger LOG = LoggerFactory.getLogger(Hosts.class);

    private final SitePages pages;
    private final Press press;
    private volatile @Nullable Known known;

    private record Known(Ready ready, SiteHosts hosts) {}

    Hosts(SitePages pages, Press press) {
        this.pages = pages;
        this.press = press;
    }

    /** What is known now; null when it must be found out. Takes no lock. */
    @Nullable SiteHosts ready() {
        Ready ready = press.ready(Unaddressed.HOSTS);
        if (ready == null) {
            return null;
        }
        ready.hit();
        return of(ready);
    }

    /** The same, and may wait for it. Nobody has a host as long as nobody can say. */
    SiteHosts find() {
        try {
            if (press.find(Unaddressed.HOSTS) instanceof Press.Found.Page page) {
                return of(page.ready());
            }
        } catch (Problem | Turns.Busy later) {
            LOG.debug("which hosts there are is not known now: {}", later.getMessage());
        } catch (RuntimeException e) {
            // Readers must be answered all the same.
            LOG.atError().setCause(e).log("which hosts there are cannot be read");
        }
        Known last = known;
        return last == null ? pages.hosts(null) : last.hosts();
    }

    private SiteHosts of(Ready ready) {
        Known last = known;
        if (last == null || last.ready() != ready) {
            last = new Known(ready, pages.hosts(ready.sheet().bodies().unpacked()));
            known = last;
        }
        return last.hosts();
    }
}
