package news.stet.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where readers of live stories that say the same are led, by language: as {@code
 * site.Counterparts} has it for their pages, so that a verb names only those whose pages differ.
 *
 * @param editions those that readers are led to, in their order
 */
record TranslationLeads(List<Open> editions, Map<Long, Place> places) {
    /** An edition that readers are led to. */
    record Open(String code, String language) {}

    /** Where one of the stories stands. */
    record Place(long story, String edition, String section, String slug) {}

    /** Of those of the stories that are live, as they are now. */
    static TranslationLeads of(Handle handle, Collection<Long> stories) {
        List<Open> editions =
                handle.createQuery(
                                """
                                select code, language from edition where standing <> 'retired'
                                order by position, code
                                """)
                        .mapTo(Open.class)
                        .list();
        Map<Long, Place> places = new HashMap<>();
        handle.createQuery(
                        """
                        select story, edition, section, slug from live_story
                        where story = any (:stories)
                        """)
                .bindArray("stories", Long.class, stories)
                .mapTo(Place.class)
                .forEach(place -> places.put(place.story(), place));
        return new TranslationLeads(editions, places);
    }

    /** The same where one of them stands there; null where it is not live. */
    TranslationLeads with(long story, @Nullable LiveRow row) {
        Map<Long, Place> others = new HashMap<>(places);
        others.remove(story);
        if (row != null) {
            others.put(story, new Place(story, row.edition(), row.section(), row.card().slug()));
        }
        return new TranslationLeads(editions, others);
    }

    /** Where readers of one of them are led, itself among it; nowhere where it stands alone. */
    Map<String, Place> from(long story) {
        Map<String, Place> leads = new LinkedHashMap<>();
        for (Open edition : editions) {
            List<Place> there = new ArrayList<>(places.values());
            there.removeIf(place -> !place.edition().equals(edition.code()));
            there.stream()
                    .min(java.util.Comparator.comparingLong(Place::story))
                    .ifPresent(first -> leads.putIfAbsent(edition.language(), first));
        }
        boolean known = leads.values().stream().anyMatch(place -> place.story() == story);
        return known && leads.size() > 1 ? leads : Map.of();
    }
}
