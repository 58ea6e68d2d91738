package news.stet.press;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;

/**
 * Who is connected, on all ports together. Loopback counts too: what runs on this machine can run
 * wild as well. Safe for any thread.
 */
final class Crowd {
    private static final Object NOBODY = "nobody";

    private final int perAddress;
    private final int most;
    private final Map<SelectableChannel, Object> networks = new HashMap<>();
    private final Map<Object, Integer> counts = new HashMap<>();
    private long refused;

    Crowd(Limits limits) {
        this.perAddress = limits.perAddress();
        this.most = limits.connections();
    }

    /** Whether a new connection may stay; it counts until {@link #leave}. */
    synchronized boolean admit(SocketChannel channel) {
        Object network = network(channel);
        int count = counts.getOrDefault(network, 0);
        if (networks.size() >= most || perAddress > 0 && count >= perAddress) {
            refused++;
            return false;
        }
        networks.put(channel, network);
        counts.put(network, count + 1);
        return true;
    }

    /** It is gone. To be told twice does no harm. */
    synchronized void leave(SelectableChannel channel) {
        Object network = networks.remove(channel);
        if (network != null) {
            forgetOne(network);
        }
    }

    /** Whatever way a connection ended, it does not count any longer. */
    synchronized void forgetClosed() {
        networks.entrySet()
                .removeIf(entry -> {
                    boolean closed = !entry.getKey().isOpen();
                    if (closed) {
                        forgetOne(entry.getValue());
                    }
                    return closed;
                });
    }

    private void forgetOne(Object network) {
        counts.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
    }

    synchronized int size() {
        return networks.size();
    }

    /** How many were turned away since Stet started. */
    synchronized long refused() {
        return refused;
    }

    private static Object network(SocketChannel channel) {
        try {
            return channel.getRemoteAddress() instanceof InetSocketAddress remote
                    ? network(remote.getAddress())
                    : NOBODY;
        } catch (IOException gone) {
            return NOBODY;
        }
    }

    /**
     * An IPv4 address, or the 64 bits of an IPv6 one that say whose line it is: the rest its owner
     * can choose at will.
     */
    static Object network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        return ByteBuffer.wrap(address.getAddress()).getLong();
    }
}
