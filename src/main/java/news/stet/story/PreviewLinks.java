package news.stet.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.people.Secret;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Links that show a story to somebody without an account, and the verbs about them. The database
 * keeps only a hash of each secret. Safe for any thread.
 */
public final class PreviewLinks {
    private static final String SELECT =
            """
            select id, story, revision, made_by_name, created_at, expires_at, revoked_at, opened, opened_at
            from preview_link
            """;

    /** A new link with the secret that opens it, which is told only now. */
    public record Made(PreviewLink link, Secret secret) {}

    /** What a link shows. */
    public record Shown(PreviewLink link, Story story, StoryContent content) {}

    private final Database database;
    private final InstantSource clock;

    public PreviewLinks(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A new link to a story, for whoever may read and write.
     *
     * @param revision the one to show for good; null for whichever is the working one
     */
    public Made make(Actor actor, long story, @Nullable Integer revision, PreviewLink.Life life) {
        Instant now = now();
        Secret secret = Secret.random("");
        return database.write(handle -> {
            Story found = StoryRows.lockToRead(handle, actor, story);
            requireWriter(actor, found);
            if (found.status() == Status.KILLED) {
                throw new Problem(
                        Problem.Kind.CONFLICT, "The story was killed; it is shown to nobody.");
            }
            if (revision != null) {
                var unused = RevisionRow.get(handle, story, revision);
            }
            long id =
                    insert(handle, actor, story, revision, secret, now, now.plus(life.duration()));
            String detail =
                    "link "
                            + id
                            + ", "
                            + (revision == null ? "working text" : "revision " + revision);
            Audit.record(handle, actor, "preview-link", "story:" + story, detail, now);
            return new Made(find(handle, id).orElseThrow(), secret);
        });
    }

    private static void requireWriter(Actor actor, Story story) {
        actor.require(Permission.WRITE_OWN, story.content().edition(), story.content().section());
    }

    private static long insert(
            Handle handle,
            Actor actor,
            long story,
            @Nullable Integer revision,
            Secret secret,
            Instant now,
            Instant expiresAt) {
        return handle.createQuery(
                        """
                        insert into preview_link (secret_hash, story, revision, made_by, made_by_kind,
                            made_by_name, created_at, expires_at)
                        values (:hash, :story, :revision, :by, :byKind, :byName, :now, :expiresAt)
                        returning id
                        """)
                .bind("hash", secret.hash())
                .bind("story", story)
                .bind("revision", revision)
                .bind("by", actor.id())
                .bind("byKind", actor.kind().slug())
                .bind("byName", actor.name())
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .mapTo(Long.class)
                .one();
    }

    private static Optional<PreviewLink> find(Handle handle, long id) {
        return handle.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map((row, context) -> link(row))
                .findOne();
    }

    private static PreviewLink link(ResultSet row) throws SQLException {
        return new PreviewLink(
                row.getLong("id"),
                row.getLong("story"),
                row.getObject("revision", Integer.class),
                row.getString("made_by_name"),
                StoryRows.requiredInstant(row, "created_at"),
                StoryRows.requiredInstant(row, "expires_at"),
                StoryRows.instant(row, "revoked_at"),
                row.getInt("opened"),
                StoryRows.instant(row, "opened_at"));
    }

    /** The links of a story that still open, the latest first. */
    public List<PreviewLink> list(Actor actor, long story) {
        Instant now = now();
        return database.read(handle -> {
            requireReadable(handle, actor, story);
            return handle.createQuery(
                            SELECT
                                    + """
                                     where story = :story and revoked_at is null and expires_at > :now
                                    order by id desc
                                    """)
                    .bind("story", story)
                    .bind("now", now)
                    .map((row, context) -> link(row))
                    .list();
        });
    }

    private static void requireReadable(Handle handle, Actor actor, long story) {
        boolean readable =
                StoryRows.find(handle, story)
                        .filter(owned -> actor.may(Permission.READ_ALL) || owned.isBy(actor))
                        .isPresent();
        if (!readable) {
            throw StoryRows.notFound(story);
        }
    }

    /**
     * Ends a link at once. Whoever may read the story may end any of its links.
     *
     * @throws Problem NOT_FOUND when the story has no such link
     */
    public void revoke(Actor actor, long story, long link) {
        Instant now = now();
        database.write(handle -> {
            requireWriter(actor, StoryRows.lockToRead(handle, actor, story));
            PreviewLink found =
                    find(handle, link)
                            .filter(it -> it.story() == story)
                            .orElseThrow(() ->
                                    new Problem(
                                            Problem.Kind.NOT_FOUND,
                                            "The story has no such link; it may have been made for"
                                                    + " another one."));
            handle.createUpdate(
                            "update preview_link set revoked_at = :now where id = :id and revoked_at is null")
                    .bind("now", now)
                    .bind("id", found.id())
                    .execute();
            Audit.record(
                    handle, actor, "preview-link-revoke", "story:" + story, "link " + link, now);
            return found.id();
        });
    }

    /**
     * What the link of that secret shows; empty when there is none, or none any more, or the story
     * was killed.
     *
     * @param counting whether somebody opens it, rather than a part of it being fetched
     */
    public Optional<Shown> open(String secret, boolean counting) {
        Instant now = now();
        byte[] hash = Secret.hash(secret);
        if (counting) {
            database.write(handle ->
                    handle.createUpdate(
                                    """
                                    update preview_link set opened = opened + 1, opened_at = :now
                                    where secret_hash = :hash and revoked_at is null and expires_at > :now
                                    """)
                            .bind("now", now)
                            .bind("hash", hash)
                            .execute());
        }
        return database.read(handle ->
                handle.createQuery(SELECT + " where secret_hash = :hash")
                        .bind("hash", hash)
                        .map((row, context) -> link(row))
                        .findOne()
                        .filter(link -> link.opens(now))
                        .flatMap(link -> shown(handle, link)));
    }

    private static Optional<Shown> shown(Handle handle, PreviewLink link) {
        return StoryRows.find(handle, link.story())
                .map(StoryRows.Owned::story)
                .filter(story -> story.status() != Status.KILLED)
                .map(story ->
                        new Shown(
                                link,
                                story,
                                link.revision() == null
                                        ? story.content()
                                        : RevisionRow.get(handle, story.id(), link.revision())
                                                .content()));
    }
}
