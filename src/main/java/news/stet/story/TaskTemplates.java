package news.stet.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The tasks that every new story of a section begins with. */
final class TaskTemplates {
    private static final int MAX_LINES = 30;

    private TaskTemplates() {}

    static List<String> list(Handle handle, String edition, String section) {
        return list(handle, edition).getOrDefault(section, List.of());
    }

    /** By section; those without are left out. */
    static Map<String, List<String>> list(Handle handle, String edition) {
        return handle
                .createQuery(
                        """
                        select section, text from task_template
                        where edition = :edition order by section, position
                        """)
                .bind("edition", edition)
                .map((row, context) -> Map.entry(row.getString("section"), row.getString("text")))
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                LinkedHashMap::new,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    static void put(Handle handle, String edition, String section, List<String> lines) {
        if (lines.size() > MAX_LINES || lines.stream().anyMatch(line -> line.length() > 500)) {
            throw Problem.invalid(
                    "tasks",
                    "has too many or too long lines",
                    "Write at most " + MAX_LINES + " of 500 characters");
        }
        handle.createUpdate(
                        "delete from task_template where edition = :edition and section = :section")
                .bind("edition", edition)
                .bind("section", section)
                .execute();
        int position = 0;
        for (String line : lines) {
            handle.createUpdate(
                            "insert into task_template values (:edition, :section, :position, :text)")
                    .bind("edition", edition)
                    .bind("section", section)
                    .bind("position", ++position)
                    .bind("text", line)
                    .execute();
        }
    }
}
