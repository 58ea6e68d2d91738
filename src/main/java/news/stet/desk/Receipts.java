package news.stet.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.desk.view.ReceiptView;
import news.stet.desk.view.ReceiptView.Place;
import news.stet.story.Homes;
import news.stet.story.Removal;
import news.stet.story.RevisionLine;
import news.stet.story.Story;
import org.jspecify.annotations.Nullable;

/** Tells from what the change log named where readers saw a story that was taken from them. */
final class Receipts {
    private static final Pattern LIST =
            Pattern.compile("list:([^/]+)/(?:(topics)/)?(?:([^/]+)/)?latest(?:-[0-9]+)?");
    private static final Pattern ARCHIVE =
            Pattern.compile("archive:([^/]+)/([^/]+)/([0-9]{4})-([0-9]{2})");
    private static final Pattern BOX = Pattern.compile("box:([^/]+)/(.+)");

    private static final Pattern SITEMAP = Pattern.compile("(month|news):([^/]+)(?:/.+)?");

    private static final Pattern FRONT = Pattern.compile("front:([^/]+)(?:/(.+))?");

    private final Homes homes;

    Receipts(Homes homes) {
        this.homes = homes;
    }

    /**
     * One receipt for each time, the latest first.
     *
     * @param lines the story's history, the newest first
     */
    List<ReceiptView> of(Story story, List<RevisionLine> lines, List<Removal> removals) {
        Map<Integer, List<Removal>> times =
                removals.stream().collect(Collectors.groupingBy(Removal::revision));
        List<ReceiptView> receipts = new ArrayList<>();
        for (RevisionLine line : lines) {
            List<Removal> places = times.get(line.number());
            if (places != null) {
                receipts.add(new ReceiptView(line, places(story, places)));
            }
        }
        return receipts;
    }

    /** Lists have a key for each depth, and each place is told once. */
    private List<Place> places(Story story, List<Removal> removals) {
        Map<String, Place> places = new LinkedHashMap<>();
        String path = story.path();
        Stream<Place> first = path == null ? Stream.of() : Stream.of(place("story", "", path));
        Stream.concat(first, removals.stream().flatMap(it -> place(it).stream()))
                .forEach(place -> places.putIfAbsent(place.kind() + place.address(), place));
        return List.copyOf(places.values());
    }

    private Optional<Place> place(Removal removal) {
        Removal.Shower by = removal.by();
        return by == null
                ? place(removal.key())
                : Optional.of(place("shown", by.headline(), by.path()));
    }

    /** Keys that only say where it stood among others name no place. */
    private Optional<Place> place(String key) {
        Matcher list = LIST.matcher(key);
        if (list.matches()) {
            return Optional.of(list(list.group(1), list.group(2) != null, list.group(3)));
        }
        Matcher archive = ARCHIVE.matcher(key);
        if (archive.matches()) {
            String month = archive.group(3) + "/" + archive.group(4);
            String path = "/" + archive.group(1) + "/" + archive.group(2) + "/" + month + "/";
            return Optional.of(place("archive", month, path));
        }
        Matcher box = BOX.matcher(key);
        if (box.matches()) {
            String path = "/" + box.group(1) + "/boxes/" + box.group(2) + ".json";
            return Optional.of(place("box", box.group(2), path));
        }
        Matcher front = FRONT.matcher(key);
        if (front.matches()) {
            return Optional.of(list(front.group(1), false, front.group(2)));
        }
        Matcher sitemap = SITEMAP.matcher(key);
        if (sitemap.matches()) {
            String edition = sitemap.group(2);
            return Optional.of(
                    sitemap.group(1).equals("news")
                            ? new Place(
                                    "news", "", homes.addressBeside(edition, "/sitemap-news.xml"))
                            : new Place(
                                    "sitemap", "", homes.addressBeside(edition, "/sitemap.xml")));
        }
        return Optional.empty();
    }

    private Place list(String edition, boolean topic, @Nullable String of) {
        if (of == null) {
            return place("front", edition, "/" + edition + "/");
        }
        return topic
                ? place("topic", of, "/" + edition + "/topics/" + of + "/")
                : place("section", of, "/" + edition + "/" + of + "/");
    }

    private Place place(String kind, String name, String path) {
        return new Place(kind, name, homes.address(path));
    }
}
