package news.stet.desk;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.desk.view.TopicPageView;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import news.stet.story.TopicPages;
import org.jspecify.annotations.Nullable;

/** What one topic's page says beside its stories. */
final class TopicPageScreen {
    private static final String PATH = "/topics/page";

    /** Empty lines for what is still to be told. */
    private static final int MORE = 3;

    private final Parts parts;
    private final Pages pages;

    TopicPageScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, this::open);
        routes.post(PATH, Access.SESSION, this::save);
    }

    private void open(Context context) {
        String edition = Form.asked(context, "edition");
        String topic = Form.asked(context, "topic");
        TopicPages.Text text = text(edition, topic);
        String lead = text.lead() == null ? "" : text.lead().toString();
        show(context, edition, topic, lines(text), text.description(), lead, null);
    }

    private TopicPages.Text text(String edition, String topic) {
        return parts.topicPages()
                .find(edition, topic)
                .orElseThrow(
                        () -> new Problem(Problem.Kind.NOT_FOUND, "There is no such topic here."));
    }

    private static List<TopicPageView.Line> lines(TopicPages.Text text) {
        return text.events().stream()
                .map(event ->
                        new TopicPageView.Line(
                                event.day().toString(),
                                event.words(),
                                event.story() == null ? "" : event.story().toString()))
                .toList();
    }

    private void save(Context context) {
        String edition = Form.text(context, "edition");
        String topic = Form.text(context, "topic");
        List<TopicPageView.Line> lines = given(context);
        String description = Form.text(context, "description");
        String lead = Form.text(context, "lead");
        try {
            List<TopicPages.Event> events = new ArrayList<>();
            for (TopicPageView.Line line : lines) {
                events.add(event(line, events.size()));
            }
            parts.topicPages()
                    .put(
                            Gate.actor(context),
                            edition,
                            topic,
                            new TopicPages.Text(
                                    description, StoryNumber.read(lead, "lead"), events));
            Answers.goTo(
                    context,
                    PATH
                            + "?done=topics.pageSaved&edition="
                            + edition
                            + "&topic="
                            + java.net.URLEncoder.encode(
                                    topic, java.nio.charset.StandardCharsets.UTF_8));
        } catch (Problem problem) {
            context.status(problem.kind().status());
            show(context, edition, topic, lines, description, lead, Notice.of(problem));
        }
    }

    /** Lines with anything in them; an empty one is left out. */
    private static List<TopicPageView.Line> given(Context context) {
        List<String> days = context.formParams("day");
        List<String> words = context.formParams("words");
        List<String> stories = context.formParams("story");
        List<TopicPageView.Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(days.size(), Math.min(words.size(), stories.size())); i++) {
            if (!(days.get(i) + words.get(i) + stories.get(i)).isBlank()) {
                lines.add(
                        new TopicPageView.Line(
                                days.get(i).strip(), words.get(i).strip(), stories.get(i).strip()));
            }
        }
        return lines;
    }

    private static TopicPages.Event event(TopicPageView.Line line, int index) {
        String path = "events[" + index + "].";
        if (line.words().isEmpty()) {
            throw Problem.invalid(
                    path + "words", "is missing", "Write what happened, or empty the line");
        }
        try {
            return new TopicPages.Event(
                    LocalDate.parse(line.day()),
                    line.words(),
                    StoryNumber.read(line.story(), path + "story"));
        } catch (DateTimeException none) {
            throw Problem.invalid(path + "date", "is no day", "Send one as in 2026-05-04");
        }
    }

    private void show(
            Context context,
            String edition,
            String topic,
            List<TopicPageView.Line> lines,
            String description,
            String lead,
            @Nullable Notice notice) {
        Actor actor = Gate.actor(context);
        actor.require(Permission.EDIT_LIVE, edition, null);
        Edition found =
                parts.editions()
                        .find(edition)
                        .orElseThrow(() ->
                                new Problem(
                                        Problem.Kind.NOT_FOUND, "There is no such edition here."));
        List<TopicPageView.Line> all = new ArrayList<>(lines);
        for (int i = 0; i < MORE; i++) {
            all.add(new TopicPageView.Line("", "", ""));
        }
        Page page = pages.page(context, "topics.page", "topics");
        pages.show(
                context,
                "topic-page",
                new TopicPageView(
                        notice == null ? page : page.with(notice),
                        found,
                        topic,
                        parts.editions()
                                .topicNames(edition, List.of(topic))
                                .getOrDefault(topic, topic),
                        description,
                        lead,
                        all));
    }
}
