package news.stet.press;

import java.util.Optional;
import java.util.concurrent.Executor;
import news.stet.platform.Problem;
import news.stet.site.Answer;
import news.stet.site.Assets;
import news.stet.site.SitePages;
import news.stet.site.SiteRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a request to an answer on the wire. Never blocks the thread it is called on. */
final class SiteHandler extends Handler.Abstract.NonBlocking {
    private static final Logger LOG = LoggerFactory.getLogger(SiteHandler.class);
    private static final String MEDIA = "/media/";
    private static final int RETRY_SECONDS = 5;

    private final SitePages pages;
    private final MediaFiles media;
    private final Executor workers;
    private final DocumentWriter documents = new DocumentWriter();
    private final FileWriter files = new FileWriter();

    SiteHandler(SitePages pages, MediaFiles media, Executor workers) {
        this.pages = pages;
        this.media = media;
        this.workers = workers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        SafetyHeaders.add(response.getHeaders());
        String method = request.getMethod();
        if (!HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method)) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            documents.plain(request, response, 405, callback);
            return true;
        }
        String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("/");
        if (path.startsWith(Assets.FOLDER)) {
            pages.assets()
                    .find(path)
                    .ifPresentOrElse(
                            asset -> documents.asset(request, response, asset, callback),
                            () -> documents.plain(request, response, 404, callback));
            return true;
        }
        workers.execute(() -> answer(path, request, response, callback));
        return true;
    }

    private void answer(String path, Request request, Response response, Callback callback) {
        try {
            if (path.startsWith(MEDIA)) {
                file(path, request, response, callback);
                return;
            }
            Optional<SiteRequest> asked = SiteRequest.parse(path, request.getHttpURI().getQuery());
            if (asked.isEmpty()) {
                documents.plain(request, response, 400, callback);
                return;
            }
            answer(asked.get(), request, response, callback);
        } catch (Problem problem) {
            LOG.atWarn().log("no answer for {}: {}", path, problem.detail());
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
            documents.plain(request, response, problem.kind().status(), callback);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("no answer for {}", path);
            fail(request, response, callback);
        }
    }

    private void answer(SiteRequest asked, Request request, Response response, Callback callback) {
        try {
            switch (pages.answer(asked)) {
                case Answer.Page page -> documents.page(request, response, 200, page, callback);
                case Answer.Moved moved -> documents.moved(response, moved, callback);
                case Answer.Gone gone -> sorry(request, response, 410, gone.edition(), callback);
                case Answer.Missing missing ->
                        sorry(request, response, 404, missing.edition(), callback);
            }
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.UNAVAILABLE) {
                throw problem;
            }
            LOG.atWarn().log("site unavailable: {}", problem.detail());
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
            documents.page(request, response, 503, pages.unavailable(asked), callback);
        }
    }

    private void sorry(
            Request request, Response response, int status, String edition, Callback callback) {
        if (pages.readError(status, edition).answer() instanceof Answer.Page page) {
            documents.page(request, response, status, page, callback);
        }
    }

    private void file(String path, Request request, Response response, Callback callback) {
        boolean ours = SiteRequest.parse(path, null).isPresent() && path.indexOf('%') < 0;
        Optional<MediaFiles.MediaFile> file = ours ? media.find(path) : Optional.empty();
        if (file.isEmpty()) {
            documents.plain(request, response, 404, callback);
            return;
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
        SafetyHeaders.add(response.getHeaders());
        documents.plain(request, response, 500, callback);
    }
}
