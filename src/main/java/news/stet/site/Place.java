package news.stet.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Every kind of address the site has. {@link #path} and {@link Places#find} are each other's
 * inverse.
 */
public sealed interface Place {
    /** The canonical path, percent-encoded. */
    String path();

    /** {@code /} */
    record Root() implements Place {
        @Override
        public String path() {
            return "/";
        }
    }

    /** {@code /en/} */
    record Front(String edition) implements Place {
        @Override
        public String path() {
            return "/" + encode(edition) + "/";
        }
    }

    /** {@code /en/world/} */
    record Section(String edition, String section) implements Place {
        @Override
        public String path() {
            return "/" + encode(edition) + "/" + encode(section) + "/";
        }
    }

    /** {@code /en/world/old-bridge-reopens-1000007} */
    record Story(String edition, String section, String slug, long id) implements Place {
        @Override
        public String path() {
            return "/" + encode(edition) + "/" + encode(section) + "/" + encode(slug) + "-" + id;
        }
    }

    /**
     * {@code /en/world/2016/12/}
     *
     * @param month 1 to 12
     */
    record Archive(String edition, String section, int year, int month) implements Place {
        @Override
        public String path() {
            return "/%s/%s/%04d/%02d/".formatted(encode(edition), encode(section), year, month);
        }

        /** yyyymm, as in the database. */
        public int number() {
            return year * 100 + month;
        }
    }

    /** {@code /en/topics/bridges/} */
    record Topic(String edition, String topic) implements Place {
        @Override
        public String path() {
            return "/" + encode(edition) + "/topics/" + encode(topic) + "/";
        }
    }

    /**
     * {@code /en/people/Ada-Writer/}
     *
     * @param person the name as an address has it
     */
    record Person(String edition, String person) implements Place {
        @Override
        public String path() {
            return "/" + encode(edition) + "/people/" + encode(person) + "/";
        }
    }

    /** {@code /en/search} */
    record Search(String edition) implements Place {
        @Override
        public String path() {
            return "/" + encode(edition) + "/search";
        }
    }

    /** {@code /en/search/suggest?q=}: what somebody may be typing, as data. */
    record Suggest(String edition) implements Place {
        @Override
        public String path() {
            return "/" + encode(edition) + "/search/suggest";
        }
    }

    /**
     * {@code /en/style-1f3a9c22d0b4.css}: the style sheet of an edition with a look of its own.
     *
     * @param version changes with its content
     */
    record Style(String edition, String version) implements Place {
        @Override
        public String path() {
            return "/" + encode(edition) + "/style-" + version + ".css";
        }
    }

    /**
     * {@code /en/logo-1f3a9c22d0b4.svg}: the drawing that stands for its name.
     *
     * @param version changes with its content
     */
    record Logo(String edition, String version) implements Place {
        @Override
        public String path() {
            return "/" + encode(edition) + "/logo-" + version + ".svg";
        }
    }

    /** {@code /en/embed/1000007-17}: a story's film alone, for other people's pages. */
    record Embed(String edition, long story, long media) implements Place {
        @Override
        public String path() {
            return "/" + encode(edition) + "/embed/" + story + "-" + media;
        }
    }

    /** {@code /oembed?url=…}: how to show a story's film in another page. */
    record OEmbed() implements Place {
        @Override
        public String path() {
            return "/oembed";
        }
    }

    /** {@code /sitemap-video.xml}; see {@link Sitemap}. */
    record VideoSitemap(String home) implements Place {
        @Override
        public String path() {
            return ofHost(home, "sitemap-video.xml");
        }
    }

    /** The forms a box is given in. */
    enum BoxForm {
        /** In the shape partners know. */
        LIST(".json"),
        /** With all that a list of ours shows. */
        FULL(".full.json"),
        /** To be put into a page of anybody's. */
        HTML(".html");

        private final String end;

        BoxForm(String end) {
            this.end = end;
        }

        /** How an address in that form ends. */
        public String end() {
            return end;
        }
    }

    /** {@code /en/boxes/latest.json}, {@code /en/boxes/top.full.json}, {@code …/top.html} */
    record Box(String edition, String box, BoxForm form) implements Place {
        @Override
        public String path() {
            return "/" + encode(edition) + "/boxes/" + encode(box) + form.end();
        }
    }

    /** The kinds of feeds. */
    enum FeedFormat {
        RSS,
        ATOM,
        JSON;

        private final String fileName = "feed." + name().toLowerCase(java.util.Locale.ROOT);

        /** {@code feed.rss} */
        public String fileName() {
            return fileName;
        }
    }

    /**
     * {@code /en/feed.rss}, {@code /en/world/feed.atom}, {@code /en/topics/bridges/feed.json}
     *
     * @param of a {@link Front}, {@link Section}, {@link Topic} or {@link Person}
     */
    record Feed(Place of, FeedFormat format) implements Place {
        @Override
        public String path() {
            return of.path() + format.fileName();
        }
    }

    /**
     * {@code /sitemap.xml}: the index of sitemaps.
     *
     * @param home code of the edition at whose host it is, empty for the site's own address; there
     *     readers know it without the code
     */
    record Sitemap(String home) implements Place {
        @Override
        public String path() {
            return ofHost(home, "sitemap.xml");
        }
    }

    /** {@code /sitemap-en-201612.xml}: one month of one edition; month 0 holds its fronts. */
    record SitemapPart(String edition, int month) implements Place {
        @Override
        public String path() {
            return "/sitemap-%s-%06d.xml".formatted(encode(edition), month);
        }
    }

    /** {@code /sitemap-news.xml}; see {@link Sitemap}. */
    record NewsSitemap(String home) implements Place {
        @Override
        public String path() {
            return ofHost(home, "sitemap-news.xml");
        }
    }

    /** {@code /robots.txt}; see {@link Sitemap}. */
    record Robots(String home) implements Place {
        @Override
        public String path() {
            return ofHost(home, "robots.txt");
        }
    }

    private static String ofHost(String home, String name) {
        return home.isEmpty() ? "/" + name : "/" + encode(home) + "/" + name;
    }

    private static Optional<String> codeOf(String home) {
        return home.isEmpty() ? Optional.empty() : Optional.of(home);
    }

    private static String encode(String segment) {
        if (needsNone(segment)) {
            return segment;
        }
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean needsNone(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return true;
    }

    /** The edition it belongs to, empty for what belongs to all. */
    default Optional<String> editionCode() {
        return switch (this) {
            case Front front -> Optional.of(front.edition());
            case Section section -> Optional.of(section.edition());
            case Story story -> Optional.of(story.edition());
            case Archive archive -> Optional.of(archive.edition());
            case Topic topic -> Optional.of(topic.edition());
            case Person person -> Optional.of(person.edition());
            case Search search -> Optional.of(search.edition());
            case Suggest suggest -> Optional.of(suggest.edition());
            case Box box -> Optional.of(box.edition());
            case Embed embed -> Optional.of(embed.edition());
            case Style style -> Optional.of(style.edition());
            case Logo logo -> Optional.of(logo.edition());
            case Feed feed -> feed.of().editionCode();
            case Sitemap of -> codeOf(of.home());
            case NewsSitemap of -> codeOf(of.home());
            case VideoSitemap of -> codeOf(of.home());
            case Robots of -> codeOf(of.home());
            case Root _, SitemapPart _, OEmbed _ -> Optional.empty();
        };
    }
}
