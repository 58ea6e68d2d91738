package news.stet.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.stet.platform.Database;
import news.stet.platform.Letters;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The verbs on accounts: invite, join, change, dismiss. Safe for any thread. */
public final class Accounts {
    private static final int MAX_NAME_CHARS = 120;

    /** Any number that no other part locks: held while the set of administrators may change. */
    private static final long ADMINISTRATORS_LOCK = 0x5374657450656FL;

    private final Database database;
    private final InstantSource clock;

    public Accounts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A link for the first administrator, as long as nobody is one. Each call makes a new link and
     * ends the one before, so that only the link printed last lets somebody in.
     */
    public Optional<OneTimeLink> findFirstAdministratorLink() {
        return database.write(handle -> {
            lockAdministrators(handle);
            return countAdministrators(handle) > 0
                    ? Optional.<OneTimeLink>empty()
                    : Optional.of(OneTimeLinks.make(handle, null, clock.instant()));
        });
    }

    /**
     * Makes an account and the link by which its person joins.
     *
     * @param language BCP 47 tag of the desk's language for that person
     * @throws Problem FORBIDDEN, INVALID, or CONFLICT when the e-mail has an account
     */
    public OneTimeLink invite(Actor actor, String email, Role role, String language) {
        actor.require(Permission.MANAGE_PEOPLE);
        EmailAddress address = EmailAddress.of(email);
        String tag = languageTag(language);
        return database.write(handle -> {
            Instant now = clock.instant();
            // Until they choose a name, the e-mail is all there is to call them by.
            Person person = People.add(handle, address, address.text(), role, tag, now);
            Audit.record(handle, actor, "invite", person.subject(), role.slug(), now);
            return OneTimeLinks.make(handle, person.id(), now);
        });
    }

    /**
     * A new link for somebody who lost the first one or forgot the password; the password they have
     * works until the link is used.
     *
     * @throws Problem FORBIDDEN, NOT_FOUND, or CONFLICT when the account is not active
     */
    public OneTimeLink renewLink(Actor actor, long id) {
        actor.require(Permission.MANAGE_PEOPLE);
        return database.write(handle -> {
            Instant now = clock.instant();
            Person person = lockActive(handle, id);
            Audit.record(handle, actor, "renew link", person.subject(), null, now);
            return OneTimeLinks.make(handle, person.id(), now);
        });
    }

    /** What that link leads to, while it works. Looking does not use it up. */
    public Optional<Invitation> findInvitation(String secret) {
        return database.read(handle -> OneTimeLinks.find(handle, secret, clock.instant()));
    }

    /**
     * Uses a link: the person has a name and a password from now on, and any session opened with an
     * older password ends.
     *
     * @param email asked only of the first administrator; otherwise the invited address stays
     * @throws Problem GONE when the link does not work any more, INVALID for what was typed; then
     *     the link still works
     */
    public Person join(String secret, String name, @Nullable String email, String password) {
        String shownName = checkedName(name);
        Invitation invitation = findInvitation(secret).orElseThrow(OneTimeLinks::gone);
        EmailAddress address =
                invitation
                        .person()
                        .map(Person::email)
                        .orElseGet(() -> EmailAddress.of(email == null ? "" : email));
        Passwords.requireGood(password, address);
        String hash = Passwords.hash(password);
        return database.write(handle -> join(handle, secret, shownName, address, hash));
    }

    private Person join(
            Handle handle, String secret, String name, EmailAddress email, String passwordHash) {
        Instant now = clock.instant();
        lockAdministrators(handle);
        Invitation invitation = OneTimeLinks.use(handle, secret, now);
        if (invitation.person().isEmpty() && countAdministrators(handle) > 0) {
            throw OneTimeLinks.gone();
        }
        Person person =
                invitation
                        .person()
                        .map(invited -> People.lock(handle, invited.id()))
                        .orElseGet(() ->
                                People.add(handle, email, name, Role.ADMINISTRATOR, "en", now));
        if (!person.active()) {
            throw OneTimeLinks.gone();
        }
        handle.createUpdate(
                        """
                        update person set name = :name, password_hash = :hash, joined = true
                        where id = :id
                        """)
                .bind("name", name)
                .bind("hash", passwordHash)
                .bind("id", person.id())
                .execute();
        Sessions.endAll(handle, person.id());
        Person joined = People.lock(handle, person.id());
        Audit.record(
                handle,
                joined.actor(),
                person.joined() ? "reset password" : "join",
                joined.subject(),
                null,
                now);
        return joined;
    }

    /**
     * Changes one's own password. All other sessions end; the caller opens a new one.
     *
     * @throws Problem FORBIDDEN for the wrong present password, INVALID for the new one
     */
    public void changePassword(Actor self, String present, String next) {
        Person person = getSelf(self);
        Optional<String> hash =
                database.read(handle ->
                        handle.createQuery("select password_hash from person where id = :id")
                                .bind("id", person.id())
                                .mapTo(String.class)
                                .findOne());
        if (!Passwords.matches(present, hash.orElse(null))) {
            throw new Problem(
                    Problem.Kind.FORBIDDEN, "That is not your present password; type it again.");
        }
        Passwords.requireGood(next, person.email());
        String nextHash = Passwords.hash(next);
        database.write(handle -> {
            handle.createUpdate("update person set password_hash = :hash where id = :id")
                    .bind("hash", nextHash)
                    .bind("id", person.id())
                    .execute();
            Instant now = clock.instant();
            OneTimeLinks.end(handle, person.id(), now);
            Sessions.endAll(handle, person.id());
            Audit.record(handle, self, "change password", person.subject(), null, now);
            return null;
        });
    }

    /**
     * Changes one's own name and language of the desk.
     *
     * @throws Problem INVALID
     */
    public Person editProfile(Actor self, String name, String language) {
        Person person = getSelf(self);
        String shownName = checkedName(name);
        String tag = languageTag(language);
        return database.write(handle -> {
            handle.createUpdate(
                            "update person set name = :name, language = :language where id = :id")
                    .bind("name", shownName)
                    .bind("language", tag)
                    .bind("id", person.id())
                    .execute();
            Audit.record(handle, self, "edit profile", person.subject(), null, clock.instant());
            return People.lock(handle, person.id());
        });
    }

    private Person getSelf(Actor self) {
        if (self.kind() != Actor.Kind.PERSON) {
            throw new Problem(Problem.Kind.FORBIDDEN, "Only a person who signed in can do this.");
        }
        return get(self.id());
    }

    /**
     * Gives somebody another role in the whole newsroom. Their sessions end, so that no screen of
     * theirs shows what is no longer so.
     *
     * @throws Problem FORBIDDEN, NOT_FOUND, or CONFLICT when nobody would be administrator any more
     */
    public Person changeRole(Actor actor, long id, Role role) {
        actor.require(Permission.MANAGE_PEOPLE);
        return database.write(handle -> {
            lockAdministrators(handle);
            Person person = People.lock(handle, id);
            handle.createUpdate("update person set role = :role where id = :id")
                    .bind("role", role.slug())
                    .bind("id", id)
                    .execute();
            requireAnAdministrator(handle, person);
            Sessions.endAll(handle, id);
            Audit.record(
                    handle,
                    actor,
                    "change role",
                    person.subject(),
                    person.role().slug() + " to " + role.slug(),
                    clock.instant());
            return People.lock(handle, id);
        });
    }

    /**
     * Ends somebody's access: no sign-in, no session, no link, and none of the tokens they added,
     * since they may have kept a copy. What they wrote stays.
     *
     * @throws Problem FORBIDDEN, NOT_FOUND, or CONFLICT when nobody would be administrator any more
     */
    public Person deactivate(Actor actor, long id) {
        actor.require(Permission.MANAGE_PEOPLE);
        return database.write(handle -> {
            Instant now = clock.instant();
            lockAdministrators(handle);
            Person person = People.lock(handle, id);
            setActive(handle, id, false);
            requireAnAdministrator(handle, person);
            Sessions.endAll(handle, id);
            OneTimeLinks.end(handle, id, now);
            int tokens = Tokens.revokeAllAddedBy(handle, id, now);
            Audit.record(
                    handle,
                    actor,
                    "deactivate",
                    person.subject(),
                    tokens == 0 ? null : tokens + " tokens revoked",
                    now);
            return People.lock(handle, id);
        });
    }

    /** Lets somebody in again, with the password they had; otherwise as {@link #deactivate}. */
    public Person reactivate(Actor actor, long id) {
        actor.require(Permission.MANAGE_PEOPLE);
        return database.write(handle -> {
            Person person = People.lock(handle, id);
            setActive(handle, id, true);
            Audit.record(handle, actor, "reactivate", person.subject(), null, clock.instant());
            return People.lock(handle, id);
        });
    }

    private static void setActive(Handle handle, long id, boolean active) {
        handle.createUpdate("update person set active = :active where id = :id")
                .bind("active", active)
                .bind("id", id)
                .execute();
    }

    /**
     * The person of that id.
     *
     * @throws Problem NOT_FOUND
     */
    public Person get(long id) {
        return find(id).orElseThrow(() -> People.none(id));
    }

    /**
     * The person of that id, for administrators.
     *
     * @throws Problem FORBIDDEN without {@link Permission#MANAGE_PEOPLE}, NOT_FOUND
     */
    public Person getAny(Actor actor, long id) {
        actor.require(Permission.MANAGE_PEOPLE);
        return get(id);
    }

    /** The person of that id, if there is one. */
    public Optional<Person> find(long id) {
        return database.read(handle -> People.find(handle, id));
    }

    /**
     * The person with that e-mail, if there is one.
     *
     * @throws Problem FORBIDDEN without {@link Permission#MANAGE_PEOPLE}, INVALID
     */
    public Optional<Person> findByEmail(Actor actor, String email) {
        actor.require(Permission.MANAGE_PEOPLE);
        EmailAddress address = EmailAddress.of(email);
        return database.read(handle -> People.findByEmail(handle, address));
    }

    /**
     * Everybody, active or not, by name.
     *
     * @throws Problem FORBIDDEN without {@link Permission#MANAGE_PEOPLE}
     */
    public List<Person> list(Actor actor) {
        actor.require(Permission.MANAGE_PEOPLE);
        return database.read(People::list);
    }

    private static Person lockActive(Handle handle, long id) {
        Person person = People.lock(handle, id);
        if (!person.active()) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    person.name() + " is deactivated; reactivate the account first.");
        }
        return person;
    }

    private static void lockAdministrators(Handle handle) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .bind("lock", ADMINISTRATORS_LOCK)
                .mapTo(Integer.class)
                .one();
    }

    private static int countAdministrators(Handle handle) {
        return handle.createQuery(
                        """
                        select count(*) from person
                        where role = 'administrator' and active and joined
                        """)
                .mapTo(Integer.class)
                .one();
    }

    private static void requireAnAdministrator(Handle handle, Person changed) {
        if (changed.role() == Role.ADMINISTRATOR && countAdministrators(handle) == 0) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    changed.name() + " is the last administrator; make somebody else one first.");
        }
    }

    private static String checkedName(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > MAX_NAME_CHARS || !Letters.isPrintable(name)) {
            throw Problem.invalid(
                    "name",
                    name.isEmpty() ? "it is empty" : "it cannot be used as a name",
                    "write a name of 1 to " + MAX_NAME_CHARS + " characters on one line");
        }
        return name;
    }

    private static String languageTag(String typed) {
        try {
            String tag = new Locale.Builder().setLanguageTag(typed.strip()).build().toLanguageTag();
            if (!tag.equals("und")) {
                return tag;
            }
        } catch (IllformedLocaleException e) {
            // said below, as for an empty one
        }
        throw Problem.invalid(
                "language", "this is not a language", "use a tag such as en, ar or pt-BR");
    }
}
