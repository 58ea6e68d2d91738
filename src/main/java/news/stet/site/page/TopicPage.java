package news.stet.site.page;

import java.util.List;
import java.util.Optional;
import news.stet.site.Answer;
import news.stet.site.LiveCard;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteRequest;
import news.stet.site.SiteTopic;
import news.stet.site.data.FeedLinks;
import news.stet.site.view.CardView;
import news.stet.site.view.Frame;
import news.stet.site.view.Head;
import news.stet.site.view.PictureView;

/** All stories of a topic, newest first. */
public record TopicPage(Layout layout) {
    private static final int SIZE = 24;

    /** What the template prints. */
    public record View(Frame frame, SiteTopic topic, List<CardView> cards, Paging paging) {}

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
        List<LiveCard> shown = reader.listCards(read.stream().limit(SIZE).toList());
        Head head =
                Head.of(
                                topic.name(),
                                edition.messages().get("topic.description", topic.name()),
                                layout.absolute(Paging.address(topic.path(), page)))
                        .with(FeedLinks.of(edition, topic));
        View view =
                new View(
                        layout.frame(reader, edition, head, null),
                        topic,
                        new Cards(reader, edition).all(shown, PictureView.Place.SMALL),
                        Paging.of(topic.path(), page, read.size() > SIZE));
        return Optional.of(layout.page(reader, "topic", view));
    }
}
