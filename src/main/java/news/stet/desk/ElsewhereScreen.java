package news.stet.desk;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.desk.view.ElsewhereView;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import news.stet.story.InEditions.Kind;
import news.stet.story.InEditions.Named;
import org.jspecify.annotations.Nullable;

/** Which sections, topics and people of one edition are which of another. */
final class ElsewhereScreen {
    private static final String PATH = "/topics/elsewhere";

    /** Empty lines for people still to be named. */
    private static final int MORE = 3;

    private final Parts parts;
    private final Pages pages;

    ElsewhereScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get(
                PATH,
                Access.SESSION,
                context ->
                        show(
                                context,
                                Form.asked(context, "of"),
                                Form.asked(context, "edition"),
                                List.of(),
                                null));
        routes.post(PATH, Access.SESSION, this::put);
    }

    /** Those whom this person may put in order, those of the newsroom last. */
    private static List<Kind> kinds(Actor actor) {
        return Stream.of(Kind.TOPIC, Kind.PERSON, Kind.SECTION)
                .filter(kind -> kind != Kind.SECTION || actor.may(Permission.MANAGE_SETTINGS))
                .toList();
    }

    private static Kind kind(Actor actor, String asked) {
        return kinds(actor).stream()
                .filter(kind -> word(kind).equals(asked))
                .findFirst()
                .orElse(Kind.TOPIC);
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private List<Edition> editions(Actor actor) {
        List<Edition> mine =
                parts.editions().list().stream()
                        .filter(it -> actor.may(Permission.EDIT_LIVE, it.code(), null))
                        .toList();
        if (mine.isEmpty()) {
            actor.require(Permission.EDIT_LIVE);
        }
        return mine;
    }

    /** Each line that differs from what is there. */
    private void put(Context context) {
        Actor actor = Gate.actor(context);
        Kind kind = kind(actor, Form.text(context, "of"));
        String edition = Form.text(context, "edition");
        List<String> codes =
                editions(actor).stream()
                        .map(Edition::code)
                        .filter(code -> !code.equals(edition))
                        .toList();
        List<ElsewhereView.Row> given = given(context, codes);
        try {
            actor.require(Permission.EDIT_LIVE, edition, null);
            Map<String, List<Named>> now =
                    parts.elsewhere()
                            .elsewhere(
                                    kind,
                                    edition,
                                    given.stream().map(ElsewhereView.Row::slug).toList());
            for (ElsewhereView.Row row : given) {
                put(actor, kind, edition, row, now.getOrDefault(row.slug(), List.of()));
            }
            Answers.goTo(
                    context,
                    PATH + "?done=elsewhere.saved&of=" + word(kind) + "&edition=" + edition);
        } catch (Problem problem) {
            context.status(problem.kind().status());
            show(context, word(kind), edition, given, Notice.of(problem));
        }
    }

    private void put(
            Actor actor, Kind kind, String edition, ElsewhereView.Row row, List<Named> now) {
        Map<String, String> before =
                now.stream().collect(Collectors.toMap(Named::edition, Named::slug));
        Map<String, String> differing = new HashMap<>(row.there());
        differing
                .entrySet()
                .removeIf(it -> it.getValue().equals(before.getOrDefault(it.getKey(), "")));
        if (!differing.isEmpty()) {
            parts.elsewhere().put(actor, kind, edition, row.slug(), differing);
        }
    }

    private static List<ElsewhereView.Row> given(Context context, List<String> codes) {
        List<String> slugs = context.formParams("slug");
        List<ElsewhereView.Row> rows = new ArrayList<>();
        for (int i = 0; i < slugs.size(); i++) {
            Map<String, String> there = new HashMap<>();
            for (String code : codes) {
                List<String> column = context.formParams("in-" + code);
                if (i < column.size()) {
                    there.put(code, column.get(i).strip());
                }
            }
            String slug = slugs.get(i).strip();
            if (!slug.isEmpty() || there.values().stream().anyMatch(it -> !it.isEmpty())) {
                rows.add(new ElsewhereView.Row(slug, slug, there));
            }
        }
        return rows;
    }

    private void show(
            Context context,
            String of,
            String asked,
            List<ElsewhereView.Row> given,
            @Nullable Notice notice) {
        Actor actor = Gate.actor(context);
        List<Edition> mine = editions(actor);
        Kind kind = kind(actor, of);
        Edition edition =
                mine.stream()
                        .filter(it -> it.code().equals(asked))
                        .findFirst()
                        .orElse(mine.getFirst());
        List<Edition> others =
                mine.stream().filter(it -> !it.code().equals(edition.code())).toList();
        String words = Form.asked(context, "q");
        Map<String, List<Named>> choices = new HashMap<>();
        others.forEach(other -> choices.put(other.code(), all(kind, other, "")));
        Page page = pages.page(context, "elsewhere.title", "topics");
        pages.show(
                context,
                "elsewhere",
                new ElsewhereView(
                        notice == null ? page : page.with(notice),
                        word(kind),
                        kinds(actor).stream().map(ElsewhereScreen::word).toList(),
                        mine,
                        edition,
                        others,
                        words,
                        given.isEmpty() ? rows(kind, edition, words) : given,
                        choices));
    }

    private List<ElsewhereView.Row> rows(Kind kind, Edition edition, String words) {
        List<Named> all = all(kind, edition, words);
        Map<String, List<Named>> elsewhere =
                parts.elsewhere()
                        .elsewhere(kind, edition.code(), all.stream().map(Named::slug).toList());
        List<ElsewhereView.Row> rows = new ArrayList<>();
        for (Named one : all) {
            rows.add(
                    new ElsewhereView.Row(
                            one.slug(),
                            one.name(),
                            elsewhere.getOrDefault(one.slug(), List.of()).stream()
                                    .collect(Collectors.toMap(Named::edition, Named::slug))));
        }
        for (int i = 0; i < MORE && kind == Kind.PERSON; i++) {
            rows.add(new ElsewhereView.Row("", "", Map.of()));
        }
        return rows;
    }

    private List<Named> all(Kind kind, Edition edition, String words) {
        String code = edition.code();
        return switch (kind) {
            case SECTION ->
                    edition.sections().stream()
                            .map(it -> new Named(code, it.slug(), it.name()))
                            .toList();
            case TOPIC ->
                    parts.topics().list(code, words).stream()
                            .map(it -> new Named(code, it.slug(), it.name()))
                            .toList();
            case PERSON ->
                    parts.elsewhere().people(code).stream()
                            .map(name -> new Named(code, name, name))
                            .toList();
        };
    }
}
