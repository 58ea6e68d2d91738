package news.stet;

import java.time.Duration;
import java.util.Optional;
import news.stet.desk.Readers;
import news.stet.platform.Problem;
import news.stet.press.PressRoom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the press to the desk, which does not know it. */
record SiteReaders(PressRoom room) implements Readers {
    private static final Logger LOG = LoggerFactory.getLogger(SiteReaders.class);

    /**
     * A hundred times what it takes; a press that is stuck must not hold up the newsroom for
     * longer.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public void await() {
        try {
            room.await(PATIENCE);
        } catch (Problem problem) {
            // What was written is written, whatever became of the database since.
            LOG.debug("Readers were not waited for: {}", problem.detail());
        }
    }

    @Override
    public Optional<Figures> figures() {
        var now = room.figures();
        return Optional.of(
                new Figures(now.followed(), now.behind(), now.pages(), now.memoryBytes()));
    }
}
