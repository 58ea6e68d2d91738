package news.stet.desk.api;

import io.javalin.http.Context;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import news.stet.desk.Access;
import news.stet.desk.Gate;
import news.stet.desk.Routes;
import news.stet.media.CaptionTrack;
import news.stet.media.Captions;
import news.stet.media.Film;
import news.stet.media.Films;
import news.stet.media.MediaLibrary;
import news.stet.media.WebVtt;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/media/{id}/captions}: what is spoken in films and sounds, as WebVTT. */
public final class CaptionsApi {
    private static final String ALL = "/api/v1/media/{id}/captions";
    private static final String ONE = ALL + "/{language}";

    private final Supplier<MediaLibrary> library;
    private final URI siteUrl;

    CaptionsApi(Supplier<MediaLibrary> library, URI siteUrl) {
        this.library = library;
        this.siteUrl = siteUrl;
    }

    void routes(Routes routes) {
        routes.get(ALL, Access.TOKEN_OR_SESSION, context -> list(context, Gate.actor(context)));
        routes.get(ONE, Access.TOKEN_OR_SESSION, context -> get(context, Gate.actor(context)));
        routes.put(ONE, Access.TOKEN_OR_SESSION, context -> put(context, Gate.actor(context)));
        routes.delete(
                ONE, Access.TOKEN_OR_SESSION, context -> remove(context, Gate.actor(context)));
    }

    private Films films() {
        return library.get().films();
    }

    private Captions captions() {
        return films().captions();
    }

    /** The languages there are captions in, and where players find them. */
    private void list(Context context, Actor actor) {
        actor.require(Permission.ADD_MEDIA);
        long id = Exchange.numberIn(context, "id");
        library.get().get(id);
        Film film =
                films().find(id)
                        .orElseThrow(() ->
                                new Problem(Problem.Kind.NOT_FOUND, "A picture has no captions."));
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("media", Long.toString(id))
                        .put("url", film.plays() ? siteUrl + film.progressive() : null)
                        .put(
                                "playlist",
                                film.made().playlist()
                                        ? siteUrl + film.playlistWithCaptions()
                                        : null);
        ArrayNode tracks = node.putArray("captions");
        film.captions().forEach(track -> tracks.add(track(film, track)));
        Exchange.answer(context, 200, node);
    }

    private ObjectNode track(Film film, CaptionTrack track) {
        return Json.mapper()
                .createObjectNode()
                .put("language", track.language())
                .put("version", track.version())
                .put("url", siteUrl + film.address(track));
    }

    private void get(Context context, Actor actor) {
        actor.require(Permission.ADD_MEDIA);
        long id = Exchange.numberIn(context, "id");
        String language = context.pathParam("language");
        String text =
                captions()
                        .find(id, language)
                        .orElseThrow(() ->
                                new Problem(
                                        Problem.Kind.NOT_FOUND,
                                        "There are no captions in " + language + "."));
        context.contentType("text/vtt; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(text);
    }

    /** WebVTT or SubRip; readers have it when this returns. */
    private void put(Context context, Actor actor) {
        long id = Exchange.numberIn(context, "id");
        String text = text(context.bodyAsBytes());
        CaptionTrack track = captions().keep(actor, id, context.pathParam("language"), text);
        Film film = films().find(id).orElseThrow();
        ObjectNode node = track(film, track);
        ArrayNode remarks = node.putArray("remarks");
        for (WebVtt.Fault remark : remarks(id, text)) {
            remarks.addObject()
                    .put("line", remark.line())
                    .put("remark", remark.key())
                    .put("detail", remark.detail());
        }
        Exchange.answer(context, 200, node);
    }

    private List<WebVtt.Fault> remarks(long id, String text) {
        return captions().check(id, text).remarks();
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new Problem(
                    Problem.Kind.MALFORMED, "The captions are not UTF-8; send them as that.");
        }
    }

    private void remove(Context context, Actor actor) {
        captions().remove(actor, Exchange.numberIn(context, "id"), context.pathParam("language"));
        context.status(204);
    }
}
