package news.stet.story;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Which keys a link between two stories names: those of every story whose readers are led to
 * others, or to others than before.
 */
final class TranslationKeys {
    private TranslationKeys() {}

    /** The keys of what tells of a story's translations. */
    static List<String> of(TranslationRows.Other told) {
        String key = KeyNames.translations(told.story());
        return told.live()
                ? List.of(key, KeyNames.month(told.edition(), told.month()))
                : List.of(key);
    }

    /**
     * What the pages of some stories tell, at one moment.
     *
     * @param others for each story, the live ones that say the same
     * @param roots for each story, the one they all come from
     */
    record Told(
            TreeMap<Long, TreeSet<Long>> others,
            TreeMap<Long, Long> roots,
            TreeMap<Long, TranslationRows.Other> stories) {
        /** Of those stories' groups, as they are now. */
        static Told of(Handle handle, long... asked) {
            var told = new Told(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
            for (long story : asked) {
                told.add(handle, story);
                TranslationRows.others(handle, story).forEach(one -> told.add(handle, one.story()));
            }
            return told;
        }

        private void add(Handle handle, long story) {
            if (!others.containsKey(story)) {
                List<TranslationRows.Other> found = TranslationRows.others(handle, story);
                found.forEach(one -> stories.put(one.story(), one));
                TreeSet<Long> live = new TreeSet<>();
                found.stream()
                        .filter(TranslationRows.Other::live)
                        .forEach(one -> live.add(one.story()));
                others.put(story, live);
                roots.put(story, TranslationRows.root(handle, story));
            }
        }

        /** The keys of what tells something else in that later moment, sorted. */
        List<String> changed(Told later) {
            TreeSet<String> keys = new TreeSet<>();
            for (long story : others.keySet()) {
                if (!Objects.equals(others.get(story), later.others.get(story))
                        || !Objects.requireNonNull(others.get(story)).isEmpty()
                                && !Objects.equals(roots.get(story), later.roots.get(story))) {
                    TranslationRows.Other known =
                            later.stories.getOrDefault(story, stories.get(story));
                    keys.addAll(
                            known == null
                                    ? List.of(KeyNames.translations(story))
                                    : TranslationKeys.of(known));
                }
            }
            return List.copyOf(keys);
        }
    }
}
