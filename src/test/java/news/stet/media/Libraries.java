package news.stet.media;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;

/** Libraries for tests that only need one, and what is put into them. */
final class Libraries {
    static final Actor ROBOT = new Actor(5, "wire robot", Role.EDITOR, Actor.Kind.TOKEN);

    private Libraries() {}

    /** With nothing in it, in a folder {@code media} of that one. */
    static MediaLibrary empty(Database database, Path folder) {
        database.write(handle -> handle.execute("truncate media cascade"));
        return MediaLibrary.open(
                database,
                folder.resolve("media"),
                MediaLimits.standard(),
                new HandClock("2026-11-02T12:00:00Z"));
    }

    static MediaItem add(MediaLibrary library, byte[] bytes, String name) {
        return library.add(ROBOT, new ByteArrayInputStream(bytes), name, MediaDetails.NONE);
    }
}
