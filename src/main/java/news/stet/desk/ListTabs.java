package news.stet.desk;

import java.util.ArrayList;
import java.util.List;
import news.stet.desk.SavedViews.SavedView;
import news.stet.desk.view.ListTabsView;
import news.stet.desk.view.ListTabsView.Tab;
import news.stet.desk.view.Page;
import news.stet.people.Actor;
import org.jspecify.annotations.Nullable;

/** The views above the list: those every newsroom needs, then one's own and those others share. */
final class ListTabs {
    /** Nobody works through more; beyond it the number would only cost time. */
    private static final int MOST_COUNTED = 1_000;

    /** One that is always there; whether its stories are counted. */
    private record BuiltIn(String title, String asked, boolean counted) {}

    private static final List<BuiltIn> BUILT_IN =
            List.of(
                    new BuiltIn("list.viewMine", "mine=true", true),
                    new BuiltIn("list.viewReview", "status=in-review", true),
                    new BuiltIn("list.viewScheduled", "status=scheduled&sort=due", true),
                    new BuiltIn("list.viewLive", "status=live", false),
                    new BuiltIn("list.viewCorrections", "sort=corrected", false),
                    new BuiltIn("list.viewAll", "", false));

    private final Parts parts;

    ListTabs(Parts parts) {
        this.parts = parts;
    }

    ListTabsView list(Page page, Actor actor, String asked) {
        List<Tab> tabs = new ArrayList<>();
        for (BuiltIn view : BUILT_IN) {
            tabs.add(
                    new Tab(
                            page.text(view.title()),
                            path(view.asked()),
                            view.asked().equals(asked),
                            view.counted() ? count(page, actor, view.asked()) : null,
                            null,
                            null));
        }
        for (SavedView view : parts.views().list(actor)) {
            boolean own = view.person() == actor.id() && actor.kind() == Actor.Kind.PERSON;
            tabs.add(
                    new Tab(
                            view.name(),
                            path(view.asked()),
                            view.asked().equals(asked),
                            null,
                            own ? view.id() : null,
                            own ? null : view.by()));
        }
        return new ListTabsView(page, tabs);
    }

    private static String path(String asked) {
        return asked.isEmpty() ? StoryListScreen.PATH : StoryListScreen.PATH + "?" + asked;
    }

    private @Nullable String count(Page page, Actor actor, String asked) {
        int count =
                parts.stories().count(actor, ListQuestion.of(asked).query(actor), MOST_COUNTED + 1);
        if (count > MOST_COUNTED) {
            return page.number(MOST_COUNTED) + "+";
        }
        return page.number(count);
    }
}
