package news.stet.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * By what people can sign in, and how that is changed: by themselves shortly after they showed who
 * they are, or by an administrator. Safe for any thread.
 */
public final class WaysIn {
    private static final int RECENT_LINES = 12;

    private final Database database;
    private final InstantSource clock;

    public WaysIn(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @throws Problem FORBIDDEN for another's without {@link Permission#MANAGE_PEOPLE}
     */
    public Factors get(Actor actor, long person) {
        Sessions.requireOwn(actor, person);
        return database.read(handle -> Factors.of(handle, person));
    }

    /** What was done lately to one's own account, the newest first: signing in, keys, roles. */
    public List<Audit.Line> recent(SignedIn self) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select id, at, actor_kind, actor_id, actor_name, verb, subject, detail
                                from audit where subject = :subject order by id desc limit :limit
                                """)
                        .bind("subject", self.person().subject())
                        .bind("limit", RECENT_LINES)
                        .mapTo(Audit.Line.class)
                        .list());
    }

    /**
     * Gives oneself a password, the first or a new one. All other sessions end.
     *
     * @throws Problem FORBIDDEN when it is too long ago that it was clear who sits there, INVALID
     */
    public void setPassword(SignedIn self, String password) {
        Instant now = clock.instant();
        self.requireRecent(now);
        Passwords.requireGood(password, self.person().email());
        String hash = Passwords.hash(password);
        database.write(handle -> {
            setHash(handle, self, hash);
            OneTimeLinks.end(handle, self.person().id(), now);
            Audit.record(
                    handle, self.actor(), "change password", self.person().subject(), null, now);
            return null;
        });
    }

    /**
     * Does without a password from now on. All other sessions end.
     *
     * @throws Problem FORBIDDEN as above, CONFLICT without a passkey
     */
    public void removePassword(SignedIn self) {
        Instant now = clock.instant();
        self.requireRecent(now);
        database.write(handle -> {
            People.lock(handle, self.person().id());
            setHash(handle, self, null);
            Factors.requireOne(handle, self.person().id());
            Audit.record(
                    handle, self.actor(), "remove password", self.person().subject(), null, now);
            return null;
        });
    }

    private static void setHash(
            Handle handle, SignedIn self, @org.jspecify.annotations.Nullable String hash) {
        handle.createUpdate("update person set password_hash = :hash where id = :id")
                .bind("hash", hash)
                .bind("id", self.person().id())
                .execute();
        handle.createUpdate("delete from session where person = :person and id <> :session")
                .bind("person", self.person().id())
                .bind("session", self.session())
                .execute();
    }

    /**
     * Takes a passkey from somebody, as when a device was stolen; their sessions end. They may be
     * left with no way in but a new link.
     *
     * @throws Problem FORBIDDEN, NOT_FOUND
     */
    public void takePasskey(Actor actor, long id, long passkey) {
        actor.require(Permission.MANAGE_PEOPLE);
        database.write(handle -> {
            Person person = People.lock(handle, id);
            int taken =
                    handle.createUpdate("delete from passkey where id = :id and person = :person")
                            .bind("id", passkey)
                            .bind("person", id)
                            .execute();
            if (taken == 0) {
                throw new Problem(
                        Problem.Kind.NOT_FOUND, "There is no passkey " + passkey + " of theirs.");
            }
            Sessions.endAll(handle, id);
            Audit.record(handle, actor, "take passkey", person.subject(), null, clock.instant());
            return null;
        });
    }

    /**
     * Parts an account from the provider's; the next who comes with the same checked e-mail is
     * joined to it. Sessions end.
     *
     * @throws Problem FORBIDDEN, NOT_FOUND
     */
    public void unlinkProvider(Actor actor, long id) {
        actor.require(Permission.MANAGE_PEOPLE);
        database.write(handle -> {
            Person person = People.lock(handle, id);
            int parted =
                    handle.createUpdate("delete from provider_account where person = :person")
                            .bind("person", id)
                            .execute();
            if (parted > 0) {
                Sessions.endAll(handle, id);
                Audit.record(
                        handle, actor, "unlink provider", person.subject(), null, clock.instant());
            }
            return null;
        });
    }
}
