package news.stet;

import java.net.URI;
import news.stet.platform.DataFolder;
import news.stet.platform.Settings;

/** Where the desk of a data folder answers, left there by the server for the commands beside it. */
final class DeskAddress {
    private static final String FILE = "desk-url";

    private DeskAddress() {}

    /** Told by the server that owns the folder, whose port no other process knows. */
    static void announce(DataFolder folder, URI deskUrl) {
        folder.writePrivate(FILE, deskUrl + "\n");
    }

    /** The running server's; what this command was told when none runs. */
    static URI of(DataFolder folder, Settings settings) {
        if (folder.owned()) {
            return settings.deskUrl();
        }
        return folder.findPrivate(FILE)
                .map(String::strip)
                .map(URI::create)
                .orElse(settings.deskUrl());
    }
}
