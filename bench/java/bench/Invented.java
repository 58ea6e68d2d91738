package bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import news.stet.story.Words;

/**
 * An invented story, the same for the same number: what the tables need of it.
 *
 * @param n its place in time, from 0; its id is {@link #FIRST_ID} plus that
 * @param sort 0 when it was never published
 * @param media 0 when it has no picture
 * @param content as JSON
 * @param vector its words as PostgreSQL writes a tsvector
 */
record Invented(
        long n,
        Edition edition,
        String section,
        String type,
        List<String> topics,
        String status,
        String headline,
        String standfirst,
        String slug,
        long sort,
        long media,
        Instant at,
        int words,
        String content,
        String vector) {
    /** An edition with the words its stories are made of. */
    record Edition(String code, String name, String language, String zone, Vocabulary vocabulary) {}

    static final long FIRST_ID = 1_000_001;
    static final int PICTURES = 20;
    static final List<Edition> EDITIONS =
            List.of(
                    new Edition("en", "Stet", "en", "UTC", Vocabulary.english()),
                    new Edition(
                            "de", "Stet auf Deutsch", "de", "Europe/Berlin", Vocabulary.german()),
                    new Edition("fa", "استت", "fa", "Asia/Tehran", Vocabulary.persian()));
    static final List<String> SECTIONS =
            List.of("world", "politics", "business", "science", "culture", "sport");
    static final List<String> TOPICS =
            List.of(
                    "bridges",
                    "harbours",
                    "schools",
                    "ferries",
                    "budgets",
                    "floods",
                    "trams",
                    "courts",
                    "markets",
                    "museums",
                    "libraries",
                    "festivals",
                    "elections",
                    "railways",
                    "forests",
                    "coasts",
                    "islands",
                    "rivers",
                    "energy",
                    "housing",
                    "theatre",
                    "film",
                    "books",
                    "music",
                    "football",
                    "rowing",
                    "chess",
                    "farming",
                    "fishing",
                    "weather",
                    "health",
                    "roads",
                    "airports",
                    "unions",
                    "taxes",
                    "gardens",
                    "birds",
                    "snow",
                    "bread",
                    "maps");

    private static final Duration SPAN = Duration.ofDays(3652);

    long id() {
        return FIRST_ID + n;
    }

    boolean live() {
        return status.equals("live");
    }

    String path() {
        return "/" + edition.code() + "/" + section + "/" + slug + "-" + id();
    }

    /** yyyymm where the edition is. */
    int month() {
        var local = at.atZone(java.time.ZoneId.of(edition.zone()));
        return local.getYear() * 100 + local.getMonthValue();
    }

    /** The story of that number among so many, spread evenly over ten years up to now. */
    static Invented of(long n, long count, Instant now) {
        var random = new SplittableRandom(n * 0x9E3779B97F4A7C15L);
        Edition edition = EDITIONS.get(Math.max(0, random.nextInt(10) - 7));
        String section = SECTIONS.get(Math.min(random.nextInt(6), random.nextInt(8)));
        int first = Math.min(random.nextInt(40), random.nextInt(40));
        List<String> topics =
                List.of(TOPICS.get(first), TOPICS.get((first + 1 + random.nextInt(39)) % 40));
        boolean video = random.nextInt(20) == 0;
        String status =
                switch (n < count - 60 ? random.nextInt(200) : 100) {
                    case 0, 1, 2 -> "draft";
                    case 3 -> "ready";
                    case 4 -> "killed";
                    case 5 -> "spiked";
                    default -> "live";
                };
        Instant at = now.minus(SPAN.dividedBy(count).multipliedBy(count - n)).minusSeconds(60);
        long media = random.nextInt(10) < 6 ? 1 + random.nextInt(PICTURES) : 0;
        var text = new Text(edition.vocabulary(), random);
        String headline = text.headline();
        String standfirst = text.sentence(12 + random.nextInt(10));
        String body = body(text, random);
        String content =
                content(edition, video, section, topics, headline, standfirst, media, n, body);
        return new Invented(
                n,
                edition,
                section,
                video ? "video" : "article",
                topics,
                status,
                headline,
                standfirst,
                Words.slug(headline),
                status.equals("live") || status.equals("killed") ? n + 1 : 0,
                media,
                at.atOffset(ZoneOffset.UTC).toInstant(),
                text.count(),
                content,
                text.vector());
    }

    private static String body(Text text, SplittableRandom random) {
        int words = 300 + (int) (600 * random.nextDouble() * random.nextDouble());
        var body = new StringBuilder(words * 8);
        for (int paragraph = 1; words > 0; paragraph++) {
            String kind =
                    paragraph % 6 == 0 ? "quotation" : paragraph % 7 == 0 ? "heading" : "paragraph";
            int length = kind.equals("heading") ? 4 : 30 + random.nextInt(40);
            body.append(body.isEmpty() ? "" : ",")
                    .append("{\"type\":\"")
                    .append(kind)
                    .append(
                            kind.equals("heading")
                                    ? "\",\"level\":2,\"text\":\""
                                    : "\",\"text\":\"");
            for (int left = length; left > 0; left -= 15) {
                body.append(left == length ? "" : " ").append(text.sentence(Math.min(left, 15)));
            }
            body.append(
                    kind.equals("quotation") ? "\",\"speaker\":\"" + text.name() + "\"}" : "\"}");
            words -= length;
        }
        return body.toString();
    }

    /** In the fields and the order in which Stet itself writes it. */
    private static String content(
            Edition edition,
            boolean video,
            String section,
            List<String> topics,
            String headline,
            String standfirst,
            long media,
            long n,
            String body) {
        return "{\"edition\":\"%s\",\"type\":\"%s\",\"section\":\"%s\",\"language\":\"%s\",\"topics\":[\"%s\",\"%s\"],"
                        .formatted(
                                edition.code(),
                                video ? "video" : "article",
                                section,
                                edition.language(),
                                topics.get(0),
                                topics.get(1))
                + "\"slugline\":\"invented-%d\",\"headline\":\"%s\",\"headlines\":{},\"kicker\":%s,\"standfirst\":\"%s\","
                        .formatted(n, headline, video ? "\"VIDEO\"" : "null", standfirst)
                + "\"byline\":[\"Ada Writer\"],\"dateline\":null,\"located\":null,\"source\":\"Stet News\",\"credits\":[],"
                + "\"urgency\":4,\"embargoedUntil\":null,\"mainMedia\":"
                + (media == 0
                        ? "null"
                        : "{\"type\":\"picture\",\"media\":\"%d\",\"caption\":\"%s\",\"alt\":\"%s\"}"
                                .formatted(media, standfirst, headline))
                + ",\"body\":["
                + body
                + "]}";
    }
}
