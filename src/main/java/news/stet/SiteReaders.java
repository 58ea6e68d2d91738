package news.stet;

import java.time.Duration;
import java.util.Optional;
import news.stet.desk.Readers;
import news.stet.press.PressRoom;

/** Joins the press to the desk, which does not know it. */
record SiteReaders(PressRoom room) implements Readers {
    private static final Duration PATIENCE = Duration.ofMillis(250);

    @Override
    public void await() {
        room.await(PATIENCE);
    }

    @Override
    public Optional<Figures> figures() {
        var now = room.figures();
        return Optional.of(
                new Figures(now.followed(), now.behind(), now.pages(), now.memoryBytes()));
    }
}
