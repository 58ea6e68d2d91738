package news.stet.site;

import java.util.List;
import news.stet.media.Captions;
import news.stet.story.KeyNames;

/** What is said in films and sounds, for pages that print it. */
public final class Transcripts {
    private Transcripts() {}

    /** In paragraphs; none without captions in that language. */
    public static List<String> list(SiteReader reader, long media, String language) {
        reader.note(KeyNames.media(media));
        return Captions.listWords(reader.handle(), media, language);
    }
}
