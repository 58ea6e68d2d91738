package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import news.stet.story.Words;

/**
 * The words invented stories are made of: a few hundred common ones, and thousands of invented
 * names that tell stories apart in a search. Words come with how search folds them.
 *
 * @param words as printed, the common ones first
 * @param folded the same as search keeps them
 * @param common how many are common
 */
record Vocabulary(List<String> words, List<String> folded, int common) {
    private static final int NAMES = 6_000;
    private static final String LATIN_SYLLABLES =
            "ba be bor da del do fa fen gar ha hol ik ja ka kel lan lo mar mi mon na nor ol pa per ra rin ro sa sel ta"
                    + " tor ul va vek wen ya zo";
    private static final String ARABIC_SYLLABLES =
            "با بی دا دو را ری سا سو شا شی فا کو گا لا لی ما مو نا نو وا هی یا تا تو زا";

    static Vocabulary english() {
        return of(
                """
                the of and to in a that was for on is with as by at it from after their has were said will be have
                this its an which but when they city harbour council bridge minister people week year morning report
                plan works water road school market court price number house river train night team winter summer
                question answer hospital library island coast worker farmer driver teacher student doctor judge mayor
                engineer neighbour visitor reader voter owner company union factory workshop museum theatre festival
                concert match goal season player coach record vote bill budget tax law rule permit licence inquiry
                evidence witness storm flood snow rain wind sun field forest mountain valley lake ferry tram bus
                station airport runway crossing tunnel square garden park tree bird fish horse bread grain fruit milk
                paper letter book page picture film song voice word story hand eye door window roof wall floor table
                opened closed agreed refused warned promised showed found lost built repaired moved raised lowered
                counted measured planned delayed expected approved rejected asked told called heard read wrote carried
                brought sold bought paid saved spent grew fell rose stayed returned arrived left began ended continued
                small large long short early late quiet busy new old young local public private open narrow broad
                first second third last next several few many most every other same little more less again still
                already soon often never together nearly almost about between under over across along without within
                """,
                LATIN_SYLLABLES);
    }

    static Vocabulary german() {
        return of(
                """
                der die das und in zu den von mit sich auf für ist im dem nicht ein eine als auch nach wie bei aus sie
                werden hat dass war haben noch einen wurde sein einem Stadt Hafen Rat Brücke Woche Jahr Morgen Bericht
                Plan Wasser Straße Schule Markt Gericht Preis Zahl Haus Fluss Zug Nacht Winter Sommer Frage Antwort
                Insel Küste Arbeit Fahrer Lehrerin Richter Nachbar Firma Werk Museum Fest Spiel Tor Saison Stimme
                Gesetz Regel Sturm Flut Schnee Regen Wind Feld Wald Berg Tal See Fähre Bahn Bahnhof Platz Garten Park
                Baum Vogel Fisch Brot Papier Brief Buch Seite Bild Film Lied Wort Hand Tür Fenster Dach
                klein groß lang kurz früh spät ruhig neu alt jung offen breit erst zweite letzte mehrere viele jeder
                wieder noch schon bald oft nie zusammen fast zwischen unter über entlang ohne innerhalb
                sagte zeigte fand baute hob senkte plante wartete fragte hörte las schrieb brachte kaufte zahlte
                """,
                LATIN_SYLLABLES);
    }

    static Vocabulary persian() {
        return of(
                """
                و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت شد بود هر پس اما شهر بندر شورا پل مردم
                هفته سال صبح گزارش برنامه آب راه مدرسه بازار دادگاه قیمت شمار خانه رود قطار شب زمستان تابستان پرسش پاسخ
                جزیره ساحل کارگر راننده آموزگار پزشک داور شهردار مهندس همسایه شرکت کارخانه موزه جشنواره بازی فصل رأی
                بودجه قانون توفان سیل برف باران باد دشت جنگل کوه دره دریاچه کشتی ایستگاه میدان باغ درخت پرنده ماهی نان
                کاغذ نامه کتاب تصویر فیلم ترانه صدا واژه دست در پنجره بام دیوار کوچک بزرگ بلند کوتاه زود دیر آرام تازه
                کهنه جوان باز نخست دوم سوم پایان چند بسیار دیگر باز هنوز اکنون شاید هرگز میان زیر بالا بدون درون
                """,
                ARABIC_SYLLABLES);
    }

    private static Vocabulary of(String common, String syllables) {
        List<String> words = new ArrayList<>(List.of(common.strip().split("\\s+")));
        int count = words.size();
        String[] parts = syllables.split(" ");
        var random = new SplittableRandom(count);
        while (words.size() < count + NAMES) {
            var name = new StringBuilder();
            for (int i = 3 + random.nextInt(2); i > 0; i--) {
                name.append(parts[random.nextInt(parts.length)]);
            }
            words.add(capital(name.toString()));
        }
        return new Vocabulary(
                words,
                words.stream().map(word -> Words.folded(word).toLowerCase(Locale.ROOT)).toList(),
                count);
    }

    static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** A common word, the first ones far more often than the last. */
    int anyCommon(SplittableRandom random) {
        double r = random.nextDouble();
        return (int) (common * r * r);
    }

    /** A name, some more often than others. */
    int anyName(SplittableRandom random) {
        double r = random.nextDouble();
        return common + (int) ((words.size() - common) * r * r);
    }
}
