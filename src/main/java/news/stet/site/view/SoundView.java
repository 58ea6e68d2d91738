package news.stet.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sound: an interview, a song, a call to prayer.
 *
 * @param source path of the file that plays everywhere; null until it is made
 * @param label what it is, for who cannot see it
 * @param soon what is said until it plays
 * @param transcripts what is said in it, in the languages there are
 */
public record SoundView(
        @Nullable String source,
        String type,
        @Nullable String caption,
        @Nullable String credit,
        String label,
        String soon,
        List<Written> transcripts) {
    /**
     * @param label above it
     */
    public record Written(String label, String language, List<String> paragraphs) {
        public Written {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    public SoundView {
        transcripts = List.copyOf(transcripts);
    }
}
