package news.stet.desk;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.desk.view.SettingsView;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Messages;
import news.stet.platform.Problem;
import news.stet.story.Check;
import news.stet.story.CheckSettings;
import news.stet.story.Edition;
import org.jspecify.annotations.Nullable;

/** How the newsroom works, for administrators: its checks, and what new stories begin with. */
final class SettingsScreen {
    private static final String PATH = "/settings";
    private static final List<String> LENGTHS = List.of("headline", "short", "social");

    private final Parts parts;
    private final Pages pages;

    SettingsScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, context -> show(context, "", null));
        routes.post(PATH, Access.SESSION, context -> put(context, ""));
        routes.get(
                "/settings/{code}", Access.SESSION, context -> show(context, code(context), null));
        routes.post("/settings/{code}", Access.SESSION, context -> put(context, code(context)));
    }

    private static String code(Context context) {
        return context.pathParam("code");
    }

    private void put(Context context, String code) {
        Actor actor = Gate.actor(context);
        actor.require(Permission.MANAGE_SETTINGS);
        Map<String, String> choices = new LinkedHashMap<>();
        for (Check check : Check.values()) {
            if (check.isChoice()) {
                String name = "check." + check.slug();
                choices.put(name, Form.text(context, name));
            }
        }
        LENGTHS.forEach(
                role -> choices.put("length." + role, Form.text(context, "length." + role)));
        Optional<Edition> edition = parts.editions().find(code);
        Answers.doing(
                context,
                code.isEmpty() ? PATH : PATH + "/" + code,
                "settings.saved",
                () -> {
                    parts.checks().choose(actor, code, choices);
                    edition.ifPresent(it -> putTasks(context, actor, it));
                },
                notice -> show(context, code, notice));
    }

    private void putTasks(Context context, Actor actor, Edition edition) {
        Map<String, List<String>> before = parts.tasks().templates(actor, edition.code());
        edition.sections()
                .forEach(section -> {
                    List<String> lines =
                            Form.text(context, "tasks." + section.slug())
                                    .lines()
                                    .map(String::strip)
                                    .filter(line -> !line.isEmpty())
                                    .toList();
                    if (!lines.equals(before.getOrDefault(section.slug(), List.of()))) {
                        parts.tasks().putTemplate(actor, edition.code(), section.slug(), lines);
                    }
                });
    }

    private void show(Context context, String code, @Nullable Notice notice) {
        Actor actor = Gate.actor(context);
        actor.require(Permission.MANAGE_SETTINGS);
        Page page = pages.page(context, "settings.title", "settings");
        List<Edition> editions = parts.editions().list();
        Optional<Edition> edition =
                editions.stream().filter(it -> it.code().equals(code)).findFirst();
        if (!code.isEmpty() && edition.isEmpty()) {
            throw new Problem(Problem.Kind.NOT_FOUND, "There is no edition " + code + ".");
        }
        Map<String, String> chosen = parts.checks().chosen(actor, code);
        CheckSettings above = code.isEmpty() ? CheckSettings.USUAL : parts.checks().settings("");
        pages.show(
                context,
                "settings",
                new SettingsView(
                        notice == null ? page : page.with(notice),
                        editions,
                        edition.orElse(null),
                        checks(page, chosen, above),
                        lengths(chosen, above),
                        edition.map(it -> tasks(actor, it)).orElse(List.of())));
    }

    private static List<SettingsView.Choice> checks(
            Page page, Map<String, String> chosen, CheckSettings above) {
        Messages words = Messages.of("story", page.locale());
        List<SettingsView.Choice> choices = new ArrayList<>();
        Arrays.stream(Check.values())
                .filter(Check::isChoice)
                .forEach(check ->
                        choices.add(
                                new SettingsView.Choice(
                                        "check." + check.slug(),
                                        words.get("check." + check.slug() + ".name"),
                                        chosen.getOrDefault("check." + check.slug(), ""),
                                        above.level(check).slug())));
        return choices;
    }

    private static List<SettingsView.Choice> lengths(
            Map<String, String> chosen, CheckSettings above) {
        Map<String, Integer> usual =
                Map.of(
                        "headline",
                        above.headline(),
                        "short",
                        above.shortHeadline(),
                        "social",
                        above.socialHeadline());
        return LENGTHS.stream()
                .map(role ->
                        new SettingsView.Choice(
                                "length." + role,
                                "settings.length." + role,
                                chosen.getOrDefault("length." + role, ""),
                                String.valueOf(usual.get(role))))
                .toList();
    }

    private List<SettingsView.Tasks> tasks(Actor actor, Edition edition) {
        Map<String, List<String>> lines = parts.tasks().templates(actor, edition.code());
        return edition.sections().stream()
                .map(it ->
                        new SettingsView.Tasks(
                                it.slug(),
                                it.name(),
                                String.join("\n", lines.getOrDefault(it.slug(), List.of()))))
                .toList();
    }
}
