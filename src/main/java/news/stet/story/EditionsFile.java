package news.stet.story;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.EditionJson.Entry;
import news.stet.story.InEditions.Kind;
import news.stet.story.look.Look;
import news.stet.story.look.Looks;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All editions in one file, with their hosts, looks and what their sections are elsewhere. */
public final class EditionsFile {
    private final Database database;
    private final InstantSource clock;
    private final Homes homes;

    public EditionsFile(Database database, InstantSource clock, Homes homes) {
        this.database = database;
        this.clock = clock;
        this.homes = homes;
    }

    /** The file of all editions as they are. */
    public ObjectNode write() {
        return database.snapshot(EditionJson::write);
    }

    /**
     * Opens the editions that are not there yet and changes those that differ, all of them or, when
     * something is refused, none. What the file says nothing of stays as it is.
     *
     * @return the codes of those that were opened or changed
     * @throws Problem INVALID, NOT_FOUND and CONFLICT as the desk's own acts, by the place in the
     *     file
     */
    public List<String> apply(Actor actor, JsonNode file) {
        actor.require(Permission.MANAGE_SETTINGS);
        List<Entry> entries = EditionJson.read(file);
        Map<String, Optional<String>> hosts = hosts(entries);
        Instant now = clock.instant();
        List<String> changed =
                database.write(handle -> new Applying(handle, actor, now, entries).all(hosts));
        homes.forget();
        return changed;
    }

    private Map<String, Optional<String>> hosts(List<Entry> entries) {
        Map<String, Optional<String>> hosts = new HashMap<>();
        for (Entry entry : entries) {
            String host = entry.host();
            if (host != null) {
                hosts.put(entry.code(), at(entry.place(), () -> homes.check(host)));
            }
        }
        return hosts;
    }

    /** Does what belongs to a place of the file, and names that when it is refused. */
    static <T> T at(String place, Supplier<T> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            throw problem.under(place);
        }
    }

    /** One file on its way into the database, within one transaction. */
    private static final class Applying {
        private final Handle handle;
        private final Actor actor;
        private final Instant now;
        private final List<Entry> entries;
        private final Set<String> changed = new LinkedHashSet<>();

        /** What is told to the change log, by kind: last, after all else is written. */
        private final Map<String, Set<String>> told = new TreeMap<>();

        Applying(Handle handle, Actor actor, Instant now, List<Entry> entries) {
            this.handle = handle;
            this.actor = actor;
            this.now = now;
            this.entries = entries;
        }

        List<String> all(Map<String, Optional<String>> hosts) {
            Editions.hold(handle);
            open();
            change();
            give(hosts);
            for (Entry entry : entries) {
                Look look = entry.look();
                if (look != null) {
                    note(
                            entry,
                            "look",
                            at(
                                    entry.place() + ".look",
                                    () -> Looks.put(handle, actor, entry.code(), look, now)));
                }
                link(entry);
            }
            told.forEach(
                    (kind, keys) -> ChangeLog.write(handle, kind, List.copyOf(keys), null, now));
            return List.copyOf(changed);
        }

        private void note(Entry entry, String kind, Collection<String> keys) {
            if (!keys.isEmpty()) {
                changed.add(entry.code());
                told.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).addAll(keys);
            }
        }

        private void put(Entry entry, Edition edition) {
            note(
                    entry,
                    "edition",
                    at(entry.place(), () -> Editions.put(handle, actor, edition, now)));
        }

        /** One may lead to another that stands further down. */
        private void open() {
            for (Entry entry : entries) {
                if (Editions.find(handle, entry.code()).isEmpty()) {
                    put(entry, alone(entry.edition()));
                }
            }
        }

        private static Edition alone(Edition edition) {
            EditionStyle style = edition.style();
            return edition.with(
                    new EditionStyle(
                            style.calendar(),
                            style.second(),
                            style.digits(),
                            style.latinSlugs(),
                            style.standing(),
                            null));
        }

        private void change() {
            for (Entry entry : entries) {
                Optional<Edition> there = Editions.find(handle, entry.code());
                if (!there.equals(Optional.of(entry.edition()))) {
                    put(entry, entry.edition());
                }
            }
        }

        private void give(Map<String, Optional<String>> hosts) {
            Map<String, String> before = Homes.list(handle);
            for (Entry entry : entries) {
                Optional<String> held = Optional.ofNullable(before.get(entry.code()));
                // Another edition of the file may take the host that this one gives up.
                if (held.isPresent()
                        && hosts.containsValue(held)
                        && !hosts.getOrDefault(entry.code(), held).equals(held)) {
                    give(entry, Optional.empty());
                }
            }
            for (Entry entry : entries) {
                Optional<String> host = hosts.get(entry.code());
                if (host != null) {
                    give(entry, host);
                }
            }
        }

        private void give(Entry entry, Optional<String> host) {
            note(
                    entry,
                    "edition",
                    at(
                            entry.place() + ".host",
                            () -> Homes.give(handle, actor, entry.code(), host, now)));
        }

        private void link(Entry entry) {
            List<Section> sections = entry.edition().sections();
            for (int i = 0; i < sections.size(); i++) {
                String slug = sections.get(i).slug();
                Map<String, String> there = entry.elsewhere().getOrDefault(slug, Map.of());
                if (!there.isEmpty()) {
                    note(
                            entry,
                            "same",
                            at(
                                    "%s.sections[%d].elsewhere".formatted(entry.place(), i),
                                    () ->
                                            InEditions.put(
                                                    handle,
                                                    actor,
                                                    Kind.SECTION,
                                                    entry.code(),
                                                    slug,
                                                    there,
                                                    now)));
                }
            }
        }
    }
}
