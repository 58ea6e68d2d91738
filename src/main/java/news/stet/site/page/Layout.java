package news.stet.site.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import news.stet.platform.Settings;
import news.stet.platform.Templates;
import news.stet.site.Answer;
import news.stet.site.Assets;
import news.stet.site.Keys;
import news.stet.site.Origins;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.data.Alternates;
import news.stet.site.data.StoryHead;
import news.stet.site.view.FilmView;
import news.stet.site.view.Frame;
import news.stet.site.view.Head;
import org.jspecify.annotations.Nullable;

/** What all pages share: their frame, and how a template becomes an answer. Safe for any thread. */
public final class Layout {
    static final String HTML = "text/html; charset=utf-8";

    private final Origins origins;
    private final Templates templates;
    private final Assets assets;

    public Layout(Settings settings, Templates templates, Assets assets) {
        this.origins = new Origins(settings.siteUrl());
        this.templates = templates;
        this.assets = assets;
    }

    /** The absolute address of a path of an edition. */
    public String absolute(SiteEdition edition, String path) {
        return origins.of(edition) + path;
    }

    /** The same page in other languages. */
    Alternates alternates() {
        return new Alternates(origins);
    }

    /** What story pages say of themselves. */
    StoryHead storyHead(SiteEdition edition) {
        return new StoryHead(origins.of(edition), origins);
    }

    /**
     * The frame of a page.
     *
     * @param section slug of the section it belongs to
     */
    Frame frame(SiteReader reader, SiteEdition edition, Head head, @Nullable String section) {
        return frame(reader, edition, head, section, "", null);
    }

    /**
     * The same with more in it.
     *
     * @param query what the reader searched for; empty for nothing
     * @param day the day of the latest publication, in full, where it is shown
     */
    Frame frame(
            SiteReader reader,
            SiteEdition edition,
            Head head,
            @Nullable String section,
            String query,
            @Nullable String day) {
        return new Frame(
                edition,
                head,
                reader.listSections(edition.code()),
                section,
                reader.listEditions().stream()
                        .filter(one -> !one.retired() || one.code().equals(edition.code()))
                        .toList(),
                day,
                assets.path("site.css"),
                assets.path("icon.svg"),
                fonts(edition),
                assets.path("suggest.js"),
                query,
                Map.of(),
                origins);
    }

    /** The two that the first screen is set in. */
    private List<String> fonts(SiteEdition edition) {
        String language = edition.language();
        List<String> names =
                language.startsWith("ar") || language.startsWith("fa")
                        ? List.of("noto-naskh-arabic.woff2", "noto-naskh-arabic-latin.woff2")
                        : List.of("newsreader-latin.woff2", "source-sans-latin.woff2");
        return names.stream().map(assets::path).toList();
    }

    /** A page from its template. */
    Answer.Page page(SiteReader reader, String template, Object view) {
        reader.note(Keys.template(template));
        byte[] body = templates.render("site/" + template, view);
        return new Answer.Page(HTML, body, null, reader.keys(), Map.of());
    }

    /** The same with headers of its own. */
    Answer.Page page(SiteReader reader, String template, Object view, Map<String, String> headers) {
        Answer.Page page = page(reader, template, view);
        return new Answer.Page(page.contentType(), page.body(), page.until(), page.keys(), headers);
    }

    /** Path of the style sheet. */
    String style() {
        return assets.path("site.css");
    }

    /** The scripts that play films. */
    FilmView.Player player() {
        return new FilmView.Player(assets.path("player.js"), assets.path("hls.js"));
    }

    /** A page that reads nothing. */
    Answer.Page bare(String template, Object view) {
        byte[] body = templates.render("site/" + template, view);
        return new Answer.Page(HTML, body, null, Set.of(), Map.of());
    }
}
