package news.stet.wire.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Goes down the first lines of a page and takes out those that are not prose: headline, time,
 * source, byline. It stops where prose has begun; from there a line such as "Old Port - New Port"
 * is the page's own. One use a page.
 */
final class PageHeadReader {
    /** Above its text a page has few lines; below it, none that we want but the time. */
    private static final int MAX_PROSE_ABOVE = 2;

    private static final int MAX_LINES_ABOVE = 40;

    private static final int FOOT_LINES = 3;

    private static final Pattern DIGITS = Pattern.compile("(?=.*\\d[/.-]\\d)[\\d\\s/:.,|-]{8,40}");

    private final List<String> lines;
    private final List<String> warnings = new ArrayList<>();
    private final List<String> above = new ArrayList<>();
    private final List<String> byline = new ArrayList<>();
    private int at;
    private DateFinder.@Nullable Found published;
    private DateFinder.@Nullable Found updated;
    private @Nullable SourceLine source;
    private @Nullable String standfirst;

    PageHeadReader(List<String> lines) {
        this.lines = new ArrayList<>(lines);
    }

    @Nullable PageHead read() {
        String headline = readHeadline();
        if (headline == null) {
            return null;
        }
        int end = Math.min(lines.size(), at + MAX_LINES_ABOVE);
        while (at < end && Paragraphs.join(above).size() <= MAX_PROSE_ABOVE) {
            String line = lines.get(at++);
            if (!isDate(line, true) && !isUnreadTime(line) && !isByline(line) && !isSource(line)) {
                above.add(line);
            }
        }
        above.addAll(lines.subList(at, lines.size()));
        if (published == null && updated == null) {
            readFoot();
        }
        List<String> body = new ArrayList<>(Paragraphs.join(above));
        settleStandfirst(body);
        return new PageHead(
                HeadlineLabel.of(headline.replace('\t', ' ')),
                time(),
                standfirst,
                source == null ? null : source.source(),
                source == null ? null : source.located(),
                List.copyOf(byline),
                List.copyOf(body),
                List.copyOf(warnings));
    }

    private @Nullable String readHeadline() {
        while (at < lines.size()) {
            String line = lines.get(at++);
            if (!line.isEmpty() && !isDate(line, false)) {
                return withContinuation(line);
            }
        }
        return null;
    }

    private String withContinuation(String line) {
        if (at < lines.size()
                && !lines.get(at).isEmpty()
                && Paragraphs.goesOn(line, lines.get(at))) {
            return line + " " + lines.get(at++);
        }
        return line;
    }

    private boolean isDate(String line, boolean withNames) {
        Optional<DateFinder.Found> found = DateFinder.find(line);
        if (found.isEmpty()
                || (!withNames && !found.get().rest().isEmpty())
                || !takesRest(found.get().rest())) {
            return false;
        }
        if (found.get().update()) {
            updated = updated == null ? found.get() : updated;
        } else {
            published = published == null ? found.get() : published;
        }
        return true;
    }

    /** A line of digits above the text is a time in a form or calendar that is not read here. */
    private boolean isUnreadTime(String line) {
        boolean digits = DIGITS.matcher(Digits.ascii(line)).matches();
        if (digits) {
            warnings.add(
                    "The line \"" + line + "\" may be a time, but not in a form that is read.");
        }
        return digits;
    }

    /** Beside the time a line may name the source or the author; anything else makes it prose. */
    private boolean takesRest(String rest) {
        if (rest.isEmpty()) {
            return true;
        }
        List<String> names = SourceLine.findByline(rest);
        Optional<SourceLine> found = SourceLine.find(rest);
        if (!names.isEmpty()) {
            byline.addAll(names);
        } else if (found.isPresent()) {
            source = source == null ? found.get() : source;
        } else if (SourceLine.isName(rest) && (Credits.isMedium(rest) || !rest.contains(" "))) {
            source = source == null ? new SourceLine(rest, null) : source;
        } else {
            return false;
        }
        return true;
    }

    private boolean isByline(String line) {
        return byline.addAll(SourceLine.findByline(line));
    }

    private boolean isSource(String line) {
        if (source != null || line.isEmpty()) {
            return false;
        }
        List<String> prose = Paragraphs.join(above);
        Optional<SourceLine> found = SourceLine.find(line);
        if (found.isEmpty() || prose.size() > 1) {
            return false;
        }
        source = found.get();
        if (prose.size() == 1) {
            standfirst = prose.getFirst();
            above.clear();
        }
        return true;
    }

    private void readFoot() {
        for (int i = above.size() - 1, seen = 0; i >= 0 && seen < FOOT_LINES; i--) {
            String line = above.get(i);
            if (line.isEmpty()) {
                continue;
            }
            seen++;
            Optional<DateFinder.Found> found = DateFinder.find(line);
            if (found.isPresent() && found.get().rest().isEmpty()) {
                published = found.get();
                above.remove(i);
                return;
            }
        }
    }

    /**
     * Without a source line, a first paragraph that is a speaker's quotation stands for the
     * standfirst.
     */
    private void settleStandfirst(List<String> body) {
        if (standfirst != null && body.isEmpty()) {
            body.add(standfirst);
            standfirst = null;
        } else if (source == null
                && body.size() > 1
                && Quotations.standfirst(body.getFirst()).speaker() != null) {
            standfirst = body.removeFirst();
        }
        if (body.isEmpty()) {
            warnings.add("The page has a headline but no text.");
        }
    }

    private @Nullable CrawledTime time() {
        DateFinder.Found found = published == null ? updated : published;
        if (found == null) {
            warnings.add("The page names no publication time.");
            return null;
        }
        if (published == null) {
            warnings.add("The page names only the time of its last update; that was taken.");
        }
        warnings.addAll(found.warnings());
        return found.time();
    }
}
