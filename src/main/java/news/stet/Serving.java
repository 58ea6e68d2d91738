package news.stet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import news.stet.desk.DeskServer;
import news.stet.desk.Readers;
import news.stet.desk.api.Api;
import news.stet.platform.Jobs;
import news.stet.platform.Problem;
import news.stet.platform.Settings;
import news.stet.press.PressRoom;
import news.stet.press.SiteListener;
import news.stet.site.Changes;
import news.stet.story.DueStories;
import news.stet.wire.demo.Demo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running newsroom: what {@code serve} starts and stops. Closing goes backwards: first nobody is
 * let in, then those inside finish, then the database goes.
 */
final class Serving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    /** When few work. */
    private static final LocalTime QUIET = LocalTime.of(3, 10);

    final Stet stet;
    private final Closing open = new Closing();

    private Serving(Stet stet) {
        this.stet = open.later(stet);
    }

    /**
     * Starts all of it; both ports answer when this returns.
     *
     * @throws Problem when it cannot, with everything stopped again
     */
    static Serving start(Settings settings, Map<String, String> environment) {
        var ports =
                settings.withPorts(
                        settle(settings, settings.sitePort(), "site"),
                        settle(settings, settings.deskPort(), "desk"));
        var serving = new Serving(Stet.own(ports, environment));
        try {
            serving.start();
            return serving;
        } catch (RuntimeException | Error e) {
            serving.close();
            throw e;
        }
    }

    /** Looked at before anything is started, so that a second start says at once what is wrong. */
    private static int settle(Settings settings, int port, String who) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.host(), port));
            return socket.getLocalPort();
        } catch (IOException | RuntimeException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.CONFLICT,
                    "The %s cannot listen on %s:%d (%s). Stop what has the port, or choose another with --%s-port."
                            .formatted(who, settings.host(), port, e.getMessage(), who));
        }
    }

    private void start() {
        if (stet.settings.demo()) {
            fillWithDemo();
        }
        var room =
                open.later(
                        PressRoom.open(
                                stet.folder.folder("pressed"),
                                stet.settings,
                                stet.site,
                                new Changes(stet.database),
                                stet.clock));
        // Side by side: each is busy with itself for some tenths of a second.
        var desk = CompletableFuture.supplyAsync(() -> startDesk(new SiteReaders(room)));
        try {
            var media = new PublicMedia(stet.parts.library());
            open.later(SiteListener.start(stet.settings, stet.site, room, media));
            room.start();
        } finally {
            open.later(join(desk));
        }
        DeskAddress.announce(stet.folder, stet.settings.deskUrl());
        open.later(DueStories.watch(stet.parts.newsroom()));
        open.later(
                Jobs.start(
                        stet.database.dataSource(),
                        List.of(
                                new Jobs.Daily(
                                        "forget-ended",
                                        QUIET,
                                        stet.parts.sessions()::forgetEnded))));
    }

    private DeskServer startDesk(Readers readers) {
        var desk = new DeskServer(stet.parts, List.of(new Api(stet.parts)), readers);
        desk.start();
        return desk;
    }

    private static DeskServer join(CompletableFuture<DeskServer> desk) {
        try {
            return desk.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void fillWithDemo() {
        var demo = new Demo(stet.database, stet.parts.library().get(), stet.clock);
        if (demo.isComplete()) {
            return;
        }
        try {
            LOG.info("Filling the newsroom with the sample one");
            demo.fill();
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.CONFLICT) {
                throw problem;
            }
            LOG.warn("--demo changes nothing here: {}", problem.detail());
        }
    }

    @Override
    public void close() {
        open.close();
    }
}
