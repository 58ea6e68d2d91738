package news.stet.site.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import news.stet.site.LiveCard;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.view.CardView;
import news.stet.site.view.PictureView;
import news.stet.story.StoryType;
import org.jspecify.annotations.Nullable;

/** Makes live stories into what lists show of them. */
record Cards(SiteReader reader, SiteEdition edition) {
    /** With a picture for that place. */
    CardView card(LiveCard card, PictureView.Place place, boolean eager) {
        return card(card, place, PictureView.Ratio.WIDE, eager);
    }

    /** The same with a picture of that shape. */
    CardView card(LiveCard card, PictureView.Place place, PictureView.Ratio ratio, boolean eager) {
        return new CardView(
                edition,
                card,
                label(card.kicker(), card.type()),
                reader.findStill(card.media())
                        .map(media ->
                                new PictureView(media, ratio, place, "", null, null, eager, null))
                        .orElse(null),
                List.of());
    }

    /** Without a picture. */
    CardView plain(LiveCard card) {
        return new CardView(edition, card, label(card.kicker(), card.type()), null, List.of());
    }

    /** All with a picture for that place, loaded when they come into sight. */
    List<CardView> all(List<LiveCard> cards, PictureView.Place place) {
        reader.expectMedia(cards.stream().map(LiveCard::media).filter(Objects::nonNull).toList());
        List<CardView> views = new ArrayList<>();
        cards.forEach(card -> views.add(card(card, place, false)));
        return views;
    }

    List<CardView> allPlain(List<LiveCard> cards) {
        return cards.stream().map(this::plain).toList();
    }

    /** What stands above the headline: the kicker, or the type's name when it is no plain story. */
    @Nullable String label(@Nullable String kicker, StoryType type) {
        if (kicker != null && !kicker.isBlank()) {
            return kicker;
        }
        return type == StoryType.ARTICLE ? null : edition.messages().get("type." + type.slug());
    }
}
