package news.stet.wire.crawl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the media that a text credits: "Harbour Radio reports", "according to Reuters",
 * "(Reuters)". Never people.
 */
final class Credits {
    private static final Set<String> AGENCIES =
            Set.of(
                    ("reuters,ap,the ap,associated press,afp,agence france-presse,dpa,upi,ansa,efe,xinhua,tass,itar-tass,ria novosti,ria,interfax,sputnik,kyodo"
                                    + ",jiji,yonhap,anadolu,anadolu agency,irna,isna,fars,mehr,tasnim,sana,wam,spa,kuna,qna,petra,mena,pti,ani,apa,belga,ritzau,ntb"
                                    + ",tt,stt,lusa,mti,ctk,pap,bta,agerpres,bbc,cnn,abc,nbc,cbs,npr,pbs,rt,bloomberg,al jazeera,al-jazeera,al arabiya,al-arabiya"
                                    + ",euronews,le monde,der spiegel,el pais,haaretz"
                                    + ",رويترز,فرانس برس,أ ف ب,أسوشيتد برس,الأناضول,سانا,إرنا,واس,وام,كونا,تاس,شينخوا,سبوتنيك,الجزيرة,العربية,العالم,د ب أ")
                            .split(","));

    /** A name with one of these words is that of a medium. */
    private static final Pattern MEDIUM =
            Pattern.compile(
                    "\\b(?:TV|Television|News|Newspaper|Agency|Press|Radio|Times|Post|Herald|Tribune|Gazette|Journal|Daily|Guardian|Telegraph|Chronicle|Observer"
                            + "|Mail|Mirror|Network|Channel|Broadcasting|Media|Wire|Today|Star|Courier|Bulletin|Weekly|Review|Magazine|Online|Dispatch|Examiner|Echo|Independent|Register)\\b");

    /** With one of these it is that of an office or its holder. */
    private static final Pattern OFFICE =
            Pattern.compile(
                    "\\b(?:Secretary|Office|Officer|Minister|Ministry|Spokesman|Spokeswoman|Spokesperson|Council|Editor|Director|President|Mayor)\\b");

    private static final String WORD = "\\p{Lu}[\\p{L}\\d'\u2019&.-]*";
    private static final String NAME =
            "(?<name>(?:[Tt]he\\s+)?"
                    + WORD
                    + "(?:\\s+(?:(?:of|the|and|de|du|la|&)\\s+)?"
                    + WORD
                    + "){0,4})";
    private static final String KIND =
            "(?<kind>\\s+(?:news\\s+agency|agency|newspaper|daily|television|channel|broadcaster|network|website|radio|magazine|news\\s+site|newswire))?";

    private static final Pattern REPORTS =
            Pattern.compile(
                    "(?:^|(?<=[,;.!?\u2014\u2013\"\u201D\u00BB])\\s*)(?:"
                            + "as\\s+)?"
                            + NAME
                            + KIND
                            + "\\s+(?:has\\s+|had\\s+)?(?:reports|reported|reporting)\\b(?<end>\\s*[.\"\u201D\u00BB]?\\s*$|\\s*\\.)?");
    private static final Pattern ACCORDING =
            Pattern.compile(
                    "\\b(?:[Aa]ccording\\s+to|[Cc]iting|[Qq]uoted\\s+by|[Rr]eported\\s+by|[Tt]old|[Cc]arried\\s+by)\\s+(?:the\\s+)?(?:(?:official|state|local|private|semi-official)\\s+)?"
                            + NAME
                            + KIND);
    private static final Pattern BRACKETS = Pattern.compile("\\(\\s*" + NAME + "\\s*\\)");
    private static final Pattern ARABIC =
            Pattern.compile(
                    "(?<![\\p{L}])(?:\u0648)?(?:(?:أفادت|افادت|ذكرت|نقلت|نشرت|أعلنت|بحسب|حسب|وفقا\u064B?\\s+ل|وفق|نقلا\u064B?\\s+عن|عن|لـ?)\\s*)(?<kind>وكالة|لوكالة|صحيفة|لصحيفة|قناة|لقناة|موقع|شبكة|إذاعة)\\s+[\"\u00AB\u201C]?(?<name>[\\p{L}]+(?:\\s+(?:للأنباء|نيوز|برس|تي في))*)");
    private static final Pattern ARABIC_BRACKETS =
            Pattern.compile("\\(\\s*(?<name>[\\p{IsArabic}][\\p{IsArabic} ]{1,20}?)\\s*\\)");

    private static final Set<String> SOMEBODY =
            Set.of(
                    "He",
                    "She",
                    "They",
                    "It",
                    "We",
                    "Police",
                    "Officials",
                    "Witnesses",
                    "Residents");
    private static final String DOES =
            "(?:also\\s+|further\\s+|has\\s+|then\\s+)?(?:said|says|told|added|adds|called|calls|stated|speaks|spoke)\\b";

    /** An office or a first name before the name. */
    private static final String TITLE = "\\b(?:\\p{Lu}\\p{Ll}+|Mr|Ms|Dr)\\.?[ ]";

    private final String page;
    private final Map<String, String> found = new LinkedHashMap<>();

    private Credits(String page) {
        this.page = page;
    }

    /** The credited media in the order of the paragraphs, each once. */
    static List<String> find(List<String> paragraphs) {
        Credits credits = new Credits(String.join("\n", paragraphs));
        paragraphs.forEach(credits::read);
        return List.copyOf(credits.found.values());
    }

    private void read(String paragraph) {
        List<Mention> mentions = new ArrayList<>();
        Matcher reports = REPORTS.matcher(paragraph);
        while (reports.find()) {
            boolean closing = reports.group("end") != null;
            add(mentions, reports, closing);
        }
        for (Pattern pattern : List.of(ACCORDING, BRACKETS)) {
            Matcher matcher = pattern.matcher(paragraph);
            while (matcher.find()) {
                add(mentions, matcher, false);
            }
        }
        addArabic(mentions, paragraph);
        mentions.sort((a, b) -> Integer.compare(a.at(), b.at()));
        for (Mention mention : mentions) {
            found.putIfAbsent(mention.name().toLowerCase(Locale.ROOT), mention.name());
        }
    }

    private record Mention(int at, String name) {}

    private void add(List<Mention> mentions, Matcher matcher, boolean closing) {
        String name =
                Blank.single(matcher.group("name"))
                        .replaceFirst("^[Tt]he ", "")
                        .replaceFirst("[.,]$", "");
        boolean named = isMedium(name);
        boolean called = matcher.namedGroups().containsKey("kind") && matcher.group("kind") != null;
        boolean alone = closing && !name.contains(" ") && !speaks(name);
        if (named || called || alone) {
            mentions.add(new Mention(matcher.start("name"), name));
        }
    }

    /** Whether a name is known, or looks, like that of a newspaper, a broadcaster or an agency. */
    static boolean isMedium(String name) {
        return AGENCIES.contains(name.toLowerCase(Locale.ROOT))
                || (MEDIUM.matcher(name).find() && !OFFICE.matcher(name).find());
    }

    /**
     * A single name at the end of a sentence may be a reporter's; one who says or does something
     * elsewhere is no medium.
     */
    private boolean speaks(String name) {
        String quoted = Pattern.quote(name);
        return SOMEBODY.contains(name)
                || Pattern.compile("\\b" + quoted + "\\s+" + DOES + "|" + TITLE + quoted + "\\b")
                        .matcher(page)
                        .find();
    }

    private static void addArabic(List<Mention> mentions, String paragraph) {
        Matcher called = ARABIC.matcher(paragraph);
        while (called.find()) {
            String name = Blank.single(called.group("name"));
            String kind = called.group("kind").replaceFirst("^ل", "");
            boolean agency = AGENCIES.contains(name);
            mentions.add(new Mention(called.start("name"), agency ? name : kind + " " + name));
        }
        Matcher brackets = ARABIC_BRACKETS.matcher(paragraph);
        while (brackets.find()) {
            if (AGENCIES.contains(Blank.single(brackets.group("name")))) {
                mentions.add(
                        new Mention(brackets.start("name"), Blank.single(brackets.group("name"))));
            }
        }
    }
}
