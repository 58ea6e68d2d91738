package news.stet.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a database, which a test can cut and mend: cut, nothing answers at its end. */
public final class DatabaseLine implements AutoCloseable {
    private final DatabaseAddress beyond;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket listener;

    public DatabaseLine(DatabaseAddress beyond) {
        this.beyond = beyond;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    private ServerSocket listen(int wanted) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            Thread.ofVirtual().start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        URI server = URI.create(beyond.url().substring("jdbc:".length()));
        while (!socket.isClosed()) {
            try {
                Socket here = socket.accept();
                open.add(here);
                Socket there = new Socket(server.getHost(), server.getPort());
                open.add(there);
                Thread.ofVirtual().start(() -> pass(here, there));
                Thread.ofVirtual().start(() -> pass(there, here));
                if (socket.isClosed()) {
                    hangUp();
                }
            } catch (IOException e) {
                // Cut.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Cut, or one of the two has hung up.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** The database as it is reached this way. */
    public DatabaseAddress address() {
        return new DatabaseAddress(
                beyond.url().replaceFirst("//[^/]+/", "//127.0.0.1:" + port + "/"),
                beyond.user(),
                beyond.password());
    }

    /** From now on nobody gets through, and those who are talking are cut off. */
    public void cut() {
        try {
            listener.close();
            hangUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** As it was before. */
    public void mend() {
        listener = listen(port);
    }

    @Override
    public void close() {
        cut();
    }
}
