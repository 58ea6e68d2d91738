package news.stet.story;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import news.stet.media.MediaDetails;
import news.stet.media.MediaItem;
import news.stet.media.MediaRights;
import org.jspecify.annotations.Nullable;

/**
 * The checks that need nothing but the story itself, its edition and what the library says of its
 * pictures. Pure: the same story gives the same findings, in the order in which one reads.
 */
final class ContentChecks {
    /** What the library says of a picture or film. */
    record MediaFacts(String alt, String credit, MediaRights rights) {
        private static final MediaFacts NONE = new MediaFacts("", "", MediaRights.UNSAID);

        static MediaFacts of(MediaItem item) {
            MediaDetails details = item.details();
            return new MediaFacts(details.alt(), details.credit(), item.rights());
        }
    }

    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "(?U)^(?:(?i:headline|untitled|title|test|new story|no headline)|عنوان|بلا عنوان|"
                            + "بدون عنوان|تیتر|بی عنوان)[ .!…]*$|(?<![\\p{L}\\p{Nd}])(?:TK|TKTK|TODO|XXX+|(?i:lorem ipsum))(?![\\p{L}\\p{Nd}])");

    /** Two short paragraphs may well be the same: a refrain, an answer. */
    private static final int REPEATED_CHARS = 60;

    private final StoryContent content;
    private final Edition edition;
    private final CheckSettings settings;
    private final Map<Long, MediaFacts> media;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    private ContentChecks(
            StoryContent content,
            Edition edition,
            CheckSettings settings,
            Map<Long, MediaFacts> media,
            Instant now) {
        this.now = now;
        this.content = content;
        this.edition = edition;
        this.settings = settings;
        this.media = media;
    }

    static List<Finding> of(
            StoryContent content,
            Edition edition,
            CheckSettings settings,
            Map<Long, MediaFacts> media,
            Instant now) {
        var checks = new ContentChecks(content, edition, settings, media, now);
        checks.head();
        checks.body();
        checks.language();
        checks.links();
        return checks.findings;
    }

    private void note(Check check, String path, Object... said) {
        Check.Level level = settings.level(check);
        if (level != Check.Level.OFF) {
            findings.add(Finding.of(check, level, path, List.of(said)));
        }
    }

    private void head() {
        length("headline", content.headline(), settings.headline());
        length("headlines.short", content.shortHeadline(), settings.shortHeadline());
        length("headlines.social", content.socialHeadline(), settings.socialHeadline());
        if (PLACEHOLDER.matcher(content.headline()).find()) {
            note(Check.HEADLINE_PLACEHOLDER, "headline", content.headline());
        }
        if (content.standfirst().isEmpty()) {
            note(Check.STANDFIRST_MISSING, "standfirst");
        }
        if (content.byline().isEmpty()) {
            note(Check.BYLINE_MISSING, "byline");
        }
        if (content.source() == null && content.credits().isEmpty()) {
            note(Check.SOURCE_MISSING, "source");
        }
    }

    private void length(String path, @Nullable String headline, int most) {
        int length = headline == null ? 0 : graphemes(headline);
        if (length > most) {
            note(Check.HEADLINE_LENGTH, path, length, most);
        }
    }

    /** Characters as people count them: a letter with its marks is one. */
    static int graphemes(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    private void body() {
        if (content.type() == StoryType.ARTICLE && content.wordCount() == 0) {
            note(Check.BODY_EMPTY, "body");
        }
        if (lacksWhatItsTypePromises()) {
            note(Check.TYPE_INCOMPLETE, "type", content.type().slug());
        }
        if (content.mainMedia() != null) {
            look(content.mainMedia(), "mainMedia");
        }
        int level = 1;
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < content.body().size(); i++) {
            Block block = content.body().get(i);
            String path = "body[" + i + "]";
            look(block, path);
            if (isLong(block) && !seen.add(block)) {
                note(Check.BLOCK_REPEATED, path);
            }
            if (block instanceof Block.Heading heading) {
                if (heading.level() > level + 1) {
                    note(Check.HEADING_ORDER, path, heading.level(), level + 1);
                }
                level = heading.level();
            }
        }
    }

    private boolean lacksWhatItsTypePromises() {
        return switch (content.type()) {
            case ARTICLE -> false;
            case VIDEO ->
                    content.allBlocks()
                            .noneMatch(
                                    it -> it instanceof Block.Video || it instanceof Block.Embed);
            case GALLERY ->
                    content.allBlocks().filter(it -> it instanceof Block.Picture).count() < 2;
            case LIVE -> content.body().stream().noneMatch(it -> it instanceof Block.Post);
        };
    }

    private static boolean isLong(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph -> paragraph.text().plain().length() >= REPEATED_CHARS;
            case Block.Quotation quotation -> quotation.text().plain().length() >= REPEATED_CHARS;
            case Block.Picture _,
                    Block.Video _,
                    Block.Gallery _,
                    Block.Embed _,
                    Block.Table _,
                    Block.StoryLink _,
                    Block.Box _ ->
                    true;
            case Block.Heading _, Block.Listing _, Block.PullQuote _, Block.Post _ -> false;
        };
    }

    private void look(Block block, String path) {
        switch (block) {
            case Block.Picture picture -> {
                MediaFacts facts = media.getOrDefault(picture.media(), MediaFacts.NONE);
                if (isBlank(picture.alt()) && facts.alt().isBlank()) {
                    note(Check.ALT_MISSING, path + ".alt");
                }
                credit(picture.credit(), facts, path);
                rights(facts, path);
            }
            case Block.Video video -> {
                MediaFacts facts = media.getOrDefault(video.media(), MediaFacts.NONE);
                credit(video.credit(), facts, path);
                rights(facts, path);
            }
            case Block.Gallery gallery -> inside(gallery.pictures(), path + ".pictures");
            case Block.Box box -> inside(box.body(), path + ".body");
            case Block.Post post -> inside(post.body(), path + ".body");
            case Block.Quotation quotation -> {
                if (isBlank(quotation.speaker()) && isBlank(quotation.source())) {
                    note(Check.QUOTATION_SPEAKER, path + ".speaker");
                }
            }
            case Block.Paragraph _,
                    Block.Heading _,
                    Block.Listing _,
                    Block.PullQuote _,
                    Block.Table _,
                    Block.Embed _,
                    Block.StoryLink _ -> {}
        }
    }

    private void inside(List<? extends Block> blocks, String path) {
        for (int i = 0; i < blocks.size(); i++) {
            look(blocks.get(i), path + "[" + i + "]");
        }
    }

    private void credit(@Nullable String credit, MediaFacts facts, String path) {
        if (isBlank(credit) && facts.credit().isBlank()) {
            note(Check.CREDIT_MISSING, path + ".credit");
        }
    }

    private void rights(MediaFacts facts, String path) {
        if (facts == MediaFacts.NONE) {
            return;
        }
        MediaRights rights = facts.rights();
        switch (rights.standing(now)) {
            case KILLED -> note(Check.RIGHTS_GONE, path + ".media", "killed");
            case EXPIRED -> note(Check.RIGHTS_GONE, path + ".media", "expired");
            case NOT_FOR_SITE -> note(Check.RIGHTS_GONE, path + ".media", "elsewhere");
            case ENDING ->
                    note(
                            Check.RIGHTS_ENDING,
                            path + ".media",
                            rights.until().map(Instant::toString).orElse(""));
            case UNKNOWN -> note(Check.RIGHTS_UNKNOWN, path + ".media");
            case USABLE -> {}
        }
        if (!rights.territory().isEmpty()) {
            note(Check.RIGHTS_TERRITORY, path + ".media", String.join(", ", rights.territory()));
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private void language() {
        String language = content.language().isEmpty() ? edition.language() : content.language();
        String named = ULocale.forLanguageTag(language).getLanguage();
        if (!named.equals(ULocale.forLanguageTag(edition.language()).getLanguage())) {
            note(Check.LANGUAGE, "language", name(language), edition.name());
            return;
        }
        String text = content.headline() + " " + content.standfirst().plain() + content.bodyText();
        String expected = script(language);
        if (!expected.isEmpty() && !isMostly(text, expected)) {
            note(Check.LANGUAGE, "language", name(language), edition.name());
        }
    }

    private static String name(String language) {
        return ULocale.forLanguageTag(language).getDisplayLanguage(ULocale.ENGLISH);
    }

    private static String script(String language) {
        return ULocale.addLikelySubtags(ULocale.forLanguageTag(language)).getScript();
    }

    /** Whether at least half the letters are of that script; true where there are none. */
    private static boolean isMostly(String text, String script) {
        int wanted =
                com.ibm.icu.lang.UCharacter.getPropertyValueEnum(
                        com.ibm.icu.lang.UProperty.SCRIPT, script);
        int letters = 0;
        int fitting = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (Character.isLetter(c)) {
                letters++;
                fitting += com.ibm.icu.lang.UScript.hasScript(c, wanted) ? 1 : 0;
            }
        }
        return fitting * 2 >= letters;
    }

    private void links() {
        for (Links.Found link : Links.in(content)) {
            if (link.href().toLowerCase(Locale.ROOT).startsWith("http")
                    && Links.wellFormed(link.href()).isEmpty()) {
                note(Check.LINK_FORM, link.path(), link.href());
            }
        }
    }
}
