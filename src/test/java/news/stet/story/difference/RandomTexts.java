package news.stet.story.difference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import news.stet.platform.Json;
import news.stet.story.Block;
import news.stet.story.Mark;
import news.stet.story.RichText;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import news.stet.story.StoryType;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Stories of any kind of block in three scripts, and what editors do to them. */
@NullMarked
final class RandomTexts {
    private static final List<String> WORDS =
            List.of(
                    "bridge",
                    "harbour",
                    "opened",
                    "in",
                    "1932",
                    "the",
                    "ferry",
                    "of",
                    "a",
                    "fog",
                    "الجسر",
                    "افتتح",
                    "في",
                    "الميناء",
                    "می‌شود",
                    "کتاب‌ها",
                    "است",
                    "don't",
                    "3.5",
                    "“old”",
                    "—",
                    "kilo-",
                    "e\u0301t\u00e9",
                    "👩‍🚀");
    private static final List<Mark> MARKS =
            List.of(
                    new Mark.Strong(),
                    new Mark.Em(),
                    new Mark.Link("https://example.org/"),
                    new Mark.Lang("fr"),
                    new Mark.Quote("the master", null));

    private final RandomGenerator random;

    RandomTexts(RandomGenerator random) {
        this.random = random;
    }

    /** As the database would give it back: words normalised, runs of equal marks made one. */
    private static StoryContent kept(StoryContent story) {
        return StoryJson.readKept(Json.write(StoryJson.write(story)));
    }

    StoryContent story() {
        return kept(
                new StoryContent(
                        pick(List.of("en", "ar")),
                        pick(List.of(StoryType.values())),
                        pick(List.of("world", "sport")),
                        pick(List.of("en", "ar")),
                        some(3, () -> pick(List.of("boats", "fog", "bridges"))).stream()
                                .distinct()
                                .toList(),
                        maybe(),
                        line(),
                        maybe(),
                        maybe(),
                        maybe(),
                        text(),
                        some(2, this::line),
                        maybe(),
                        maybe(),
                        maybe(),
                        some(2, this::line),
                        1 + random.nextInt(9),
                        maybe(),
                        random.nextBoolean()
                                ? null
                                : Instant.ofEpochSecond(random.nextInt(1_000_000)),
                        random.nextBoolean()
                                ? null
                                : new Block.Picture(7, maybe(), maybe(), maybe()),
                        some(9, () -> block(2))));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> some(int most, java.util.function.Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            all.add(one.get());
        }
        return all;
    }

    private String line() {
        List<String> words = new ArrayList<>(List.of(pick(WORDS)));
        words.addAll(some(7, () -> pick(WORDS)));
        return String.join(" ", words);
    }

    private @Nullable String maybe() {
        return random.nextBoolean() ? line() : null;
    }

    private RichText text() {
        List<RichText.Span> spans = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            List<Mark> marks = random.nextInt(3) > 0 ? List.of() : List.of(pick(MARKS));
            spans.add(new RichText.Span(line() + (random.nextBoolean() ? " " : ""), marks));
        }
        return Token.text(spans.stream().map(it -> new Token(it.text(), it.marks())).toList());
    }

    private Block block(int depth) {
        return switch (random.nextInt(depth > 0 ? 13 : 10)) {
            case 0, 1, 2, 3 -> new Block.Paragraph(text());
            case 4 -> new Block.Heading(2 + random.nextInt(3), text());
            case 5 -> new Block.Listing(random.nextBoolean(), some(3, this::text));
            case 6 -> new Block.Quotation(text(), maybe(), maybe());
            case 7 -> new Block.Picture(1 + random.nextInt(3), maybe(), maybe(), maybe());
            case 8 -> new Block.StoryLink(1 + random.nextInt(3));
            case 9 -> new Block.Embed("https://example.org/" + random.nextInt(3), maybe());
            case 10 -> new Block.Box(maybe(), some(3, () -> block(0)));
            case 11 ->
                    new Block.Post(
                            Instant.ofEpochSecond(random.nextInt(100)),
                            maybe(),
                            random.nextBoolean(),
                            some(3, () -> block(0)));
            default ->
                    new Block.Gallery(
                            some(
                                    3,
                                    () ->
                                            new Block.Picture(
                                                    random.nextInt(5), maybe(), null, null)));
        };
    }

    /** The story after an editor's round: fields of another one, and blocks edited about. */
    StoryContent edited(StoryContent story) {
        StoryContent other = story();
        List<Block> body = new ArrayList<>(story.body());
        for (int i = random.nextInt(6); i > 0; i--) {
            edit(body);
        }
        boolean fields = random.nextBoolean();
        return kept(
                new StoryContent(
                        story.edition(),
                        story.type(),
                        fields ? other.section() : story.section(),
                        story.language(),
                        fields ? other.topics() : story.topics(),
                        story.slugline(),
                        random.nextBoolean() ? other.headline() : story.headline(),
                        fields ? other.shortHeadline() : story.shortHeadline(),
                        story.socialHeadline(),
                        fields ? other.kicker() : story.kicker(),
                        random.nextBoolean() ? edited(story.standfirst()) : story.standfirst(),
                        fields ? other.byline() : story.byline(),
                        story.dateline(),
                        story.located(),
                        fields ? other.source() : story.source(),
                        story.credits(),
                        fields ? other.urgency() : story.urgency(),
                        story.ednote(),
                        fields ? other.embargoedUntil() : story.embargoedUntil(),
                        fields ? other.mainMedia() : story.mainMedia(),
                        body));
    }

    private void edit(List<Block> body) {
        int at = random.nextInt(body.size() + 1);
        if (body.isEmpty() || random.nextInt(4) == 0) {
            body.add(at, block(2));
            return;
        }
        int there = random.nextInt(body.size());
        switch (random.nextInt(3)) {
            case 0 -> body.remove(there);
            case 1 -> body.add(random.nextInt(body.size()), body.remove(there));
            default -> {
                if (body.get(there) instanceof Block.Paragraph paragraph) {
                    body.set(there, new Block.Paragraph(edited(paragraph.text())));
                }
            }
        }
    }

    /** Some words gone, some come. */
    RichText edited(RichText text) {
        List<Token> tokens = new ArrayList<>(Token.of(text));
        for (int i = random.nextInt(4); i > 0; i--) {
            if (tokens.isEmpty() || random.nextBoolean()) {
                tokens.add(
                        random.nextInt(tokens.size() + 1), new Token(pick(WORDS) + " ", List.of()));
            } else {
                tokens.remove(random.nextInt(tokens.size()));
            }
        }
        return Token.text(tokens);
    }
}
