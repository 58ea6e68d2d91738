package news.stet.desk;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import news.stet.desk.live.Event;
import news.stet.desk.live.Listener;
import news.stet.desk.live.LiveEvents;
import news.stet.people.SignedIn;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /events}: what happens in the newsroom, as server-sent events, for one story or all.
 * Each holds a virtual thread and a connection until the screen goes, its session ends or Stet
 * stops.
 */
final class EventStream {
    static final String PATH = "/events";

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    /** More often than anything on the way gives up on a silent connection. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** After how many milliseconds a browser comes back. */
    private static final String BEGIN = "retry: 2000\n\n";

    private final LiveEvents live;

    EventStream(LiveEvents live) {
        this.live = live;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, this::stream);
    }

    private void stream(Context context) throws IOException {
        SignedIn who = Gate.signedIn(context).orElseThrow();
        try (Listener listener = live.listen(who, story(context))) {
            // Proxies that gather answers before they pass them on must not do it here.
            context.header("X-Accel-Buffering", "no");
            context.res().setContentType("text/event-stream; charset=utf-8");
            OutputStream out = context.res().getOutputStream();
            write(out, BEGIN);
            Optional<List<Event>> events = listener.await(HEARTBEAT);
            while (events.isPresent()) {
                write(out, text(events.get()));
                events = listener.await(HEARTBEAT);
            }
        } catch (IOException gone) {
            LOG.debug("A screen was closed", gone);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable Long story(Context context) {
        String story = context.queryParam("story");
        if (story == null || story.isEmpty()) {
            return null;
        }
        if (!story.matches("[1-9][0-9]{0,17}")) {
            throw new Problem(Problem.Kind.MALFORMED, "story is not a number; send digits only.");
        }
        return Long.valueOf(story);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String text(List<Event> events) {
        if (events.isEmpty()) {
            return ":\n\n";
        }
        StringBuilder text = new StringBuilder();
        for (Event event : events) {
            var data = event.json().deepCopy();
            data.put("story", event.story() == null ? null : Long.toString(event.story()));
            text.append("event: ").append(event.kind());
            text.append("\ndata: ").append(Json.write(data)).append("\n\n");
        }
        return text.toString();
    }
}
