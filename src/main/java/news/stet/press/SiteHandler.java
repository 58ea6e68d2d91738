package news.stet.press;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import news.stet.platform.Problem;
import news.stet.site.Assets;
import news.stet.site.SiteHosts;
import news.stet.site.SitePages;
import news.stet.site.SiteRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a request to an answer on the wire. A page that is ready goes out on the thread that read
 * the request; whatever may wait is done by a worker.
 */
final class SiteHandler extends Handler.Abstract.NonBlocking {
    private static final Logger LOG = LoggerFactory.getLogger(SiteHandler.class);
    private static final String MEDIA = "/media/";
    private static final int RETRY_SECONDS = 5;

    private final SitePages pages;
    private final Press press;
    private final Hosts hosts;
    private final MediaFiles media;
    private final Executor workers;
    private final boolean cdn;
    private final ReadCounter reads;
    private final FileWriter files = new FileWriter();
    private final Map<String, Ready> assets = new ConcurrentHashMap<>();

    /**
     * @param cdn whether a CDN is told which pages died, so that it may keep them
     * @param reads told of stories that were read
     */
    SiteHandler(
            SitePages pages,
            Press press,
            MediaFiles media,
            Executor workers,
            boolean cdn,
            ReadCounter reads) {
        this.cdn = cdn;
        this.reads = reads;
        this.pages = pages;
        this.press = press;
        this.hosts = new Hosts(pages, press);
        this.media = media;
        this.workers = workers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String method = request.getMethod();
        if (!HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method)) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            PageWriter.plain(request, response, 405, callback);
            return true;
        }
        String raw = request.getHttpURI().getPath();
        String path = raw == null ? "/" : raw;
        if (path.startsWith(Assets.FOLDER)) {
            asset(path, request, response, callback);
        } else {
            enter(path, request, response, callback);
        }
        return true;
    }

    /** First by the host, which leads elsewhere or to what is there. */
    private void enter(String path, Request request, Response response, Callback callback) {
        SiteHosts known = hosts.ready();
        if (known == null) {
            workers.execute(() -> {
                SiteHosts found = hosts.find();
                lead(found, path, request, response, callback)
                        .ifPresent(here -> answer(here, request, response, callback));
            });
            return;
        }
        lead(known, path, request, response, callback)
                .filter(here -> !atOnce(here, request, response, callback))
                .ifPresent(
                        here -> workers.execute(() -> answer(here, request, response, callback)));
    }

    /** The path to answer at; empty when the reader was sent elsewhere. */
    private static Optional<String> lead(
            SiteHosts known, String path, Request request, Response response, Callback callback) {
        if (known.isEmpty()) {
            return Optional.of(path);
        }
        HttpURI asked = request.getHttpURI();
        return switch (known.way(asked.getHost(), path, asked.getQuery())) {
            case SiteHosts.Way.Here here -> Optional.of(here.path());
            case SiteHosts.Way.There there -> {
                var moved = new Press.Found.Moved(there.location(), there.forGood());
                PageWriter.moved(response, moved, callback);
                yield Optional.empty();
            }
        };
    }

    /** Answers with what is ready; false when it takes more than that. */
    private boolean atOnce(String path, Request request, Response response, Callback callback) {
        if (SitePages.chooses(request.getHttpURI().getQuery())) {
            return false;
        }
        Ready ready = press.ready(path);
        if (ready != null) {
            return send(ready, request, response, callback);
        }
        return switch (press.why(path)) {
            case null -> false;
            case Press.Found.Page page -> send(page.ready(), request, response, callback);
            case Press.Found.Moved moved -> {
                PageWriter.moved(response, moved, callback);
                yield true;
            }
        };
    }

    private boolean send(Ready ready, Request request, Response response, Callback callback) {
        if (!PageWriter.atOnce(request, ready)) {
            return false;
        }
        ready.hit();
        reads.count(ready.story(), request.getHeaders());
        keepable(response);
        PageWriter.send(request, response, ready, kept(ready), callback);
        return true;
    }

    private void keepable(Response response) {
        if (cdn) {
            response.getHeaders().add(PageWriter.FOR_CDN);
        }
    }

    private HttpField kept(Ready ready) {
        return ready.late() ? PageWriter.LATE : press.away() ? PageWriter.AWAY : PageWriter.HIT;
    }

    private void asset(String path, Request request, Response response, Callback callback) {
        Ready asset = assets.get(path);
        if (asset == null) {
            asset = findAsset(path);
        }
        if (asset == null) {
            PageWriter.plain(request, response, 404, callback);
            return;
        }
        PageWriter.send(request, response, asset, PageWriter.HIT, callback);
    }

    private @Nullable Ready findAsset(String path) {
        return pages.assets()
                .find(path)
                .map(asset ->
                        assets.computeIfAbsent(
                                path,
                                _ ->
                                        Ready.asset(
                                                path,
                                                asset.contentType(),
                                                asset.bytes(),
                                                System.currentTimeMillis() / 1000)))
                .orElse(null);
    }

    private void answer(String path, Request request, Response response, Callback callback) {
        try {
            if (path.startsWith(MEDIA)) {
                file(path, request, response, callback);
                return;
            }
            Optional<SiteRequest> asked = SiteRequest.parse(path, request.getHttpURI().getQuery());
            if (asked.isEmpty()) {
                PageWriter.plain(request, response, 400, callback);
                return;
            }
            answer(asked.get(), path, request, response, callback);
        } catch (Problem problem) {
            LOG.atWarn().log("no answer for {}: {}", path, problem.detail());
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
            PageWriter.plain(request, response, problem.kind().status(), callback);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("no answer for {}", path);
            fail(request, response, callback);
        }
    }

    private void answer(
            SiteRequest asked, String path, Request request, Response response, Callback callback) {
        try {
            switch (press.find(asked, path)) {
                case Press.Found.Page found -> {
                    found.ready().hit();
                    reads.count(found.ready().story(), request.getHeaders());
                    HttpField how =
                            switch (found.how()) {
                                case KEPT -> kept(found.ready());
                                case PRESSED -> PageWriter.MISS;
                                case FOR_ONE -> PageWriter.OWN;
                            };
                    if (found.how() != Press.How.FOR_ONE) {
                        keepable(response);
                    }
                    PageWriter.send(request, response, found.ready(), how, callback);
                }
                case Press.Found.Moved moved -> PageWriter.moved(response, moved, callback);
            }
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.UNAVAILABLE) {
                throw problem;
            }
            unavailable(asked, problem.detail(), request, response, callback);
        } catch (Turns.Busy busy) {
            unavailable(asked, busy.getMessage(), request, response, callback);
        }
    }

    private void unavailable(
            SiteRequest asked,
            @Nullable String reason,
            Request request,
            Response response,
            Callback callback) {
        LOG.atDebug().log("site unavailable: {}", reason);
        response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
        PageWriter.unavailable(request, response, pages.unavailable(asked), callback);
    }

    private void file(String path, Request request, Response response, Callback callback) {
        boolean ours = SiteRequest.parse(path, null).isPresent() && path.indexOf('%') < 0;
        if (ours && media.isGone(path)) {
            PageWriter.plain(request, response, 410, callback);
            return;
        }
        Optional<MediaFiles.MediaFile> file = ours ? media.find(path) : Optional.empty();
        if (file.isEmpty()) {
            PageWriter.plain(request, response, 404, callback);
            return;
        }
        SafetyHeaders.add(response.getHeaders());
        if (cdn) {
            media.findKey(path).ifPresent(key -> response.getHeaders().put("Surrogate-Key", key));
        }
        files.write(request, response, file.get(), callback);
    }

    /** The reader gets a clean page, the log the reason. */
    private void fail(Request request, Response response, Callback callback) {
        if (response.isCommitted()) {
            callback.failed(new EofException("the answer broke off"));
            return;
        }
        response.reset();
        PageWriter.plain(request, response, 500, callback);
    }
}
