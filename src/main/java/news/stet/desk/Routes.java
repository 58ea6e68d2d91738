package news.stet.desk;

import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;

/**
 * The one table of what the desk answers. A route is in it with its access, or it does not exist;
 * there is no other way to the listener.
 */
public final class Routes {
    /** More than any story; uploads say their own. */
    public static final long MAX_BYTES = 8L * 1024 * 1024;

    private final List<Route> all = new ArrayList<>();

    public void get(String path, Access access, Handler handler) {
        add("GET", path, access, MAX_BYTES, false, handler);
    }

    public void post(String path, Access access, Handler handler) {
        add("POST", path, access, MAX_BYTES, true, handler);
    }

    /** A write of which readers see nothing, and which waits for none. */
    public void postUnseen(String path, Access access, Handler handler) {
        add("POST", path, access, MAX_BYTES, false, handler);
    }

    public void put(String path, Access access, Handler handler) {
        add("PUT", path, access, MAX_BYTES, true, handler);
    }

    public void delete(String path, Access access, Handler handler) {
        add("DELETE", path, access, MAX_BYTES, true, handler);
    }

    /** A route that takes more than {@link #MAX_BYTES}. */
    public void upload(String path, Access access, long maxBytes, Handler handler) {
        add("POST", path, access, maxBytes, true, handler);
    }

    /** A route of any method that takes so much and that readers see nothing of. */
    public void unseen(String method, String path, Access access, long maxBytes, Handler handler) {
        add(method, path, access, maxBytes, false, handler);
    }

    private void add(
            String method,
            String path,
            Access access,
            long maxBytes,
            boolean reachesReaders,
            Handler handler) {
        all.add(new Route(method, path, access, maxBytes, reachesReaders, handler));
    }

    /** All routes, in the order they were added. */
    public List<Route> list() {
        return List.copyOf(all);
    }
}
