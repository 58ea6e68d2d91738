package news.stet.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.stet.story.KeyNames;
import org.jdbi.v3.core.Handle;

/** Which live stories say the same in other editions. */
public final class Counterparts {
    private Counterparts() {}

    /** Those of many stories, for who notes the months they stand in. */
    public static Map<Long, List<Counterpart>> ofMonth(
            SiteReader reader, Collection<Long> stories) {
        return find(reader.handle(), stories);
    }

    private static Map<Long, List<Counterpart>> find(Handle handle, Collection<Long> stories) {
        Map<Long, List<Counterpart>> found = new HashMap<>();
        handle.createQuery(
                        """
                        with asked as (
                            select a.id, coalesce(t.root, a.id) as root
                            from unnest(:stories) as a (id) left join translation t on t.story = a.id),
                        member as (
                            select id, root as story from asked where root <> id
                            union all
                            select a.id, t.story from asked a
                            join translation t on t.root = a.root and t.story <> a.id)
                        select m.id, l.story, l.edition, l.section, l.slug
                        from member m join live_story l on l.story = m.story order by m.id, l.story
                        """)
                .bindArray("stories", Long.class, List.copyOf(stories))
                .map((row, context) -> {
                    String edition = row.getString("edition");
                    long story = row.getLong("story");
                    String path =
                            new Place.Story(
                                            edition,
                                            row.getString("section"),
                                            row.getString("slug"),
                                            story)
                                    .path();
                    return Map.entry(row.getLong("id"), new Counterpart(story, edition, path));
                })
                .forEach(one ->
                        found.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                                .add(one.getValue()));
        return found;
    }

    /** A page in the language of an edition. */
    public record InLanguage(EditionLink edition, String path) {}

    /**
     * Where readers find what a story says, in the order of the editions: the same for all that say
     * it, itself among them, one for each language; none where it stands alone.
     */
    public static List<InLanguage> inLanguages(SiteReader reader, LiveCard card) {
        // Shared as readers are led: of those who say the same and are not led to, no key tells.
        return reader.share(
                "languages:" + card.path(),
                languages -> 50 + 150 * languages.size(),
                () -> {
                    reader.note(KeyNames.translations(card.story()));
                    List<Counterpart> others =
                            find(reader.handle(), List.of(card.story()))
                                    .getOrDefault(card.story(), List.of());
                    return others.isEmpty() ? List.of() : inLanguages(reader, card, others);
                });
    }

    /** The same for who knows the others already. */
    public static List<InLanguage> inLanguages(
            SiteReader reader, LiveCard card, List<Counterpart> others) {
        List<Counterpart> all = new ArrayList<>(others);
        all.add(new Counterpart(card.story(), card.edition(), card.path()));
        all.sort(Comparator.comparingLong(Counterpart::story));
        Map<String, InLanguage> byLanguage = new LinkedHashMap<>();
        for (EditionLink edition : EditionLink.open(reader.listEditions())) {
            all.stream()
                    .filter(one -> one.edition().equals(edition.code()))
                    .findFirst()
                    .ifPresent(one ->
                            byLanguage.putIfAbsent(
                                    edition.language(), new InLanguage(edition, one.path())));
        }
        boolean known = byLanguage.values().stream().anyMatch(it -> it.path().equals(card.path()));
        return known && byLanguage.size() > 1 ? List.copyOf(byLanguage.values()) : List.of();
    }

    /** The fronts of all editions, one for each language; none where there is but one. */
    public static List<InLanguage> fronts(SiteReader reader) {
        Map<String, InLanguage> fronts = new LinkedHashMap<>();
        for (EditionLink edition : EditionLink.open(reader.listEditions())) {
            fronts.putIfAbsent(edition.language(), new InLanguage(edition, edition.path()));
        }
        return fronts.size() > 1 ? List.copyOf(fronts.values()) : List.of();
    }
}
