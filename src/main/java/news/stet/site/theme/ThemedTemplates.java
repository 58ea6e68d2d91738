package news.stet.site.theme;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import news.stet.platform.Problem;
import news.stet.platform.TemplateFault;
import news.stet.platform.Templates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages' templates with those of a theme in their places, compiled once for each version. Safe
 * for any thread.
 */
public final class ThemedTemplates {
    /** More than a site has editions; each holds some hundred KB. */
    private static final int MOST = 12;

    /** What pages begin with; all else is named by these. */
    static final List<String> PAGES =
            List.of(
                    "archive",
                    "arranged",
                    "error",
                    "front",
                    "person",
                    "search",
                    "section",
                    "story",
                    "topic");

    private static final Logger LOG = LoggerFactory.getLogger(ThemedTemplates.class);

    private final Templates usual;

    /** What is in the log already: it would be said again for every page. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private final ConcurrentMap<SortedMap<String, String>, CompletableFuture<Templates>> made =
            new ConcurrentHashMap<>();

    /**
     * @param usual for whom no theme says otherwise
     */
    public ThemedTemplates(Templates usual) {
        this.usual = usual;
    }

    /**
     * Compiles a theme's templates with all that use them, unless they are.
     *
     * @throws Problem INVALID with file and line of what does not fit
     */
    public void check(Theme theme) {
        for (String name : theme.templates().keySet()) {
            if (!usual.has("site/" + name)) {
                throw Theme.wrong(
                        "templates/" + name + ".jte", 1, "Pages have no template of that name.");
            }
        }
        var unused = templates(theme.templates());
    }

    private Templates templates(SortedMap<String, String> own) {
        if (own.isEmpty()) {
            return usual;
        }
        var mine = new CompletableFuture<Templates>();
        CompletableFuture<Templates> other = made.putIfAbsent(own, mine);
        if (other != null) {
            return join(other);
        }
        try {
            if (made.size() > MOST) {
                made.keySet().removeIf(one -> !one.equals(own));
            }
            mine.complete(compile(own));
        } catch (Problem doesNotFit) {
            // For good: it is not tried again for every page.
            mine.completeExceptionally(doesNotFit);
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            made.remove(own, mine);
        }
        return join(mine);
    }

    private static Templates join(CompletableFuture<Templates> made) {
        try {
            return made.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Templates compile(SortedMap<String, String> own) {
        Map<String, String> named = new TreeMap<>();
        own.forEach((name, text) -> named.put("site/" + name + ".jte", text));
        try {
            return usual.with(named, PAGES.stream().map(name -> "site/" + name + ".jte").toList());
        } catch (TemplateFault fault) {
            // Otherwise it is one of ours, which uses one of the theme's.
            boolean ours = !named.containsKey(fault.template());
            String file =
                    (ours ? "Stet's " : "templates/") + fault.template().replaceFirst("^site/", "");
            throw Theme.wrong(file, fault.line(), fault.what());
        }
    }

    /**
     * The page as UTF-8.
     *
     * @param theme null for none
     * @param template without folder and ending, as in {@code story}
     */
    public byte[] render(@Nullable Theme theme, String template, Object view) {
        String name = "site/" + template;
        if (theme != null && !theme.templates().isEmpty()) {
            try {
                return templates(theme.templates()).render(name, view);
            } catch (RuntimeException | LinkageError e) {
                // Readers get the page all the same, as it usually looks.
                if (told.add(theme.version() + " " + name)) {
                    LOG.atError().setCause(e).log("the theme {} fails at {}", theme.name(), name);
                }
            }
        }
        return usual.render(name, view);
    }
}
