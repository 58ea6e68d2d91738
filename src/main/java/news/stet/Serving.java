package news.stet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import news.stet.desk.DeskServer;
import news.stet.desk.Readers;
import news.stet.desk.ThemeFolder;
import news.stet.desk.api.Api;
import news.stet.fronts.FrontRecord;
import news.stet.fronts.MostRead;
import news.stet.fronts.Reads;
import news.stet.media.Films;
import news.stet.media.WatchFolder;
import news.stet.platform.Jobs;
import news.stet.platform.PressSettings;
import news.stet.platform.Problem;
import news.stet.platform.Settings;
import news.stet.platform.Watch;
import news.stet.press.PressRoom;
import news.stet.press.Purge;
import news.stet.press.SiteListener;
import news.stet.search.Cluster;
import news.stet.search.Scope;
import news.stet.search.SearchIndex;
import news.stet.site.Changes;
import news.stet.wire.demo.Demo;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running newsroom: what {@code serve} starts and stops. Readers come first: they are served from
 * what is pressed while the database still starts, or is away. Closing goes backwards: what works
 * by itself ends, then nobody is let in, then the database goes.
 */
final class Serving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    /** When few work. */
    private static final LocalTime QUIET = LocalTime.of(3, 10);

    /** A due story is promised within a second; asking costs one look at an index of few rows. */
    private static final Duration DUE = Duration.ofMillis(250);

    /** How long a screen that is gone may wait for its journal to become a revision. */
    private static final Duration LEFT = Duration.ofSeconds(15);

    /** How soon a film that came in is begun. */
    private static final Duration FILMS = Duration.ofSeconds(1);

    /** A file in the watch folder is taken in when it was the same at two looks. */
    private static final Duration ARRIVED = Duration.ofSeconds(3);

    /** What is only once to be done after an upgrade need not be done at once. */
    private static final Duration UPKEEP = Duration.ofSeconds(2);

    /** A theme is looked into when its files were the same at two looks. */
    private static final Duration THEMES = Duration.ofSeconds(1);

    /** How long a node keeps to itself what was read there. */
    private static final Duration TOLD = Duration.ofSeconds(10);

    /** How soon what is read much rises in the box of it. */
    private static final Duration RANKED = Duration.ofMinutes(2);

    /** What the press did not tell the search index, as while it was away, it finds by itself. */
    private static final Duration MISSED = Duration.ofSeconds(1);

    /** Until then a story's page shows what stands beside it in its lists. */
    private static final Duration RELATED = Duration.ofSeconds(1);

    final Stet stet;
    private final Closing open = new Closing();
    private final Closing working = new Closing();
    private final CompletableFuture<Stet> ready = new CompletableFuture<>();

    private Serving(Stet stet) {
        this.stet = open.later(stet);
    }

    /**
     * Starts all of it; when this returns the ports answer, though the desk's perhaps only that the
     * database is away.
     *
     * @throws Problem when it cannot, with everything stopped again
     */
    static Serving start(Settings settings, Map<String, String> environment) {
        int site = settings.site() ? settle(settings, settings.sitePort(), "site") : 0;
        int desk = settle(settings, settings.deskPort(), "desk");
        var ports = settings.withPorts(settings.site() ? site : settings.sitePort(), desk);
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
        Optional<PressRoom> room =
                stet.settings.site() ? Optional.of(openSite()) : Optional.empty();
        Readers readers = room.<Readers>map(SiteReaders::new).orElse(Readers.NOBODY);
        // Side by side: each is busy with itself for some tenths of a second.
        var desk = CompletableFuture.supplyAsync(() -> startDesk(readers));
        boolean there;
        try {
            there = attach(room.filter(PressRoom::hasPages).isPresent());
        } finally {
            open.later(join(desk));
        }
        open.later(working);
        if (there) {
            work(room);
        } else {
            room.ifPresent(PressRoom::startAlone);
            open.later(Attaching.begin(stet, () -> work(room)));
        }
    }

    /** From here on readers are served what is pressed. */
    private PressRoom openSite() {
        var room =
                open.later(
                        PressRoom.open(
                                stet.folder.folder("pressed"),
                                stet.settings,
                                stet.site,
                                new Changes(stet.database),
                                stet.clock));
        SiteAddress.announce(stet.folder, stet.settings.siteUrl());
        var media = new PublicMedia(stet.parts.library());
        open.later(SiteListener.start(stet.settings, stet.site, room, media));
        return room;
    }

    private DeskServer startDesk(Readers readers) {
        DeskServer desk =
                stet.settings.desk()
                        ? new DeskServer(stet.parts, List.of(new Api(stet.parts)), readers)
                        : DeskServer.forMonitoring(stet.parts, readers);
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

    /**
     * The first try. What is wrong is told to whoever starts Stet, unless it can be of use as it
     * is: to readers of pressed pages, or as a site's node that was started before its database.
     *
     * @return whether the database is there
     */
    private boolean attach(boolean pressed) {
        try {
            stet.attach();
            return true;
        } catch (Problem problem) {
            boolean passing = problem.kind() == Problem.Kind.UNAVAILABLE;
            if (!passing || (!pressed && stet.settings.desk())) {
                throw problem;
            }
            LOG.warn("Started without the database: {}", problem.detail());
            return false;
        }
    }

    /** What needs the database to begin; on any thread, once. */
    private void work(Optional<PressRoom> room) {
        room.ifPresent(this::tellCdn);
        room.ifPresent(PressRoom::start);
        followForSearch(room);
        countReads(room);
        if (room.isPresent()) {
            working.later(
                    Watch.begin("withdrawn media", DUE, () -> stet.parts.media().upkeep().look()));
        }
        working.later(
                Watch.begin("renditions anew", UPKEEP, () -> stet.parts.media().renewal().look()));
        if (stet.settings.desk()) {
            if (stet.settings.demo()) {
                fillWithDemo();
            }
            DeskAddress.announce(stet.folder, stet.settings.deskUrl());
            working.later(Watch.begin("scheduled stories", DUE, stet.parts.newsroom()::publishDue));
            working.later(Watch.begin("fronts that are due", DUE, stet.parts.fronts()::publishDue));
            var record = new FrontRecord(stet.database, stet.clock);
            working.later(Watch.begin("what stands on fronts", DUE, record::look));
            working.later(Watch.begin("rights that end", DUE, this::endRights));
            working.later(
                    ThemeFolder.begin(
                            stet.folder.path().resolve("themes"),
                            stet.parts.themes(),
                            stet.site.templates(),
                            THEMES));
            working.later(
                    Watch.begin("journals left behind", LEFT, stet.parts.journal()::foldLeft));
            workOnFilms();
            working.later(
                    Watch.begin("late facts", UPKEEP, () -> stet.parts.media().lateFacts().look()));
            working.later(stet.parts.media().makeFirst());
            working.later(
                    Jobs.start(
                            stet.database.dataSource(),
                            List.of(
                                    new Jobs.Daily(
                                            "forget-ended",
                                            QUIET,
                                            stet.parts.sessions()::forgetEnded),
                                    new Jobs.Daily(
                                            "forget-journal",
                                            QUIET,
                                            stet.parts.journal()::forgetOld),
                                    new Jobs.Daily(
                                            "forget-links",
                                            QUIET,
                                            stet.parts.checks()::forgetLinks),
                                    new Jobs.Daily(
                                            "forget-uploads",
                                            QUIET,
                                            () -> stet.parts.media().forgetGivenUp()))));
            stet.settings
                    .intake()
                    .watch()
                    .ifPresent(folder -> {
                        var watched = new WatchFolder(stet.parts.library(), folder, stet.clock);
                        working.later(
                                Watch.begin("the watch folder " + folder, ARRIVED, watched::look));
                    });
        }
        ready.complete(stet);
    }

    /** What a CDN is told to forget must not be there when it asks again. */
    private void noteWithdrawn() {
        try {
            stet.parts.media().upkeep().look();
        } catch (Problem | JdbiException away) {
            LOG.debug("Withdrawn media are noted when the database is back", away);
        }
    }

    private void endRights() {
        var unused = stet.parts.media().rights().endDue();
    }

    /** Ended before the watch is: what is under way would keep it for hours. */
    private void workOnFilms() {
        Films films = stet.parts.media().films();
        working.later(Watch.begin("films", FILMS, films.maker()::work));
        working.later(films.maker());
    }

    /** A node for readers tells, one with a desk hears; one with both does both. */
    private void countReads(Optional<PressRoom> room) {
        var reads = working.later(new Reads(stet.database, stet.clock));
        room.ifPresent(it -> {
            // Closed after its watch: what was read since that last told.
            AutoCloseable last = () -> tellLast(reads, it);
            working.later(last);
            working.later(Watch.begin("reads to tell", TOLD, () -> reads.tell(it.reads().take())));
        });
        if (stet.settings.desk()) {
            var mostRead = new MostRead(stet.database, stet.parts.boxes(), stet.clock);
            working.later(Watch.begin("reads to hear", DUE, reads::hear));
            working.later(Watch.begin("most read", RANKED, mostRead::look));
        }
    }

    private static void tellLast(Reads reads, PressRoom room) {
        try {
            reads.tell(room.reads().take());
        } catch (Problem | JdbiException away) {
            LOG.debug("The last reads are not counted: the database is away", away);
        }
    }

    /** Where nobody presses, as on a desk's node, the index looks for itself. */
    private void followForSearch(Optional<PressRoom> room) {
        SearchIndex index = index(Scope.LIVE);
        Watch watch = working.later(Watch.begin("search index", MISSED, index::look));
        room.ifPresent(it -> it.whenFollowed(seq -> watch.now()));
        // Closed before its watch, which may be in the middle of making it.
        working.later(index);
        stet.site.searchBy(index);
        if (stet.settings.desk()) {
            stet.parts.related().findBy(index);
            working.later(Watch.begin("related stories", RELATED, stet.parts.related()::look));
            followForDesk(index);
            stet.settings.press().cluster().ifPresent(this::giveToCluster);
        }
    }

    private void giveToCluster(PressSettings.Cluster to) {
        Cluster cluster = working.later(new Cluster(to, stet.database));
        working.later(Watch.begin("the search cluster", MISSED, cluster::look));
    }

    private SearchIndex index(Scope scope) {
        return new SearchIndex(
                stet.folder.folder(scope.folder()), scope, stet.database, stet.clock);
    }

    /** Made when the site's is: readers come first, and until then the database searches. */
    private void followForDesk(SearchIndex site) {
        SearchIndex index = index(Scope.DESK);
        Runnable look =
                () -> {
                    if (site.followed().isPresent()) {
                        index.look();
                    }
                };
        working.later(Watch.begin("the desk's search index", MISSED, look));
        working.later(index);
        stet.parts.search().findBy(index);
    }

    private void tellCdn(PressRoom room) {
        stet.settings
                .press()
                .purge()
                .ifPresent(to -> {
                    Path folder = stet.folder.folder("purge");
                    var purge = Purge.start(to, folder, new Changes(stet.database));
                    working.later(purge);
                    purge.followed(room.figures().followed());
                    room.whenFollowed(seq -> {
                        noteWithdrawn();
                        purge.followed(seq);
                    });
                });
    }

    /** Tells, now or later, when the database is there and all works. */
    void whenReady(Consumer<Stet> told) {
        var unused = ready.thenAccept(told);
    }

    private void fillWithDemo() {
        var demo =
                new Demo(stet.database, stet.parts.library().get(), stet.clock, SampleFronts::new);
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
