package news.stet.story;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.regex.Pattern;

/** How text is kept, made into addresses and prepared for search. */
public final class Words {
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    private static final Pattern LATIN =
            Pattern.compile("[\\p{IsLatin}\\p{M}\\p{Nd}\\p{P}\\p{S}\\s]*");

    /** Longest slug; a longer one is cut at a word. */
    private static final int MAX_SLUG = 80;

    private Words() {}

    /** NFC with Unix line ends: one spelling for what looks the same. */
    static String normalise(String text) {
        return NFC.normalize(text).replace("\r\n", "\n").replace('\r', '\n');
    }

    /** {@link #normalise} without white space at the ends. */
    static String clean(String text) {
        return normalise(text).strip();
    }

    /**
     * Words for an address, joined by hyphens: plain ASCII for Latin letters, other scripts as they
     * are. Never empty: text without a letter or digit gives {@code story}.
     */
    public static String slug(String text) {
        String plain = LATIN.matcher(text).matches() ? toAscii(text) : withoutSigns(text);
        String joined = NOT_LETTERS.matcher(plain.replaceAll("['’]", "")).replaceAll("-");
        String slug = joined.replaceAll("^-+|-+$", "").toLowerCase(java.util.Locale.ROOT);
        if (slug.length() > MAX_SLUG) {
            int cut = slug.lastIndexOf('-', MAX_SLUG);
            slug =
                    slug.substring(
                            0,
                            cut > MAX_SLUG / 2
                                    ? cut
                                    : slug.offsetByCodePoints(
                                            0,
                                            Math.min(
                                                    MAX_SLUG,
                                                    slug.codePointCount(0, slug.length()))));
        }
        return slug.isEmpty() ? "story" : slug;
    }

    /** The same in Latin letters, whatever it is written in. */
    public static String latinSlug(String text) {
        return slug(AsciiLetters.TO_LATIN.transliterate(withoutSigns(text)).replaceAll("[ʿʾ]", ""));
    }

    private static String toAscii(String text) {
        return AsciiLetters.TO_ASCII.transliterate(text);
    }

    /** Vowel signs and other marks only hinder in an address. */
    private static String withoutSigns(String text) {
        return NFC.normalize(text).replaceAll("[\\p{Mn}\\u0640]", "");
    }

    /**
     * Text as search compares it: lower case, without accents and vowel signs, Arabic and Persian
     * letter forms made one, half-spaces as spaces.
     */
    public static String folded(String text) {
        return AsciiLetters.FOLD
                .transliterate(text)
                .replace('\u200c', ' ')
                .replace("\u0640", "")
                .replace("\u200d", "")
                .replace('أ', 'ا')
                .replace('إ', 'ا')
                .replace('آ', 'ا')
                .replace('ٱ', 'ا')
                .replace('ى', 'ي')
                .replace('ی', 'ي')
                .replace('ک', 'ك')
                .replace('ة', 'ه')
                .replace('ؤ', 'و')
                .replace('ئ', 'ي')
                .toLowerCase(java.util.Locale.ROOT);
    }

    /** Loaded when first used: ICU's rules take a tenth of a second. */
    private static final class AsciiLetters {
        static final Transliterator TO_ASCII = Transliterator.getInstance("Latin-ASCII");
        static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");
        static final Transliterator FOLD = Transliterator.getInstance("NFD; [:Mn:] Remove; NFC");
    }
}
