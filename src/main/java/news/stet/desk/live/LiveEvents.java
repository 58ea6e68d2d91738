package news.stet.desk.live;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import news.stet.people.Permission;
import news.stet.people.Sessions;
import news.stet.people.SignedIn;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.ChangeLog;
import news.stet.story.Stories;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hub of what open screens are told. Changes of stories come from the change log, all else by
 * {@link #tell}; both through PostgreSQL, so that every node hears the same. Nothing is kept: who
 * was away looks for itself. Building it starts nothing. Safe for any thread.
 */
public final class LiveEvents implements AutoCloseable {
    /** Open screens on one node. */
    static final int MAX_LISTENERS = 800;

    /** Open screens of one session: a browser closes those that nobody looks at. */
    static final int MAX_OF_SESSION = 12;

    private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);

    /** How long a session that was ended may still hear. */
    private static final Duration LOOK = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** More at once is an import: screens look again rather than be told of each. */
    private static final int MANY = 300;

    private final Database database;
    private final InstantSource clock;
    private final Sessions sessions;
    private final Stories stories;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("desk-events").unstarted(this::run);
    private volatile @Nullable Ear hearing;
    private long followed;

    public LiveEvents(Database database, InstantSource clock, Sessions sessions, Stories stories) {
        this.database = database;
        this.clock = clock;
        this.sessions = sessions;
        this.stories = stories;
    }

    /** Begins to hear; the database may come later. */
    public void start() {
        thread.start();
    }

    /**
     * Tells every screen on every node. Never throws: what is shown live is a courtesy, and
     * nobody's work fails for it.
     */
    public void tell(Event event) {
        try {
            database.write(handle -> {
                tell(handle, event);
                return null;
            });
        } catch (RuntimeException e) {
            LOG.debug("Nobody was told of {}", event.kind(), e);
        }
    }

    /** The same as part of a transaction: told when it is committed, and only then. */
    public static void tell(Handle handle, Event event) {
        String json = Json.write(event.json());
        ObjectNode message = Json.mapper().createObjectNode();
        message.put("kind", event.kind());
        message.put("story", event.story());
        message.set(
                "json",
                json.length() > Event.MAX_CHARS ? Json.mapper().createObjectNode() : event.json());
        handle.createQuery("select pg_notify(:channel, :message)")
                .bind("channel", Ear.CHANNEL)
                .bind("message", Json.write(message))
                .mapToMap()
                .one();
    }

    /**
     * A screen begins to listen; closed by whoever opened it.
     *
     * @param story hears only of this one; null hears all
     * @throws Problem TOO_MANY when too many do
     */
    public Listener listen(SignedIn who, @Nullable Long story) {
        long ofSession =
                listeners.stream().filter(it -> it.who().session() == who.session()).count();
        if (listeners.size() >= MAX_LISTENERS || ofSession >= MAX_OF_SESSION) {
            throw Problem.tryAgain(
                    Problem.Kind.TOO_MANY,
                    "Too many screens are open to keep this one up to date; close some.",
                    Duration.ofSeconds(30));
        }
        var listener = new Listener(this, who, story);
        listeners.add(listener);
        if (closing.getCount() == 0) {
            listener.end();
        }
        return listener;
    }

    void forget(Listener listener) {
        listeners.remove(listener);
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    private void run() {
        boolean fresh = true;
        while (closing.getCount() > 0) {
            try (Ear ear = Ear.open(database)) {
                hearing = ear;
                long head = ear.head();
                if (fresh || head < followed) {
                    followed = head;
                    fresh = false;
                }
                hear(ear);
            } catch (SQLException | RuntimeException e) {
                LOG.debug("The newsroom is not heard: {}", e.getMessage());
            }
            pause();
        }
    }

    private void hear(Ear ear) throws SQLException {
        long looked = System.nanoTime();
        follow(ear, ear.head());
        while (closing.getCount() > 0) {
            long newest = followed;
            for (PGNotification heard : ear.await(LOOK)) {
                if (heard.getName().equals(ChangeLog.CHANNEL)) {
                    newest = Math.max(newest, Long.parseLong(heard.getParameter()));
                } else {
                    read(heard.getParameter());
                }
            }
            follow(ear, newest);
            if (System.nanoTime() - looked > LOOK.toNanos()) {
                looked = System.nanoTime();
                lookRound();
            }
        }
    }

    private void follow(Ear ear, long newest) throws SQLException {
        if (newest > followed && !listeners.isEmpty()) {
            List<Ear.Changed> changed = ear.changed(followed, newest);
            if (changed.size() > MANY) {
                spread(new Event("many", null, Json.mapper().createObjectNode()));
            } else {
                changed.forEach(it -> spread(event(it)));
            }
        }
        followed = Math.max(followed, newest);
    }

    private static Event event(Ear.Changed changed) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("id", Long.toString(changed.story()))
                .put("revision", Integer.toString(changed.revision()))
                .put("status", changed.status())
                .put("verb", changed.verb())
                .put("by", changed.by())
                .put("at", changed.at().toString());
        return new Event(Event.STORY, changed.story(), json);
    }

    private void read(String message) {
        JsonNode told = Json.read(message);
        JsonNode story = told.path("story");
        if (told.path("json") instanceof ObjectNode json) {
            spread(
                    new Event(
                            told.path("kind").stringValue(),
                            story.isNumber() ? story.longValue() : null,
                            json));
        }
    }

    private void spread(Event event) {
        for (Listener listener : listeners) {
            if (listener.wants(event) && mayHear(listener, event)) {
                listener.tell(event);
            }
        }
    }

    private boolean mayHear(Listener listener, Event event) {
        var actor = listener.who().actor();
        return event.story() == null
                || actor.may(Permission.READ_ALL)
                || stories.find(actor, event.story()).isPresent();
    }

    /** What nobody tells: who is gone without a word, and whose session has ended. */
    private void lookRound() {
        if (!listeners.isEmpty()) {
            database.write(handle -> {
                Presence.forgetGone(handle, clock.instant());
                return null;
            });
            endRevoked();
        }
    }

    /** A session that was ended hears nothing more; one whose role changed, what that may. */
    private void endRevoked() {
        Set<Long> asked =
                listeners.stream().map(it -> it.who().session()).collect(Collectors.toSet());
        Map<Long, SignedIn> working =
                sessions.list(asked).stream()
                        .collect(Collectors.toMap(SignedIn::session, it -> it));
        for (Listener listener : listeners) {
            long session = listener.who().session();
            SignedIn now = working.get(session);
            if (now != null) {
                listener.now(now);
            } else if (asked.contains(session)) {
                listener.end();
            }
        }
    }

    private void pause() {
        try {
            var unused = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    /** Lets every screen go, and hears no more. */
    @Override
    public void close() {
        closing.countDown();
        listeners.forEach(Listener::end);
        Ear ear = hearing;
        if (ear != null) {
            ear.abort();
        }
    }
}
