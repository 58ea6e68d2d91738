package news.stet.desk;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.desk.view.LanguagesView;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.story.Edition;
import news.stet.story.SideBySide;
import news.stet.story.Status;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.Translation;
import news.stet.story.TranslationAlert;
import news.stet.story.TranslationSource;
import news.stet.story.Untranslated;
import news.stet.story.difference.BlockChange;
import news.stet.story.difference.Difference;
import news.stet.story.difference.FieldChange;

/** A story in its languages: its source beside its text, what changed in it, what to answer. */
final class LanguagesScreen {
    private final Parts parts;
    private final Pages pages;

    LanguagesScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get("/stories/{id}/languages", Access.SESSION, this::panel);
    }

    private void panel(Context context) {
        Actor actor = Gate.actor(context);
        Story story = parts.stories().get(actor, Form.id(context));
        List<Edition> editions = parts.editions().list();
        List<Translation> all = parts.translations().list(actor, story.id());
        Map<Boolean, List<TranslationAlert>> alerts =
                parts.translations().alerts(actor, story.id()).stream()
                        .collect(Collectors.partitioningBy(TranslationAlert::isOpen));
        pages.show(
                context,
                "languages",
                new LanguagesView(
                        pages.page(context, "side.languages", "stories"),
                        story,
                        all,
                        parts.translations()
                                .findSource(actor, story.id())
                                .map(source -> source(source, story.content())),
                        alerts.getOrDefault(true, List.of()),
                        alerts.getOrDefault(false, List.of()),
                        free(actor, story, all, editions),
                        parts.stories().mayEdit(actor, story.id()),
                        editions.stream()
                                .filter(one -> one.code().equals(story.content().edition()))
                                .findFirst()
                                .orElseThrow()
                                .timeZone()));
    }

    private static List<Edition> free(
            Actor actor, Story story, List<Translation> all, List<Edition> editions) {
        if (story.status() == Status.KILLED) {
            return List.of();
        }
        Set<String> taken =
                Stream.concat(
                                Stream.of(story.content().edition()),
                                all.stream()
                                        .filter(one -> one.status() != Status.KILLED)
                                        .filter(one -> one.status() != Status.SPIKED)
                                        .map(Translation::edition))
                        .collect(Collectors.toSet());
        return editions.stream()
                .filter(edition -> !taken.contains(edition.code()))
                .filter(edition ->
                        edition.sections().stream()
                                .anyMatch(section ->
                                        actor.may(
                                                Permission.WRITE_OWN,
                                                edition.code(),
                                                section.slug())))
                .toList();
    }

    private static LanguagesView.Source source(TranslationSource source, StoryContent own) {
        StoryContent now = source.now().content();
        Set<String> same = new HashSet<>(Untranslated.paths(now, own));
        List<BlockChange> changes =
                source.behind() ? source.since().body() : Difference.between(now, now).body();
        return new LanguagesView.Source(
                source.story(),
                now.language(),
                now.headline(),
                same.contains("headline"),
                now.standfirst().plain(),
                same.contains("standfirst"),
                source.now().number(),
                source.behind(),
                source.behind() ? fields(source.since()) : List.of(),
                rows(changes, now, own, same));
    }

    /** What the words are; where the story stands is each one's own matter. */
    private static List<FieldChange> fields(Difference since) {
        Set<String> words =
                Set.of(
                        "headline",
                        "headlines.short",
                        "headlines.social",
                        "kicker",
                        "standfirst",
                        "mainMedia",
                        "dateline");
        return since.fields().stream().filter(field -> words.contains(field.name())).toList();
    }

    private static List<LanguagesView.Row> rows(
            List<BlockChange> changes, StoryContent now, StoryContent own, Set<String> same) {
        Map<Integer, Integer> places = new HashMap<>();
        SideBySide.of(now.body(), own.body())
                .forEach(pair -> places.put(pair.source(), pair.translation()));
        List<LanguagesView.Row> rows = new ArrayList<>();
        int next = 0;
        for (BlockChange change : changes) {
            boolean stands = change.stands().findAny().isPresent();
            int place = stands ? Optional.ofNullable(places.get(next++)).orElse(-1) : -1;
            rows.add(
                    new LanguagesView.Row(
                            change, place, place >= 0 && same.contains("body[" + place + "]")));
        }
        return rows;
    }
}
