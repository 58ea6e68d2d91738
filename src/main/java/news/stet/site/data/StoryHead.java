package news.stet.site.data;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import news.stet.media.Film;
import news.stet.media.MediaKind;
import news.stet.media.Use;
import news.stet.site.Counterparts;
import news.stet.site.LiveCard;
import news.stet.site.LiveStory;
import news.stet.site.Origins;
import news.stet.site.SiteEdition;
import news.stet.site.SiteMedia;
import news.stet.site.SiteReader;
import news.stet.site.SiteSection;
import news.stet.site.SiteTopic;
import news.stet.site.view.Head;
import news.stet.site.view.Head.Link;
import news.stet.site.view.Head.Property;
import news.stet.story.StoryContent;

/**
 * What a story's page says of itself: canonical address, feeds, Open Graph and JSON-LD.
 *
 * @param siteUrl how addresses of its edition begin, without a slash at the end
 */
public record StoryHead(URI siteUrl, Origins origins, Publisher publisher) {
    private static final String RATIO = "16x9";
    private static final int PICTURE_WIDTH = 1280;

    /** The head of a live story. */
    public Head of(SiteReader reader, SiteEdition edition, LiveStory story) {
        LiveCard card = story.card();
        SiteSection section =
                reader.findSection(card.edition(), card.section())
                        .orElse(new SiteSection(card.edition(), card.section(), card.section()));
        List<SiteTopic> topics =
                story.content().topics().stream()
                        .flatMap(topic -> reader.findTopic(card.edition(), topic).stream())
                        .toList();
        StoryData data =
                new StoryData(siteUrl, origins, publisher, reader, edition, story, section, topics);
        return new Head(
                story.content().headline(),
                card.standfirst(),
                siteUrl + card.path(),
                true,
                links(reader, edition, story, section),
                properties(reader, edition, story, section, topics),
                data.json());
    }

    private List<Link> links(
            SiteReader reader, SiteEdition edition, LiveStory story, SiteSection section) {
        List<Link> links = new ArrayList<>(FeedLinks.of(edition, Optional.of(section)));
        links.addAll(
                new Alternates(origins)
                        .links(reader, Counterparts.inLanguages(reader, story.card())));
        boolean film =
                story.content().allMedia().stream()
                        .flatMap(id -> reader.findItem(id).stream())
                        .anyMatch(item -> item.kind() == MediaKind.VIDEO);
        if (film) {
            String title = story.content().headline();
            String path = story.card().path();
            for (String format : List.of("json", "xml")) {
                String type = (format.equals("json") ? "application/" : "text/") + format;
                links.add(
                        new Link(
                                "alternate",
                                siteUrl + OEmbed.path(siteUrl, path, format),
                                type + "+oembed",
                                null,
                                title));
            }
        }
        return links;
    }

    private List<Property> properties(
            SiteReader reader,
            SiteEdition edition,
            LiveStory story,
            SiteSection section,
            List<SiteTopic> topics) {
        LiveCard card = story.card();
        StoryContent content = story.content();
        String title = Objects.requireNonNullElse(content.socialHeadline(), content.headline());
        List<Property> all = new ArrayList<>();
        add(all, "og:type", "article");
        add(all, "og:site_name", edition.name());
        add(all, "og:title", title);
        add(all, "og:description", card.standfirst());
        add(all, "og:url", siteUrl + card.path());
        add(all, "og:locale", locale(edition));
        add(all, "article:published_time", StoryTimes.local(card.publishedAt(), edition));
        add(all, "article:modified_time", StoryTimes.local(story.updatedAt(), edition));
        add(all, "article:section", section.name());
        content.byline().forEach(author -> add(all, "article:author", author));
        topics.forEach(topic -> add(all, "article:tag", topic.name()));
        Optional<SiteMedia> media =
                reader.findMedia(card.media()).filter(it -> it.allows(Use.SOCIAL));
        media.ifPresent(shown -> picture(all, shown));
        films(all, reader, content);
        add(all, "twitter:card", media.isPresent() ? "summary_large_image" : "summary");
        add(all, "twitter:title", title);
        add(all, "twitter:description", card.standfirst());
        return all;
    }

    private void picture(List<Property> all, SiteMedia media) {
        String address = siteUrl + media.address(RATIO, PICTURE_WIDTH, "jpg");
        add(all, "og:image", address);
        add(all, "og:image:type", "image/jpeg");
        add(all, "og:image:width", Integer.toString(media.width(RATIO, PICTURE_WIDTH)));
        add(all, "og:image:height", Integer.toString(media.height(RATIO, PICTURE_WIDTH)));
        add(all, "og:image:alt", Objects.requireNonNullElse(media.alt(), ""));
        add(all, "twitter:image", address);
        add(all, "twitter:image:alt", Objects.requireNonNullElse(media.alt(), ""));
    }

    private void films(List<Property> all, SiteReader reader, StoryContent content) {
        content.allMedia().stream()
                .flatMap(id -> reader.findItem(id).stream())
                .filter(item -> item.kind() == MediaKind.VIDEO)
                .filter(item -> item.rights().allows(Use.SOCIAL))
                .findFirst()
                .flatMap(item -> reader.findFilm(item.id()))
                .filter(Film::plays)
                .ifPresent(film -> {
                    add(all, "og:video", siteUrl + film.progressive());
                    add(all, "og:video:type", film.progressiveType());
                    add(all, "og:video:width", Integer.toString(film.made().width()));
                    add(all, "og:video:height", Integer.toString(film.made().height()));
                });
    }

    private static void add(List<Property> all, String name, String content) {
        if (!content.isBlank()) {
            all.add(new Property(name, content));
        }
    }

    /** Open Graph wants a country; the language's likeliest does where the edition names none. */
    private static String locale(SiteEdition edition) {
        return edition.likelyLocale();
    }
}
