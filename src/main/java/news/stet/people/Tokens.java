package news.stet.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import news.stet.platform.Database;
import news.stet.platform.Letters;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** API tokens: added, used, revoked. Safe for any thread. */
public final class Tokens {
    /** Lets people and scanners of leaked secrets see what it is. */
    public static final String PREFIX = "stet_";

    /** How long a token revoked by another process may go on working here. */
    static final Duration CACHED = Duration.ofSeconds(2);

    private static final Duration USED_STEP = Duration.ofMinutes(1);
    private static final int MAX_CACHED = 10_000;
    private static final int MAX_NAME_CHARS = 80;

    private final Database database;
    private final InstantSource clock;

    /** By the secret's hash, so that no secret stays in memory; unknown secrets are not kept. */
    private final Cache<String, ApiToken> known;

    public Tokens(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(MAX_CACHED)
                        .expireAfterWrite(CACHED)
                        .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                        .build();
    }

    /** A token with one role everywhere, which works until it is revoked. */
    public NewToken add(Actor actor, String name, Role role) {
        return add(actor, name, role, List.of(), null);
    }

    /**
     * Adds a token and gives its secret, this once.
     *
     * @param grants roles for editions and sections, beside the one in the whole newsroom
     * @param expiresAt when it stops working; null for when it is revoked
     * @throws Problem FORBIDDEN also for a role above the actor's own; INVALID; CONFLICT when a
     *     token in use has that name
     */
    public NewToken add(
            Actor actor, String name, Role role, List<Grant> grants, @Nullable Instant expiresAt) {
        actor.require(Permission.MANAGE_PEOPLE);
        if (role.compareTo(actor.role()) > 0) {
            throw new Problem(
                    Problem.Kind.FORBIDDEN, "A token cannot have a higher role than yours.");
        }
        String checked = checkedName(name);
        Secret secret = Secret.random(PREFIX);
        return database.write(handle -> {
            Instant now = clock.instant();
            if (expiresAt != null && !expiresAt.isAfter(now)) {
                throw Problem.invalid(
                        "expires", "is not in the future", "Choose a later day, or none");
            }
            long id =
                    handle.createQuery(
                                    """
                                    insert into api_token (secret_hash, name, role, added_by, created_at,
                                                           expires_at)
                                    values (:hash, :name, :role, :addedBy, :now, :expiresAt)
                                    on conflict (name) where revoked_at is null do nothing returning id
                                    """)
                            .bind("hash", secret.hash())
                            .bind("name", checked)
                            .bind("role", role.slug())
                            .bind(
                                    "addedBy",
                                    actor.kind() == Actor.Kind.PERSON ? (Long) actor.id() : null)
                            .bind("now", now)
                            .bind("expiresAt", expiresAt)
                            .mapTo(Long.class)
                            .findOne()
                            .orElseThrow(() ->
                                    new Problem(
                                            Problem.Kind.CONFLICT,
                                            "A token named "
                                                    + checked
                                                    + " is in use; revoke it or"
                                                    + " choose another name."));
            grants.forEach(grant -> grant(handle, id, grant));
            ApiToken token =
                    handle.createQuery(
                                    """
                                    select id, name, role, added_by, created_at, last_used_at, revoked_at,
                                           expires_at, grants
                                    from known_token where id = :id
                                    """)
                            .bind("id", id)
                            .map((row, context) -> ApiToken.of(row))
                            .one();
            Audit.record(handle, actor, "add token", token.subject(), token.words(), now);
            return new NewToken(token, secret);
        });
    }

    private static void grant(Handle handle, long token, Grant grant) {
        PlaceRoles.requirePlace(handle, grant.edition(), grant.section());
        handle.createUpdate(
                        """
                        insert into token_role (token, edition, section, role)
                        values (:token, :edition, :section, :role)
                        on conflict (token, edition, section) do update set role = excluded.role
                        """)
                .bind("token", token)
                .bind("edition", grant.edition())
                .bind("section", grant.section())
                .bind("role", grant.role().slug())
                .execute();
    }

    private static String checkedName(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > MAX_NAME_CHARS || !Letters.isPrintable(name)) {
            throw Problem.invalid(
                    "name",
                    "a token needs a name of 1 to " + MAX_NAME_CHARS + " characters",
                    "name the program that will use it");
        }
        return name;
    }

    /** Who acts with that secret; empty when there is no such token or it was revoked. */
    public Optional<Actor> find(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] hash = Secret.hash(secret);
        String key = HexFormat.of().formatHex(hash);
        ApiToken cached = known.getIfPresent(key);
        if (cached != null && !cached.isExpired(clock.instant())) {
            return Optional.of(cached.actor());
        }
        Optional<ApiToken> token = load(hash);
        token.ifPresent(it -> known.put(key, it));
        return token.map(ApiToken::actor);
    }

    private Optional<ApiToken> load(byte[] hash) {
        Instant now = clock.instant();
        Optional<ApiToken> token =
                database.read(handle ->
                        handle.createQuery(
                                        """
                                        select id, name, role, added_by, created_at, last_used_at, revoked_at, expires_at, grants
                                        from known_token where secret_hash = :hash and revoked_at is null
                                          and (expires_at is null or expires_at > :now)
                                        """)
                                .bind("hash", hash)
                                .bind("now", now)
                                .map((row, context) -> ApiToken.of(row))
                                .findOne());
        token.filter(it -> it.lastUsedAt().map(at -> isStale(at, now)).orElse(true))
                .ifPresent(it -> touch(it.id(), now));
        return token;
    }

    private static boolean isStale(Instant lastUsedAt, Instant now) {
        return lastUsedAt.plus(USED_STEP).isBefore(now);
    }

    private void touch(long id, Instant now) {
        database.write(handle ->
                handle.createUpdate("update api_token set last_used_at = :now where id = :id")
                        .bind("now", now)
                        .bind("id", id)
                        .execute());
    }

    /**
     * Ends a token: here at once, in other processes within seconds. Revoking twice is no error.
     *
     * @throws Problem FORBIDDEN, NOT_FOUND
     */
    public void revoke(Actor actor, long id) {
        actor.require(Permission.MANAGE_PEOPLE);
        database.write(handle -> {
            Instant now = clock.instant();
            handle.createQuery("select id from api_token where id = :id for update")
                    .bind("id", id)
                    .mapTo(Long.class)
                    .findOne();
            ApiToken token =
                    handle.createQuery(
                                    """
                                    select id, name, role, added_by, created_at, last_used_at, revoked_at, expires_at, grants
                                    from known_token where id = :id
                                    """)
                            .bind("id", id)
                            .map((row, context) -> ApiToken.of(row))
                            .findOne()
                            .orElseThrow(() ->
                                    new Problem(
                                            Problem.Kind.NOT_FOUND,
                                            "There is no token " + id + "."));
            if (token.revokedAt().isEmpty()) {
                handle.createUpdate("update api_token set revoked_at = :now where id = :id")
                        .bind("now", now)
                        .bind("id", id)
                        .execute();
                Audit.record(handle, actor, "revoke token", token.subject(), token.name(), now);
            }
            return null;
        });
        known.invalidateAll();
    }

    static int revokeAllAddedBy(Handle handle, long person, Instant now) {
        return handle.createUpdate(
                        """
                        update api_token set revoked_at = :now
                        where added_by = :person and revoked_at is null
                        """)
                .bind("person", person)
                .bind("now", now)
                .execute();
    }

    /**
     * All tokens, revoked ones too, the newest first.
     *
     * @throws Problem FORBIDDEN without {@link Permission#MANAGE_PEOPLE}
     */
    public List<ApiToken> list(Actor actor) {
        actor.require(Permission.MANAGE_PEOPLE);
        return database.read(handle ->
                handle.createQuery(
                                """
                                select id, name, role, added_by, created_at, last_used_at, revoked_at, expires_at, grants
                                from known_token order by id desc
                                """)
                        .map((row, context) -> ApiToken.of(row))
                        .list());
    }
}
