package news.stet.media;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import news.stet.platform.Problem;

/**
 * One writer at a time for each upload. A second one is refused, unless the first has long had
 * nothing to write: then its line has gone dead, and it has to make way. Safe for any thread.
 */
final class UploadTurns {
    private static final Duration DEAD = Duration.ofSeconds(4);
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final ConcurrentHashMap<UUID, Turn> turns = new ConcurrentHashMap<>();

    /** Somebody's turn, until it is closed by the thread that took it. */
    final class Turn implements AutoCloseable {
        private final UUID upload;
        private final Thread thread = Thread.currentThread();
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile long alive = System.nanoTime();
        private volatile boolean waiting;

        private Turn(UUID upload) {
            this.upload = upload;
        }

        /** Something came; from now on more is waited for, or it is being worked on. */
        void alive(boolean waitsForMore) {
            alive = System.nanoTime();
            waiting = waitsForMore;
        }

        private boolean dead() {
            return waiting && System.nanoTime() - alive > DEAD.toNanos();
        }

        @Override
        public void close() {
            turns.remove(upload, this);
            over.countDown();
        }
    }

    /**
     * @throws Problem CONFLICT while another has it
     */
    Turn take(UUID upload) {
        var mine = new Turn(upload);
        Turn other = turns.putIfAbsent(upload, mine);
        if (other == null) {
            return mine;
        }
        if (other.dead()) {
            other.thread.interrupt();
            if (isOver(other) && turns.putIfAbsent(upload, mine) == null) {
                return mine;
            }
        }
        throw Problem.tryAgain(
                Problem.Kind.CONFLICT,
                "This file is being sent over another connection; go on when that has ended.",
                AGAIN);
    }

    private static boolean isOver(Turn turn) {
        try {
            return turn.over.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
