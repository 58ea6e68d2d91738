package news.stet.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import news.stet.story.InEditions.Kind;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a verb did to a story that readers see, and so which keys it names: those of what really
 * differs, and no others.
 *
 * @param before its row, null when it was not live
 * @param after its row, null when it is not live any more
 * @param newTopics topics nobody had used before
 */
record LiveChange(
        long story, @Nullable LiveRow before, @Nullable LiveRow after, List<String> newTopics) {
    /** What the news sitemap shows, and an hour for clocks that differ. */
    private static final Duration NEWS = Duration.ofHours(49);

    /**
     * The keys, sorted. Asked while the change log's head is held: where the story stands in its
     * lists depends on all that was written before, and on nothing that comes after.
     */
    List<String> keys(Handle handle, Instant now) {
        Set<String> keys = new TreeSet<>();
        keys.add(KeyNames.story(story));
        LiveRow any = after == null ? before : after;
        if (any == null) {
            return List.copyOf(keys);
        }
        newTopics.forEach(topic -> keys.add(KeyNames.topic(any.edition(), topic)));
        nameCard(keys);
        nameMonths(handle, keys);
        nameLists(handle, keys, any.sort());
        AskedList.name(handle, keys, story, before, after);
        if (before == null || after == null || !before.sameAddress(after)) {
            nameTranslations(handle, keys);
        }
        if (news(before, after) && any.card().publishedAt().isAfter(now.minus(NEWS))) {
            rows().forEach(row -> keys.add(KeyNames.news(row.edition())));
        }
        return List.copyOf(keys);
    }

    /** Who says the same elsewhere and leads readers here tells of this one by its address. */
    private void nameTranslations(Handle handle, Set<String> keys) {
        List<TranslationRows.Other> others = TranslationRows.others(handle, story);
        if (others.isEmpty()) {
            return;
        }
        var leads =
                TranslationLeads.of(
                        handle, others.stream().map(TranslationRows.Other::story).toList());
        TranslationLeads then = leads.with(story, before);
        TranslationLeads now = leads.with(story, after);
        for (TranslationRows.Other other : others) {
            if (!other.live() || !then.from(other.story()).equals(now.from(other.story()))) {
                keys.addAll(TranslationKeys.of(other));
            }
        }
    }

    private boolean cardDiffers() {
        return before == null || after == null || !before.card().equals(after.card());
    }

    private void nameCard(Set<String> keys) {
        if (cardDiffers()) {
            keys.add(KeyNames.card(story));
            rows().forEach(row ->
                    keys.add(KeyNames.archive(row.edition(), row.section(), row.month())));
        }
    }

    private Stream<LiveRow> rows() {
        return Stream.of(before, after).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private void nameMonths(Handle handle, Set<String> keys) {
        boolean stays =
                before != null
                        && after != null
                        && before.month() == after.month()
                        && before.sameSection(after);
        boolean same =
                before != null
                        && after != null
                        && before.month() == after.month()
                        && before.sameAddress(after)
                        && before.updatedAt().equals(after.updatedAt())
                        && Objects.equals(before.card().media(), after.card().media());
        if (!same) {
            rows().forEach(row -> keys.add(KeyNames.month(row.edition(), row.month())));
        }
        if (!stays) {
            rows().forEach(row -> nameIfAlone(handle, keys, row));
        }
    }

    /** A month begins with its first story and ends with its last one. */
    private void nameIfAlone(Handle handle, Set<String> keys, LiveRow row) {
        boolean[] others =
                handle.createQuery(
                                """
                                select exists (select from live_story where edition = :edition
                                           and section = :section and month = :month and story <> :story)
                                           as in_section,
                                       exists (select from live_story where edition = :edition
                                           and month = :month and story <> :story) as in_edition
                                """)
                        .bind("edition", row.edition())
                        .bind("section", row.section())
                        .bind("month", row.month())
                        .bind("story", story)
                        .map((found, context) ->
                                new boolean[] {
                                    found.getBoolean("in_section"), found.getBoolean("in_edition")
                                })
                        .one();
        if (!others[0]) {
            keys.add(KeyNames.months(row.edition(), row.section()));
        }
        if (!others[1]) {
            keys.add(KeyNames.months(row.edition()));
        }
    }

    private void nameLists(Handle handle, Set<String> keys, long sort) {
        List<LiveList> changed = new ArrayList<>(new LinkedHashSet<>(lists(before)));
        List<LiveList> now = lists(after);
        List<LiveList> same = changed.stream().filter(now::contains).toList();
        changed.addAll(now);
        changed.removeAll(same);
        for (LiveList.Place place : LiveList.places(handle, changed, story, sort)) {
            LiveList list = place.list();
            keys.addAll(KeyNames.touched(list.key(), place.above()));
            // Who showed it had noted its card; only a card that did not change tells them nothing.
            if (now.contains(list) || !cardDiffers()) {
                place.near().forEach(other -> keys.add(KeyNames.near(other)));
            }
            String person = list.person();
            if (person != null && place.alone()) {
                namePerson(handle, keys, list, person);
            }
            String topic = list.topic();
            if (topic != null && place.alone()) {
                keys.add(KeyNames.topics(list.edition()));
                keys.addAll(InEditions.leadingTo(handle, Kind.TOPIC, list.edition(), topic));
            }
        }
    }

    private static void namePerson(Handle handle, Set<String> keys, LiveList list, String person) {
        keys.add(KeyNames.people(list.edition()));
        keys.addAll(InEditions.leadingTo(handle, Kind.PERSON, list.edition(), person));
    }

    private static List<LiveList> lists(@Nullable LiveRow row) {
        if (row == null) {
            return List.of();
        }
        List<LiveList> lists = new ArrayList<>();
        lists.add(new LiveList(row.edition(), null, null));
        lists.add(new LiveList(row.edition(), row.section(), null));
        lists.add(new LiveList(row.edition(), null, null, row.card().type()));
        lists.add(new LiveList(row.edition(), row.section(), null, row.card().type()));
        row.topics().stream()
                .sorted()
                .forEach(topic -> lists.add(new LiveList(row.edition(), null, topic)));
        row.people().stream()
                .sorted()
                .forEach(name -> lists.add(LiveList.signedBy(row.edition(), name)));
        return lists;
    }

    private static boolean news(@Nullable LiveRow before, @Nullable LiveRow after) {
        return before == null
                || after == null
                || !before.sameAddress(after)
                || !before.card().title().equals(after.card().title());
    }
}
