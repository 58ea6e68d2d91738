package news.stet.desk;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.desk.view.FrontStoriesView;
import news.stet.desk.view.FrontsView;
import news.stet.desk.view.Page;
import news.stet.fronts.FillQuery;
import news.stet.fronts.Front;
import news.stet.fronts.FrontCards;
import news.stet.fronts.FrontContent;
import news.stet.fronts.FrontId;
import news.stet.people.Actor;
import news.stet.site.SitePages;
import news.stet.story.Edition;
import news.stet.story.Status;
import news.stet.story.Story;
import news.stet.story.StoryQuery;
import org.jspecify.annotations.Nullable;

/** The fronts and the board on which one is arranged. */
final class FrontsScreen {
    private static final String PATH = "/fronts";
    private static final int LISTED = 40;

    /** The number at the end of an address of ours, or alone. */
    private static final Pattern ADDRESS = Pattern.compile("(?:https?://\\S*[-/])?([0-9]{3,18})/?");

    private final Parts parts;
    private final Pages pages;
    private final SitePages site;
    private final FrontBoard board;

    FrontsScreen(Parts parts, Pages pages, SitePages site) {
        this.parts = parts;
        this.pages = pages;
        this.site = site;
        this.board = new FrontBoard(parts);
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, this::list);
        routes.get(PATH + "/{id}", Access.SESSION, this::show);
        routes.get(PATH + "/{id}/board", Access.SESSION, this::board);
        routes.get(PATH + "/{id}/stories", Access.SESSION, this::stories);
        routes.get(PATH + "/{id}/page", Access.SESSION, this::page);
    }

    private void list(Context context) {
        Actor actor = Gate.actor(context);
        Page page = pages.page(context, "front.all", "fronts");
        List<FrontId> all = parts.fronts().list(actor);
        List<FrontsView.OfEdition> editions = new ArrayList<>();
        for (Edition edition : parts.editions().list()) {
            List<FrontsView.One> fronts =
                    all.stream()
                            .filter(it -> it.edition().equals(edition.code()))
                            .map(it -> one(page, edition, parts.fronts().get(actor, it)))
                            .toList();
            editions.add(
                    new FrontsView.OfEdition(
                            edition.name(), edition.language(), edition.direction(), fronts));
        }
        pages.show(context, "fronts", new FrontsView(page, editions));
    }

    private static FrontsView.One one(Page page, Edition edition, Front front) {
        Front.Due due = front.due();
        return new FrontsView.One(
                front,
                front.id().section() == null ? null : FrontBoard.name(edition, front),
                due == null ? null : page.moment(due.at(), edition.timeZone()));
    }

    private static FrontId id(Context context) {
        return FrontId.get(context.pathParam("id"));
    }

    private void show(Context context) {
        answer(context, "front");
    }

    private void board(Context context) {
        answer(context, "front-board");
    }

    private void answer(Context context, String template) {
        Actor actor = Gate.actor(context);
        Front front = parts.fronts().get(actor, id(context));
        Page page = pages.page(context, "front.title", "fronts");
        pages.show(
                context, template, board.view(page, actor, front, pages.asset("fronts/front.js")));
    }

    /**
     * What can be dragged onto the front: what was asked for by words or address, or the newest.
     */
    private void stories(Context context) {
        Actor actor = Gate.actor(context);
        Front front = parts.fronts().get(actor, id(context));
        Edition edition = parts.editions().find(front.id().edition()).orElseThrow();
        String words = Form.asked(context, "q");
        String section = Form.asked(context, "section");
        List<FrontCards.Card> cards =
                words.isEmpty()
                        ? parts.frontCards()
                                .newest(
                                        actor,
                                        FillQuery.ofSection(section.isEmpty() ? null : section)
                                                .in(edition.code()),
                                        LISTED)
                        : find(actor, edition, words, section);
        var standing = new HashSet<>(parts.fronts().fill(front.id(), front.draft()).stories());
        pages.show(
                context,
                "front-stories",
                new FrontStoriesView(
                        pages.page(context, "front.title", "fronts"), edition, cards, standing));
    }

    private List<FrontCards.Card> find(Actor actor, Edition edition, String words, String section) {
        Matcher address = ADDRESS.matcher(words);
        List<Long> ids =
                address.matches()
                        ? List.of(Long.valueOf(address.group(1)))
                        : parts
                                .stories()
                                .list(
                                        actor,
                                        new StoryQuery(
                                                Status.LIVE,
                                                words,
                                                section.isEmpty() ? null : section,
                                                edition.code(),
                                                null,
                                                null,
                                                LISTED))
                                .stories()
                                .stream()
                                .map(Story::id)
                                .toList();
        var cards = parts.frontCards().find(ids);
        return ids.stream().map(cards::get).filter(Objects::nonNull).toList();
    }

    /** The site's own page of the draft, or of an earlier version, to stand in a frame. */
    private void page(Context context) {
        Actor actor = Gate.actor(context);
        Front front = parts.fronts().get(actor, id(context));
        FrontContent content =
                version(context)
                        .map(number -> parts.fronts().version(actor, front.id(), number))
                        .orElse(front.draft());
        SecurityHeaders.allowFraming(context);
        var page =
                PreviewScreen.looking(
                        site, site.previewFront(front.id(), content), Form.asked(context, "look"));
        context.contentType(page.contentType()).result(page.body());
    }

    private static Optional<Integer> version(Context context) {
        @Nullable String number = context.queryParam("version");
        return number == null || !number.matches("[0-9]{1,9}")
                ? Optional.empty()
                : Optional.of(Integer.valueOf(number));
    }
}
