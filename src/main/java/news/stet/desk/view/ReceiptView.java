package news.stet.desk.view;

import java.util.List;
import news.stet.story.RevisionLine;
import org.jspecify.annotations.Nullable;

/**
 * Where readers saw a story when it was taken from them.
 *
 * @param line the revision that took it away
 */
public record ReceiptView(RevisionLine line, List<Place> places) {
    /**
     * One place.
     *
     * @param kind the message {@code receipt.…} that names it
     * @param name of the edition, section, topic, box or story; empty where there is only one
     * @param address on the site
     */
    public record Place(String kind, String name, @Nullable String address) {}
}
