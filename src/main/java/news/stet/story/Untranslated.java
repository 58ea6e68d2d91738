package news.stet.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a translation still has the words of its source. Nothing is noted for it: a block is
 * untranslated while it says exactly what a block of the source says.
 */
public final class Untranslated {
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private Untranslated() {}

    /** Where, as in {@code headline} and {@code body[3]}; nothing within one language. */
    public static List<String> paths(StoryContent source, StoryContent translation) {
        List<String> paths = new ArrayList<>();
        if (source.language().equals(translation.language())) {
            return paths;
        }
        if (source.headline().equals(translation.headline())) {
            paths.add("headline");
        }
        if (!source.standfirst().isEmpty()
                && source.standfirst().equals(translation.standfirst())) {
            paths.add("standfirst");
        }
        Set<String> said = new HashSet<>();
        source.body().forEach(block -> said.add(words(block)));
        for (int i = 0; i < translation.body().size(); i++) {
            String words = words(translation.body().get(i));
            if (LETTER.matcher(words).find() && said.contains(words)) {
                paths.add("body[" + i + "]");
            }
        }
        return paths;
    }

    private static String words(Block block) {
        return block.words().collect(Collectors.joining("\n"));
    }
}
