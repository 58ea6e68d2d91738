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

    /**
     * @param library shows the item again when something was refused
     */
    void routes(Routes routes, LibraryScreen library) {
        routes.post("/library/{id}/rights", Access.SESSION, context -> put(context, library));
        routes.post("/library/{id}/kill", Access.SESSION, context -> kill(context, library));
        routes.post("/library/{id}/restore", Access.SESSION, context -> restore(context, library));
    }

    /** What the panels of an item show. */
    MediaPanels panels(Context context, MediaItem item) {
        return new MediaPanels(
                item,
                item.rights().standing(parts.clock().instant()),
                parts.uses().list(Gate.actor(context), item.id()),
                parts.fronts().pictured(Gate.actor(context), item.id()),
                parts.media().similar(item),
                Gate.actor(context).may(Permission.WITHDRAW),
                zone());
    }

    private ZoneId zone() {
        return parts.editions().list().getFirst().timeZone();
    }

    private void put(Context context, LibraryScreen library) {
        doing(
                context,
                library,
                "library.saved",
                id -> {
                    var rights = MediaForm.rights(context, zone());
                    var unused = parts.media().rights().put(Gate.actor(context), id, rights);
                });
    }

    private void kill(Context context, LibraryScreen library) {
        doing(
                context,
                library,
                "media.killed",
                id -> {
                    String reason = Form.text(context, "reason");
                    var unused = parts.media().rights().kill(Gate.actor(context), id, reason);
                });
    }

    private void restore(Context context, LibraryScreen library) {
        doing(
                context,
                library,
                "media.restored",
                id -> {
                    var unused = parts.media().rights().restore(Gate.actor(context), id);
                });
    }

    private interface Verb {
        void act(long id);
    }

    private static void doing(Context context, LibraryScreen library, String done, Verb verb) {
        long id = Form.id(context);
        Answers.doing(
                context,
                "/library/" + id,
                done,
                () -> verb.act(id),
                notice -> library.showItem(context, notice));
    }
}
