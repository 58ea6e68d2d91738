package news.stet.desk.view;

import java.util.List;
import news.stet.story.Edition;
import org.jspecify.annotations.Nullable;

/**
 * How the newsroom works, or one of its editions.
 *
 * @param edition null for the newsroom
 * @param tasks what new stories begin with, by section; only for an edition
 */
public record SettingsView(
        Page page,
        List<Edition> editions,
        @Nullable Edition edition,
        List<Choice> checks,
        List<Choice> lengths,
        List<Tasks> tasks) {
    /**
     * One thing to choose.
     *
     * @param title what it is about, in the person's language; for a length the message's key
     * @param value what was chosen here; empty when nothing was
     * @param otherwise what holds then
     */
    public record Choice(String name, String title, String value, String otherwise) {}

    /** A section's lines. */
    public record Tasks(String section, String name, String lines) {}
}
