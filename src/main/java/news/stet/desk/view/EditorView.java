package news.stet.desk.view;

import java.util.List;
import news.stet.story.Edition;
import org.jspecify.annotations.Nullable;

/**
 * A story's screen.
 *
 * @param headline null for a new story
 * @param modules addresses of all modules the script is made of, to be asked for at once
 * @param storyJson what the fields begin with
 * @param editionsJson editions with sections and zones, for the fields that depend on them
 * @param textsJson the words that scripts show, by key
 * @param untitledJson what stands for a headline that is not written yet, by language
 * @param published whether its publication time is settled
 */
public record EditorView(
        Page page,
        @Nullable String headline,
        String script,
        List<String> modules,
        String storyJson,
        String editionsJson,
        String textsJson,
        String untitledJson,
        List<Edition> editions,
        boolean published,
        StateView state) {}
