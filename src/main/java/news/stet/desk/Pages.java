package news.stet.desk;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import news.stet.desk.view.Notice;
import news.stet.desk.view.NoticeView;
import news.stet.desk.view.Page;
import news.stet.people.Person;
import news.stet.people.SignedIn;
import news.stet.platform.Messages;
import news.stet.platform.Problem;
import news.stet.platform.Templates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes screens: the frame for who looks, the template, the answer. */
final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    /** Whose time zone it is, is not known without the database. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern DONE = Pattern.compile("[a-zA-Z]+\\.[a-zA-Z]+(?:ed|Sent|done)");

    private final Templates templates;
    private final DeskAssets assets;
    private final SessionCookie cookie;
    private final Gate gate;
    private final Supplier<Optional<Instant>> awaySince;

    /**
     * @param awaySince since when the database does not answer, empty when it does
     */
    Pages(
            Templates templates,
            DeskAssets assets,
            SessionCookie cookie,
            Gate gate,
            Supplier<Optional<Instant>> awaySince) {
        this.awaySince = awaySince;
        this.templates = templates;
        this.assets = assets;
        this.cookie = cookie;
        this.gate = gate;
    }

    /**
     * The frame for this request.
     *
     * @param title key of the message that names the screen
     * @param place the entry of the menu that is open, empty if none is
     */
    Page page(Context context, String title, String place) {
        String secret = cookie.read(context);
        @Nullable Person person = person(context, secret).orElse(null);
        Locale locale = locale(context, person);
        Messages messages = Messages.of("desk", locale);
        return new Page(
                title,
                place,
                messages,
                locale,
                person,
                person == null || secret == null ? "" : SessionCookie.formToken(secret),
                assets.path("desk.css"),
                assets.path("desk.js"),
                assets.path("icon.svg"),
                done(context, messages));
    }

    /** What was just done, when the page before sent the browser here with its key. */
    private static @Nullable Notice done(Context context, Messages messages) {
        String key = context.queryParam("done");
        return key != null && DONE.matcher(key).matches() && messages.keys().contains(key)
                ? Notice.done(messages.get(key))
                : null;
    }

    private Optional<Person> person(Context context, @Nullable String secret) {
        try {
            return Gate.signedIn(context).or(() -> gate.find(secret)).map(SignedIn::person);
        } catch (Problem unavailable) {
            // The page that says so must come without the database too.
            LOG.debug("Nobody is known while the database is away", unavailable);
            return Optional.empty();
        }
    }

    /** The language of who asks. */
    Locale locale(Context context) {
        return locale(context, person(context, cookie.read(context)).orElse(null));
    }

    private static Locale locale(Context context, @Nullable Person person) {
        String wanted = person == null ? context.header("Accept-Language") : person.language();
        try {
            String tag =
                    Locale.lookupTag(
                            Locale.LanguageRange.parse(wanted == null ? "" : wanted),
                            Page.LANGUAGES);
            return Locale.forLanguageTag(tag == null ? Page.LANGUAGES.getFirst() : tag);
        } catch (IllegalArgumentException unreadable) {
            return Locale.forLanguageTag(Page.LANGUAGES.getFirst());
        }
    }

    /** The address of a file of the interface. */
    String asset(String name) {
        return assets.path(name);
    }

    /** The addresses of all modules of the editor. */
    List<String> editorModules() {
        return assets.editorModules();
    }

    /** Answers with a screen. */
    void show(Context context, String template, Object view) {
        context.contentType("text/html; charset=utf-8")
                .result(templates.render("desk/" + template, view));
    }

    /** Answers with the screen that tells of a problem. */
    void problem(Context context, ProblemAnswers.Told told) {
        Page page = page(context, "notice.title", "");
        boolean unavailable = told.status() == Problem.Kind.UNAVAILABLE.status();
        String text =
                awaySince
                        .get()
                        .filter(since -> unavailable)
                        .map(since -> page.messages().get("notice.away", TIME.format(since)))
                        .orElse(told.detail());
        show(context, "notice", new NoticeView(page.with(new Notice(false, text, told.fields()))));
    }
}
