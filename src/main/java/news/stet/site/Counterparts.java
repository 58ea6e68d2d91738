package news.stet.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import news.stet.story.Byline;
import news.stet.story.InEditions;
import news.stet.story.KeyNames;
import org.jdbi.v3.core.Handle;

/** What is the same in other editions: live stories, sections, topics and the people who write. */
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
                            select id, root as story, root from asked where root <> id
                            union all
                            select a.id, t.story, a.root from asked a
                            join translation t on t.root = a.root and t.story <> a.id)
                        select m.id, m.root, l.story, l.edition, l.section, l.slug
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
                    return Map.entry(
                            row.getLong("id"),
                            new Counterpart(story, edition, path, row.getLong("root")));
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
        return ways(reader, card).pages();
    }

    /** The others that readers of a story are led to, each with the story they all come from. */
    public static List<Counterpart> works(SiteReader reader, LiveCard card) {
        return ways(reader, card).works();
    }

    /**
     * Where readers of a story are led; of those who say the same and are not led to, no key tells.
     */
    private record Ways(List<InLanguage> pages, List<Counterpart> works) {
        private static final Ways NONE = new Ways(List.of(), List.of());
    }

    private static Ways ways(SiteReader reader, LiveCard card) {
        return reader.share(
                "languages:" + card.path(),
                ways -> 50 + 300 * ways.pages().size(),
                () -> {
                    reader.note(KeyNames.translations(card.story()));
                    List<Counterpart> others =
                            find(reader.handle(), List.of(card.story()))
                                    .getOrDefault(card.story(), List.of());
                    return others.isEmpty() ? Ways.NONE : ways(reader, card, others);
                });
    }

    private static Ways ways(SiteReader reader, LiveCard card, List<Counterpart> others) {
        List<InLanguage> pages = inLanguages(reader, card, others);
        List<String> led = pages.stream().map(InLanguage::path).toList();
        return new Ways(pages, others.stream().filter(one -> led.contains(one.path())).toList());
    }

    /** The same for who knows the others already. */
    public static List<InLanguage> inLanguages(
            SiteReader reader, LiveCard card, List<Counterpart> others) {
        Map<String, String> paths = new LinkedHashMap<>();
        Stream.concat(
                        others.stream(),
                        Stream.of(
                                new Counterpart(
                                        card.story(), card.edition(), card.path(), card.story())))
                .sorted(Comparator.comparingLong(Counterpart::story))
                .forEach(one -> paths.putIfAbsent(one.edition(), one.path()));
        return inLanguages(reader, card.path(), paths);
    }

    /**
     * One page for each language, in the order of the editions; none where it stands alone, or
     * stands behind another of its language.
     *
     * @param paths by edition, itself among them
     */
    private static List<InLanguage> inLanguages(
            SiteReader reader, String own, Map<String, String> paths) {
        Map<String, InLanguage> byLanguage = new LinkedHashMap<>();
        for (EditionLink edition : EditionLink.open(reader.listEditions())) {
            Optional.ofNullable(paths.get(edition.code()))
                    .ifPresent(path ->
                            byLanguage.putIfAbsent(
                                    edition.language(), new InLanguage(edition, path)));
        }
        boolean known = byLanguage.values().stream().anyMatch(it -> it.path().equals(own));
        return known && byLanguage.size() > 1 ? List.copyOf(byLanguage.values()) : List.of();
    }

    /** A section in all its editions, itself among them; none where it stands alone. */
    public static List<InLanguage> ofSection(SiteReader reader, SiteSection section) {
        String key = KeyNames.sameSection(section.edition(), section.slug());
        // Its page and its feeds show the same.
        return reader.share(
                key,
                same -> 50 + 300 * same.size(),
                () -> {
                    reader.note(key);
                    reader.note(KeyNames.edition(section.edition()));
                    return sections(reader, section.edition(), List.of(section.slug()))
                            .getOrDefault(section.slug(), List.of());
                });
    }

    /** A topic in all editions where readers find it; see {@link #ofSection}. */
    public static List<InLanguage> ofTopic(SiteReader reader, SiteTopic topic) {
        // Not kept: it depends on its first and last story too, of which its list tells.
        reader.note(KeyNames.sameTopic(topic.edition(), topic.slug()));
        return topics(reader, topic.edition(), List.of(topic.slug()))
                .getOrDefault(topic.slug(), List.of());
    }

    /** The same for many sections of an edition, by their slugs, under the one key of all. */
    public static Map<String, List<InLanguage>> ofSections(
            SiteReader reader, String edition, List<String> slugs) {
        reader.note(KeyNames.same(edition));
        return sections(reader, edition, slugs);
    }

    /** The same for many topics. */
    public static Map<String, List<InLanguage>> ofTopics(
            SiteReader reader, String edition, List<String> slugs) {
        reader.note(KeyNames.same(edition));
        return topics(reader, edition, slugs);
    }

    /**
     * Somebody who signs stories in several editions; see {@link #ofSection}.
     *
     * @param person the name as an address has it
     */
    public static List<InLanguage> ofPerson(SiteReader reader, String edition, String person) {
        reader.note(KeyNames.samePerson(edition, person));
        return people(reader, edition, List.of(person)).getOrDefault(person, List.of());
    }

    /** The same for many people. */
    public static Map<String, List<InLanguage>> ofPeople(
            SiteReader reader, String edition, List<String> people) {
        reader.note(KeyNames.same(edition));
        return people(reader, edition, people);
    }

    private static Map<String, List<InLanguage>> people(
            SiteReader reader, String edition, List<String> people) {
        // As Byline.slug does it.
        return pages(
                reader,
                edition,
                people,
                """
                select translate(p.slug, ' /\\;', '----') as own, o.edition,
                       translate(o.slug, ' /\\;', '----') as slug
                from person_name p join person_name o on o.same = p.same
                where p.edition = :edition and translate(p.slug, ' /\\;', '----') = any (:slugs)
                  and exists (select from live_byline b where b.edition = o.edition
                              and b.person = translate(o.slug, ' /\\;', '----'))
                """,
                Place.Person::new);
    }

    private static Map<String, List<InLanguage>> sections(
            SiteReader reader, String edition, List<String> slugs) {
        return pages(
                reader,
                edition,
                slugs,
                """
                select s.slug as own, o.edition, o.slug from section s
                join section o on o.same = s.same
                where s.edition = :edition and s.slug = any (:slugs)
                """,
                Place.Section::new);
    }

    private static Map<String, List<InLanguage>> topics(
            SiteReader reader, String edition, List<String> slugs) {
        return pages(
                reader,
                edition,
                slugs,
                """
                select t.slug as own, o.edition, o.slug from topic t
                join topic o on o.same = t.same
                where t.edition = :edition and t.slug = any (:slugs) and exists (
                    select from live_topic l where l.edition = o.edition and l.topic = o.slug)
                """,
                Place.Topic::new);
    }

    /** What something of an edition is in one of them, as a row has it. */
    record Same(String own, String edition, String slug) {}

    private static Map<String, List<InLanguage>> pages(
            SiteReader reader,
            String edition,
            List<String> slugs,
            String sql,
            BiFunction<String, String, Place> place) {
        Map<String, Map<String, String>> paths = new HashMap<>();
        reader.handle()
                .createQuery(sql)
                .bind("edition", edition)
                .bindArray("slugs", String.class, slugs)
                .mapTo(Same.class)
                .forEach(one ->
                        paths.computeIfAbsent(one.own(), _ -> new HashMap<>())
                                .put(one.edition(), place.apply(one.edition(), one.slug()).path()));
        Map<String, List<InLanguage>> pages = new HashMap<>();
        paths.forEach((slug, all) ->
                pages.put(slug, inLanguages(reader, place.apply(edition, slug).path(), all)));
        return pages;
    }

    /** How the people of a byline are called in other editions, by their names here. */
    public static Map<String, List<String>> namesOf(
            SiteReader reader, String edition, List<String> byline) {
        byline.forEach(name -> reader.note(KeyNames.samePerson(edition, Byline.slug(name))));
        Map<String, List<String>> names = new HashMap<>();
        InEditions.elsewhere(reader.handle(), InEditions.Kind.PERSON, edition, byline)
                .forEach((name, others) ->
                        names.put(
                                name,
                                others.stream()
                                        .map(InEditions.Named::name)
                                        .filter(other -> !other.equals(name))
                                        .distinct()
                                        .toList()));
        return names;
    }

    /** The fronts of all editions, one for each language; none where there is but one. */
    public static List<InLanguage> fronts(SiteReader reader) {
        Map<String, InLanguage> fronts = new LinkedHashMap<>();
        for (EditionLink edition : EditionLink.open(reader.listEditions())) {
            fronts.putIfAbsent(edition.language(), new InLanguage(edition, edition.path()));
        }
        return fronts.size() > 1 ? List.copyOf(fronts.values()) : List.of();
    }

    /** For those who read none of the languages: the default edition's, else the first. */
    public static Optional<InLanguage> forOthers(SiteReader reader, List<InLanguage> pages) {
        if (pages.isEmpty()) {
            return Optional.empty();
        }
        String code = reader.getDefaultEdition();
        return pages.stream()
                .filter(page -> page.edition().code().equals(code))
                .findFirst()
                .or(() -> Optional.of(pages.getFirst()));
    }
}
