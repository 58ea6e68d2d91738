package news.stet.press;

import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.thread.Scheduler;

/** One port of the site: lets in whom the {@link Crowd} admits, and has each connection watched. */
final class SiteConnector extends ServerConnector {
    private static final int ACCEPTORS = 1;

    /** Pages are answered on these threads: more of them would only share the same cores. */
    private static final int SELECTORS = 2;

    private static final int BACKLOG = 1024;

    private final Crowd crowd;
    private final Limits limits;

    SiteConnector(Server server, Crowd crowd, Limits limits, ConnectionFactory... factories) {
        super(server, ACCEPTORS, SELECTORS, factories);
        this.crowd = crowd;
        this.limits = limits;
        setIdleTimeout(limits.idle().toMillis());
        setAcceptQueueSize(BACKLOG);
    }

    @Override
    protected SelectorManager newSelectorManager(
            Executor executor, Scheduler scheduler, int selectors) {
        return new Door(executor, scheduler, selectors);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(
            SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        var endPoint = new WatchedEndPoint(channel, selector, key, getScheduler(), limits);
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }

    /** A newcomer too many is closed before anything is made for it. */
    private final class Door extends ServerConnectorManager {
        Door(Executor executor, Scheduler scheduler, int selectors) {
            super(executor, scheduler, selectors);
        }

        @Override
        public void accept(SelectableChannel channel, Object attachment) {
            if (crowd.admit((SocketChannel) channel)) {
                super.accept(channel, attachment);
            } else {
                IO.close(channel);
            }
        }

        @Override
        protected void onAcceptFailed(SelectableChannel channel, Throwable cause) {
            crowd.leave(channel);
            super.onAcceptFailed(channel, cause);
        }

        @Override
        protected void endPointClosed(EndPoint endPoint) {
            super.endPointClosed(endPoint);
            if (endPoint instanceof SocketChannelEndPoint socket) {
                crowd.leave(socket.getChannel());
            }
        }
    }
}
