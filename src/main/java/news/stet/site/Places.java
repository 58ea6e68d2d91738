package news.stet.site;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of the site's addresses: which {@link Place} a path names. */
final class Places {
    private static final Pattern STORY = Pattern.compile("(?:(.*)-)?([1-9][0-9]{0,17})");
    private static final Pattern EMBED = Pattern.compile("([1-9][0-9]{0,17})-([1-9][0-9]{0,17})");
    private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}");
    private static final Pattern MONTH = Pattern.compile("0[1-9]|1[0-2]");
    private static final Pattern BOX = Pattern.compile("([a-z][a-z0-9-]{0,39})(\\.[a-z.]+)");
    private static final Pattern LOOK =
            Pattern.compile("(?:style-(?=.{12}\\.css$)|logo-(?=.{12}\\.svg$))([0-9a-f]{12})\\..*");
    private static final Pattern SITEMAP =
            Pattern.compile("sitemap-([a-z][a-z0-9-]*)-([0-9]{6})\\.xml");

    private Places() {}

    /** The place of that path, whether or not it ends with a slash as it should. */
    static Optional<Place> find(SiteRequest request) {
        List<String> path = request.segments();
        return switch (path.size()) {
            case 0 -> Optional.of(new Place.Root());
            case 1 -> ofOne(path.get(0));
            case 2 -> ofTwo(path.get(0), path.get(1));
            case 3 -> ofThree(path.get(0), path.get(1), path.get(2));
            case 4 -> ofFour(path);
            default -> Optional.empty();
        };
    }

    private static Optional<Place> ofOne(String name) {
        Matcher part = SITEMAP.matcher(name);
        if (part.matches()) {
            return Optional.of(
                    new Place.SitemapPart(part.group(1), Integer.parseInt(part.group(2))));
        }
        return name.equals("oembed")
                ? Optional.of(new Place.OEmbed())
                : ofHost("", name).or(() -> Optional.of(new Place.Front(name)));
    }

    private static Optional<Place> look(String edition, String name) {
        Matcher file = LOOK.matcher(name);
        if (!file.matches()) {
            return Optional.empty();
        }
        String version = file.group(1);
        return Optional.of(
                name.startsWith("style")
                        ? new Place.Style(edition, version)
                        : new Place.Logo(edition, version));
    }

    private static Optional<Place> ofHost(String home, String name) {
        return switch (name) {
            case "sitemap.xml" -> Optional.of(new Place.Sitemap(home));
            case "sitemap-news.xml" -> Optional.of(new Place.NewsSitemap(home));
            case "sitemap-video.xml" -> Optional.of(new Place.VideoSitemap(home));
            case "robots.txt" -> Optional.of(new Place.Robots(home));
            default -> Optional.empty();
        };
    }

    private static Optional<Place> ofTwo(String edition, String name) {
        if (name.equals("search")) {
            return Optional.of(new Place.Search(edition));
        }
        return feed(new Place.Front(edition), name)
                .or(() -> ofHost(edition, name))
                .or(() -> look(edition, name))
                .or(() -> Optional.of(new Place.Section(edition, name)));
    }

    private static Optional<Place> ofThree(String edition, String section, String name) {
        if (section.equals("topics")) {
            return Optional.of(new Place.Topic(edition, name));
        }
        if (section.equals("search") && name.equals("suggest")) {
            return Optional.of(new Place.Suggest(edition));
        }
        if (section.equals("boxes")) {
            return box(edition, name);
        }
        if (section.equals("embed")) {
            Matcher film = EMBED.matcher(name);
            return film.matches()
                    ? Optional.of(
                            new Place.Embed(
                                    edition,
                                    Long.parseLong(film.group(1)),
                                    Long.parseLong(film.group(2))))
                    : Optional.empty();
        }
        Matcher story = STORY.matcher(name);
        if (story.matches()) {
            return Optional.of(
                    new Place.Story(
                            edition,
                            section,
                            Objects.requireNonNullElse(story.group(1), ""),
                            Long.parseLong(story.group(2))));
        }
        Optional<Place> feed = feed(new Place.Section(edition, section), name);
        // A newsroom may have a section of that word, with its stories and feeds.
        return feed.isEmpty() && section.equals("people")
                ? Optional.of(new Place.Person(edition, name))
                : feed;
    }

    private static Optional<Place> box(String edition, String name) {
        Matcher box = BOX.matcher(name);
        if (box.matches()) {
            for (Place.BoxForm form : Place.BoxForm.values()) {
                if (form.end().equals(box.group(2))) {
                    return Optional.of(new Place.Box(edition, box.group(1), form));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Place> ofFour(List<String> path) {
        String edition = path.get(0);
        if (path.get(1).equals("topics")) {
            return feed(new Place.Topic(edition, path.get(2)), path.get(3));
        }
        if (YEAR.matcher(path.get(2)).matches() && MONTH.matcher(path.get(3)).matches()) {
            return Optional.of(
                    new Place.Archive(
                            edition,
                            path.get(1),
                            Integer.parseInt(path.get(2)),
                            Integer.parseInt(path.get(3))));
        }
        if (path.get(1).equals("people")) {
            return feed(new Place.Person(edition, path.get(2)), path.get(3));
        }
        return Optional.empty();
    }

    private static Optional<Place> feed(Place of, String name) {
        for (Place.FeedFormat format : Place.FeedFormat.values()) {
            if (format.fileName().equals(name)) {
                return Optional.of(new Place.Feed(of, format));
            }
        }
        return Optional.empty();
    }
}
