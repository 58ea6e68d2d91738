package news.stet.desk;

import io.javalin.http.Context;
import news.stet.desk.view.InboxView;
import news.stet.platform.Json;

/** What somebody should look at: where they were named, answered or given something to do. */
final class InboxScreen {
    static final String PATH = "/inbox";

    private final Parts parts;
    private final Pages pages;

    InboxScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, this::show);
        routes.get("/inbox/count", Access.SESSION, this::count);
        routes.post("/inbox/read", Access.SESSION, this::markAll);
        routes.post("/inbox/{id}/read", Access.SESSION, context -> mark(context, true));
        routes.post("/inbox/{id}/unread", Access.SESSION, context -> mark(context, false));
        routes.get("/inbox/{id}", Access.SESSION, this::open);
    }

    private void show(Context context) {
        pages.show(
                context,
                "inbox",
                new InboxView(
                        pages.page(context, "inbox.title", "inbox"),
                        parts.inbox().list(Gate.actor(context)),
                        parts.editions().list().getFirst().timeZone()));
    }

    private void count(Context context) {
        int unread = parts.inbox().unread(Gate.actor(context));
        context.contentType("application/json; charset=utf-8")
                .result(Json.write(Json.mapper().createObjectNode().put("unread", unread)));
    }

    private void markAll(Context context) {
        parts.inbox().markAll(Gate.actor(context), null);
        Answers.goTo(context, PATH + "?done=inbox.marked");
    }

    private void mark(Context context, boolean read) {
        parts.inbox().mark(Gate.actor(context), Form.id(context), read);
        Answers.goTo(context, PATH);
    }

    /** Leads to what it is about, which is then read. */
    private void open(Context context) {
        long id = Form.id(context);
        var entry =
                parts.inbox().list(Gate.actor(context)).stream()
                        .filter(it -> it.id() == id)
                        .findFirst();
        parts.inbox().mark(Gate.actor(context), id, true);
        Answers.goTo(
                context,
                entry.map(it ->
                                "/stories/"
                                        + it.story()
                                        + (it.comment() != null
                                                ? "?comment=" + it.comment()
                                                : it.kind().equals("task") ? "?side=comments" : ""))
                        .orElse(PATH));
    }
}
