package news.stet.wire.crawl;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import news.stet.story.Editions;
import news.stet.story.ListEntries;
import news.stet.story.Newsroom;
import news.stet.story.Section;
import news.stet.story.Story;
import news.stet.story.Words;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Makes stories of crawled pages, a file a transaction. The same page is taken in once: it is known
 * by its bytes, and by its headline and time when another crawl gave other bytes. Safe for any
 * thread and beside other processes.
 */
public final class CrawlImport {
    private static final String FORMAT = "crawl";

    /** Where a page goes that names no section, in an edition that has it. */
    private static final String USUAL_SECTION = "world";

    private final Database database;
    private final Newsroom newsroom;
    private final InstantSource clock;

    public CrawlImport(Database database, Newsroom newsroom, InstantSource clock) {
        this.database = database;
        this.newsroom = newsroom;
        this.clock = clock;
    }

    /**
     * Where pages go and what happens to them there.
     *
     * @param section slug of one of the edition's sections
     */
    public record Target(Edition edition, String section, boolean publish) {}

    /**
     * A checked target.
     *
     * @param section slug, or null for the edition's usual one
     * @throws Problem INVALID when edition or section is not there
     */
    public Target target(String edition, @Nullable String section, boolean publish) {
        Edition found =
                database.read(handle -> Editions.find(handle, edition))
                        .orElseThrow(() ->
                                Problem.invalid(
                                        "edition",
                                        "there is no edition \"" + edition + "\"",
                                        "There is: " + known() + "."));
        String slug = section == null ? usualSection(found) : section;
        if (found.section(slug).isEmpty()) {
            throw Problem.invalid(
                    "section",
                    "\"" + slug + "\" is no section of " + edition,
                    "There is: "
                            + found.sections().stream()
                                    .map(Section::slug)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return new Target(found, slug, publish);
    }

    private String known() {
        return database.read(Editions::list).stream()
                .map(Edition::code)
                .collect(Collectors.joining(", "));
    }

    private static String usualSection(Edition edition) {
        return edition.section(USUAL_SECTION).isPresent() || edition.sections().isEmpty()
                ? USUAL_SECTION
                : edition.sections().getFirst().slug();
    }

    /** Reads one file without writing anything; needs no database. */
    public static ImportOutcome understand(Path file) {
        return switch (CrawledFile.read(file).crawled()) {
            case Unreadable unreadable -> new ImportOutcome.Failed(unreadable.reason());
            case CrawledPage page -> new ImportOutcome.Understood(page);
        };
    }

    /**
     * Takes one file in. Whatever is wrong with it is an outcome; only a database that fails
     * throws.
     */
    public ImportOutcome bring(Actor actor, Path path, Target target) {
        CrawledFile file = CrawledFile.read(path);
        return switch (file.crawled()) {
            case Unreadable unreadable -> new ImportOutcome.Failed(unreadable.reason());
            case CrawledPage page -> bring(actor, file, page, target);
        };
    }

    private ImportOutcome bring(Actor actor, CrawledFile file, CrawledPage page, Target target) {
        if (page.published() == null && target.publish()) {
            return new ImportOutcome.Failed(
                    "it names no publication time; import it without --publish and give it one at the"
                            + " desk");
        }
        Instant publishedAt =
                page.published() == null ? null : page.published().in(target.edition().timeZone());
        Known known =
                new Known(
                        target.edition().code(),
                        file.hash(),
                        Words.folded(Blank.single(page.headline())),
                        publishedAt);
        Optional<Long> before = database.read(handle -> find(handle, known));
        if (before.isPresent()) {
            return new ImportOutcome.Unchanged(before.get());
        }
        try {
            return bring(actor, file, page, target, known);
        } catch (Overtaken e) {
            return database.read(handle -> find(handle, known))
                    .<ImportOutcome>map(ImportOutcome.Unchanged::new)
                    .orElseGet(() -> new ImportOutcome.Failed("another import took it back"));
        } catch (Problem e) {
            if (e.kind() == Problem.Kind.UNAVAILABLE) {
                throw e;
            }
            return new ImportOutcome.Failed(reason(e));
        }
    }

    private ImportOutcome bring(
            Actor actor, CrawledFile file, CrawledPage page, Target target, Known known) {
        int[] newEntries = {0};
        Story story =
                newsroom.bring(
                        actor,
                        CrawledStory.content(page, known.edition(), target.section()),
                        known.publishedAt(),
                        target.publish(),
                        (handle, begun) -> {
                            Instant now = clock.instant();
                            remember(handle, known, file, begun, now);
                            newEntries[0] =
                                    ListEntries.add(
                                            handle,
                                            CrawledStory.entries(page, known.edition(), begun.id()),
                                            now);
                        });
        return new ImportOutcome.Imported(story.id(), story.status(), page, newEntries[0]);
    }

    private static String reason(Problem problem) {
        String fields =
                problem.fields().stream()
                        .map(field -> field.path() + " " + field.problem())
                        .limit(3)
                        .collect(Collectors.joining("; "));
        return fields.isEmpty() ? problem.detail() : fields;
    }

    /** By what a page is known again. */
    private record Known(
            String edition, String hash, String headline, @Nullable Instant publishedAt) {}

    private static Optional<Long> find(Handle handle, Known known) {
        return handle.createQuery(
                        """
                        select story from import
                        where edition = :edition
                          and (hash = :hash or headline = :headline and published_at = :publishedAt)
                        order by (hash = :hash) desc limit 1
                        """)
                .bind("edition", known.edition())
                .bind("hash", known.hash())
                .bind("headline", known.headline())
                .bind("publishedAt", known.publishedAt())
                .mapTo(Long.class)
                .findOne();
    }

    private static void remember(
            Handle handle, Known known, CrawledFile file, Story story, Instant now) {
        int added =
                handle.createUpdate(
                                """
                                insert into import (edition, hash, headline, published_at, format, file, story, at)
                                values (:edition, :hash, :headline, :publishedAt, :format, :file, :story, :now)
                                on conflict do nothing
                                """)
                        .bind("edition", known.edition())
                        .bind("hash", known.hash())
                        .bind("headline", known.headline())
                        .bind("publishedAt", known.publishedAt())
                        .bind("format", FORMAT)
                        .bind("file", file.name())
                        .bind("story", story.id())
                        .bind("now", now)
                        .execute();
        if (added == 0) {
            throw new Overtaken();
        }
    }

    /**
     * Another process brought the same page while this one was at it; nothing of this one stays.
     */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super(null, null, false, false);
        }
    }
}
