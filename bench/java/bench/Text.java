package bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Writes one invented text and keeps where each word stands, as search wants to know. */
final class Text {
    private static final int MAX_WORDS = 2_000;

    private final Vocabulary vocabulary;
    private final SplittableRandom random;
    private final long[] places = new long[MAX_WORDS];
    private int count;

    Text(Vocabulary vocabulary, SplittableRandom random) {
        this.vocabulary = vocabulary;
        this.random = random;
    }

    String headline() {
        return name() + " " + words(2 + random.nextInt(3)) + " " + name() + " " + words(2);
    }

    String name() {
        return put(vocabulary.anyName(random));
    }

    String sentence(int length) {
        String words = words(Math.max(1, length - 1));
        return Vocabulary.capital(words) + " " + name() + ".";
    }

    private String words(int length) {
        var text = new StringBuilder(length * 7);
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : " ").append(put(vocabulary.anyCommon(random)));
        }
        return text.toString();
    }

    private String put(int word) {
        if (count < MAX_WORDS) {
            places[count] = (long) word << 32 | ++count;
        }
        return vocabulary.words().get(word);
    }

    int count() {
        return count;
    }

    /** Each word once with its places: {@code harbour:3,17 market:5}. */
    String vector() {
        Arrays.sort(places, 0, count);
        var text = new StringBuilder(count * 8);
        long before = -1;
        for (int i = 0; i < count; i++) {
            long word = places[i] >> 32;
            if (word == before) {
                text.append(',');
            } else {
                text.append(i == 0 ? "" : " ")
                        .append(vocabulary.folded().get((int) word))
                        .append(':');
            }
            text.append((int) places[i]);
            before = word;
        }
        return text.toString();
    }
}
