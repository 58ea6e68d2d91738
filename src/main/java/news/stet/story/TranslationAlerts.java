package news.stet.story;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import news.stet.people.Actor;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a source, told to every translation made from it: nobody loses sight of it, and
 * each has to answer.
 */
final class TranslationAlerts {
    /** Whom to tell: who has the translation in hand, else who wrote it. */
    private record Alerted(long story, @Nullable Long person) {}

    private TranslationAlerts() {}

    /**
     * Alerts all that was made from a story, and again from that, and puts it into the inboxes.
     *
     * @return the translations that were alerted
     */
    static List<Long> write(
            Handle handle,
            Actor actor,
            Story source,
            Verb verb,
            @Nullable String note,
            Instant now) {
        List<Long> under = TranslationRows.under(handle, source.id());
        if (under.isEmpty()) {
            return under;
        }
        List<Alerted> alerted =
                handle.createQuery(
                                """
                                with told as (
                                    insert into translation_alert
                                        (story, source, revision, verb, note, by_name, at)
                                    select s.id, :source, :revision, :verb, :note, :by, :now
                                    from story s
                                    where s.id = any (:under) and s.status not in ('killed', 'spiked')
                                    returning story)
                                select s.id as story, coalesce(s.assignee,
                                    case when s.created_by_kind = 'person' then s.created_by end) as person
                                from told join story s on s.id = told.story order by s.id
                                """)
                        .bind("source", source.id())
                        .bind("revision", source.revision())
                        .bind("verb", verb.slug())
                        .bind("note", note)
                        .bind("by", actor.name())
                        .bind("now", now)
                        .bindArray("under", Long.class, under)
                        .mapTo(Alerted.class)
                        .list();
        for (Alerted one : alerted) {
            Long person = one.person();
            if (person != null) {
                Inbox.tell(
                        handle,
                        actor,
                        person,
                        Inbox.Kind.SOURCE,
                        one.story(),
                        null,
                        Objects.requireNonNullElse(note, ""),
                        now);
            }
        }
        return alerted.stream().map(Alerted::story).toList();
    }

    /** A translation that is taken from readers itself has answered what asked for that. */
    static void close(Handle handle, Actor actor, long story, Verb verb, Instant now) {
        handle.createUpdate(
                        """
                        update translation_alert
                        set answer = 'done', answered_by = :by, answered_at = :now
                        where story = :story and answered_at is null and (:kill or verb = 'withhold')
                        """)
                .bind("story", story)
                .bind("kill", verb == Verb.KILL)
                .bind("by", actor.name())
                .bind("now", now)
                .execute();
    }

    /**
     * A source that readers see again asks for nothing any more.
     *
     * @return the translations that had not answered
     */
    static List<Long> ease(Handle handle, Actor actor, long source, Instant now) {
        return handle.createQuery(
                        """
                        with eased as (
                            update translation_alert
                            set answer = 'over', answered_by = :by, answered_at = :now
                            where source = :source and answered_at is null and verb = 'withhold'
                              and story in (select story from translation where root =
                                  coalesce((select root from translation where story = :source), :source))
                            returning story)
                        select distinct story from eased order by story
                        """)
                .bind("source", source)
                .bind("by", actor.name())
                .bind("now", now)
                .mapTo(Long.class)
                .list();
    }

    /** What a translation was told, the latest first. */
    static List<TranslationAlert> list(Handle handle, long story) {
        return handle.createQuery(
                        """
                        select a.source, s.headline, a.revision, a.verb, a.note, a.by_name, a.at,
                               a.answer, a.reason, a.answered_by, a.answered_at
                        from translation_alert a join story s on s.id = a.source
                        where a.story = :story order by a.at desc, a.revision desc
                        """)
                .bind("story", story)
                .mapTo(TranslationAlert.class)
                .list();
    }

    static int countOpen(Handle handle, long story) {
        return handle.createQuery(
                        """
                        select count(*) from translation_alert
                        where story = :story and answered_at is null
                        """)
                .bind("story", story)
                .mapTo(Integer.class)
                .one();
    }

    /** Looking at a source up to a revision answers its corrections up to there. */
    static void answerCorrections(
            Handle handle, Actor actor, long story, int revision, Instant now) {
        handle.createUpdate(
                        """
                        update translation_alert
                        set answer = 'done', answered_by = :by, answered_at = :now
                        where story = :story and verb = 'correct' and answered_at is null
                          and source = (select source from translation where story = :story)
                          and revision <= :revision
                        """)
                .bind("story", story)
                .bind("revision", revision)
                .bind("by", actor.name())
                .bind("now", now)
                .execute();
    }

    /** Whether there was such a thing to answer. */
    static boolean answer(
            Handle handle,
            Actor actor,
            long story,
            long source,
            int revision,
            TranslationAlert.Answer answer,
            String reason,
            Instant now) {
        return handle.createUpdate(
                                """
                                update translation_alert set answer = :answer, reason = :reason,
                                    answered_by = :by, answered_at = :now
                                where story = :story and source = :source and revision = :revision
                                  and answered_at is null
                                """)
                        .bind("story", story)
                        .bind("source", source)
                        .bind("revision", revision)
                        .bind("answer", answer.slug())
                        .bind("reason", reason.isEmpty() ? null : reason)
                        .bind("by", actor.name())
                        .bind("now", now)
                        .execute()
                > 0;
    }
}
