package news.stet.story;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whose things may be embedded, known by their addresses. Others are linked, not embedded. */
public enum EmbedProvider {
    YOUTUBE(
            "YouTube",
            "https://(?:www\\.)?youtube\\.com/watch\\?v=[\\w-]{5,20}|https://youtu\\.be/[\\w-]{5,20}"),
    VIMEO("Vimeo", "https://vimeo\\.com/[0-9]{4,15}"),
    DAILYMOTION("Dailymotion", "https://www\\.dailymotion\\.com/video/[\\w-]{3,20}"),
    SOUNDCLOUD("SoundCloud", "https://soundcloud\\.com/[\\w-]{1,60}/[\\w-]{1,120}"),
    PEERTUBE("PeerTube", "https://[a-z0-9.-]{4,80}/w/[A-Za-z0-9]{10,30}"),
    MASTODON("Mastodon", "https://[a-z0-9.-]{4,80}/@[\\w.-]{1,40}/[0-9]{6,30}"),
    OPENSTREETMAP("OpenStreetMap", "https://www\\.openstreetmap\\.org/[\\w#=/&?.:,%-]{0,200}");

    private final String title;
    private final Pattern address;

    EmbedProvider(String title, String address) {
        this.title = title;
        this.address = Pattern.compile(address);
    }

    /** The provider's name as people know it. */
    public String title() {
        return title;
    }

    /** Whose address that is, empty if it is nobody's here. */
    public static Optional<EmbedProvider> of(String url) {
        for (EmbedProvider provider : values()) {
            if (provider.address.matcher(url).matches()) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    /** One pattern for all, which browsers understand too. */
    public static String anyAddress() {
        StringBuilder all = new StringBuilder();
        for (EmbedProvider provider : values()) {
            all.append(all.isEmpty() ? "" : "|").append(provider.address.pattern());
        }
        return all.toString();
    }
}
