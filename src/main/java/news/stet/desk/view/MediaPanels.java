package news.stet.desk.view;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import news.stet.fronts.Fronts;
import news.stet.media.MediaItem;
import news.stet.media.MediaRights;
import news.stet.story.MediaUses;

/**
 * What the newsroom knows of a picture or film beside what it shows.
 *
 * @param uses the stories that name it
 * @param fronts those on which it stands for a story's own picture
 * @param similar items that look nearly the same
 * @param mayKill whether who looks may take it from everywhere
 * @param zone in which times are told and typed
 */
public record MediaPanels(
        MediaItem item,
        MediaRights.Standing standing,
        List<MediaUses.Use> uses,
        List<Fronts.Pictured> fronts,
        List<MediaItem> similar,
        boolean mayKill,
        ZoneId zone) {
    /** When the rights end, as a field of HTML has it; empty when they do not. */
    public String until() {
        return item.rights()
                .until()
                .map(end ->
                        end.atZone(zone)
                                .toLocalDateTime()
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString())
                .orElse("");
    }
}
