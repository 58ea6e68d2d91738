package news.stet.desk;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import news.stet.desk.view.EditionView;
import news.stet.desk.view.EditionsView;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.people.Permission;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import news.stet.story.EditionStyle;
import news.stet.story.EditionStyle.Calendar;
import news.stet.story.EditionStyle.Digits;
import news.stet.story.EditionStyle.Standing;
import news.stet.story.Section;
import org.jspecify.annotations.Nullable;

/** The editions and their sections, for administrators. */
final class EditionsScreen {
    private static final String PATH = "/editions";
    private static final EditionView.Typed BLANK =
            new EditionView.Typed(
                    "",
                    "",
                    "",
                    "en",
                    "UTC",
                    "EEE MMM dd, yyyy HH:mm:ss",
                    false,
                    "",
                    "gregorian",
                    "",
                    "",
                    false,
                    "open",
                    "");

    private final Parts parts;
    private final Pages pages;

    EditionsScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, this::list);
        routes.get("/editions/{code}", Access.SESSION, this::show);
        routes.post("/editions/{code}", Access.SESSION, this::put);
    }

    private void list(Context context) {
        Gate.actor(context).require(Permission.MANAGE_SETTINGS);
        pages.show(
                context,
                "editions",
                new EditionsView(
                        pages.page(context, "editions.title", "editions"),
                        parts.editions().list()));
    }

    /** An edition's form; {@code new} is an empty one. */
    private void show(Context context) {
        Gate.actor(context).require(Permission.MANAGE_SETTINGS);
        String code = context.pathParam("code");
        Optional<Edition> found = parts.editions().find(code);
        if (found.isEmpty() && !code.equals("new")) {
            throw new Problem(Problem.Kind.NOT_FOUND, "There is no edition " + code + ".");
        }
        show(context, typed(found), found.isEmpty(), null);
    }

    private static EditionView.Typed typed(Optional<Edition> found) {
        return found.map(it ->
                        new EditionView.Typed(
                                it.code(),
                                it.name(),
                                it.tagline(),
                                it.language(),
                                it.timeZone().getId(),
                                it.datePattern(),
                                it.isDefault(),
                                it.sections().stream()
                                        .map(section -> section.slug() + " " + section.name())
                                        .collect(Collectors.joining("\n")),
                                it.style().calendar().slug(),
                                it.style().second() == null ? "" : it.style().second().slug(),
                                it.style().digits().slug(),
                                it.style().latinSlugs(),
                                it.style().standing().slug(),
                                Objects.requireNonNullElse(it.style().fallback(), "")))
                .orElse(BLANK);
    }

    private static EditionStyle style(EditionView.Typed typed) {
        return new EditionStyle(
                Calendar.find(typed.calendar()).orElseThrow(() -> unknown("calendar")),
                Calendar.find(typed.second()).orElse(null),
                Digits.find(typed.digits()).orElseThrow(() -> unknown("digits")),
                typed.latinSlugs(),
                Standing.find(typed.standing()).orElseThrow(() -> unknown("standing")),
                typed.fallback().isEmpty() ? null : typed.fallback());
    }

    private static Problem unknown(String field) {
        return Problem.invalid(field, "is not a word known here", "Choose one of the list");
    }

    private void put(Context context) {
        Gate.actor(context).require(Permission.MANAGE_SETTINGS);
        String code = context.pathParam("code");
        boolean fresh = code.equals("new");
        var typed =
                new EditionView.Typed(
                        fresh ? Form.text(context, "code") : code,
                        Form.text(context, "name"),
                        Form.text(context, "tagline"),
                        Form.text(context, "language"),
                        Form.text(context, "timeZone"),
                        Form.text(context, "datePattern"),
                        !Form.text(context, "isDefault").isEmpty(),
                        Form.text(context, "sections"),
                        given(context, "calendar", BLANK.calendar()),
                        Form.text(context, "second"),
                        Form.text(context, "digits"),
                        !Form.text(context, "latinSlugs").isEmpty(),
                        given(context, "standing", BLANK.standing()),
                        Form.text(context, "fallback"));
        Answers.doing(
                context,
                PATH,
                "editions.saved",
                () -> parts.editions().put(Gate.actor(context), read(typed)),
                notice -> show(context, typed, fresh, notice));
    }

    /** Forms that know nothing of it leave it as it is usual. */
    private static String given(Context context, String name, String usual) {
        String text = Form.text(context, name);
        return text.isEmpty() ? usual : text;
    }

    private static Edition read(EditionView.Typed typed) {
        if (!typed.code().matches("[a-z][a-z0-9-]{0,15}") || typed.code().equals("new")) {
            throw Problem.invalid(
                    "code",
                    "has not the right form",
                    "Write up to 16 small letters, digits and hyphens, as in en");
        }
        if (!typed.language().matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")) {
            throw Problem.invalid(
                    "language", "is no language tag", "Write one such as en, ar or fa");
        }
        return new Edition(
                typed.code(),
                typed.name(),
                typed.tagline(),
                typed.language(),
                zone(typed.timeZone()),
                typed.datePattern(),
                typed.isDefault(),
                sections(typed.sections()),
                style(typed));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    "timeZone", "is no time zone", "Write one such as UTC or Asia/Beirut");
        }
    }

    /** One a line: the slug, a space, the name. */
    private static List<Section> sections(String lines) {
        List<Section> sections = new ArrayList<>();
        for (String line : lines.lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
            String[] words = line.split("\\s+", 2);
            if (words.length < 2 || !words[0].matches("[a-z][a-z0-9-]{0,39}")) {
                throw Problem.invalid(
                        "sections",
                        "has the line \"" + line + "\"",
                        "Write the word for addresses, a space and the name: world World news");
            }
            sections.add(new Section(words[0], words[1]));
        }
        return sections;
    }

    private void show(
            Context context, EditionView.Typed typed, boolean fresh, @Nullable Notice notice) {
        Page page = pages.page(context, fresh ? "editions.new" : "editions.one", "editions");
        pages.show(
                context,
                "edition",
                new EditionView(
                        notice == null ? page : page.with(notice),
                        typed,
                        fresh,
                        pages.asset("sections.js"),
                        parts.editions().list().stream()
                                .filter(other -> !other.code().equals(typed.code()))
                                .toList()));
    }
}
