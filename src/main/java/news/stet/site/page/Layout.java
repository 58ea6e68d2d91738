package news.stet.site.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.stet.platform.Settings;
import news.stet.site.Answer;
import news.stet.site.Assets;
import news.stet.site.Keys;
import news.stet.site.Origins;
import news.stet.site.SiteEdition;
import news.stet.site.SiteLook;
import news.stet.site.SiteReader;
import news.stet.site.data.Alternates;
import news.stet.site.data.PersonData;
import news.stet.site.data.Publisher;
import news.stet.site.data.StoryHead;
import news.stet.site.theme.Theme;
import news.stet.site.theme.ThemedTemplates;
import news.stet.site.view.FilmView;
import news.stet.site.view.Frame;
import news.stet.site.view.Framed;
import news.stet.site.view.Head;
import news.stet.story.look.Letters;
import org.jspecify.annotations.Nullable;

/** What all pages share: their frame, and how a template becomes an answer. Safe for any thread. */
public final class Layout {
    static final String HTML = "text/html; charset=utf-8";

    private final Origins origins;
    private final ThemedTemplates templates;
    private final Assets assets;

    public Layout(Settings settings, ThemedTemplates templates, Assets assets) {
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

    /** What the pages of people say of them. */
    PersonData personData(SiteEdition edition) {
        return new PersonData(origins.of(edition));
    }

    /** What story pages say of themselves. */
    StoryHead storyHead(SiteReader reader, SiteEdition edition) {
        return new StoryHead(origins.of(edition), origins, publisher(reader, edition));
    }

    /** Who brings an edition out. */
    Publisher publisher(SiteReader reader, SiteEdition edition) {
        return new Publisher(
                origins.of(edition), edition, SiteLook.of(reader, assets, edition.code()).logo());
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
        SiteLook look = SiteLook.of(reader, assets, edition.code());
        return new Frame(
                edition,
                head.in(edition),
                reader.listSections(edition.code()),
                section,
                reader.listEditions().stream()
                        .filter(one -> !one.retired() || one.code().equals(edition.code()))
                        .toList(),
                day,
                style(look),
                assets.path("icon.svg"),
                fonts(edition, look.letters()),
                assets.path("suggest.js"),
                query,
                Map.of(),
                origins,
                look);
    }

    /** The two that the first screen is set in. */
    private List<String> fonts(SiteEdition edition, Letters letters) {
        String language = edition.language();
        List<String> names =
                language.startsWith("ar") || language.startsWith("fa")
                        ? List.of("noto-naskh-arabic.woff2", "noto-naskh-arabic-latin.woff2")
                        : List.of("source-sans-latin.woff2");
        List<String> loaded = new ArrayList<>();
        if (letters == Letters.BOOK && names.size() == 1) {
            loaded.add("newsreader-latin.woff2");
        }
        if (letters != Letters.SYSTEM) {
            loaded.addAll(names);
        }
        return loaded.stream().map(assets::path).toList();
    }

    /** A page from its template. */
    Answer.Page page(SiteReader reader, String template, Object view) {
        reader.note(Keys.template(template));
        Theme theme = view instanceof Framed framed ? framed.frame().look().theme() : null;
        byte[] body = templates.render(theme, template, view);
        return new Answer.Page(HTML, body, null, reader.keys(), Map.of());
    }

    /** The same with headers of its own. */
    Answer.Page page(SiteReader reader, String template, Object view, Map<String, String> headers) {
        Answer.Page page = page(reader, template, view);
        return new Answer.Page(page.contentType(), page.body(), page.until(), page.keys(), headers);
    }

    /** Path of an edition's style sheet. */
    String style(SiteReader reader, SiteEdition edition) {
        return style(SiteLook.of(reader, assets, edition.code()));
    }

    private String style(SiteLook look) {
        return look.style().orElseGet(() -> assets.path("site.css"));
    }

    /** The scripts that play films. */
    FilmView.Player player() {
        return new FilmView.Player(assets.path("player.js"), assets.path("hls.js"));
    }

    /** A page that reads nothing. */
    Answer.Page bare(String template, Object view) {
        byte[] body = templates.render(null, template, view);
        return new Answer.Page(HTML, body, null, Set.of(), Map.of());
    }
}
