package news.stet.desk.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import news.stet.media.Format;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.media.MediaQuery;
import news.stet.media.Ratio;
import news.stet.people.Permission;

/**
 * Pictures and films, the newest first.
 *
 * @param posters of the films among them, by id
 * @param older address of the next page; empty when this is the last
 */
public record LibraryView(
        Page page,
        String script,
        MediaFilters filters,
        List<MediaItem> items,
        Map<Long, MediaItem> posters,
        String older) {
    private static final int SMALL = 320;
    private static final int LARGE = 1280;
    private static final Set<String> SCRIPT_TEXTS =
            Set.of(
                    "do",
                    "drop",
                    "media.search",
                    "library.look",
                    "library.lookAt",
                    "library.next",
                    "library.before",
                    "library.pick",
                    "library.range",
                    "library.pickedCount",
                    "library.pickAll",
                    "library.pickNone",
                    "library.describe",
                    "library.caption",
                    "library.alt",
                    "library.saving",
                    "library.notSaved",
                    "library.moreCame");

    /** The words of the screen's scripts, by key, as JSON. */
    public String texts() {
        return page.texts(SCRIPT_TEXTS);
    }

    /** The picture that stands for an item; a film may have none. */
    public Optional<MediaItem> still(MediaItem item) {
        return item.kind() == MediaKind.PICTURE
                ? Optional.of(item)
                : item.posterId().map(posters::get);
    }

    /** Where a small picture is, as on the site. */
    public String small(MediaItem still) {
        return still.address(Ratio.ORIGINAL, SMALL, Format.JPG);
    }

    /** Where one for a whole screen is. */
    public String large(MediaItem still) {
        return still.address(Ratio.ORIGINAL, LARGE, Format.JPG);
    }

    /** What an item is called: its caption, or its file's name. */
    public String name(MediaItem item) {
        return item.details().caption().isEmpty() ? item.fileName() : item.details().caption();
    }

    /** Whether everything there is was asked for. */
    public boolean all() {
        return filters.query().equals(MediaQuery.ALL);
    }

    /** Whether who looks may change what is said of items. */
    public boolean mayDescribe() {
        return page.may(Permission.ADD_MEDIA);
    }
}
