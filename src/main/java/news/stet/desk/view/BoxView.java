package news.stet.desk.view;

import java.util.List;
import news.stet.story.Edition;
import news.stet.story.StoryType;

/**
 * One box, to be put in order.
 *
 * @param others editions beside this one, which its query may name
 * @param typed what is in the form
 * @param titles of the stories in it, in the order of their lines
 * @param shows titles of what readers see now
 * @param site where readers find it, without the end of a form
 */
public record BoxView(
        Page page,
        Edition edition,
        List<Edition> others,
        String slug,
        Typed typed,
        List<String> titles,
        List<String> shows,
        String site,
        String script) {
    /**
     * @param stories a line each: the number, and a star behind one that stays
     * @param version of the box that was looked at; 0 for one not made yet
     * @param fills whether a query fills it
     * @param edition of the query; empty for the box's own
     */
    public record Typed(
            String name,
            String stories,
            int version,
            int size,
            boolean fills,
            String edition,
            String section,
            String topic,
            String type,
            String hours,
            String pictures) {}

    /** The sections that its query may name. */
    public List<AskedSections.One> sections() {
        return AskedSections.of(edition, others, typed.section());
    }

    /** The kinds a box may ask for. */
    public List<String> types() {
        return List.of(StoryType.values()).stream().map(StoryType::slug).toList();
    }

    /** For the script, in the order of the lines. */
    public String titlesJson() {
        return news.stet.platform.Json.write(titles);
    }
}
