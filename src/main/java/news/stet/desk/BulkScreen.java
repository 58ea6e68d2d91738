package news.stet.desk;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.stet.desk.view.BulkView;
import news.stet.desk.view.BulkView.Outcome;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import news.stet.story.Verb;
import tools.jackson.databind.node.ObjectNode;

/**
 * One act on many stories. Each is done for itself, by its own verb: what is refused for one stops
 * no other, and is told with its reason.
 */
final class BulkScreen {
    /** A page of the list, and some more for who selects across a change. */
    private static final int MOST = 200;

    private final Parts parts;
    private final Pages pages;

    BulkScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.post("/stories/bulk", Access.SESSION, this::act);
    }

    /** What may be done to many at once by whoever that is, in the order of the bar. */
    static List<String> acts(Actor actor) {
        List<String> acts = new ArrayList<>();
        for (Verb verb : List.of(Verb.SUBMIT, Verb.APPROVE, Verb.SPIKE)) {
            if (actor.mayAnywhere(verb.permission())) {
                acts.add(verb.slug());
            }
        }
        if (actor.mayAnywhere(Permission.WRITE_OWN)) {
            acts.addAll(List.of("assign", "urgency", "deadline", "section"));
        }
        return acts;
    }

    private void act(Context context) {
        Actor actor = Gate.actor(context);
        String act = Form.text(context, "act");
        List<String> chosen = context.formParams("story");
        if (!acts(actor).contains(act) || chosen.isEmpty() || chosen.size() > MOST) {
            throw new Problem(
                    Problem.Kind.MALFORMED,
                    "Choose what to do, and 1 to " + MOST + " stories to do it to.");
        }
        String value = Form.text(context, act);
        List<Edition> editions = parts.editions().list();
        List<Outcome> outcomes =
                chosen.stream()
                        .filter(id -> id.matches("[1-9][0-9]{0,17}"))
                        .map(Long::valueOf)
                        .map(id -> outcome(actor, act, value, editions, id))
                        .toList();
        pages.show(
                context,
                "bulk",
                new BulkView(pages.page(context, "list.title", "stories"), act, outcomes));
    }

    private Outcome outcome(
            Actor actor, String act, String value, List<Edition> editions, long id) {
        String headline = "#" + id;
        String language = "";
        try {
            Story story = parts.stories().get(actor, id);
            headline = story.content().headline();
            language = story.content().language();
            act(actor, act, value, story, editions);
            return new Outcome(id, headline, language, "");
        } catch (Problem problem) {
            return new Outcome(id, headline, language, problem.detail());
        }
    }

    private void act(Actor actor, String act, String value, Story story, List<Edition> editions) {
        Optional<Verb> verb = Verb.find(act);
        if (verb.isPresent()) {
            parts.newsroom().act(verb.get(), actor, story.id(), Order.PLAIN);
            return;
        }
        switch (act) {
            case "assign" -> parts.assignments().assign(actor, story.id(), person(actor, value));
            case "deadline" ->
                    parts.assignments().deadline(actor, story.id(), moment(value, story, editions));
            case "urgency" -> change(actor, story, "urgency", value);
            case "section" -> change(actor, story, "section", value);
            default -> throw new IllegalStateException("no act " + act);
        }
    }

    private static @org.jspecify.annotations.Nullable Long person(Actor actor, String value) {
        if (value.equals(ListQuestion.ME)) {
            return actor.id();
        }
        return value.matches("[1-9][0-9]{0,17}") ? Long.valueOf(value) : null;
    }

    /** On the clock of the story's edition, as the editor shows it. */
    private static @org.jspecify.annotations.Nullable Instant moment(
            String value, Story story, List<Edition> editions) {
        if (value.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(value)
                    .atZone(
                            editions.stream()
                                    .filter(it -> it.code().equals(story.content().edition()))
                                    .findFirst()
                                    .orElseThrow()
                                    .timeZone())
                    .toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid("deadline", "is no moment", "Choose a day and an hour");
        }
    }

    /** Built on what was read a moment ago: what somebody saves meanwhile is not overwritten. */
    private void change(Actor actor, Story story, String field, String value) {
        ObjectNode changed = StoryJson.write(story.content());
        if (field.equals("urgency") && value.matches("[1-9]")) {
            changed.put(field, Integer.parseInt(value));
        } else {
            changed.put(field, value);
        }
        StoryContent content = StoryJson.read(changed);
        if (!content.equals(story.content())) {
            parts.newsroom().save(actor, story.id(), content, null, story.revision());
        }
    }
}
