package news.stet.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import news.stet.platform.Database;
import news.stet.platform.Letters;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Who is signed in. The browser holds a random secret, the database its hash; every look-up reads
 * the person too, so that a new role or a dismissal counts from the next request on. Safe for any
 * thread.
 */
public final class Sessions {
    /** Longer than a night shift's break, shorter than a weekend. */
    public static final Duration IDLE = Duration.ofHours(12);

    /** After this even a busy session asks for the password again. */
    public static final Duration LONGEST = Duration.ofDays(14);

    /** So that reading a page is not a write each time. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private static final int MAX_DEVICE_CHARS = 300;

    private final Database database;
    private final InstantSource clock;

    public Sessions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Opens a session for somebody who just showed who they are. A new secret each time: one known
     * before signing in is worth nothing afterwards.
     *
     * @param method how they showed it
     * @param device the browser's description of itself
     * @param address where it comes from
     * @return the secret for the cookie, which only the browser keeps
     * @throws Problem UNAUTHENTICATED when the person was deactivated meanwhile
     */
    public Secret open(Person person, SignInMethod method, String device, String address) {
        return open(person, method, device, address, clock.instant());
    }

    /**
     * The same for somebody who showed it elsewhere, at that moment.
     *
     * @param shownAt not later than now
     */
    public Secret open(
            Person person, SignInMethod method, String device, String address, Instant shownAt) {
        Secret secret = Secret.random("");
        Instant now = clock.instant();
        database.write(handle -> {
            int opened =
                    handle.createUpdate(
                                    """
                                    insert into session (secret_hash, person, device, address,
                                                         created_at, last_seen_at, expires_at,
                                                         method, confirmed_at)
                                    select :hash, id, :device, :address, :now, :now, :expiresAt,
                                           :method, :shownAt
                                    from person where id = :person and active
                                    """)
                            .bind("hash", secret.hash())
                            .bind("person", person.id())
                            .bind("device", Letters.printable(device, MAX_DEVICE_CHARS))
                            .bind("address", Letters.printable(address, MAX_DEVICE_CHARS))
                            .bind("now", now)
                            .bind("expiresAt", now.plus(LONGEST))
                            .bind("method", method.slug())
                            .bind("shownAt", shownAt.isAfter(now) ? now : shownAt)
                            .execute();
            if (opened == 0) {
                throw SignIn.refused();
            }
            forgetExpired(handle, now);
            Audit.record(handle, person.actor(), "sign in", person.subject(), method.slug(), now);
            return null;
        });
        return secret;
    }

    /** Notes that whoever has the session has just shown again that it is they. */
    public void confirm(SignedIn self) {
        database.write(handle ->
                handle.createUpdate(
                                "update session set confirmed_at = :now where id = :id and person = :person")
                        .bind("now", clock.instant())
                        .bind("id", self.session())
                        .bind("person", self.person().id())
                        .execute());
    }

    /** Forgets sessions and one-time links that ended: nobody can come in by them any more. */
    public void forgetEnded() {
        Instant now = clock.instant();
        database.write(handle -> {
            forgetExpired(handle, now);
            Attempts.forgetEnded(handle, now);
            return OneTimeLinks.forgetEnded(handle, now);
        });
    }

    private static void forgetExpired(Handle handle, Instant now) {
        handle.createUpdate("delete from session where expires_at <= :now or last_seen_at <= :idle")
                .bind("now", now)
                .bind("idle", now.minus(IDLE))
                .execute();
    }

    /** Whose session that is; empty when it ended, ran out or never was. */
    public Optional<SignedIn> find(String secret) {
        Instant now = clock.instant();
        record Found(SignedIn signedIn, Instant lastSeenAt) {}
        Optional<Found> found =
                database.read(handle ->
                        handle.createQuery(
                                        """
                                        select s.id as session, s.last_seen_at, s.confirmed_at,
                                               p.id, p.email, p.name, p.role, p.language, p.active,
                                               p.joined, p.created_at, p.grants
                                        from session s join colleague p on p.id = s.person
                                        where s.secret_hash = :hash and p.active
                                          and s.expires_at > :now and s.last_seen_at > :idle
                                        """)
                                .bind("hash", Secret.hash(secret))
                                .bind("now", now)
                                .bind("idle", now.minus(IDLE))
                                .map((row, context) ->
                                        new Found(
                                                new SignedIn(
                                                        row.getLong("session"),
                                                        People.of(row),
                                                        instant(row, "confirmed_at")),
                                                instant(row, "last_seen_at")))
                                .findOne());
        found.filter(it -> it.lastSeenAt().plus(SEEN_STEP).isBefore(now))
                .ifPresent(it -> touch(it.signedIn().session(), now));
        return found.map(Found::signedIn);
    }

    private void touch(long session, Instant now) {
        database.write(handle ->
                handle.createUpdate("update session set last_seen_at = :now where id = :id")
                        .bind("now", now)
                        .bind("id", session)
                        .execute());
    }

    /** Signs out. Ending a session that is no more is no error. */
    public void close(String secret) {
        database.write(handle -> {
            handle.createQuery(
                            """
                            with ended as (delete from session where secret_hash = :hash returning person)
                            select p.id, p.email, p.name, p.role, p.language, p.active,
                                   p.joined, p.created_at, p.grants
                            from ended join colleague p on p.id = ended.person
                            """)
                    .bind("hash", Secret.hash(secret))
                    .map((row, context) -> People.of(row))
                    .findOne()
                    .ifPresent(person ->
                            Audit.record(
                                    handle,
                                    person.actor(),
                                    "sign out",
                                    person.subject(),
                                    null,
                                    clock.instant()));
            return null;
        });
    }

    /**
     * Somebody's open sessions, the one seen last first.
     *
     * @throws Problem FORBIDDEN for another's without {@link Permission#MANAGE_PEOPLE}
     */
    public List<Session> list(Actor actor, long person) {
        requireOwn(actor, person);
        Instant now = clock.instant();
        return database.read(handle ->
                handle.createQuery(
                                """
                                select id, device, address, created_at, last_seen_at, expires_at, method
                                from session
                                where person = :person and expires_at > :now and last_seen_at > :idle
                                order by last_seen_at desc, id desc
                                """)
                        .bind("person", person)
                        .bind("now", now)
                        .bind("idle", now.minus(IDLE))
                        .mapTo(Session.class)
                        .list());
    }

    /** Which of these sessions still work, and whose they are; being asked keeps none alive. */
    public List<SignedIn> list(Collection<Long> sessions) {
        Instant now = clock.instant();
        return database.read(handle ->
                handle.createQuery(
                                """
                                select s.id as session,
                                       s.confirmed_at, p.id, p.email, p.name, p.role, p.language, p.active,
                                       p.joined, p.created_at, p.grants
                                from session s join colleague p on p.id = s.person
                                where s.id = any(:sessions) and p.active
                                  and s.expires_at > :now and s.last_seen_at > :idle
                                """)
                        .bindArray("sessions", Long.class, sessions.toArray())
                        .bind("now", now)
                        .bind("idle", now.minus(IDLE))
                        .map((row, context) ->
                                new SignedIn(
                                        row.getLong("session"),
                                        People.of(row),
                                        instant(row, "confirmed_at")))
                        .list());
    }

    /**
     * Ends one of somebody's sessions. Ending one that is no more is no error.
     *
     * @throws Problem FORBIDDEN for another's without {@link Permission#MANAGE_PEOPLE}
     */
    public void revoke(Actor actor, long person, long session) {
        requireOwn(actor, person);
        database.write(handle -> {
            int ended =
                    handle.createUpdate("delete from session where id = :id and person = :person")
                            .bind("id", session)
                            .bind("person", person)
                            .execute();
            if (ended > 0) {
                Audit.record(
                        handle, actor, "end session", "person:" + person, null, clock.instant());
            }
            return null;
        });
    }

    /** Ends every session of one's own but the one that asks. */
    public void revokeOthers(SignedIn self) {
        database.write(handle -> {
            int ended =
                    handle.createUpdate("delete from session where person = :person and id <> :id")
                            .bind("person", self.person().id())
                            .bind("id", self.session())
                            .execute();
            if (ended > 0) {
                Audit.record(
                        handle,
                        self.actor(),
                        "end other sessions",
                        self.person().subject(),
                        String.valueOf(ended),
                        clock.instant());
            }
            return null;
        });
    }

    static void requireOwn(Actor actor, long person) {
        if (actor.kind() != Actor.Kind.PERSON || actor.id() != person) {
            actor.require(Permission.MANAGE_PEOPLE);
        }
    }

    /**
     * Ends all of somebody's sessions.
     *
     * @throws Problem FORBIDDEN for another's without {@link Permission#MANAGE_PEOPLE}
     */
    public void revokeAll(Actor actor, long person) {
        requireOwn(actor, person);
        database.write(handle -> {
            endAll(handle, person);
            Audit.record(handle, actor, "end session", "person:" + person, "all", clock.instant());
            return null;
        });
    }

    static void endAll(Handle handle, long person) {
        handle.createUpdate("delete from session where person = :person")
                .bind("person", person)
                .execute();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
