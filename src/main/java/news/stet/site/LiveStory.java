package news.stet.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.stet.story.StoryContent;

/**
 * A live story whole.
 *
 * @param card what its list entry shows
 * @param updatedAt when readers last got something new
 * @param corrections what was put right in it, latest first
 * @param entries the stories known by name only that came with it
 */
public record LiveStory(
        LiveCard card,
        Instant updatedAt,
        StoryContent content,
        List<PublicCorrection> corrections,
        List<ListEntry> entries) {
    public LiveStory {
        corrections = List.copyOf(corrections);
        entries = List.copyOf(entries);
    }

    /** The texts of those stories, by number. */
    static Map<Long, StoryContent> contents(List<LiveStory> stories) {
        return stories.stream()
                .collect(Collectors.toMap(one -> one.card().story(), LiveStory::content));
    }

    /** Whether it was changed noticeably after publication. */
    public boolean updated() {
        return updatedAt.isAfter(card.publishedAt());
    }
}
