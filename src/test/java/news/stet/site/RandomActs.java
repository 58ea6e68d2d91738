package news.stet.site;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.ContentTypes;
import news.stet.story.Edition;
import news.stet.story.EditionStyle;
import news.stet.story.EditionStyle.Standing;
import news.stet.story.Editions;
import news.stet.story.FrenchEdition;
import news.stet.story.ListEntries;
import news.stet.story.Order;
import news.stet.story.Section;
import news.stet.story.Status;
import news.stet.story.Stories;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import news.stet.story.StoryType;
import news.stet.story.Topics;
import news.stet.story.Verb;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An editor who does whatever comes to mind, the same for the same seed: each call is one act on a
 * {@link SampleSite}, done and told.
 */
@NullMarked
public final class RandomActs {
    private static final List<String> TYPES = List.of("article", "video", "gallery", "live");
    private static final List<String> TOPICS = List.of("bridges", "ferries", "tides");
    private static final Actor SYSTEM = Actor.system("test");

    private final Database database;
    private final SampleSite site;
    private final Stories stories;
    private final Editions editions;
    private final Random random;
    private final List<Long> all = new CopyOnWriteArrayList<>();
    private final List<String> codes = new ArrayList<>(List.of("en", "en", "ar"));
    private final RandomPictures pictures;
    private final RandomFronts fronts;
    private final RandomBoxes boxes;
    private final RandomLinks links;
    private final RandomRelated related;
    private final RandomLooks looks;
    private int words = 0;

    /**
     * What was done.
     *
     * @param kind as counted, one of few
     */
    public record Act(String kind, String told) {}

    public RandomActs(Database database, SampleSite site, long seed) {
        this.database = database;
        this.site = site;
        this.stories = new Stories(database);
        this.editions = new Editions(database, site.clock);
        this.random = new Random(seed);
        this.pictures = new RandomPictures(database, site, random);
        this.fronts = new RandomFronts(database, site, random);
        this.boxes = new RandomBoxes(database, site, random);
        this.links = new RandomLinks(database, site, random, all);
        this.related = new RandomRelated(database, site, random);
        this.looks = new RandomLooks(database, site, random, pictures.all());
    }

    /** All stories that were ever begun, in whatever state. */
    public List<Long> stories() {
        return List.copyOf(all);
    }

    /** The address of a story: its own, or one that leads there. */
    public String path(long id) {
        String path = story(id).path();
        return path == null ? "/en/world/x-" + id : path;
    }

    private Story story(long id) {
        return stories.get(SampleSite.EDITOR, id);
    }

    /** Time passes, then something is done. */
    public Act next() {
        site.clock.pass(Duration.ofMinutes(random.nextInt(1, 600)));
        if (all.size() < 5) {
            return publish();
        }
        try {
            return any();
        } catch (Problem refused) {
            String why = refused.detail();
            if (why.contains(" is paused;") || why.contains(" has ended;")) {
                return new Act("refused", why);
            }
            throw refused;
        }
    }

    private Act any() {
        return switch (random.nextInt(50)) {
            case 0, 1, 2, 3, 4 -> publish();
            case 5, 6, 7 -> correct(Change.values()[random.nextInt(Change.values().length)]);
            case 8, 9, 10 -> update(Change.values()[random.nextInt(Change.values().length)]);
            case 11, 12 -> on(Status.LIVE, Verb.WITHHOLD);
            case 13, 14 -> on(Status.WITHHELD, Verb.PUBLISH);
            case 15 -> on(Status.LIVE, Verb.KILL);
            case 16 -> old();
            case 17 -> schedule();
            case 18 -> due();
            case 19 -> box();
            case 20 -> random.nextInt(4) == 0 ? mergeTopic() : nameTopic();
            case 21 -> listEntry();
            case 22, 23 -> edition();
            case 24 -> pictures.caption();
            case 25, 26 -> pictures.rights();
            case 27 -> pictures.uses();
            case 28, 29, 30, 31 -> fronts.next(live(), pictures.all());
            case 32 -> fronts.due();
            case 33, 34, 35 -> links.link();
            case 36 -> links.unlink();
            case 37 -> links.translate();
            case 38, 39 -> related.look();
            case 40, 41 -> choose();
            case 42, 43 -> related.series("en", ofEdition("en"));
            case 44 -> related.write("en", one(TOPICS), ofEdition("en"));
            case 45 -> looks.next(one(codes));
            case 47, 48, 49 -> links.same();
            case 46 -> live().isEmpty() ? types() : boxes.read(live());
            default -> types();
        };
    }

    /** What of a story changes; all else stays. */
    private enum Change {
        BODY,
        HEADLINE,
        SHORT_HEADLINE,
        SECTION,
        TOPICS,
        TYPE,
        STANDFIRST,
        PICTURE,
        NOTHING,
        ALL
    }

    private record Draft(
            String edition,
            String section,
            String type,
            String headline,
            String shortHeadline,
            String standfirst,
            List<String> topics,
            String body,
            long picture,
            long other) {
        StoryContent content() {
            return StoryJson.read(json());
        }

        ObjectNode json() {
            ObjectNode json = Json.mapper().createObjectNode();
            json.put("edition", edition).put("type", type).put("section", section);
            json.put("headline", headline);
            if (!shortHeadline.isEmpty()) {
                json.putObject("headlines").put("short", shortHeadline);
            }
            if (!standfirst.isEmpty()) {
                json.put("standfirst", standfirst);
            }
            topics.forEach(json.putArray("topics")::add);
            topics.stream().skip(1).forEach(_ -> json.putArray("byline").add("Ada Writer"));
            ArrayNode blocks = json.putArray("body");
            blocks.addObject().put("type", "paragraph").put("text", body);
            if (picture != 0) {
                blocks.addObject().put("type", "picture").put("media", Long.toString(picture));
            }
            if (other != 0) {
                blocks.addObject().put("type", "story").put("id", Long.toString(other));
            }
            return json;
        }

        Draft with(Change change, Draft from) {
            boolean all = change == Change.ALL;
            return new Draft(
                    edition,
                    all || change == Change.SECTION ? from.section : section,
                    all || change == Change.TYPE ? from.type : type,
                    all || change == Change.HEADLINE ? from.headline : headline,
                    all || change == Change.SHORT_HEADLINE ? from.shortHeadline : shortHeadline,
                    all || change == Change.STANDFIRST ? from.standfirst : standfirst,
                    all || change == Change.TOPICS ? from.topics : topics,
                    all || change == Change.BODY ? from.body : body,
                    all || change == Change.PICTURE ? from.picture : picture,
                    all ? from.other : other);
        }

        static Draft of(StoryContent content, long other) {
            return new Draft(
                    content.edition(),
                    content.section(),
                    content.type().slug(),
                    content.headline(),
                    content.shortHeadline() == null ? "" : content.shortHeadline(),
                    content.standfirst().plain(),
                    content.topics(),
                    content.bodyText().lines().findFirst().orElse("Words"),
                    content.allMedia().stream().findFirst().orElse(0L),
                    other);
        }
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private Draft draft(@Nullable String edition) {
        String in = edition == null ? one(codes) : edition;
        words++;
        return new Draft(
                in,
                in.equals("en") ? one(List.of("world", "sport")) : "world",
                one(TYPES),
                "Headline " + words,
                random.nextInt(3) == 0 ? "Short " + words : "",
                random.nextBoolean() ? "Standfirst " + words : "",
                TOPICS.stream().filter(_ -> random.nextInt(3) == 0).toList(),
                "Words " + words,
                random.nextInt(3) == 0 ? one(pictures.all()) : 0,
                all.isEmpty() ? 0 : one(all));
    }

    private Act publish() {
        Story draft = site.newsroom.create(SampleSite.EDITOR, draft(null).content(), null);
        all.add(draft.id());
        site.newsroom.act(Verb.PUBLISH, SampleSite.EDITOR, draft.id(), Order.PLAIN);
        return new Act("publish", "publish " + draft.id());
    }

    private Act old() {
        Instant then = Instant.parse("2016-11-23T15:00:22Z").plusSeconds(random.nextInt(5_000_000));
        Story story =
                site.newsroom.bring(
                        SampleSite.EDITOR, draft(null).content(), then, true, (_, _) -> {});
        all.add(story.id());
        return new Act("bring", "bring " + story.id() + " of " + then);
    }

    private @Nullable Long some(Status status) {
        List<Long> found = all.stream().filter(id -> story(id).status() == status).toList();
        return found.isEmpty() ? null : one(found);
    }

    private StoryContent changed(long id, Change change) {
        StoryContent now = story(id).content();
        long other = all.getFirst();
        return Draft.of(now, other).with(change, draft(now.edition())).content();
    }

    private Act correct(Change change) {
        Long id = some(Status.LIVE);
        if (id == null) {
            return publish();
        }
        Order order = new Order(null, null, "Corrected.", changed(id, change));
        site.newsroom.act(Verb.CORRECT, SampleSite.EDITOR, id, order);
        return new Act("correct " + change, "correct " + change + " of " + id);
    }

    private Act update(Change change) {
        Long id = some(Status.LIVE);
        if (id == null) {
            return publish();
        }
        site.newsroom.save(SampleSite.EDITOR, id, changed(id, change), null, null);
        site.newsroom.act(Verb.PUBLISH, SampleSite.EDITOR, id, Order.PLAIN);
        return new Act("update " + change, "update " + change + " of " + id);
    }

    private Act on(Status status, Verb verb) {
        Long id = some(status);
        if (id == null) {
            return publish();
        }
        site.newsroom.act(verb, SampleSite.EDITOR, id, Order.PLAIN);
        String kind = status == Status.WITHHELD ? "back" : verb.slug();
        return new Act(kind, kind + " " + id);
    }

    private Act schedule() {
        Instant at = site.clock.instant().plus(Duration.ofHours(random.nextInt(1, 40)));
        ObjectNode json = draft(null).json();
        if (random.nextBoolean()) {
            json.put("embargoedUntil", at.toString());
        }
        Story draft = site.newsroom.create(SampleSite.EDITOR, StoryJson.read(json), null);
        all.add(draft.id());
        site.newsroom.act(
                Verb.SCHEDULE, SampleSite.EDITOR, draft.id(), new Order(null, at, null, null));
        return new Act("schedule", "schedule " + draft.id() + " for " + at);
    }

    private Act due() {
        return new Act("due", site.newsroom.publishDue() + " came due");
    }

    private Act box() {
        List<Long> english =
                live().stream().filter(id -> story(id).content().edition().equals("en")).toList();
        return boxes.put(english, one(TOPICS));
    }

    private List<Long> live() {
        return all.stream().filter(id -> story(id).status() == Status.LIVE).toList();
    }

    private Act choose() {
        long id = one(all);
        String edition = story(id).content().edition();
        return related.choose(id, ofEdition(edition));
    }

    private List<Long> ofEdition(String edition) {
        return all.stream().filter(it -> story(it).content().edition().equals(edition)).toList();
    }

    private Act nameTopic() {
        String topic = one(TOPICS);
        editions.nameTopic(SYSTEM, "en", topic, "Name " + ++words);
        return new Act("topic", "name topic " + topic);
    }

    private Act mergeTopic() {
        String from = one(TOPICS);
        String into = one(TOPICS);
        if (!from.equals(into)) {
            try {
                new Topics(database, site.clock).merge(SYSTEM, "en", from, into);
            } catch (Problem nobodyUsedIt) {
                return new Act("merge", "no topic " + from + " or " + into);
            }
        }
        return new Act("merge", "merge topic " + from + " into " + into);
    }

    private Act listEntry() {
        long number = random.nextInt(2_000_000, 3_000_000);
        long with = one(all);
        String edition = story(with).content().edition();
        var entry = new ListEntries.ListEntry(edition, number, number % 100, 21, "", "Entry", with);
        database.write(handle -> ListEntries.add(handle, List.of(entry), site.clock.instant()));
        return new Act("entry", "list entry " + number + " with " + with);
    }

    private Act open() {
        codes.add(FrenchEdition.CODE);
        editions.put(SYSTEM, FrenchEdition.of(false));
        return new Act("open", "open a French edition");
    }

    /**
     * Another name, another name of a section, other sections' order, another default, or a new
     * one.
     */
    private Act edition() {
        if (!codes.contains("fr") && random.nextBoolean()) {
            return open();
        }
        Edition now = editions.find(one(codes)).orElseThrow();
        int what = random.nextInt(6);
        List<Section> sections = new ArrayList<>(now.sections());
        if (what == 1) {
            sections.set(0, new Section(sections.getFirst().slug(), "Section " + ++words));
        }
        if (what == 2) {
            sections.addFirst(sections.removeLast());
        }
        editions.put(
                SYSTEM,
                new Edition(
                        now.code(),
                        what == 0 ? "Post " + ++words : now.name(),
                        now.tagline(),
                        now.language(),
                        ZoneId.of(now.timeZone().getId()),
                        now.datePattern(),
                        now.isDefault() || what == 3 && now.style().equals(EditionStyle.PLAIN),
                        sections,
                        what >= 4 && !now.isDefault() ? other(now.style(), what) : now.style()));
        return new Act("edition", "edition " + now.code() + " " + what);
    }

    /** Open again, or paused or retired. */
    private static EditionStyle other(EditionStyle style, int what) {
        Standing next = what == 4 ? Standing.PAUSED : Standing.RETIRED;
        return new EditionStyle(
                style.calendar(),
                style.second(),
                style.digits(),
                style.latinSlugs(),
                style.standing() == Standing.OPEN ? next : Standing.OPEN,
                style.fallback());
    }

    private Act types() {
        Map<StoryType, Integer> numbers = new EnumMap<>(StoryType.class);
        numbers.put(StoryType.ARTICLE, 100 + ++words);
        new ContentTypes(database, site.clock).put(SYSTEM, numbers);
        return new Act("types", "articles are number " + (100 + words));
    }

    /** Every address readers can ask for, and some where nothing is. */
    public List<String> paths() {
        List<String> places =
                List.of(
                        "/en/",
                        "/en/world/",
                        "/en/sport/",
                        "/en/topics/bridges/",
                        "/en/topics/tides/",
                        "/ar/",
                        "/ar/world/",
                        "/ar/topics/ferries/",
                        "/ar/topics/tides/",
                        "/en/people/Ada-Writer/",
                        "/ar/people/Ada-Writer/",
                        "/fr/");
        Stream<String> feeds =
                places.stream()
                        .flatMap(place ->
                                Stream.of(
                                        place,
                                        place + "feed.rss",
                                        place + "feed.atom",
                                        place + "feed.json"));
        Stream<String> months =
                IntStream.of(201611, 201612, 201701, 202604, 202605, 202606, 202607)
                        .boxed()
                        .flatMap(SampleSite::monthPaths);
        Stream<String> others =
                Stream.of(
                        "/",
                        "/sitemap.xml",
                        "/sitemap-en-000000.xml",
                        "/sitemap-ar-000000.xml",
                        "/fr/world/",
                        "/fr/boxes/latest.json",
                        "/nowhere/",
                        "/en/world/nothing-77",
                        "/sitemap-news.xml",
                        "/robots.txt",
                        "/ar/sitemap.xml",
                        "/ar/sitemap-news.xml",
                        "/en/style-000000000000.css",
                        "/ar/logo-000000000000.svg",
                        "/en/boxes/top.json",
                        "/en/boxes/top.full.json",
                        "/en/boxes/top.html",
                        "/en/boxes/latest.json",
                        "/en/boxes/latest.full.json",
                        "/ar/boxes/latest.json",
                        "/ar/boxes/latest.html",
                        "/en/boxes/most-read.json",
                        "/ar/boxes/most-read.html");
        Stream<String> stories =
                all.stream().flatMap(id -> Stream.of("/en/world/x-" + id, path(id)));
        Stream<String> related =
                all.stream().limit(3).map(id -> "/en/boxes/related-" + id + ".full.json");
        return Stream.of(feeds, months, others, stories, related)
                .flatMap(one -> one)
                .distinct()
                .toList();
    }
}
