package news.stet.site.view;

import org.jspecify.annotations.Nullable;

/**
 * A sound: an interview, a song, a call to prayer.
 *
 * @param source path of the file, in the form that plays everywhere if it was made
 * @param label what it is, for who cannot see it
 */
public record SoundView(
        String source,
        String type,
        @Nullable String caption,
        @Nullable String credit,
        String label) {}
