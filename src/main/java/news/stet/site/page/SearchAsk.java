package news.stet.site.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.stet.search.Asked;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import org.jspecify.annotations.Nullable;

/**
 * What an address asks of the search page, read once: its links ask the same but for one thing.
 *
 * @param chosen by the names in the address, in one order; what cannot be read is not there, as if
 *     nobody had asked for it
 */
record SearchAsk(Place.Search place, SiteEdition edition, Map<String, String> chosen) {
    private static final int MAX_QUERY_CHARS = 200;

    /** By what a search is narrowed. */
    static final List<String> NARROWING =
            List.of("section", "type", "topic", "person", "from", "until");

    /** As fields for a day send it. Other forms of ISO reach beyond what a clock can count. */
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    static SearchAsk of(Place.Search place, SiteEdition edition, Map<String, String> values) {
        Map<String, String> chosen = new LinkedHashMap<>();
        chosen.put("q", shortened(values.getOrDefault("q", "").strip()));
        for (String name : NARROWING) {
            String value = shortened(values.getOrDefault(name, "").strip());
            boolean day = name.equals("from") || name.equals("until");
            if (!value.isEmpty() && (!day || day(value) != null)) {
                chosen.put(name, value);
            }
        }
        String from = chosen.get("from");
        String until = chosen.get("until");
        // Whoever gives the later day first means the days between.
        if (from != null && until != null && from.compareTo(until) > 0) {
            chosen.put("from", until);
            chosen.put("until", from);
        }
        if ("date".equals(values.get("sort"))) {
            chosen.put("sort", "date");
        }
        return new SearchAsk(place, edition, chosen);
    }

    private static String shortened(String query) {
        return query.length() <= MAX_QUERY_CHARS
                ? query
                : query.substring(0, query.offsetByCodePoints(0, MAX_QUERY_CHARS / 2));
    }

    private static @Nullable LocalDate day(@Nullable String day) {
        try {
            return day == null || !DAY.matcher(day).matches() ? null : LocalDate.parse(day);
        } catch (DateTimeException none) {
            return null;
        }
    }

    String words() {
        return get("q");
    }

    /** What was asked under that name; empty for nothing. */
    String get(String name) {
        return chosen.getOrDefault(name, "");
    }

    boolean narrowed() {
        return NARROWING.stream().anyMatch(chosen::containsKey);
    }

    /** The begin of the day of that name where the edition is; empty for none. */
    String shownDay(String name) {
        LocalDate day = day(chosen.get(name));
        return day == null ? "" : edition.day(day.atTime(12, 0).atZone(edition.zone()).toInstant());
    }

    /** Without words nothing is better than the rest: the newest come first. */
    Asked asked() {
        return new Asked(
                edition.code(),
                edition.language(),
                words(),
                chosen.get("section"),
                chosen.get("topic"),
                chosen.get("type"),
                chosen.get("person"),
                begin(day(chosen.get("from")), 0),
                begin(day(chosen.get("until")), 1),
                byDate());
    }

    boolean byDate() {
        return words().isEmpty() || chosen.containsKey("sort");
    }

    private @Nullable Instant begin(@Nullable LocalDate day, int after) {
        return day == null ? null : day.plusDays(after).atStartOfDay(edition.zone()).toInstant();
    }

    String path() {
        return place.path()
                + chosen.entrySet().stream()
                        .map(one ->
                                one.getKey()
                                        + "="
                                        + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** The same with another value of that name; null asks for none. */
    String path(String name, @Nullable String value) {
        Map<String, String> other = new LinkedHashMap<>(chosen);
        other.remove(name);
        if (value != null) {
            other.put(name, value);
        }
        return new SearchAsk(place, edition, other).path();
    }

    /** The words alone. */
    String pathOfWords() {
        Map<String, String> other = new LinkedHashMap<>(chosen);
        other.keySet().removeAll(NARROWING);
        return new SearchAsk(place, edition, other).path();
    }
}
