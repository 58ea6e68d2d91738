package news.stet.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What a translation still owes its source before it goes out. */
final class TranslationChecks {
    private TranslationChecks() {}

    static List<Finding> of(Handle handle, long id, StoryContent content, CheckSettings settings) {
        Optional<TranslationRows.Link> link = TranslationRows.find(handle, id);
        if (link.isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        int open = TranslationAlerts.countOpen(handle, id);
        if (open > 0) {
            note(findings, settings, Check.SOURCE_OPEN, "translations", open);
        }
        if (settings.level(Check.UNTRANSLATED) != Check.Level.OFF) {
            StoryContent source =
                    RevisionRow.get(handle, link.get().source(), link.get().revision()).content();
            List<String> same = Untranslated.paths(source, content);
            if (!same.isEmpty()) {
                note(findings, settings, Check.UNTRANSLATED, same.getFirst(), same.size());
            }
        }
        return findings;
    }

    private static void note(
            List<Finding> findings, CheckSettings settings, Check check, String path, int count) {
        Check.Level level = settings.level(check);
        if (level != Check.Level.OFF) {
            findings.add(Finding.of(check, level, path, List.of(count)));
        }
    }
}
