package news.stet.site;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.stet.media.Format;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.media.Ratio;
import news.stet.media.Use;
import news.stet.platform.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A picture or film of the library, as pages need it.
 *
 * @param item what the story names
 * @param still the picture that is shown: the item itself, or the poster of a film
 * @param formats what this machine can make renditions in
 */
public record SiteMedia(MediaItem item, MediaItem still, Set<Format> formats) {
    public SiteMedia {
        formats = Set.copyOf(formats);
    }

    public long id() {
        return item.id();
    }

    /** Whether readers may see it there too; that they may on pages is sure. */
    public boolean allows(Use use) {
        return item.rights().allows(use) && still.rights().allows(use);
    }

    /** Whether it is a film; then {@link #address} gives its poster. */
    public boolean film() {
        return item.kind() == MediaKind.VIDEO;
    }

    /**
     * Where a rendition is served: of the width wished for, or the nearest that the picture has.
     *
     * @param ratio as in {@code 16x9}
     * @param format as in {@code webp}
     */
    public String address(String ratio, int width, String format) {
        return still.address(ratio(ratio), width, format(format));
    }

    /** The width that {@link #address} gives for a wish. */
    public int width(String ratio, int wished) {
        return still.nearestWidth(ratio(ratio), wished);
    }

    /** How high the rendition is that {@link #address} gives for a wish. */
    public int height(String ratio, int wished) {
        return still.height(ratio(ratio), width(ratio, wished));
    }

    /** The formats browsers may choose from before JPEG, the smallest first. */
    public List<Format> smallFormats() {
        return Stream.of(Format.AVIF, Format.WEBP).filter(formats::contains).toList();
    }

    private static Ratio ratio(String slug) {
        return Ratio.find(slug).orElseThrow(() -> new IllegalArgumentException("no ratio " + slug));
    }

    private static Format format(String slug) {
        for (Format format : Format.values()) {
            if (format.slug().equals(slug)) {
                return format;
            }
        }
        throw new IllegalArgumentException("no format " + slug);
    }

    /** What the library prints below it, null when nobody said. */
    public @Nullable String caption() {
        return said(item.details().caption());
    }

    /** What somebody who cannot see it should know, null when nobody said. */
    public @Nullable String alt() {
        return said(item.details().alt());
    }

    /** Who supplied it, null when nobody said. */
    public @Nullable String credit() {
        return said(item.details().credit());
    }

    /** Who made it, null when nobody said. */
    public @Nullable String creator() {
        return said(item.details().creator());
    }

    /** Whose it is, null when nobody said. */
    public @Nullable String copyright() {
        return said(item.details().copyright());
    }

    /** Address of its licence, null when there is none. */
    public @Nullable String licence() {
        return said(item.rights().licenceUrl());
    }

    /** Where others get a licence, null when nobody said. */
    public @Nullable String acquire() {
        return said(item.rights().acquireUrl());
    }

    /** How it came about, as the IPTC's address for it; null when nobody said. */
    public @Nullable String source() {
        return said(item.details().source().uri());
    }

    /** What readers are told when a machine made it or parts of it; null when none did. */
    public @Nullable String made(Messages messages) {
        return switch (item.details().source().machine()) {
            case NONE -> null;
            case PARTLY -> messages.get("picture.partly-ai");
            case WHOLLY -> messages.get("picture.ai");
        };
    }

    private static @Nullable String said(String text) {
        return Optional.of(text).filter(words -> !words.isEmpty()).orElse(null);
    }

    /** Class of the colour that holds its place in a page. */
    public String tone() {
        return Tone.of(still.colour());
    }
}
