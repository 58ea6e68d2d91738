package news.stet.press;

import java.nio.file.Path;
import java.time.Duration;
import news.stet.platform.Database;
import news.stet.platform.Settings;
import news.stet.platform.Waiting;
import news.stet.site.Changes;
import news.stet.site.SampleSite;

/** The sample site with a press of its own and a listener in front, as readers have it. */
final class PressedSite implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final SampleSite site;
    final PressRoom room;
    final SiteListener listener;

    PressedSite(Database database, SampleSite site, Path folder, MediaFiles media) {
        this(database, site, Settings.of(folder, 0, 0), media);
    }

    PressedSite(Database database, SampleSite site, Settings settings, MediaFiles media) {
        this.site = site;
        room =
                PressRoom.open(
                        settings.data().resolve(PressRoom.FOLDER),
                        settings,
                        site.pages,
                        new Changes(database),
                        site.clock);
        listener = SiteListener.start(settings, site.pages, room, media);
        room.start();
        settle();
    }

    /** Returns when readers have all that was published; at once while the database is away. */
    void settle() {
        room.await(PATIENCE);
    }

    /** Returns when the database was found, and the log in it looked at. */
    void meet() {
        Waiting.until("the press has found the database", () -> room.awaySince().isEmpty());
    }

    int port() {
        return listener.port();
    }

    @Override
    public void close() {
        listener.close();
        room.close();
    }
}
