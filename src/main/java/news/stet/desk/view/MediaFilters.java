package news.stet.desk.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import news.stet.media.MediaQuery;

/** What is looked for in the library, for the form that asks and for addresses. */
public record MediaFilters(MediaQuery query) {
    public String kind() {
        return query.kind() == null ? "" : query.kind().slug();
    }

    public String rights() {
        return query.rights() == null ? "" : query.rights().slug();
    }

    /** Whether any of what the form keeps folded is asked for. */
    public boolean open() {
        return !(query.person() + query.credit() + query.from() + query.until()).isEmpty();
    }

    /** The address of the next page, from that item on. */
    public String older(long before) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("q", query.words());
        asked.put("kind", kind());
        asked.put("rights", rights());
        asked.put("person", query.person());
        asked.put("credit", query.credit());
        asked.put("from", query.from());
        asked.put("until", query.until());
        asked.put("before", Long.toString(before));
        return "/library?"
                + asked.entrySet().stream()
                        .filter(one -> !one.getValue().isEmpty())
                        .map(one ->
                                one.getKey()
                                        + "="
                                        + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
