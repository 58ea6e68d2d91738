package news.stet.desk;

import io.javalin.http.Context;
import java.time.ZoneId;
import news.stet.desk.view.MediaPanels;
import news.stet.media.MediaItem;
import news.stet.people.Permission;

/** What may be done with a picture or film, and where it is used: panels of its page. */
final class RightsScreen {
    private final Parts parts;

    RightsScreen(Parts parts) {
        this.parts = parts;
    }

    void routes(Routes routes) {
        routes.post("/library/{id}/rights", Access.SESSION, this::put);
        routes.post("/library/{id}/kill", Access.SESSION, this::kill);
        routes.post("/library/{id}/restore", Access.SESSION, this::restore);
    }

    /** What the panels of an item show. */
    MediaPanels panels(Context context, MediaItem item) {
        return new MediaPanels(
                item,
                item.rights().standing(parts.clock().instant()),
                parts.uses().list(Gate.actor(context), item.id()),
                parts.media().similar(item),
                Gate.actor(context).may(Permission.WITHDRAW),
                zone());
    }

    private ZoneId zone() {
        return parts.editions().list().getFirst().timeZone();
    }

    private void put(Context context) {
        doing(
                context,
                "library.saved",
                id -> {
                    var rights = MediaForm.rights(context, zone());
                    var unused = parts.media().rights().put(Gate.actor(context), id, rights);
                });
    }

    private void kill(Context context) {
        doing(
                context,
                "media.killed",
                id -> {
                    String reason = Form.text(context, "reason");
                    var unused = parts.media().rights().kill(Gate.actor(context), id, reason);
                });
    }

    private void restore(Context context) {
        doing(
                context,
                "media.restored",
                id -> {
                    var unused = parts.media().rights().restore(Gate.actor(context), id);
                });
    }

    private interface Verb {
        void act(long id);
    }

    /** A refusal is told on the item's page as it stands; nothing that was typed is long. */
    private static void doing(Context context, String done, Verb verb) {
        long id = Form.id(context);
        verb.act(id);
        Answers.goTo(context, "/library/" + id + "?done=" + done);
    }
}
