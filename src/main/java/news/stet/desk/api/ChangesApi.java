package news.stet.desk.api;

import io.javalin.http.Context;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Json;
import news.stet.story.ChangeLog;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/changes}: what changed, for whoever follows. */
public final class ChangesApi {
    private static final int LIMIT = 500;

    private final ChangeLog changes;

    public ChangesApi(ChangeLog changes) {
        this.changes = changes;
    }

    /**
     * {@code GET /api/v1/changes?after=SEQ}: at most 500 at a time, oldest first, and the newest
     * number.
     */
    public void list(Context context, Actor actor) {
        actor.require(Permission.READ_ALL);
        long after = Exchange.number(context, "after", 0, Long.MAX_VALUE);
        int limit = Math.toIntExact(Math.max(1, Exchange.number(context, "limit", LIMIT, LIMIT)));
        ObjectNode body = Json.mapper().createObjectNode();
        var list = body.putArray("changes");
        for (ChangeLog.Change change : changes.list(after, limit)) {
            list.addObject()
                    .put("seq", Long.toString(change.seq()))
                    .put("kind", change.kind())
                    .put("key", change.key())
                    .put("story", change.story() == null ? null : change.story().toString())
                    .put("at", change.at().toString());
        }
        body.put("head", Long.toString(changes.head()));
        Exchange.answer(context, 200, body);
    }
}
