package news.stet.desk;

import io.javalin.http.Handler;

/**
 * One route, with who may use it and how much they may send.
 *
 * @param method as in {@code GET}
 * @param reachesReaders whether a write is answered when readers here have what it changed
 * @param path as Javalin has it, with {@code {id}} for what varies
 */
public record Route(
        String method,
        String path,
        Access access,
        long maxBytes,
        boolean reachesReaders,
        Handler handler) {}
