package news.stet.desk.view;

import java.util.ArrayList;
import java.util.List;
import news.stet.story.RevisionLine;

/** Draws together what one person saved in a row. */
final class Groups {
    private Groups() {}

    static List<HistoryView.Group> of(List<RevisionLine> lines) {
        List<HistoryView.Group> groups = new ArrayList<>();
        List<RevisionLine> open = new ArrayList<>();
        for (RevisionLine line : lines) {
            if (!open.isEmpty() && !together(open.getLast(), line)) {
                groups.add(group(open));
                open.clear();
            }
            open.add(line);
        }
        if (!open.isEmpty()) {
            groups.add(group(open));
        }
        return groups;
    }

    private static boolean together(RevisionLine later, RevisionLine earlier) {
        return later.verb().equals("save")
                && earlier.verb().equals("save")
                && later.note() == null
                && earlier.note() == null
                && later.byKind() == earlier.byKind()
                && later.byName().equals(earlier.byName());
    }

    private static HistoryView.Group group(List<RevisionLine> lines) {
        return new HistoryView.Group(lines.getFirst(), List.copyOf(lines.subList(1, lines.size())));
    }
}
