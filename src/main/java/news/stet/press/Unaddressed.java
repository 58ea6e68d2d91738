package news.stet.press;

import news.stet.site.Reading;
import news.stet.site.SitePages;
import news.stet.site.SiteRequest;

/** Pages that have no address, and the names under which they are kept: no address begins so. */
final class Unaddressed {
    /** Which hosts editions have. */
    static final String HOSTS = "hosts";

    private Unaddressed() {}

    /** The page of all that is not there. */
    static String error(int status, String edition) {
        return status + " " + edition;
    }

    /** The status of the page of that name or address. */
    static int status(String path) {
        return path.startsWith("/") || path.equals(HOSTS)
                ? 200
                : Integer.parseInt(path.substring(0, 3));
    }

    /** Reads the page of that name or address. */
    static Reading read(SitePages pages, String path) {
        if (path.startsWith("/")) {
            return pages.read(SiteRequest.parse(path, null).orElseThrow());
        }
        return path.equals(HOSTS)
                ? pages.readHosts()
                : pages.readError(status(path), path.substring(4));
    }
}
