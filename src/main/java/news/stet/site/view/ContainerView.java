package news.stet.site.view;

import java.util.List;
import java.util.Locale;
import news.stet.fronts.Boost;
import news.stet.fronts.FrontLayout;
import news.stet.site.LiveCard;
import org.jspecify.annotations.Nullable;

/**
 * A container of a front as readers see it.
 *
 * @param title above it; empty for none
 * @param label what those hear who see no title
 * @param path where its title leads; null nowhere
 * @param first whether it stands on top of the page
 * @param rail the headlines that stand beside it where there is room; null for none
 */
public record ContainerView(
        String id,
        FrontLayout layout,
        String title,
        String label,
        @Nullable String path,
        boolean first,
        List<SlotView> slots,
        @Nullable ContainerView rail) {
    public ContainerView {
        slots = List.copyOf(slots);
    }

    /**
     * A story in its slot.
     *
     * @param crop the shape of its picture where editors chose one, as in {@code 4x3}; else empty
     * @param language of the story where it is not the page's; else null
     */
    public record SlotView(
            CardView card,
            Boost size,
            String crop,
            @Nullable String language,
            List<LiveCard> sublinks) {
        /** Classes of its size and its picture's shape. */
        public String looks() {
            String size = size().name().toLowerCase(Locale.ROOT);
            return "slot boost-" + size + (crop.isEmpty() ? "" : " cut-" + crop);
        }
    }

    /** Whether it shows cards of one size beside each other. */
    public boolean cards() {
        return layout == FrontLayout.GRID
                || layout == FrontLayout.STRIP
                || layout == FrontLayout.VIDEO;
    }

    /** Whether words lead in it, not pictures. */
    public boolean voices() {
        return layout == FrontLayout.LIVE || layout == FrontLayout.OPINION;
    }

    /** Of the headlines under it: one below the container's own. */
    public int level() {
        return title.isEmpty() ? 2 : 3;
    }

    /** From that slot on, so many. */
    public List<SlotView> part(int from, int count) {
        return slots.stream().skip(from).limit(count).toList();
    }
}
