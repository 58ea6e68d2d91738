package news.stet.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import news.stet.desk.view.Page;
import news.stet.desk.view.StateView;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.story.Edition;
import news.stet.story.Homes;
import news.stet.story.Status;
import news.stet.story.Stories;
import news.stet.story.Story;
import news.stet.story.Verb;

/** Where a story stands, and what may be done to it by whom. */
final class StoryState {
    private final Homes homes;
    private final Stories stories;

    private final WorkBox work;

    StoryState(Homes homes, Stories stories, WorkBox work) {
        this.homes = homes;
        this.stories = stories;
        this.work = work;
    }

    StateView of(Page page, Actor actor, Optional<Story> found, List<Edition> editions) {
        if (found.isEmpty()) {
            return new StateView(
                    page,
                    null,
                    Status.DRAFT.slug(),
                    0,
                    false,
                    null,
                    null,
                    null,
                    editions.getFirst().timeZone(),
                    verbs(Status.DRAFT, actor::mayAnywhere),
                    actor.mayAnywhere(Permission.WRITE_OWN),
                    null,
                    WorkBox.NONE);
        }
        Story story = found.get();
        Edition edition =
                editions.stream()
                        .filter(it -> it.code().equals(story.content().edition()))
                        .findFirst()
                        .orElseThrow();
        return new StateView(
                page,
                story.id(),
                story.status().slug(),
                story.revision(),
                story.hasUnpublishedChanges(),
                story.changedBy(),
                story.changedAt(),
                story.dueAt(),
                edition.timeZone(),
                verbs(
                        story.status(),
                        permission ->
                                actor.may(permission, edition.code(), story.content().section())),
                stories.mayEdit(actor, story.id()),
                address(story),
                work.of(story, edition.timeZone()));
    }

    private static List<StateView.Verb> verbs(Status status, Predicate<Permission> may) {
        List<StateView.Verb> verbs = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            if (verb.allowedFrom(status) && may.test(verb.permission())) {
                String title =
                        verb == Verb.PUBLISH && status == Status.LIVE
                                ? "verb.publishChanges"
                                : "verb." + verb.slug();
                verbs.add(new StateView.Verb(verb.slug(), title, look(verb)));
            }
        }
        return verbs;
    }

    private static String look(Verb verb) {
        return switch (verb) {
            case PUBLISH -> "main";
            case WITHHOLD, KILL, SPIKE -> "danger";
            case SUBMIT, APPROVE, RETURN, SCHEDULE, CORRECT, UNSPIKE -> "";
        };
    }

    private @org.jspecify.annotations.Nullable String address(Story story) {
        return story.status() == Status.LIVE && story.path() != null
                ? homes.address(story.path())
                : null;
    }
}
