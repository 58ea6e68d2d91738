package news.stet.desk.view;

import java.util.List;

/**
 * What a browser's description of itself comes down to.
 *
 * @param browser a name, empty when it is none that people know
 * @param system a name, empty when it is not said
 */
public record Device(String browser, String system) {
    private record Sign(String mark, String name) {}

    /** The first that is found counts: later ones are in the descriptions of earlier ones. */
    private static final List<Sign> BROWSERS =
            List.of(
                    new Sign("Edg", "Edge"),
                    new Sign("OPR/", "Opera"),
                    new Sign("SamsungBrowser", "Samsung Internet"),
                    new Sign("Firefox/", "Firefox"),
                    new Sign("FxiOS", "Firefox"),
                    new Sign("CriOS", "Chrome"),
                    new Sign("Chrome/", "Chrome"),
                    new Sign("Safari/", "Safari"));

    private static final List<Sign> SYSTEMS =
            List.of(
                    new Sign("iPhone", "iPhone"),
                    new Sign("iPad", "iPad"),
                    new Sign("Android", "Android"),
                    new Sign("CrOS", "ChromeOS"),
                    new Sign("Windows", "Windows"),
                    new Sign("Mac OS", "macOS"),
                    new Sign("Linux", "Linux"));

    /** Of the User-Agent header. */
    public static Device of(String description) {
        return new Device(find(BROWSERS, description), find(SYSTEMS, description));
    }

    private static String find(List<Sign> signs, String description) {
        return signs.stream()
                .filter(sign -> description.contains(sign.mark()))
                .map(Sign::name)
                .findFirst()
                .orElse("");
    }

    /** In words, in the page's language; a program's own name where it is no browser. */
    public String words(Page page, String description) {
        if (browser.isEmpty()) {
            String first = description.split("[\\s/]", 2)[0];
            return first.isEmpty() ? page.text("account.deviceUnknown") : first;
        }
        return system.isEmpty() ? browser : page.text("account.deviceOn", browser, system);
    }
}
