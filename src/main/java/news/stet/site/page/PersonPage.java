package news.stet.site.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.stet.site.Answer;
import news.stet.site.Counterparts;
import news.stet.site.Counterparts.InLanguage;
import news.stet.site.PeopleReader;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteRequest;
import news.stet.site.data.FeedLinks;
import news.stet.site.view.CardView;
import news.stet.site.view.Frame;
import news.stet.site.view.Framed;
import news.stet.site.view.Head;
import news.stet.site.view.PictureView;

/** All stories that somebody signed, newest first. */
public record PersonPage(Layout layout) {
    private static final int SIZE = 24;

    /** What the template prints. */
    public record View(Frame frame, String path, String name, List<CardView> cards, Paging paging)
            implements Framed {}

    /** That page of theirs; empty when nobody of that name signed a live story. */
    public Optional<Answer> answer(SiteReader reader, Place.Person place, SiteRequest request) {
        Optional<SiteEdition> edition = reader.findEdition(place.edition());
        Optional<Integer> page = Paging.number(request);
        if (edition.isEmpty() || page.isEmpty()) {
            return Optional.empty();
        }
        return new PeopleReader(reader)
                .findName(place.edition(), place.person())
                .flatMap(name -> answer(reader, edition.get(), place, name, page.get()));
    }

    private Optional<Answer> answer(
            SiteReader reader, SiteEdition edition, Place.Person place, String name, int page) {
        PeopleReader people = new PeopleReader(reader);
        List<Long> read =
                page == 1
                        ? people.list(edition.code(), place.person(), SIZE + 1)
                        : people.listOlder(
                                edition.code(), place.person(), SIZE + 1, (page - 1) * SIZE);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        List<InLanguage> same = Counterparts.ofPerson(reader, edition.code(), place.person());
        Head plain =
                Head.of(
                        name,
                        edition.messages().get("person.description", name, edition.name()),
                        layout.absolute(edition, Paging.address(place.path(), page)));
        Head head =
                new Head(
                        plain.title(),
                        plain.description(),
                        plain.canonical(),
                        plain.indexed(),
                        links(reader, edition, place, name, page == 1 ? same : List.of()),
                        plain.properties(),
                        layout.personData(edition).json(reader, edition, place, name));
        View view =
                new View(
                        layout.frame(reader, edition, head, null).with(same),
                        place.path(),
                        name,
                        new Cards(reader, edition)
                                .all(
                                        reader.listCards(read.stream().limit(SIZE).toList()),
                                        PictureView.Place.SMALL),
                        Paging.of(place.path(), page, read.size() > SIZE));
        return Optional.of(layout.page(reader, "person", view));
    }

    private List<Head.Link> links(
            SiteReader reader,
            SiteEdition edition,
            Place.Person place,
            String name,
            List<InLanguage> same) {
        return Stream.concat(
                        FeedLinks.of(edition, place, name).stream(),
                        layout.alternates().links(reader, same).stream())
                .toList();
    }
}
