package news.stet.desk;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import news.stet.platform.Problem;
import news.stet.platform.Templates;
import news.stet.site.SitePages;

/**
 * The listener of the newsroom: screens and API on a port of their own, one virtual thread a
 * request. Building it starts nothing.
 */
public final class DeskServer implements AutoCloseable {
    private final Parts parts;
    private final Gate gate;
    private final SecurityHeaders headers;
    private final ProblemAnswers problems;
    private final Monitoring monitoring;
    private final Readers readers;
    private final boolean newsroom;
    private final Routes routes = new Routes();

    /** The routes that need no database. */
    private final Set<Route> alone;

    private final Javalin javalin;

    /** A desk without readers beside it. */
    public DeskServer(Parts parts, List<Consumer<Routes>> others) {
        this(parts, others, Readers.NOBODY);
    }

    /** Where nobody works: only what monitoring asks. */
    public static DeskServer forMonitoring(Parts parts, Readers readers) {
        return new DeskServer(parts, List.of(), readers, false);
    }

    /**
     * A desk on the settings' host and port.
     *
     * @param others what else it answers, as the API; added to the same table under the same gate
     * @param readers who is waited for before a write is answered
     */
    public DeskServer(Parts parts, List<Consumer<Routes>> others, Readers readers) {
        this(parts, others, readers, true);
    }

    private DeskServer(
            Parts parts, List<Consumer<Routes>> others, Readers readers, boolean newsroom) {
        this.parts = parts;
        this.readers = readers;
        this.newsroom = newsroom;
        var cookie = new SessionCookie(parts.settings().deskUrl());
        gate =
                new Gate(
                        cookie,
                        parts.sessions(),
                        parts.tokens(),
                        new SameOrigin(parts.settings().deskUrl()));
        headers = new SecurityHeaders(parts.settings().siteUrl());
        boolean live = parts.settings().liveTemplates();
        var assets = new DeskAssets(live);
        var pages =
                new Pages(new Templates(live), assets, cookie, gate, parts.database()::awaySince);
        problems = new ProblemAnswers(pages);
        monitoring = new Monitoring(parts, readers);
        monitoring.routes(routes);
        if (newsroom) {
            assets.routes(routes);
        }
        alone = Set.copyOf(routes.list());
        if (newsroom) {
            screens(pages, cookie);
        }
        others.forEach(other -> other.accept(routes));
        javalin = Javalin.create(this::configure);
    }

    private void screens(Pages pages, SessionCookie cookie) {
        var door = new Door(parts, cookie, gate);
        var signIn = new SignInScreen(parts, pages, door);
        signIn.routes(routes);
        new PasskeySignIn(parts, door).routes(routes);
        new RecoveryScreen(parts, pages, door).routes(routes);
        new ProviderScreen(parts, door, signIn).routes(routes);
        var account = new AccountScreen(parts, pages, door);
        account.routes(routes);
        new WaysInScreen(parts, door, account).routes(routes);
        new ConfirmScreen(parts, pages, door).routes(routes);
        new EventStream(parts.live()).routes(routes);
        new StoryListScreen(parts, pages).routes(routes);
        new BulkScreen(parts, pages).routes(routes);
        new PresenceScreen(parts).routes(routes);
        var state =
                new StoryState(
                        parts.homes(),
                        parts.stories(),
                        new WorkBox(parts.assignments(), parts.clock()));
        new EditorScreen(parts, pages, state).routes(routes);
        var site =
                new SitePages(
                        parts.settings(),
                        parts.database(),
                        parts.clock(),
                        () -> parts.media().formats());
        new PreviewScreen(parts, pages, site).routes(routes);
        new HistoryScreen(parts, pages).routes(routes);
        new LanguagesScreen(parts, pages).routes(routes);
        new FrontsScreen(parts, pages, site).routes(routes);
        new FrontPastScreen(parts, pages, site).routes(routes);
        new FrontPresenceScreen(parts).routes(routes);
        new PublishingScreen(parts).routes(routes);
        new InboxScreen(parts, pages).routes(routes);
        var library = new LibraryScreen(parts, pages);
        // Before the library's own: the router takes the first that fits.
        new LibraryBatch(parts, pages).routes(routes);
        library.routes(routes);
        new RightsScreen(parts).routes(routes, library);
        new FilmScreen(parts, pages, library).routes(routes);
        new CaptionsScreen(parts, pages, library).routes(routes);
        new LinksScreen(parts, pages, site, library).routes(routes);
        new RelatedScreen(parts, pages).routes(routes);
        new PeopleScreen(parts, pages).routes(routes);
        new PersonScreen(parts, pages).routes(routes);
        new TokensScreen(parts, pages).routes(routes);
        new TrailScreen(parts, pages).routes(routes);
        new EditionsScreen(parts, pages).routes(routes);
        new LookScreen(parts, pages).routes(routes);
        new TopicsScreen(parts, pages).routes(routes);
        new ElsewhereScreen(parts, pages).routes(routes);
        new TopicPageScreen(parts, pages).routes(routes);
        new SeriesScreen(parts, pages).routes(routes);
        new BoxesScreen(parts, pages).routes(routes);
        new SettingsScreen(parts, pages).routes(routes);
    }

    private void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = Routes.MAX_BYTES;
        config.http.prefer405over404 = true;
        config.jetty.host = parts.settings().host();
        config.jetty.port = parts.settings().deskPort();
        config.jetty.multipartConfig.maxInMemoryFileSize(1, SizeUnit.MB);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> server.setErrorHandler(new BareErrors()));
        config.router.javaLangErrorHandler(DeskServer::answerError);
        config.routes.before(headers::set);
        for (Route route : routes.list()) {
            config.routes.addHttpHandler(
                    HandlerType.findOrCreate(route.method()),
                    route.path(),
                    context -> handle(route, context));
        }
        config.routes.exception(HttpResponseException.class, problems::answer);
        config.routes.exception(Exception.class, problems::answer);
    }

    /** When memory or the stack has run out. Whatever is thrown here would come back here. */
    private static void answerError(HttpServletResponse response, Error error) {
        try {
            response.setStatus(Problem.Kind.INTERNAL.status());
            Problem problem = ProblemAnswers.internal(error, "A request");
            response.setContentType("application/problem+json");
            response.getOutputStream()
                    .write(
                            ProblemJson.write(ProblemAnswers.Told.of(problem))
                                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException | Error again) {
            error.addSuppressed(again);
        }
    }

    private void handle(Route route, Context context) throws Exception {
        Timer.Sample begun = monitoring.begin();
        int status = 500;
        try {
            if (context.req().getContentLengthLong() > route.maxBytes()) {
                throw new Problem(
                        Problem.Kind.TOO_LARGE,
                        "The request has %d bytes; at most %d are taken here."
                                .formatted(context.req().getContentLengthLong(), route.maxBytes()));
            }
            if (!alone.contains(route)) {
                parts.database().refuseAway();
            }
            gate.pass(route, context);
            route.handler().handle(context);
            status = context.statusCode();
            if (route.reachesReaders() && status < 400) {
                readers.await();
            }
        } catch (Problem problem) {
            status = problem.kind().status();
            throw problem;
        } finally {
            // A screen that listens is no slow request.
            if (!route.path().equals(EventStream.PATH)) {
                monitoring.note(route, status, begun);
            }
        }
    }

    /** Every route there is, with who may use it. */
    public List<Route> routes() {
        return routes.list();
    }

    /**
     * Starts to listen.
     *
     * @throws Problem CONFLICT when the port is taken
     */
    public void start() {
        try {
            javalin.start();
            if (newsroom) {
                parts.live().start();
            }
        } catch (RuntimeException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.CONFLICT,
                    "The desk cannot listen on %s port %d; another program may have it. Choose one"
                                    .formatted(parts.settings().host(), parts.settings().deskPort())
                            + " with --desk-port.");
        }
    }

    /** The port it listens on, once started. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        // First: who listens would be waited for.
        parts.live().close();
        javalin.stop();
        monitoring.close();
    }
}
