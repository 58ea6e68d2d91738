package news.stet.wire.crawl;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A headline parted from the label that sites put before or behind it, as in "VIDEO: Old bridge
 * reopens".
 *
 * @param kicker the label as written, or null if there is none
 */
record HeadlineLabel(CrawledType type, @Nullable String kicker, String headline) {
    private static final Map<String, CrawledType> KNOWN = known();

    private static final Pattern BEFORE =
            Pattern.compile(
                    "(?:[\\[(](?<bracketed>[^\\])]{2,30})[\\])]\\s*[:|\u2013\u2014-]?"
                            + "|(?<label>[^:|.\u2026\u2013\u2014]{2,30}?)\\s*(?<mark>[:|\uFF1A]|\\.\\.+|\u2026|\\s[-\u2013\u2014]\\s))\\s*(?<rest>\\S.*)");
    private static final Pattern BEHIND =
            Pattern.compile(
                    "(?<rest>.*\\S)\\s*(?:[\\[(]\\s*\\+?\\s*(?<bracketed>[^\\])]{2,30})[\\])]|\\s\\+\\s*(?<added>[^+]{2,20}))");

    /** A label nobody listed: capitals throughout, longer than the short names of organisations. */
    private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}[\\p{Lu} &'-]{4,23}");

    private static final int MAX_WORDS = 3;

    static HeadlineLabel of(String line) {
        Matcher before = BEFORE.matcher(line);
        if (before.matches()) {
            String bracketed = before.group("bracketed");
            String label = Blank.strip(bracketed == null ? before.group("label") : bracketed);
            String rest = before.group("rest");
            boolean dash = isDash(before);
            CrawledType type = typeOf(label);
            if (type != null && (!dash || !isSmall(label))) {
                return new HeadlineLabel(type, label, rest);
            }
            if (!dash && bracketed == null && isUnknownLabel(label, rest)) {
                return new HeadlineLabel(CrawledType.ARTICLE, label, rest);
            }
        }
        Matcher behind = BEHIND.matcher(line);
        if (behind.matches()) {
            String bracketed = behind.group("bracketed");
            String label = Blank.strip(bracketed == null ? behind.group("added") : bracketed);
            CrawledType type = typeOf(label);
            if (type != null) {
                return new HeadlineLabel(type, label, behind.group("rest"));
            }
        }
        return new HeadlineLabel(CrawledType.ARTICLE, null, line);
    }

    private static boolean isDash(Matcher before) {
        String mark = before.group("mark");
        return mark != null && "-\u2013\u2014".contains(mark.strip());
    }

    private static boolean isSmall(String label) {
        return label.chars().anyMatch(Character::isLowerCase);
    }

    private static boolean isUnknownLabel(String label, String rest) {
        return CAPITALS.matcher(label).matches()
                && label.split(" ").length <= MAX_WORDS
                && isSmall(rest);
    }

    /** The first known one of "PHOTOS & VIDEO" gives the type. */
    private static @Nullable CrawledType typeOf(String label) {
        CrawledType whole = KNOWN.get(key(label));
        if (whole != null) {
            return whole;
        }
        String[] parts = label.split("\\s*(?:&|\\+|,|/|\\band\\b)\\s*", -1);
        if (parts.length != 2 || !KNOWN.containsKey(key(parts[1]))) {
            return null;
        }
        return KNOWN.get(key(parts[0]));
    }

    private static String key(String label) {
        return Blank.single(label).toLowerCase(Locale.ROOT);
    }

    private static Map<String, CrawledType> known() {
        Map<String, CrawledType> known = new HashMap<>();
        add(
                known,
                CrawledType.VIDEO,
                "video,videos,watch,watch live video,film,فيديو,بالفيديو,شاهد,شاهد بالفيديو,ویدیو,فیلم");
        add(
                known,
                CrawledType.GALLERY,
                "photo,photos,gallery,photo gallery,picture gallery,pictures,in pictures,in photos,images,slideshow,صور,بالصور,معرض صور,تصاویر,عکس");
        add(
                known,
                CrawledType.LIVE,
                "live,live blog,liveblog,live updates,live coverage,watch live,مباشر,بث مباشر,تغطية مباشرة,تغطية حية,زنده");
        add(
                known,
                CrawledType.ARTICLE,
                "breaking,breaking news,just in,exclusive,opinion,comment,editorial,analysis,interview,report,special report,feature,explainer,explained,"
                        + "urgent,update,updated,fact check,factcheck,infographic,podcast,audio,obituary,review,profile,"
                        + "عاجل,حصري,خاص,رأي,تحليل,تقرير,مقابلة,حوار,تحديث,إنفوغراف");
        return Map.copyOf(known);
    }

    private static void add(Map<String, CrawledType> known, CrawledType type, String labels) {
        for (String label : labels.split(",", -1)) {
            known.put(label, type);
        }
    }
}
