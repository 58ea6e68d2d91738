package news.stet.site.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.stet.site.Answer;
import news.stet.site.Counterparts;
import news.stet.site.Counterparts.InLanguage;
import news.stet.site.LiveCard;
import news.stet.site.Place;
import news.stet.site.RelatedReader;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteRequest;
import news.stet.site.SiteTopic;
import news.stet.site.data.FeedLinks;
import news.stet.site.view.CardView;
import news.stet.site.view.Frame;
import news.stet.site.view.Framed;
import news.stet.site.view.Head;
import news.stet.site.view.PictureView;
import news.stet.story.TopicPages;
import org.jspecify.annotations.Nullable;

/** All stories of a topic, newest first, below what editors say of it. */
public record TopicPage(Layout layout) {
    private static final int SIZE = 24;

    /**
     * What the template prints.
     *
     * @param description empty for none
     * @param lead the story to begin with; null for none
     * @param events what happened, the last first
     */
    public record View(
            Frame frame,
            SiteTopic topic,
            String description,
            @Nullable CardView lead,
            List<CardView> cards,
            List<Event> events,
            Paging paging)
            implements Framed {}

    /**
     * Something that happened.
     *
     * @param path of the story that tells of it; null for none
     */
    public record Event(String date, String day, String words, @Nullable String path) {}

    /** That page of that topic; empty when no live story has it, or there is no such page. */
    public Optional<Answer> answer(SiteReader reader, Place.Topic place, SiteRequest request) {
        Optional<SiteEdition> edition = reader.findEdition(place.edition());
        Optional<Integer> page = Paging.number(request);
        if (edition.isEmpty() || page.isEmpty()) {
            return Optional.empty();
        }
        return reader.findTopic(place.edition(), place.topic())
                .flatMap(topic ->
                        topic.mergedInto() == null
                                ? answer(reader, edition.get(), topic, page.get())
                                : Optional.of(moved(reader, topic.edition(), topic.mergedInto())));
    }

    private static Answer moved(SiteReader reader, String edition, String into) {
        return new Answer.Moved(new Place.Topic(edition, into).path(), true, reader.keys());
    }

    private Optional<Answer> answer(
            SiteReader reader, SiteEdition edition, SiteTopic topic, int page) {
        List<Long> read =
                page == 1
                        ? reader.listTopic(edition.code(), topic.slug(), SIZE + 1)
                        : reader.listOlderOfTopic(
                                edition.code(), topic.slug(), SIZE + 1, (page - 1) * SIZE);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        TopicPages.Text text =
                page == 1
                        ? new RelatedReader(reader).topicText(edition.code(), topic.slug())
                        : TopicPages.Text.NONE;
        Optional<LiveCard> lead =
                Optional.ofNullable(text.lead())
                        .flatMap(reader::findCard)
                        .filter(card -> card.edition().equals(edition.code()));
        List<LiveCard> shown =
                reader.listCards(read.stream().limit(SIZE).toList()).stream()
                        .filter(card -> lead.isEmpty() || card.story() != lead.get().story())
                        .toList();
        Cards cards = new Cards(reader, edition);
        List<InLanguage> same = Counterparts.ofTopic(reader, topic);
        Head head =
                Head.of(
                                topic.name(),
                                text.description().isEmpty()
                                        ? edition.messages().get("topic.description", topic.name())
                                        : text.description(),
                                layout.absolute(edition, Paging.address(topic.path(), page)))
                        .with(links(reader, edition, topic, page == 1 ? same : List.of()));
        View view =
                new View(
                        layout.frame(reader, edition, head, null).with(same),
                        topic,
                        text.description(),
                        lead.map(card -> cards.card(card, PictureView.Place.LEAD, true))
                                .orElse(null),
                        cards.all(shown, PictureView.Place.SMALL),
                        events(reader, edition, text),
                        Paging.of(topic.path(), page, read.size() > SIZE));
        return Optional.of(layout.page(reader, "topic", view));
    }

    /** Further pages of a topic are pages of no other edition. */
    private List<Head.Link> links(
            SiteReader reader, SiteEdition edition, SiteTopic topic, List<InLanguage> same) {
        return Stream.concat(
                        FeedLinks.of(edition, topic).stream(),
                        layout.alternates().links(reader, same).stream())
                .toList();
    }

    private static List<Event> events(
            SiteReader reader, SiteEdition edition, TopicPages.Text text) {
        return text.events().stream()
                .map(event ->
                        new Event(
                                event.day().toString(),
                                edition.day(noon(edition, event.day())),
                                event.words(),
                                Optional.ofNullable(event.story())
                                        .flatMap(reader::findCard)
                                        .map(LiveCard::path)
                                        .orElse(null)))
                .toList();
    }

    private static Instant noon(SiteEdition edition, LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(edition.zone()).toInstant();
    }
}
