package news.stet.journeys;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How pages are looked at: by whom, and what must be right. */
enum Looks {
    PHONE_DARK(390, 844, ColorScheme.DARK),
    DESK_LIGHT(1280, 900, ColorScheme.LIGHT);

    /** The narrowest screen that must do without scrolling sideways (WCAG 1.4.10). */
    private static final int NARROWEST = 320;

    /** The one rule that depends on colours. */
    private static final String CONTRAST =
            """
            async () => {
              const { violations } = await axe.run(document, {
                runOnly: { type: "rule", values: ["color-contrast"] }, resultTypes: ["violations"],
              });
              return violations.flatMap(({ id, nodes }) =>
                nodes.map(({ html, failureSummary }) => `${id} ${html} ${failureSummary}`));
            }
            """;

    private final int width;
    private final int height;
    private final ColorScheme colors;

    Looks(int width, int height, ColorScheme colors) {
        this.width = width;
        this.height = height;
        this.colors = colors;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                // Nothing is looked at halfway between two colours.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(colors);
    }

    /**
     * What is wrong with the page that is shown, and with the other colours of it; keeps a picture
     * of each.
     */
    List<String> faultsInBothColors(Chromium.Visit visit, String name) {
        List<String> faults = faultsInOneColor(visit, name);
        show(visit, colors == ColorScheme.DARK ? ColorScheme.LIGHT : ColorScheme.DARK, name);
        // The rules are on the page already; to bring them again costs more than this one.
        Object found = visit.page.evaluate(CONTRAST);
        for (Object fault : (List<?>) found) {
            faults.add(this + " " + visit.page.url() + ": " + fault);
        }
        visit.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
        return faults;
    }

    /** What is wrong with the page that is shown, in the colours it has; keeps a picture of it. */
    List<String> faultsInOneColor(Chromium.Visit visit, String name) {
        show(visit, colors, name);
        return faults(visit.page);
    }

    private static void show(Chromium.Visit visit, ColorScheme scheme, String name) {
        visit.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        visit.keep(name + "-" + scheme.name().toLowerCase(Locale.ROOT));
    }

    /** What is wrong with the page that is shown. */
    List<String> faults(Page page) {
        List<String> faults = new ArrayList<>();
        String where = this + " " + page.url() + ": ";
        rules(page, faults);
        if (width < 1000) {
            page.setViewportSize(NARROWEST, height);
            Object wide = page.evaluate("document.documentElement.scrollWidth");
            if (!wide.equals(NARROWEST)) {
                faults.add(where + "is " + wide + " pixels wide on a screen of " + NARROWEST);
            }
            page.setViewportSize(width, height);
        }
        return faults;
    }

    private void rules(Page page, List<String> faults) {
        String where = this + " " + page.url() + ": ";
        var options = new AxeRunOptions();
        // What passed is half of the work to tell, and nobody reads it.
        options.setResultTypes(List.of("violations"));
        new AxeBuilder(page)
                .options(options)
                .setLegacyMode(true)
                .analyze()
                .getViolations()
                .forEach(rule ->
                        rule.getNodes()
                                .forEach(node ->
                                        faults.add(
                                                where
                                                        + rule.getId()
                                                        + " "
                                                        + node.getHtml()
                                                        + " "
                                                        + node.getFailureSummary()
                                                                .replaceAll("\\s+", " "))));
    }
}
