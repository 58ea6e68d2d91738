package news.stet.desk.api;

import io.javalin.http.Context;
import java.util.function.Consumer;
import news.stet.desk.Access;
import news.stet.desk.Gate;
import news.stet.desk.Parts;
import news.stet.desk.Routes;
import news.stet.people.Actor;

/** The API's table of addresses; each leads to one method, and that to one verb. */
public final class Api implements Consumer<Routes> {
    private interface Call {
        void answer(Context context, Actor actor);
    }

    private final OpenApi openApi = new OpenApi();
    private final StoriesApi stories;
    private final WorkApi work;
    private final JournalApi journal;
    private final CopiesApi copies;
    private final TranslationsApi translations;
    private final ElsewhereApi elsewhere;
    private final ChangesApi changes;
    private final EditionsApi editions;
    private final BoxesApi boxes;
    private final FrontsApi fronts;
    private final MediaApi media;
    private final LibraryApi library;
    private final UploadsApi uploads;
    private final CropsApi crops;
    private final CaptionsApi captions;
    private final CommentsApi comments;
    private final TasksApi tasks;
    private final ChecksApi checks;
    private final RelatedApi related;
    private final SeriesApi series;
    private final TopicPagesApi topics;

    public Api(Parts parts) {
        work = new WorkApi(parts.assignments(), parts.homes());
        stories = new StoriesApi(parts);
        journal = new JournalApi(parts);
        copies = new CopiesApi(parts.newsroom(), parts.homes());
        translations = new TranslationsApi(parts);
        elsewhere = new ElsewhereApi(parts);
        changes = new ChangesApi(parts.changes());
        editions = new EditionsApi(parts);
        boxes = new BoxesApi(parts.boxes(), parts.editions());
        fronts = new FrontsApi(parts);
        media = new MediaApi(parts.library(), parts.addresses(), parts.settings().siteUrl());
        uploads = new UploadsApi(parts.library(), parts.settings().siteUrl());
        library = new LibraryApi(parts);
        crops = new CropsApi(parts.library());
        captions = new CaptionsApi(parts.library(), parts.settings().siteUrl());
        comments = new CommentsApi(parts.comments(), parts.clock());
        tasks = new TasksApi(parts.tasks());
        checks = new ChecksApi(parts.checks());
        related = new RelatedApi(parts);
        series = new SeriesApi(parts.series(), parts.editions());
        topics = new TopicPagesApi(parts.topicPages(), parts.editions());
    }

    @Override
    public void accept(Routes routes) {
        routes.get("/api/openapi.json", Access.OPEN, openApi::get);
        get(routes, "/api/v1/stories", stories::list);
        post(routes, "/api/v1/stories", stories::create);
        get(routes, "/api/v1/stories/{id}", stories::get);
        put(routes, "/api/v1/stories/{id}", stories::save);
        get(routes, "/api/v1/stories/{id}/revisions", stories::revisions);
        flow(routes);
        get(routes, "/api/v1/stories/{id}/related", related::get);
        put(routes, "/api/v1/stories/{id}/related", related::put);
        post(routes, "/api/v1/stories/{id}/assign", work::assign);
        post(routes, "/api/v1/stories/{id}/deadline", work::deadline);
        routes.postUnseen(
                "/api/v1/stories/{id}/journal", Access.TOKEN_OR_SESSION, answering(journal::keep));
        routes.postUnseen(
                "/api/v1/stories/{id}/journal/fold",
                Access.TOKEN_OR_SESSION,
                answering(journal::fold));
        get(routes, "/api/v1/stories/{id}/revisions/{n}/journal", journal::ofRevision);
        post(routes, "/api/v1/stories/{id}/restore", copies::restore);
        post(routes, "/api/v1/stories/{id}/copy", copies::copy);
        post(routes, "/api/v1/stories/{id}/move", copies::move);
        post(routes, "/api/v1/stories/{id}/{verb}", stories::act);
        routes.upload(
                "/api/v1/media",
                Access.TOKEN_OR_SESSION,
                MediaApi.MAX_BYTES,
                answering(media::add));
        post(routes, "/api/v1/media/from-address", media::fetch);
        uploads.routes(routes);
        library(routes);
        get(routes, "/api/v1/media/{id}/crops", crops::get);
        put(routes, "/api/v1/media/{id}/crops", crops::put);
        captions.routes(routes);
        get(routes, "/api/v1/boxes", boxes::list);
        get(routes, "/api/v1/boxes/{box}", boxes::get);
        put(routes, "/api/v1/boxes/{box}", boxes::put);
        fronts.routes(routes);
        get(routes, "/api/v1/editions", editions::list);
        put(routes, "/api/v1/editions/{edition}/host", editions::host);
        get(routes, "/api/v1/editions/{edition}/look", editions::look);
        put(routes, "/api/v1/editions/{edition}/look", editions::putLook);
        get(routes, "/api/v1/themes", editions::themes);
        get(routes, "/api/v1/elsewhere/{kind}", elsewhere::get);
        put(routes, "/api/v1/elsewhere/{kind}", elsewhere::put);
        get(routes, "/api/v1/topics/{topic}", topics::get);
        put(routes, "/api/v1/topics/{topic}", topics::put);
        get(routes, "/api/v1/series", series::list);
        get(routes, "/api/v1/series/{series}", series::get);
        put(routes, "/api/v1/series/{series}", series::put);
        get(routes, "/api/v1/changes", changes::list);
    }

    private void library(Routes routes) {
        get(routes, "/api/v1/media", library::list);
        get(routes, "/api/v1/media/{id}", library::get);
        put(routes, "/api/v1/media/{id}", library::edit);
        put(routes, "/api/v1/media/{id}/rights", library::putRights);
        post(routes, "/api/v1/media/{id}/kill", library::kill);
        post(routes, "/api/v1/media/{id}/restore", library::restore);
        get(routes, "/api/v1/media/{id}/uses", library::listUses);
    }

    /** Before the verbs: the router takes the first that fits. */
    private void flow(Routes routes) {
        get(routes, "/api/v1/stories/{id}/translations", translations::list);
        post(routes, "/api/v1/stories/{id}/translations", translations::begin);
        put(routes, "/api/v1/stories/{id}/source", translations::link);
        post(routes, "/api/v1/stories/{id}/source/seen", translations::acknowledge);
        post(routes, "/api/v1/stories/{id}/source/answer", translations::answerAlert);
        get(routes, "/api/v1/stories/{id}/colleagues", comments::colleagues);
        get(routes, "/api/v1/stories/{id}/comments", comments::list);
        post(routes, "/api/v1/stories/{id}/comments", comments::add);
        put(routes, "/api/v1/stories/{id}/comments/{comment}", comments::edit);
        post(routes, "/api/v1/stories/{id}/comments/{comment}/resolve", comments::resolve);
        post(routes, "/api/v1/stories/{id}/comments/{comment}/reopen", comments::reopen);
        get(routes, "/api/v1/stories/{id}/checks", checks::get);
        post(routes, "/api/v1/stories/{id}/checks", checks::look);
        get(routes, "/api/v1/stories/{id}/tasks", tasks::list);
        post(routes, "/api/v1/stories/{id}/tasks", tasks::add);
        put(routes, "/api/v1/stories/{id}/tasks", tasks::order);
        put(routes, "/api/v1/stories/{id}/tasks/{task}", tasks::change);
    }

    private static void get(Routes routes, String path, Call call) {
        routes.get(path, Access.TOKEN_OR_SESSION, answering(call));
    }

    private static void post(Routes routes, String path, Call call) {
        routes.post(path, Access.TOKEN_OR_SESSION, answering(call));
    }

    private static void put(Routes routes, String path, Call call) {
        routes.put(path, Access.TOKEN_OR_SESSION, answering(call));
    }

    private static io.javalin.http.Handler answering(Call call) {
        return context -> call.answer(context, Gate.actor(context));
    }
}
