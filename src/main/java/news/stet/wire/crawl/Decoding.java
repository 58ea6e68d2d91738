package news.stet.wire.crawl;

import java.util.List;

/** What turning bytes into text gives. */
sealed interface Decoding permits Decoding.Text, Unreadable {

    /**
     * Text with the name of the encoding it was read in. A warning says where the file was damaged
     * and what was done.
     */
    record Text(String text, String encoding, List<String> warnings) implements Decoding {}
}
