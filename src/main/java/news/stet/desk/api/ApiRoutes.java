package news.stet.desk.api;

import static news.stet.desk.Access.OPEN;
import static news.stet.desk.Access.TOKEN_OR_SESSION;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import news.stet.desk.Gate;
import news.stet.desk.Parts;
import news.stet.desk.Routes;
import news.stet.people.Actor;

/** The API's addresses; who may use each stands beside it. */
public final class ApiRoutes implements Consumer<Routes> {
    private final OpenApi description = new OpenApi();
    private final StoriesApi stories;
    private final ChangesApi changes;
    private final EditionsApi editions;

    public ApiRoutes(Parts parts) {
        stories = new StoriesApi(parts.newsroom(), parts.stories(), parts.settings().siteUrl());
        changes = new ChangesApi(parts.changes());
        editions = new EditionsApi(parts.editions());
    }

    @Override
    public void accept(Routes routes) {
        routes.get("/api/openapi.json", OPEN, description::get);
        routes.get("/api/v1/stories", TOKEN_OR_SESSION, as(stories::list));
        routes.post("/api/v1/stories", TOKEN_OR_SESSION, as(stories::create));
        routes.get("/api/v1/stories/{id}", TOKEN_OR_SESSION, as(stories::get));
        routes.put("/api/v1/stories/{id}", TOKEN_OR_SESSION, as(stories::save));
        routes.get("/api/v1/stories/{id}/revisions", TOKEN_OR_SESSION, as(stories::revisions));
        routes.post("/api/v1/stories/{id}/{verb}", TOKEN_OR_SESSION, as(stories::act));
        routes.get("/api/v1/changes", TOKEN_OR_SESSION, as(changes::list));
        routes.get("/api/v1/editions", TOKEN_OR_SESSION, as(editions::list));
    }

    private static Handler as(BiConsumer<Context, Actor> handler) {
        return context -> handler.accept(context, Gate.actor(context));
    }
}
