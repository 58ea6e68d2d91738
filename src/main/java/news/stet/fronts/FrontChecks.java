package news.stet.fronts;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import news.stet.media.MediaLibrary;
import news.stet.story.Edition;
import news.stet.story.Editions;
import news.stet.story.Section;
import news.stet.story.shape.Faults;
import org.jdbi.v3.core.Handle;

/** Whether what a draft names is there. What it had before stays, whatever became of it. */
final class FrontChecks {
    private FrontChecks() {}

    /**
     * @param before what is known to have been right once
     * @throws news.stet.platform.Problem INVALID naming what is not there
     */
    static void check(Handle handle, FrontContent content, List<FrontContent> before) {
        Faults faults = new Faults();
        Set<FillQuery> known =
                before.stream()
                        .flatMap(it -> it.containers().stream())
                        .map(Container::query)
                        .collect(Collectors.toSet());
        List<Edition> editions = Editions.list(handle);
        for (Container container : content.containers()) {
            if (!known.contains(container.query())) {
                String path = "containers[" + container.id() + "].query.";
                checkQuery(container.query(), path, editions, faults);
            }
        }
        Set<Long> stories = ids(content);
        before.forEach(it -> stories.removeAll(ids(it)));
        if (!stories.isEmpty()) {
            Set<Long> live =
                    Set.copyOf(
                            handle.createQuery(
                                            "select story from live_story where story = any (:ids)")
                                    .bindArray("ids", Long.class, stories)
                                    .mapTo(Long.class)
                                    .list());
            stories.stream()
                    .filter(story -> !live.contains(story))
                    .forEach(story ->
                            faults.add(
                                    "story",
                                    "names the story " + story + ", which is not live",
                                    "Publish it first, or send the id of a story that readers can"
                                            + " see"));
        }
        checkPictures(handle, content, before, faults);
        faults.throwIfAny();
    }

    private static void checkPictures(
            Handle handle, FrontContent content, List<FrontContent> before, Faults faults) {
        Set<Long> pictures = pictures(content);
        before.forEach(it -> pictures.removeAll(pictures(it)));
        if (!pictures.isEmpty()) {
            pictures.removeAll(MediaLibrary.findAll(handle, pictures).keySet());
            pictures.forEach(picture ->
                    faults.add(
                            "picture",
                            "names the picture " + picture + ", which is not in the library",
                            "Send the number of a picture or film of the library"));
        }
    }

    private static Set<Long> pictures(FrontContent content) {
        return content.placed().stream()
                .map(Placed::picture)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Long> ids(FrontContent content) {
        Set<Long> ids = new HashSet<>();
        for (Placed placed : content.placed()) {
            ids.add(placed.story());
            ids.addAll(placed.sublinks());
        }
        return ids;
    }

    /**
     * @param path where the query stands, with what comes before a field's name
     */
    static void checkQuery(FillQuery query, String path, List<Edition> editions, Faults faults) {
        if (query.edition() != null
                && editions.stream().noneMatch(it -> it.code().equals(query.edition()))) {
            faults.add(
                    path + "edition",
                    "is not an edition here",
                    "Send one of "
                            + editions.stream()
                                    .map(Edition::code)
                                    .collect(Collectors.joining(", ")));
        }
        if (query.section() != null
                && editions.stream()
                        .flatMap(it -> it.sections().stream())
                        .map(Section::slug)
                        .noneMatch(query.section()::equals)) {
            faults.add(path + "section", "is not a section here", "Send the slug of a section");
        }
    }
}
