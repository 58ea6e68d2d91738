package news.stet.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.people.Actor;
import news.stet.search.Likeness;
import news.stet.story.RelatedChoices.Chosen;
import news.stet.story.Status;
import news.stet.story.Story;
import news.stet.story.StoryQuery;

/**
 * What stands after a story, for the newsroom: chosen, shown in its text, and found, with why. Of a
 * live story what its page goes by, of any other what is found just now.
 *
 * @param others those of all of them that this person may read, by number
 */
public record RelatedOf(
        Story story,
        Chosen chosen,
        List<Long> linked,
        List<Likeness.Like> alike,
        Map<Long, Story> others) {
    /** How many readers see. */
    private static final int SHOWN = 6;

    /**
     * @throws news.stet.platform.Problem NOT_FOUND for a story that this actor may not read
     */
    public static RelatedOf read(Parts parts, Actor actor, long id) {
        Story story = parts.stories().get(actor, id);
        Chosen chosen = parts.choices().get(actor, id);
        List<Long> linked = story.content().shownStories();
        Set<Long> known = new HashSet<>(chosen.pinned());
        known.addAll(chosen.banned());
        known.addAll(linked);
        Optional<List<Likeness.Like>> kept =
                story.status() == Status.LIVE ? parts.related().findKept(id) : Optional.empty();
        List<Likeness.Like> alike =
                kept.orElseGet(() -> parts.related().find(id, story.content())).stream()
                        .filter(like -> !known.contains(like.story()))
                        .toList();
        Set<Long> all = new HashSet<>(known);
        alike.forEach(like -> all.add(like.story()));
        return new RelatedOf(story, chosen, linked, alike, stories(parts, actor, all));
    }

    private static Map<Long, Story> stories(Parts parts, Actor actor, Set<Long> ids) {
        var any = new StoryQuery(null, null, null, null, null, null, StoryQuery.MAX_LIMIT);
        return parts.stories().list(actor, any, ids).stream()
                .collect(Collectors.toMap(Story::id, other -> other));
    }

    /** Whether readers may see it now. */
    public boolean live(long other) {
        Story known = others.get(other);
        return known != null && known.status() == Status.LIVE;
    }

    /** What readers see after the text, in order. */
    public List<Long> shown() {
        Set<Long> inText = Set.copyOf(linked);
        return new ArrayList<>(
                Stream.concat(chosen.pinned().stream(), alike.stream().map(Likeness.Like::story))
                        .filter(other -> live(other) && !inText.contains(other))
                        .limit(SHOWN)
                        .toList());
    }
}
