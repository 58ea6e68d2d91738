package news.stet.desk.view;

import java.util.List;
import java.util.Map;
import news.stet.story.Edition;
import news.stet.story.InEditions.Named;

/**
 * What sections, topics or people of an edition are in the others.
 *
 * @param kinds which of them this person may say it of
 * @param editions those of which they may
 * @param others the columns
 * @param words what was looked for
 * @param choices what there is in each of the others, by its code
 */
public record ElsewhereView(
        Page page,
        String kind,
        List<String> kinds,
        List<Edition> editions,
        Edition edition,
        List<Edition> others,
        String words,
        List<Row> rows,
        Map<String, List<Named>> choices) {
    /**
     * One of the edition's.
     *
     * @param slug empty for one still to be named
     * @param there what it is in the others, by their codes
     */
    public record Row(String slug, String name, Map<String, String> there) {
        /** Empty where nobody said. */
        public String in(Edition other) {
            return there.getOrDefault(other.code(), "");
        }
    }
}
